"""Start the reader's server: on this computer only unless asked, with settings of its own alone.

Left to itself, Streamlit obeys a configuration file of the working directory and of the home
directory, and variables of the environment: a theme's font would make the page fetch an address
on the internet. Here it reads ``ui/.streamlit/config.toml`` and what is passed below, and our
own code binds the port and runs the server.
"""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from importlib import import_module
from importlib.resources import files

from translator.application import stay_offline
from translator.errors import UsageError
from translator.errors.error_sentences import Piece, piece
from ui.server import connections, left_pages, run_ends, whole_page
from ui.server.door import Door, kept_key

ADDRESS = "127.0.0.1"
EVERYWHERE = "0.0.0.0"
FIRST_PORT = 8501
"""Streamlit's own."""
_TRIED = 20
"""Ports tried when none is asked for."""
UPLOAD_LIMIT = 100
"""MB of a file that is given to a page; the largest the library reads."""

SETTINGS: dict[str, str | int | bool | list[str]] = {
    "server.address": ADDRESS,
    "server.allowedHosts": [ADDRESS, "localhost"],
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxUploadSize": UPLOAD_LIMIT,
    "server.runOnSave": False,
    "server.showEmailPrompt": False,
    "browser.gatherUsageStats": False,
    "browser.serverAddress": ADDRESS,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "global.developmentMode": False,
    "logger.hideWelcomeMessage": True,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
}
"""What keeps the reader private and quiet."""


def check_host(host: str) -> str:
    """Return an address to listen on.

    Args:
        host: An IPv4 address of this computer; ``0.0.0.0`` means all of them.

    Raises:
        UsageError: it is none.
    """
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError as error:
        raise UsageError("reader.no-address", host=host) from error


def is_private(host: str) -> bool:
    """Say whether only this computer reaches an address."""
    return ipaddress.IPv4Address(host).is_loopback


def reachable(host: str) -> list[str]:
    """Return the addresses other devices reach the reader at.

    They are read from the network cards: no name server is asked, and nothing is connected.

    Args:
        host: As ``check_host`` returned it.
    """
    if host != EVERYWHERE:
        return [host]
    import psutil  # only wanted here

    found = [
        card.address
        for cards in psutil.net_if_addrs().values()
        for card in cards
        if card.family == socket.AF_INET
    ]
    return [one for one in dict.fromkeys(found) if one and not is_private(one)]


def choose_port(asked: int | None, host: str = ADDRESS) -> int:
    """Return a port nobody listens on.

    Args:
        asked: The port a person named; None: 8501 or one of the next.
        host: The address it is for.

    Raises:
        UsageError: it is taken, or may not be used.
    """
    if asked is not None:
        problem = _problem(asked, host)
        if problem is not None:
            raise UsageError(
                "reader.port", port=asked, host=host, why=problem, free=max(asked + 1, FIRST_PORT)
            )
        return asked
    for port in range(FIRST_PORT, FIRST_PORT + _TRIED):
        problem = _problem(port, host)
        if problem is None:
            return port
        if problem.key.endswith("port.address"):  # no other port of it will do better
            raise UsageError("reader.port", port=port, host=host, why=problem, free=port)
    raise UsageError("reader.ports", first=FIRST_PORT, last=FIRST_PORT + _TRIED - 1, host=host)


def _problem(port: int, host: str) -> Piece | None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        if os.name != "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            return _why(error)
    return None


def _why(error: OSError) -> Piece:
    """Return why a port cannot be had."""
    if isinstance(error, PermissionError):
        return piece("port.system")
    if error.errno == errno.EADDRNOTAVAIL:
        return piece("port.address")
    return piece("port.taken")


def door(port: int, host: str = ADDRESS) -> Door:
    """Return who is let in, and by which names the reader is called.

    Args:
        port: As ``choose_port`` returned it.
        host: As ``check_host`` returned it.
    """
    names = [host] if is_private(host) else [*reachable(host)]
    if host in (ADDRESS, EVERYWHERE):
        names += [ADDRESS, "localhost"]
    port_named = "" if port == 80 else f":{port}"  # browsers do not name it
    key = kept_key() if is_private(host) else None
    return Door([f"{name}{port_named}" for name in names], key=key)


