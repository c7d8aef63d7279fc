"""Printing a page into a PDF by a program that is there, alone and without the network.

A browser gets a profile of its own in a folder that goes with it, is told that every name and
every connection fails, and prints one file from that folder. The page holds no script and loads
nothing anyway (``html_page``).
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from translator.errors import OutputError, TranslatorError
from translator.exports import print_programs
from translator.exports.print_programs import BROWSER, Program
from translator.lazy_regex import lazy_regex
from translator.system import temporary

_PAGE, _OFFICE_FILE, _PDF = "page.html", "page.docx", "page.pdf"
_SHORTEST = 90.0
"""Seconds a program gets for any page."""
_SECOND = 20_000
"""Bytes of a page that it gets one more second for: a slow laptop prints ten times as many."""
_ALONE = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
    "--disable-extensions", "--disable-component-update", "--disable-background-networking",
    "--disable-sync", "--disable-default-apps", "--disable-domain-reliability",
    "--disable-client-side-phishing-detection", "--disable-breakpad", "--no-pings",
    "--metrics-recording-only", "--password-store=basic", "--use-mock-keychain",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
)  # fmt: skip
"""https://github.com/GoogleChrome/chrome-launcher/blob/main/docs/chrome-flags-for-tools.md; the
last three lead every name and every connection nowhere (port 9 is "discard", RFC 863)."""
_PRINT = ("--no-pdf-header-footer", "--print-to-pdf-no-header", "--generate-pdf-document-outline")
_DATE = lazy_regex(rb"(/(?:CreationDate|ModDate) ?\(D:)[0-9]{14}([Z+-][0-9']*)?")
_DAY = b"20000101000000"
_NUMBER = lazy_regex(rb"((?:/ID ?\[ ?|>\s?)<|/DocChecksum ?/)([0-9A-F]{32})(?=\s|>)")
"""Each half of what identifies a file, and LibreOffice's checksum: drawn from the time, too
(ISO 32000-1, section 14.4)."""
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "WINDIR", "PROGRAMFILES", "FONTCONFIG_FILE",
         "FONTCONFIG_PATH", "LD_LIBRARY_PATH")  # fmt: skip
"""Variables that programs need; of the rest, they learn nothing."""


def printed(page: Callable[[], bytes], office_file: Callable[[], bytes]) -> bytes:
    """Return a PDF, made by the first program that can.

    Args:
        page: Gives the page for a browser.
        office_file: Gives the Word document for LibreOffice.

    Raises:
        OutputError: no program is there, or none of them could.
    """
    said: list[TranslatorError] = []
    for program in print_programs.found():
        try:
            if program.kind == BROWSER:
                return _fixed(_by_browser(program, page()))
            return _fixed(_by_office(program, office_file()))
        except OutputError as error:
            said.append(error)
    if said:
        raise OutputError("pdf.failed", why=tuple(said))
    raise OutputError("pdf.no-program")


def _by_browser(program: Program, page: bytes) -> bytes:
    with temporary.folder() as name:
        folder = Path(name)
        (folder / _PAGE).write_bytes(page)
        command = [
            str(program.path),
            *_ALONE,
            *_PRINT,
            # Chromium refuses its own sandbox to root, as containers have it.
            *(["--no-sandbox"] if _is_root() else []),
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={folder / _PDF}",
            (folder / _PAGE).as_uri(),
        ]
        return _made(program, command, folder, len(page))


def _by_office(program: Program, data: bytes) -> bytes:
    with temporary.folder() as name:
        folder = Path(name)
        (folder / _OFFICE_FILE).write_bytes(data)
        command = [
            str(program.path),
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / _OFFICE_FILE),
        ]
        return _made(program, command, folder, len(data) * 10)  # it is packed


def _made(program: Program, command: Sequence[str], folder: Path, size: int) -> bytes:
    """Run a command that makes ``_PDF`` in a folder; return what it made."""
    seconds = _SHORTEST + size / _SECOND
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise OutputError("pdf.start", program=program.path, why=error.strerror) from error
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise OutputError("pdf.slow", program=program.path, seconds=round(seconds)) from error
    finally:
        _end(process)
    try:
        data = (folder / _PDF).read_bytes()
    except OSError as error:
        raise OutputError("pdf.nothing", program=program.path) from error
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-1024:]:
        raise OutputError("pdf.nothing", program=program.path)
    return data


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started, so that nothing runs on and the folder can go."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):  # nothing of it runs any more
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _environment(folder: Path) -> Mapping[str, str]:
    """Return an environment in which a program writes nowhere but into its folder."""
    known = {name: os.environ[name] for name in _KEPT if name in os.environ}
    home = str(folder)
    return known | {
        "HOME": home, "USERPROFILE": home, "TMPDIR": home, "TEMP": home, "TMP": home,
        "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home,
        "XDG_RUNTIME_DIR": home, "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "SOURCE_DATE_EPOCH": "946684800",  # 2000-01-01: LibreOffice dates the file by it
    }  # fmt: skip


def _fixed(data: bytes) -> bytes:
    """Return a PDF without the time it was made at and what is drawn from it, as long as before."""

    def day(match: re.Match[bytes]) -> bytes:
        return match[1] + _DAY + (b"Z" if match[2] == b"Z" else b"+00'00'")[: len(match[2] or b"")]

    data = _DATE.sub(day, data)
    blank = _NUMBER.sub(lambda match: match[1] + b"0" * len(match[2]), data)
    number = hashlib.sha256(blank).hexdigest().upper().encode()
    return _NUMBER.sub(lambda match: match[1] + number[: len(match[2])], data)
