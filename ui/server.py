"""Start the reader's server: on this computer only, with every setting said aloud.

Streamlit finds its configuration file by the working directory and the page's place, so the
settings that keep the reader private are also passed as flags, which win over files and
environment.
"""

from __future__ import annotations

import socket
from importlib.resources import files
from pathlib import Path

from translator.errors import UsageError
from translator.models import offline

ADDRESS = "127.0.0.1"
FIRST_PORT = 8501
"""Streamlit's own."""
_TRIED = 20
"""Ports tried when none is asked for."""

SETTINGS: dict[str, str | int | bool | list[str]] = {
    "server.address": ADDRESS,
    "server.allowedHosts": [ADDRESS, "localhost"],
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 100,
    "server.runOnSave": False,
    "server.showEmailPrompt": False,
    "browser.gatherUsageStats": False,
    "browser.serverAddress": ADDRESS,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "global.developmentMode": False,
    "logger.hideWelcomeMessage": True,
}
"""What keeps the reader private and quiet."""


def choose_port(asked: int | None) -> int:
    """Return a port nobody listens on.

    Args:
        asked: The port a person named; None: 8501 or one of the next.

    Raises:
        UsageError: it is taken, or may not be used.
    """
    if asked is not None:
        problem = _problem(asked)
        if problem is not None:
            raise UsageError(
                f"Port {asked} on {ADDRESS} cannot be used: {problem}.",
                f"Choose another: duizhao ui --port {max(asked + 1, FIRST_PORT)}",
            )
        return asked
    for port in range(FIRST_PORT, FIRST_PORT + _TRIED):
        if _problem(port) is None:
            return port
    raise UsageError(
        f"Ports {FIRST_PORT} to {FIRST_PORT + _TRIED - 1} on {ADDRESS} are all taken.",
        "Name a free one with --port.",
    )


def _problem(port: int) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, port))
        except PermissionError:
            return "the system keeps it for itself"
        except OSError:
            return "another program uses it"
    return None


def flags(port: int, *, open_browser: bool) -> list[str]:
    """Return the flags of ``streamlit run``."""
    settings = SETTINGS | {
        "server.port": port,
        "browser.serverPort": port,
        "server.headless": not open_browser,
    }
    written = []
    for name, value in settings.items():
        for one in value if isinstance(value, list) else [value]:
            text = str(one).lower() if isinstance(one, bool) else str(one)
            written.append(f"--{name}={text}")
    return written


def address(port: int) -> str:
    """Return what to open in a browser."""
    return f"http://{ADDRESS}:{port}"


def serve(port: int, *, open_browser: bool) -> None:
    """Run the server until it is ended with Ctrl-C.

    Args:
        port: As ``choose_port`` returned it.
        open_browser: Open a browser window at the address.
    """
    offline.enforce()  # before the first library that would look for newer files
    from streamlit.web import cli  # slow, and only wanted here

    page = Path(str(files("ui").joinpath("app.py")))
    cli.main(["run", str(page), *flags(port, open_browser=open_browser)], standalone_mode=False)