def address(port: int, host: str = ADDRESS) -> str:
    """Return what to open in a browser."""
    return f"http://{host}:{port}"


def settings(host: str, folder: str) -> dict[str, str | int | bool | list[str]]:
    """Return the settings of one start.

    Args:
        host: As ``check_host`` returned it.
        folder: Path that the reader lies below.
    """
    own = SETTINGS | {"server.baseUrlPath": folder}
    if host == ADDRESS:
        return own
    others = [host] if is_private(host) else reachable(host)
    return own | {
        "server.address": host,
        "server.allowedHosts": [*dict.fromkeys([ADDRESS, "localhost", *others])],
        "browser.serverAddress": others[0] if others else ADDRESS,
    }


def _settle(chosen: dict[str, str | int | bool | list[str]]) -> None:
    """Give Streamlit its settings, and nothing else that lies about."""
    from streamlit import config, net_util

    for name in [one for one in os.environ if one.startswith("STREAMLIT_")]:
        del os.environ[name]
    beside = files("ui").joinpath(".streamlit")
    # Both are looked up by their names at each call. The files would be those of the working
    # and the home directory, secrets among them; asked by a page of another origin, Streamlit
    # would ask a server on the internet for this computer's address before it refuses that page.
    config.get_config_files = lambda file_name: [str(beside.joinpath(file_name))]
    net_util.get_external_ip = net_util.get_internal_ip = lambda: None
    config.get_config_options(force_reparse=True, options_from_flags=dict(chosen))
    run_ends.wait_for_them()
    left_pages.pass_over()
    whole_page.begin_with_it()


def serve(port: int, *, way_in: Door, open_browser: bool, host: str = ADDRESS) -> None:
    """Run the server until it is ended with Ctrl-C.

    Args:
        port: As ``choose_port`` returned it.
        way_in: As ``door`` returned it.
        open_browser: Open a browser window at the address.
        host: As ``check_host`` returned it.

    Raises:
        UsageError: another program took the port meanwhile.
    """
    stay_offline()  # before the first library that would look for newer files
    with _listener(port, host) as listener:
        _settle(settings(host, way_in.folder) | {"server.port": port, "browser.serverPort": port})
        import uvicorn  # slow, and only wanted here

        from ui.server.asgi import guarded

        def begun() -> None:
            threading.Thread(target=_load_ahead, daemon=True, name="loading ahead").start()
            if open_browser and _has_windows():
                place = f"{address(port, host)}/?token={way_in.ticket()}"
                # Not here: some browsers are waited for.
                threading.Thread(target=webbrowser.open, args=(place,), daemon=True).start()

        app = guarded(way_in, begun=begun)
        server = uvicorn.Server(uvicorn.Config(app, **connections.options()))
        with suppress(KeyboardInterrupt):  # how it is ended; the server has closed everything
            server.run(sockets=[listener])


_NEEDED_FIRST = (
    *("ui.views.open", "ui.views.read", "ui.views.library", "ui.views.memory", "ui.views.models"),
    *("ui.views.review", "ui.views.settings", "ui.views.to_check"),
    "pandas",  # Streamlit wants it as soon as a component is shown
)
"""What the first page imports: all that ``ui.app`` names, and what that is waited for longest."""


def _load_ahead() -> None:
    """Import what the first page needs, while a browser still loads what is the same for all.

    Not before the server has begun: components are registered with the server that runs.
    """
    for name in _NEEDED_FIRST:
        import_module(name)


def _listener(port: int, host: str) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # there it would let two programs have the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        raise UsageError(
            "reader.port", port=port, host=host, why=_why(error), free=port + 1
        ) from error
    return listener


def _has_windows() -> bool:
    """Say whether a browser has somewhere to open: not one that would draw in the terminal."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
