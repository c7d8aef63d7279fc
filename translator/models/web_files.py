"""Files of a folder of the web, packed with gzip: downloaded, unpacked, verified.

What is believed is the sha256 of the unpacked file, which the list has to know. A packed file
that is broken, or unpacks to more than the list says, is deleted like any other that is wrong.
"""

from __future__ import annotations

import gzip
import os
import urllib.parse
import zlib
from functools import partial
from pathlib import Path

from translator.models.download_progress import Progress
from translator.models.failures import MismatchError, require_space, write_failed
from translator.models.hub import Hub
from translator.models.manifest import Gathered, StoredFile
from translator.models.specs import FileSpec, ModelSpec, WebSource
from translator.models.verified import CHUNK, sha256_of

PACKED = ".gz"
_MAGIC = b"\x1f\x8b"


def gather(
    spec: ModelSpec, source: WebSource, work: Path, progress: Progress, connection: Hub
) -> Gathered:
    """Download the files of a model, unpack and verify each.

    Raises:
        UnreachableError, NotOfferedError, MismatchError: this source did not give the model.
        OutputError: no space, or the folder cannot be written.
    """
    address = urllib.parse.urlsplit(source.url)
    host = connection.beside(f"{address.scheme}://{address.netloc}")
    folder = work / "web"
    files = folder / "files"
    total = spec.size or 0
    there = sum(path.stat().st_size for path in files.rglob("*") if path.is_file())
    require_space(work, max(0, 2 * total - there), spec.name)  # packed and unpacked
    progress.begin(f"{spec.name} from {address.netloc}", total)
    stored: list[StoredFile] = []
    done = 0
    try:
        for file in spec.files:
            path = files / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or sha256_of(path) != file.sha256:
                packed = path.with_name(f"{path.name}{PACKED}.part")
                host.download_path(
                    f"{address.path.rstrip('/')}/{urllib.parse.quote(file.name)}{PACKED}",
                    packed,
                    partial(_tick, progress, done, file.size or 0),
                )
                _unpack(file, packed, path)
            size = path.stat().st_size
            stored.append(StoredFile(name=file.name, size=size, sha256=str(file.sha256)))
            done += size
            progress.at(done)
    except OSError as error:
        raise write_failed(error, folder) from error
    finally:
        progress.end()
    return Gathered(folder=folder, files=tuple(stored), source=f"web, {source.url}", revision="")


def _tick(progress: Progress, before: int, most: int, now: int) -> None:
    progress.at(before + min(now, most))  # packed bytes are fewer than those that are counted


def _unpack(file: FileSpec, packed: Path, path: Path) -> None:
    """Unpack a file and verify it; whatever is wrong, nothing is left of it."""
    part = path.with_name(f"{path.name}.part")
    most = file.size or 0
    try:
        with packed.open("rb") as begins:
            is_packed = begins.read(2) == _MAGIC  # a server may unpack it on the way
        opened = gzip.open if is_packed else Path.open
        with opened(packed, "rb") as source, part.open("wb") as unpacked:
            size = 0
            while size <= most and (chunk := source.read(min(CHUNK, most + 1 - size))):
                unpacked.write(chunk)
                size += len(chunk)
            unpacked.flush()
            os.fsync(unpacked.fileno())
        actual = sha256_of(part) if size <= most else "more than its size"
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        packed.unlink(missing_ok=True)
        part.unlink(missing_ok=True)
        raise MismatchError("web-files.broken", file=packed.name.removesuffix(".part")) from error
    packed.unlink()
    if actual != file.sha256:
        part.unlink()
        raise MismatchError("web-files.mismatch", file=file.name, hash=actual[:12])
    part.replace(path)
