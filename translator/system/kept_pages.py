"""What was read of the pages of a file, kept by its content, because reading takes minutes.

A line for each page. It can be made again at any time, so whatever is wrong with it counts as
not being there; the oldest files make room for new ones.
"""

from __future__ import annotations

from pathlib import Path

from translator.errors import OutputError
from translator.lazy_regex import lazy_regex
from translator.system import paths
from translator.system.atomic import unwritable, write_atomic

_MOST_FILES = 100
_LARGEST = 50_000_000
"""Bytes; a thousand pages fill a fifth of it."""
_PAGE = lazy_regex(r"([0-9]{1,9}) (.+)")
"""The number of a page, and what was read of it."""


def kept(sha256: str, made_by: str) -> dict[int, str]:
    """Return the lines that are kept of a file, by the number of their page.

    Args:
        sha256: Of its bytes, in hexadecimal.
        made_by: What made them; what another maker left does not count.
    """
    place = _place(sha256)
    try:
        if place.stat().st_size > _LARGEST:
            return {}
        lines = place.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    if lines[0] != made_by:
        return {}
    found: dict[int, str] = {}
    for line in lines[1:]:
        if page := _PAGE.fullmatch(line):
            found[int(page[1])] = page[2]
    return found


def keep(sha256: str, made_by: str, lines: dict[int, str]) -> bool:
    """Keep the lines of a file in place of those that are kept; say whether that was possible.

    Args:
        sha256: Of its bytes, in hexadecimal.
        made_by: What made them; one line.
        lines: By the number of their page; none holds the end of a line.
    """
    place = _place(sha256)
    text = "\n".join([made_by, *(f"{number} {line}" for number, line in sorted(lines.items()))])
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(place, text.encode())
        _make_room(place.parent)
    except (OSError, OutputError):
        return False
    return True


def forget(sha256: str) -> None:
    """Take away what is kept of a file.

    Raises:
        OutputError: the system does not let it go.
    """
    place = _place(sha256)
    try:
        place.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(place, error) from error


def _place(sha256: str) -> Path:
    return paths.home() / "recognised" / f"{sha256}.txt"


def _make_room(folder: Path) -> None:
    files = sorted(folder.glob("*.txt"), key=lambda one: one.stat().st_mtime)
    for one in files[:-_MOST_FILES]:
        one.unlink(missing_ok=True)
