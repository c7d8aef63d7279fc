"""Which of some files have changed and rest: half-written ones are left alone until they do.

Only what the system says of a file is looked at (size, time, number), never its content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

QUIET = 0.8
"""Seconds for which a file must stay as it is: editors write twice, programs in pieces."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the system says of a file."""

    size: int
    changed: int
    """Nanoseconds, by the clock of the disk."""
    number: int
    """Of the file, whatever it is called (inode)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What a look at the files brought."""

    ready: tuple[Path, ...]
    """New or changed, and at rest."""
    waiting: bool
    """Whether there are others that may still be written to."""
    gone: tuple[Path, ...]
    renamed: Mapping[Path, Path]
    """Old name → new name; the old ones are among ``gone``."""


class WatchedFiles:
    """Remembers what files looked like.

    Args:
        quiet: Seconds for which a file must stay as it is.
    """

    def __init__(self, *, quiet: float = QUIET) -> None:
        self._quiet = quiet
        self._seen: dict[Path, tuple[Stamp, float]] = {}
        """Each file as it was last seen, and since when it has been so."""
        self._done: dict[Path, Stamp] = {}
        self._looked = False

    def look(self, found: Mapping[Path, Stamp], *, now: float, clock: float) -> Changes:
        """Compare the files with what they were.

        Args:
            found: All files there are.
            now: Seconds that never go back.
            clock: Seconds since 1970.
        """
        before, self._seen = self._seen, {}
        for path, stamp in found.items():
            known = before.get(path)
            since = known[1] if known and known[0] == stamp else now
            if not self._looked and clock - stamp.changed / 1e9 > self._quiet:
                since = now - self._quiet  # it rested long before anybody looked
            self._seen[path] = stamp, since
        self._looked = True
        changed = [path for path in found if self._done.get(path) != found[path]]
        ready = [path for path in changed if self._rests(path, now)]
        gone = [path for path in self._done if path not in found]
        numbers = {found[path].number: path for path in changed if path not in self._done}
        renamed = {
            path: numbers[number] for path in gone if (number := self._done[path].number) in numbers
        }
        for path in gone:
            del self._done[path]
        return Changes(
            ready=tuple(ready),
            waiting=len(ready) < len(changed),
            gone=tuple(gone),
            renamed=renamed,
        )

    def done(self, paths: Iterable[Path]) -> None:
        """Take these files as they were last seen for dealt with."""
        for path in paths:
            if path in self._seen:
                self._done[path] = self._seen[path][0]

    def _rests(self, path: Path, now: float) -> bool:
        stamp, since = self._seen[path]
        return stamp.size > 0 and now - since >= self._quiet


def stamps(paths: Iterable[Path]) -> dict[Path, Stamp]:
    """Return what the system says of files; those that have gone meanwhile are left out."""
    found = {}
    for path in paths:
        try:
            known = path.stat()
        except OSError:
            continue
        found[path] = Stamp(known.st_size, known.st_mtime_ns, known.st_ino)
    return found
