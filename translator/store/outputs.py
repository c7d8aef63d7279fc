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
        self.intend_digest(path, hashlib.sha256(data).hexdigest())

    def intend_digest(self, path: Path, digest: str) -> None:
        """Note what is about to be written by its sha256 in hexadecimal digits."""
        with self.database.write() as connection:
            connection.execute("INSERT OR IGNORE INTO outputs VALUES (?, ?)", (_key(path), digest))

    def is_own_output(self, path: Path, data: bytes) -> bool:
        """Say whether a file's content was written to this path by this tool."""
        return self.is_own_digest(path, hashlib.sha256(data).hexdigest())

    def is_own_digest(self, path: Path, digest: str) -> bool:
        """Say the same of a content by its sha256 in hexadecimal digits."""
        with self.database.read() as connection:
            row = connection.execute(
                "SELECT 1 FROM outputs WHERE path = ? AND sha256 = ?", (_key(path), digest)
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
