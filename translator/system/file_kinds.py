"""What stands at a path a person named, where asking must not fail.

``pathlib`` answers no for a path that is not there, and raises for a name that the disk refuses
(over 255 bytes, a path over 4,096) or, until Python 3.13, for a link that leads to itself. Who
opens such a path is told what is wrong with it; here there is just nothing.
"""

from __future__ import annotations

import os
from pathlib import Path


def is_folder(path: str | Path) -> bool:
    """Say whether there is a folder; links are followed."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):  # no name for a file of this system
        return False


def is_file(path: str | Path) -> bool:
    """Say whether there is a regular file; links are followed."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def is_there(path: str | Path) -> bool:
    """Say whether there is anything; links are followed."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def at_home(path: str) -> Path:
    """Return a path with ``~`` written out; that of a user who is not there stays a name."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def real(path: str | Path) -> Path:
    """Return a path without links, as far as they lead; a link to itself stays as it is."""
    return Path(os.path.realpath(path))
