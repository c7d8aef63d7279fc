"""Carrying models to computers without a network: tar files out, tar files and folders in.

duizhao-model/model.json     the record, first
duizhao-model/files/…
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from translator.errors import InputError, ModelError, OutputError
from translator.errors.error_sentences import piece, why_of, worded
from translator.models import folders
from translator.models.download_progress import Progress, Silent
from translator.models.failures import MismatchError, NotOfferedError, require_space, write_failed
from translator.models.fetch import install
from translator.models.manifest import RECORD, Gathered, Record, parse_record, record_text
from translator.models.model_store import PARTIAL, Installed, ModelStore
from translator.models.specs import FileSpec, ModelSpec, find_spec
from translator.models.verified import CHUNK, sha256_of

TOP = "duizhao-model"
TextImporter = Callable[[Path, str | None, ModelStore, Progress], Installed | None]
"""Takes a file that is itself another edition of something in the list; None: it is none."""
_RECORD_LIMIT = 1 << 20
"""Bytes; a record is a few kilobytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What an import put into the store."""

    installed: Installed
    compared_with_list: bool
    """Every file had a sha256 in the list of models, and it was this one."""


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
    if not path.parent.exists():
        raise OutputError("file.no-folder", path=path, next=piece("write.no-folder"))
    require_space(path.parent, found.size, piece("space.copy", name=name))
    temporary = path.with_name(f".duizhao-{os.getpid()}-{path.name}.part")
    record = record_text(found.record).encode()
    told.begin(f"{name} to {path}", found.size)
    done = 0
    try:
        with temporary.open("wb") as raw:
            with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as archive:
                archive.addfile(_member(RECORD, len(record)), io.BytesIO(record))
                for stored in found.record.files:
                    with found.file(stored.name).open("rb") as source:
                        archive.addfile(_member(f"files/{stored.name}", stored.size), source)
                    done += stored.size
                    told.at(done)
            raw.flush()
            os.fsync(raw.fileno())
        temporary.replace(path)
    except OSError as error:
        raise write_failed(error, path) from error
    finally:
        temporary.unlink(missing_ok=True)
        told.end()


def import_model(
    path: Path,
    *,
    store: ModelStore,
    name: str | None = None,
    agree: Callable[[ModelSpec], bool] = lambda spec: False,
    progress: Progress | None = None,
    editions: TextImporter | None = None,
) -> Imported:
    """Put a model that is on this computer into the store, verified.

    Args:
        path: A tar file that ``export_model`` wrote, or it unpacked; or a model's own file,
            or the folder of its files; or a dictionary of any date in CC-CEDICT's format.
        store: Where it goes.
        name: Which model of the list it is; None: found by the archive's record, the file's
            sha256 or the names of the files.
        agree: Asked if the model has a ``consent`` text.
        progress: Told what happens.
        editions: What takes a dictionary of another date (``chinese.dictionary.own``); None:
            only what the list names is taken.

    Raises:
        InputError: there is nothing at ``path``.
        ModelError: it is no model, not the one the list names, or not agreed to.
        OutputError: no space, or the store cannot be written.
    """
    told = progress or Silent()
    if not path.exists():
        raise InputError("archive.nothing", path=path)
    try:
        if path.is_file() and _is_tar(path):
            return _import_tar(path, store, name, agree, told)
        if path.is_dir() and (path / RECORD).is_file():
            record = _record((path / RECORD).read_bytes(), path)
            spec = _check(record, store, name, agree)
            return _import_folder(path / "files", _as_spec(record), spec, store, told)
        if editions and (edition := editions(path, name, store, told)):
            return Imported(installed=edition, compared_with_list=False)
        spec = find_spec(name, store.specs) if name else _recognise(path, store.specs)
        _require_consent(spec, agree)
        return _import_folder(path, spec, spec, store, told)
    except (tarfile.TarError, ValueError, EOFError) as error:
        raise ModelError("archive.damaged", path=path, why=why_of(error)) from error


def _is_tar(path: Path) -> bool:
    try:
        return tarfile.is_tarfile(path)
    except EOFError:
        return False  # compressed and cut off: whoever reads it as something else says so


def _import_tar(
    path: Path,
    store: ModelStore,
    name: str | None,
    agree: Callable[[ModelSpec], bool],
    told: Progress,
) -> Imported:
    with tarfile.open(path) as archive:
        first = archive.next()
        if first is None or first.name != f"{TOP}/{RECORD}" or first.size > _RECORD_LIMIT:
            raise ModelError("archive.not-ours", path=path)
        record = _record(_open(archive, first).read(), path)
        spec = _check(record, store, name, agree)
        work = store.folder / PARTIAL / record.name
        with store.lock(record.name, told):
            require_space(work, sum(file.size for file in record.files), record.name)
            told.begin(f"{record.name} from {path}", sum(file.size for file in record.files))
            folder = work / "import"
            try:
                if folder.exists():
                    shutil.rmtree(folder)
                _unpack(archive, record, folder, told)
            except OSError as error:
                raise write_failed(error, folder) from error
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            finally:
                told.end()
            gathered = Gathered(
                folder=folder, files=record.files, source=record.source, revision=record.revision
            )
            installed = install(spec or record, gathered, store)
    return Imported(installed=installed, compared_with_list=_all_hashed(spec))


def _unpack(archive: tarfile.TarFile, record: Record, folder: Path, told: Progress) -> None:
    """Write the members the record names, and nothing else, each verified."""
    wanted = {f"{TOP}/files/{file.name}": file for file in record.files}
    done = 0
    while (member := archive.next()) is not None:
        file = wanted.pop(member.name, None)
        if file is None or not member.isreg() or member.size != file.size:
            raise MismatchError("archive.not-recorded", name=member.name)
        target = folder / "files" / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with _open(archive, member) as source, target.open("wb") as copy:
            while chunk := source.read(CHUNK):
                copy.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                told.at(done)
            copy.flush()
            os.fsync(copy.fileno())
        if digest.hexdigest() != file.sha256:
            raise MismatchError("archive.file-damaged", name=file.name)
    if wanted:
        raise NotOfferedError("archive.lacks", files=", ".join(sorted(wanted)))


def _import_folder(
    place: Path, files: ModelSpec, spec: ModelSpec | None, store: ModelStore, told: Progress
) -> Imported:
    with store.lock(files.name, told):
        work = store.folder / PARTIAL / files.name
        gathered = folders.gather(files, place, work, told)
        installed = install(spec or files, gathered, store)
    return Imported(installed=installed, compared_with_list=_all_hashed(spec))


def _record(data: bytes, path: Path) -> Record:
    try:
        content = json.loads(data)
        return parse_record(content if isinstance(content, dict) else {})
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ModelError("archive.record", path=path, why=why_of(error)) from error


def _check(
    record: Record, store: ModelStore, name: str | None, agree: Callable[[ModelSpec], bool]
) -> ModelSpec | None:
    """Compare an archive's record with the list; return the list's entry, if it has one."""
    if name and name != record.name:
        raise MismatchError("archive.other-model", found=record.name, name=name)
    spec = next((one for one in store.specs if one.name == record.name), None)
    if spec is None or (spec.kind == "dictionary" and record.is_users_own):
        return None
    stored = {file.name: file.sha256 for file in record.files}
    for file in spec.files:
        if not (file.optional and file.name not in stored) and (
            file.name not in stored or file.sha256 not in (None, stored[file.name])
        ):
            raise MismatchError("archive.not-listed", file=file.name, name=record.name)
    _require_consent(spec, agree)
    return spec


def _require_consent(spec: ModelSpec, agree: Callable[[ModelSpec], bool]) -> None:
    if spec.consent and not agree(spec):
        raise ModelError(
            "archive.consent", name=spec.name, consent=worded(f"consent.{spec.name}", spec.consent)
        )


def _recognise(path: Path, specs: tuple[ModelSpec, ...]) -> ModelSpec:
    """Find which model of the list a file or folder is."""
    if path.is_file():
        size = path.stat().st_size
        alike = [s for s in specs if len(s.files) == 1 and s.files[0].size == size]
        actual = sha256_of(path) if alike else ""
        found = [spec for spec in alike if spec.files[0].sha256 == actual]
    else:
        found = [
            spec
            for spec in specs
            if all(
                file.optional
                or ((path / file.name).is_file() and _size_fits(path / file.name, file.size))
                for file in spec.files
            )
        ]
    if len(found) == 1:
        return found[0]
    names = ", ".join(spec.name for spec in found or specs)
    raise ModelError("archive.several" if found else "archive.unknown", path=path, names=names)


def _size_fits(path: Path, size: int | None) -> bool:
    return size is None or path.stat().st_size == size


def _as_spec(record: Record) -> ModelSpec:
    """Make of a record what ``folders.gather`` verifies against."""
    files = tuple(FileSpec(name=f.name, size=f.size, sha256=f.sha256) for f in record.files)
    return ModelSpec(
        name=record.name,
        about=record.about,
        kind=record.kind,
        engine=record.engine,
        directions=record.directions,
        licence=record.licence,
        attribution=record.attribution,
        card=record.card,
        consent="",
        files=files,
        sources=(),
    )


def _all_hashed(spec: ModelSpec | None) -> bool:
    return spec is not None and all(file.sha256 for file in spec.files)


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(f"{TOP}/{name}")
    member.size = size
    member.mode = 0o644
    return member


def _open(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    source = archive.extractfile(member)
    if source is None:
        raise ModelError("archive.no-file", name=member.name)
    return source
