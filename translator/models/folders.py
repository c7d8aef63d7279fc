"""A folder or file on this computer as a source: copied and verified."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from translator.models.download_progress import Progress
from translator.models.failures import (
    MismatchError,
    NotOfferedError,
    UnreachableError,
    require_space,
    write_failed,
)
from translator.models.manifest import Gathered, StoredFile
from translator.models.specs import FileSpec, ModelSpec
from translator.models.tar_files import readable
from translator.models.verified import CHUNK, short_hash


def gather(spec: ModelSpec, place: Path, work: Path, progress: Progress) -> Gathered:
    """Copy the files of ``spec`` out of a folder (or its only file), verifying each.

    Raises:
        UnreachableError: there is no such folder.
        NotOfferedError: a file is missing in it.
        MismatchError: a file is not the one the list names.
        OutputError: no space, or the store cannot be written.
    """
    if not place.exists():
        raise UnreachableError("folder.none", path=place)
    found = _find(spec, place)
    total = sum(path.stat().st_size for path in found.values())
    require_space(work, total, spec.name)
    folder = work / "local"
    stored: list[StoredFile] = []
    progress.begin(f"{spec.name} from {place}", total)
    done = 0
    whole = False
    try:
        if folder.exists():  # of a run that was killed
            shutil.rmtree(folder)
        for file, path in found.items():
            target = folder / "files" / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            digest = hashlib.sha256()
            size = 0
            with readable(path) as source, target.open("wb") as copy:
                while chunk := source.read(CHUNK):
                    copy.write(chunk)
                    digest.update(chunk)
                    size += len(chunk)
                    progress.at(done + size)
                copy.flush()
                os.fsync(copy.fileno())
            done += size
            actual = digest.hexdigest()
            if file.sha256 not in (None, actual) or file.size not in (None, size):
                raise MismatchError(
                    "folder.other-file",
                    path=path,
                    file=file.name,
                    name=spec.name,
                    size=size,
                    hash=short_hash(actual),
                )
            stored.append(StoredFile(name=file.name, size=size, sha256=actual))
        whole = True
    except OSError as error:
        raise write_failed(error, folder) from error
    finally:
        progress.end()
        if not whole:
            shutil.rmtree(folder, ignore_errors=True)
    return Gathered(folder=folder, files=tuple(stored), source=f"local: {place}", revision="")


def _find(spec: ModelSpec, place: Path) -> Mapping[FileSpec, Path]:
    if place.is_file():
        if len(spec.files) != 1:
            raise NotOfferedError("folder.several", name=spec.name, number=len(spec.files))
        return {spec.files[0]: place}
    found: dict[FileSpec, Path] = {}
    for file in spec.files:
        path = place / file.name
        if path.is_file():
            found[file] = path
        elif not file.optional:
            raise NotOfferedError("folder.lacks", path=place, file=file.name)
    return found
