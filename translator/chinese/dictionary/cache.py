"""The databases made of dictionaries, as files: built beside the work, and not kept for ever.

Their names hold what they were made of and the version of their layout (``dictionary``), so that
after an upgrade, or a newer CC-CEDICT, the old ones are left lying: 40 MB each.
"""

from __future__ import annotations

import logging
import os
import subprocess
import time
from pathlib import Path

from translator.chinese.dictionary import seal
from translator.system import child_python

_log = logging.getLogger(__name__)
_PATTERN = "dictionary-*.sqlite3"
_UNUSED = 7 * 86_400.0
"""Seconds after which a database nobody opened is nobody's. Not at once: two versions of this
program may use the same data directory in turns, and would build their own each time."""
_APART = """
import os
from pathlib import Path
if hasattr(os, "nice"):
    os.nice(10)
from translator.chinese.dictionary import build, index_build
{"build": build, "index": index_build}[sys.argv[1]].build(Path(sys.argv[2]), Path(sys.argv[3]))
"""
"""What the other process does: politely, for whoever waits for a page goes first."""


def build_apart(source: Path, database: Path, *, index: bool = False) -> None:
    """Do what ``build.build`` does, or ``index_build.build``, in a process of its own.

    Some seconds of pure Python would otherwise share this process's one interpreter with
    everything else it does. Where no other process can be had, it is done in this one.

    Raises:
        FormatError, OSError, OutputError: as those raise them.
    """
    from translator.chinese.dictionary import build, index_build  # only then

    try:
        done = subprocess.run(
            child_python.with_code(
                _APART, "index" if index else "build",
                str(source.absolute()), str(database.absolute()),
            ),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
            env=child_python.environment(),
        )  # fmt: skip
        if done.returncode == 0 and database.exists():
            return
        _log.info("the dictionary's own process ended with %s: %s", done.returncode, done.stderr)
    except OSError as error:
        _log.info("the dictionary is built without a process of its own: %s", error)
    # And it says what is wrong, if anything is.
    (index_build if index else build).build(source, database)


def used(database: Path) -> None:
    """Note that a database is in use."""
    try:
        os.utime(database)
    except OSError as error:  # of another user, or on a medium that cannot be written
        _log.info("that %s is used cannot be noted: %s", database.name, error)


def clear(folder: Path) -> None:
    """Delete databases that nobody has used for a week.

    One that another process holds open stays readable to it where the system is POSIX; where
    the system refuses to delete it, it stays.
    """
    for path in folder.glob(_PATTERN):
        try:
            unused = time.time() - path.stat().st_mtime > _UNUSED
        except OSError as error:  # another process deleted it meanwhile
            _log.info("%s cannot be looked at: %s", path, error)
            continue
        if unused:
            discard(path)


def discard(database: Path) -> None:
    """Delete a database that is of no use any more, if there is one and the system allows it."""
    try:
        if database.exists():
            database.unlink()
            database.with_name(f"{database.name}{seal.SUFFIX}").unlink(missing_ok=True)
            _log.info("%s was of no use any more and is deleted", database)
    except OSError as error:
        _log.info("%s cannot be deleted: %s", database, error)
