"""``duizhao ui``: the web reader, on this computer only."""

from __future__ import annotations

import click


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="N",
    help="Port on 127.0.0.1 [default: 8501, or the next free one]",
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser window.")
def ui(port: int | None, no_browser: bool) -> None:
    r"""Open the reader: an article on the left, its translation on the right.

    It runs on 127.0.0.1, so nobody else on the network sees it, and asks nothing of the
    internet. What is being translated goes on while the window is closed; Ctrl-C here ends
    the reader, and whatever was translated so far is kept.

    \b
    Example:
      duizhao ui
      duizhao ui --port 8600 --no-browser
    """
    from ui import server  # only when it is wanted

    chosen = server.choose_port(port)
    click.echo(f"The reader is at {server.address(chosen)} (end it with Ctrl-C)", err=True)
    server.serve(chosen, open_browser=not no_browser)
