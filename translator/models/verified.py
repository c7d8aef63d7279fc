"""Hashes of files, remembered so that a large file is not hashed at every start.

A hash is believed as long as the file's size, modification time (ns) and inode are those it
had when it was hashed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from translator.errors import InputError, OutputError
from translator.system.atomic import write_atomic
from translator.system.bounded_reading import SETTINGS, read_text_file
from translator.system.file_kinds import is_there
from translator.system.structured_text import json_of

CHUNK = 1 << 20


def sha256_of(path: Path, tick: Callable[[int], None] | None = None) -> str:
    """Hash a file; ``tick`` is told the bytes read so far."""
    digest = hashlib.sha256()
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            if tick:
                tick(done)
    return digest.hexdigest()


def short_hash(digest: str) -> str:
    """Return the 12 hexadecimal digits by which people are told a hash or a commit."""
    return digest[:12]


class VerifiedFiles:
    """Remembers across processes which file had which hash.

    Args:
        folder: The store's; paths are remembered relative to it. Losing the memory, or two
            processes writing it at once, costs one more hashing and nothing else.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / ".verified.json"

    def known(self, path: Path) -> str | None:
        """Return the file's hash if it was hashed before and has not changed since."""
        entry = self._read().get(self._key(path))
        if isinstance(entry, list) and entry[:-1] == _identity(path):
            return str(entry[-1])
        return None

    def remember(self, path: Path, sha256: str) -> None:
        """Remember the hash of a file as it is now."""
        entries = {key: value for key, value in self._read().items() if self._there(key)}
        entries[self._key(path)] = [*_identity(path), sha256]
        # Failing to write is no harm: a read-only store is hashed at every start instead.
        with contextlib.suppress(OutputError):
            write_atomic(self._path, json.dumps(entries, indent=1).encode())

    def _there(self, key: str) -> bool:
        return is_there(self._folder / key)

    def _key(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _read(self) -> dict[str, object]:
        try:
            content = json_of(read_text_file(self._path, SETTINGS))
        except (OSError, ValueError, InputError):  # none, or damaged: files are hashed again
            return {}
        return content if isinstance(content, dict) else {}


def _identity(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ino]
