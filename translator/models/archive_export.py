"""Carrying a model to a computer without a network: one tar file.

duizhao-model/model.json     the record, first
duizhao-model/files/…
"""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

from translator.errors import OutputError
from translator.errors.error_sentences import because, piece
from translator.models.download_progress import Progress, Silent
from translator.models.failures import UnreachableError, require_space
from translator.models.manifest import RECORD, record_text
from translator.models.model_store import ModelStore
from translator.models.tar_files import TOP, readable
from translator.system.atomic import replacing
from translator.system.file_kinds import is_there


def export_model(
    name: str, path: Path, *, store: ModelStore, progress: Progress | None = None
) -> None:
    """Write a verified model as one tar file (not compressed: weights do not shrink).

    Raises:
        ModelError: it is not in the store or does not verify.
        OutputError: the file cannot be written; an older one is as it was.
    """
    told = progress or Silent()
    found = store.locate(name)
    if not is_there(path.parent):
        raise OutputError("file.no-folder", path=path, next=piece("write.no-folder"))
    require_space(path.parent, found.size, piece("space.copy", name=name))
    record = record_text(found.record).encode()
    told.begin(f"{name} to {path}", found.size)
    done = 0
    try:
        with (
            replacing(path) as raw,
            tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as archive,
        ):
            archive.addfile(_member(RECORD, len(record)), io.BytesIO(record))
            for stored in found.record.files:
                with _Readable(found.file(stored.name)) as source:
                    archive.addfile(_member(f"files/{stored.name}", stored.size), source)
                done += stored.size
                told.at(done)
    finally:
        told.end()


class _Readable(io.RawIOBase):
    """A file of the store; that it cannot be read is not taken for a fault of what is written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = readable(path)

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes; fewer only at the end."""
        try:
            return self._file.read(size)
        except OSError as error:
            raise UnreachableError(
                "models.unreadable", path=self._path, why=because(error)
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(f"{TOP}/{name}")
    member.size = size
    member.mode = 0o644
    return member
