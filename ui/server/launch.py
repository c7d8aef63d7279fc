"""Start the reader's server: on this computer only unless asked, every setting said aloud.

Streamlit finds its configuration file by the working directory and the page's place, so the
settings that keep the reader private are also passed as flags, which win over files and
environment.
"""

from __future__ import annotations

import errno
import ipaddress
import socket
from importlib.resources import files

from translator.application import stay_offline
from translator.errors import UsageError
from translator.errors.error_sentences import Piece, piece

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

    Args:
        host: As ``check_host`` returned it.
    """
    if host != EVERYWHERE:
        return [host]
    found = [_route()]
    try:
        known = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:  # a computer that does not know its own name
        known = []
    found += [str(place[0]) for *_, place in known]
    return [one for one in dict.fromkeys(found) if one and not is_private(one)]


def _route() -> str:
    """Return the address this computer would use towards others; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address of nobody's: RFC 5737
            return str(probe.getsockname()[0])
        except OSError:  # no network at all
            return ""


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
        if _problem(port, host) is None:
            return port
    raise UsageError("reader.ports", first=FIRST_PORT, last=FIRST_PORT + _TRIED - 1, host=host)


def _problem(port: int, host: str) -> Piece | None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except PermissionError:
            return piece("port.system")
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                return piece("port.address")
            return piece("port.taken")
    return None


def flags(port: int, *, open_browser: bool, host: str = ADDRESS) -> list[str]:
    """Return the flags of ``streamlit run``."""
    settings = (
        SETTINGS
        | _listening(host)
        | {
            "server.port": port,
            "browser.serverPort": port,
            "server.headless": not open_browser,
        }
    )
    written = []
    for name, value in settings.items():
        for one in value if isinstance(value, list) else [value]:
            text = str(one).lower() if isinstance(one, bool) else str(one)
            written.append(f"--{name}={text}")
    return written


def _listening(host: str) -> dict[str, str | int | bool | list[str]]:
    """Return the settings that differ where other devices may come in."""
    if host == ADDRESS:
        return {}
    others = reachable(host)
    return {
        "server.address": host,
        "server.allowedHosts": [*dict.fromkeys([ADDRESS, "localhost", *others])],
        "browser.serverAddress": others[0] if others else ADDRESS,
    }


def address(port: int, host: str = ADDRESS) -> str:
    """Return what to open in a browser."""
    return f"http://{host}:{port}"


def serve(port: int, *, open_browser: bool, host: str = ADDRESS) -> None:
    """Run the server until it is ended with Ctrl-C.

    Args:
        port: As ``choose_port`` returned it.
        open_browser: Open a browser window at the address.
        host: As ``check_host`` returned it.
    """
    stay_offline()  # before the first library that would look for newer files
    from streamlit import net_util
    from streamlit.web import cli  # slow, and only wanted here

    # Asked by a page of another site, Streamlit would ask a server on the internet for this
    # computer's address before it refuses that page.
    net_util.get_external_ip = lambda: None

    page = "app.py" if is_private(host) else "asgi.py"
    cli.main(
        [
            "run",
            str(files("ui").joinpath(page)),
            *flags(port, open_browser=open_browser, host=host),
        ],
        standalone_mode=False,
    )
