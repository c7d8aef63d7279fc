"""``duizhao ui``: the web reader, on this computer only unless asked."""

from __future__ import annotations

import click


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="N",
    help="Port [default: 8501, or the next free one]",
)
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help="Let other devices in at this address of the computer, with a token; 0.0.0.0: at "
    "all of them.",
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser window.")
def ui(port: int | None, host: str, no_browser: bool) -> None:
    r"""Open the reader: an article on the left, its translation on the right.

    It runs on 127.0.0.1, so nobody else on the network sees it, and asks nothing of the
    internet. Other people of this computer, and pages of other programs, are kept out by a
    token in the address that is opened and printed; a browser that came in stays admitted.
    What is being translated goes on while the window is closed; Ctrl-C here ends the reader,
    and whatever was translated so far is kept.

    With --host a phone or another computer of the same network can open it, too, at the
    address that is printed with a token, which is another one at each start. What goes between
    them is not encrypted: do it in a network you trust.

    \b
    Examples:
      duizhao ui
      duizhao ui --port 8600 --no-browser
      duizhao ui --host 0.0.0.0
    """
    from ui.server import access, launch  # only when it is wanted

    listening = launch.check_host(host)
    chosen = launch.choose_port(port, listening)
    way_in = launch.door(chosen, listening)
    private = launch.is_private(listening)
    if private:
        click.echo("The reader is at this address (end it with Ctrl-C):", err=True)
    else:
        click.echo(
            "The reader lets other devices in, with this token (end it with Ctrl-C):", err=True
        )
    if listening == launch.EVERYWHERE:
        addresses = [*launch.reachable(listening), launch.ADDRESS]
    else:
        addresses = [listening]
    for one in addresses:
        place = launch.address(chosen, one)
        click.echo(f"  {place}/?{access.PARAMETER}={way_in.token}", err=True)
    if not private:
        click.echo("What is read goes through that network unencrypted.", err=True)
    launch.serve(chosen, way_in=way_in, open_browser=private and not no_browser, host=listening)
