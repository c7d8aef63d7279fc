"""The two databases of one dictionary file: what reading needs, and what searching needs besides.

Both are made once. The second is made of the first, and only when somebody searches or has time:
together they take twice as long, and pinyin needs the first alone.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from translator.chinese.dictionary import cache as cache_files
from translator.chinese.dictionary.database_files import open_whole
from translator.errors import ModelError
from translator.errors.error_sentences import because
from translator.system import paths

VERSION = 6
"""Of the layout, see ``build`` and ``index_build``; a change makes both be built anew."""

_building = threading.Lock()
"""Held while a database is built, so that threads do not build the same one beside each other."""
_indexing = threading.Lock()
"""The same for indexes: who reads does not wait for one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Databases:
    """Where they are, and how they are made."""

    source: Path
    """The text of the dictionary."""
    main: Path
    """What ``build`` makes of it."""
    building: Callable[[], None] | None
    """Called before ``main`` is built."""
    apart: bool
    """They are built in another process, so that threads of this one are not slowed."""

    @classmethod
    def of(
        cls,
        source: Path,
        folder: Path | None,
        *,
        building: Callable[[], None] | None,
        apart: bool,
    ) -> Databases:
        """Return those of a dictionary file; None: in ``cache`` in the data directory.

        Raises:
            ModelError: the file is missing.
        """
        try:
            state = source.stat()
        except OSError as error:
            raise _unreadable(source, error) from error
        identity = f"{VERSION} {source.resolve()} {state.st_size} {state.st_mtime_ns}"
        name = f"dictionary-{hashlib.sha256(identity.encode()).hexdigest()[:16]}.sqlite3"
        main = (folder or paths.home() / "cache") / name
        return cls(source=source, main=main, building=building, apart=apart)

    @property
    def index(self) -> Path:
        """What ``index_build`` makes of ``main``."""
        return self.main.with_name(f"{self.main.stem}-index.sqlite3")

    def open_main(self) -> sqlite3.Connection:
        """Open what reading needs; build it if it is not there or damaged.

        Raises:
            ModelError, FormatError: the text cannot be read, or is no dictionary.
            OutputError: the database cannot be written.
        """
        return open_whole(self.main, self._build, _building)

    def open_index(self) -> sqlite3.Connection:
        """Open what searching needs besides; build it if it is not there or damaged.

        Raises:
            ModelError: ``main`` is damaged.
            OutputError: the database cannot be written.
        """
        opened = open_whole(self.index, self._build_index, _indexing)
        cache_files.used(self.index)
        return opened

    def _build(self) -> None:
        from translator.chinese.dictionary import build  # only then

        if self.building is not None:
            self.building()
        # An older index has the numbers of entries that may be in another order now.
        cache_files.discard(self.index)
        try:
            (cache_files.build_apart if self.apart else build.build)(self.source, self.main)
        except OSError as error:
            raise _unreadable(self.source, error) from error

    def _build_index(self) -> None:
        from translator.chinese.dictionary import index_build  # only then

        try:
            if self.apart:
                cache_files.build_apart(self.main, self.index, index=True)
            else:
                index_build.build(self.main, self.index)
        except OSError as error:
            raise ModelError("dictionary.lost", path=self.main, why=because(error)) from error


def _unreadable(source: Path, error: OSError) -> ModelError:
    return ModelError("dictionary.unreadable", path=source, why=because(error))
