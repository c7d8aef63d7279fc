"""Which files this tool wrote: a file that is not as it was left is somebody's work."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from translator.store.database import Database
from translator.system.file_kinds import real


class Outputs:
    """The written files' part of ``Library``."""

    database: Database

    def intend_output(self, path: Path, data: bytes) -> None:
        """Note what is about to be written; before it is, so that no kill comes between."""
        with self.database.write() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO outputs VALUES (?, ?)",
                (_key(path), hashlib.sha256(data).hexdigest()),
            )

    def is_own_output(self, path: Path, data: bytes) -> bool:
        """Say whether a file's content was written to this path by this tool."""
        with self.database.read() as connection:
            row = connection.execute(
                "SELECT 1 FROM outputs WHERE path = ? AND sha256 = ?",
                (_key(path), hashlib.sha256(data).hexdigest()),
            ).fetchone()
        return row is not None

    def wrote(self, path: Path) -> bool:
        """Say whether this tool ever wrote to this path, whatever stands there now."""
        with self.database.read() as connection:
            row = connection.execute(
                "SELECT 1 FROM outputs WHERE path = ? LIMIT 1", (_key(path),)
            ).fetchone()
        return row is not None


def _key(path: Path) -> str:
    """Return a path as the database can hold it, whatever bytes its name has."""
    return os.fsencode(real(path)).decode("utf-8", "backslashreplace")
