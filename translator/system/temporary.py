"""Folders among the system's temporary ones, swept when the process that made them was killed.

Their names say which process that is: ``duizhao-PID-…``.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from pathlib import Path

from translator.lazy_regex import lazy_regex
from translator.system.atomic import left_by

_PREFIX = "duizhao-"
_NAME = lazy_regex(rf"{_PREFIX}(\d{{1,10}})-")
_swept: set[str] = set()


def folder(parent: str | None = None) -> tempfile.TemporaryDirectory[str]:
    """Make a folder for this process alone; it goes when it is cleaned up.

    The first one that a process makes somewhere takes those of killed processes away there.

    Args:
        parent: Where; None: among the system's temporary ones.

    Raises:
        OSError: it cannot be made.
    """
    place = parent or tempfile.gettempdir()
    if place not in _swept:
        _swept.add(place)
        sweep(Path(place))
    return tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", dir=parent)


def sweep(place: Path) -> int:
    """Remove the folders of ours that killed processes left; return how many.

    What belongs to another user, or is a link, is none of ours: everybody writes here.
    """
    removed = 0
    try:
        found = [one for one in place.iterdir() if one.name.startswith(_PREFIX)]
    except OSError:
        return 0  # closed to us: nothing of ours can be there
    for one in found:
        try:
            if _is_stray(one):
                shutil.rmtree(one)
                removed += 1
        except OSError:
            continue  # another process swept it in between
    return removed


def _is_stray(path: Path) -> bool:
    match = _NAME.match(path.name)
    if match is None:
        return False
    found = path.lstat()
    ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return ours and stat.S_ISDIR(found.st_mode) and left_by(int(match[1]), path)
