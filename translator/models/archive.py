"""Models carried over from elsewhere: tar files (``archive_export``) and folders, verified."""

from __future__ import annotations

import hashlib
import os
import shutil
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from translator.errors import InputError, ModelError
from translator.errors.error_sentences import why_of, worded
from translator.models import folders
from translator.models.download_progress import Progress, Silent
from translator.models.failures import (
    MismatchError,
    NotOfferedError,
    require_space,
    write_failed,
)
from translator.models.fetch import install
from translator.models.manifest import (
    RECORD,
    RECORD_LIMIT,
    Gathered,
    Record,
    parse_record,
    record_bytes,
)
from translator.models.model_store import PARTIAL, Installed, ModelStore
from translator.models.specs import FileSpec, ModelSpec, find_spec
from translator.models.tar_files import TOP, is_ours, member_of, opened
from translator.models.verified import CHUNK, sha256_of
from translator.system.file_kinds import is_there
from translator.system.structured_text import json_of

TextImporter = Callable[[Path, str | None, ModelStore, Progress], Installed | None]
"""Takes a file that is itself another edition of something in the list; None: it is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What an import put into the store."""

    installed: Installed
    compared_with_list: bool
    """Every file had a sha256 in the list of models, and it was this one."""


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
    if not is_there(path):
        raise InputError("archive.nothing", path=path)
    try:
        if path.is_file() and is_ours(path):
            return _import_tar(path, store, name, agree, told, editions)
        if path.is_dir() and (path / RECORD).is_file():
            record = _record(record_bytes(path / RECORD), path)
            spec = _check(record, store, name, agree)
            if spec is None and _is_dictionary(record, store):
                return _as_edition(path / "files", record, store, told, editions)
            return _import_folder(path / "files", _as_spec(record), spec, store, told)
        if editions and (edition := editions(path, name, store, told)):
            return Imported(installed=edition, compared_with_list=False)
        spec = find_spec(name, store.specs) if name else _recognise(path, store.specs)
        _require_consent(spec, agree)
        return _import_folder(path, spec, spec, store, told)
    except (tarfile.TarError, ValueError, EOFError) as error:
        raise ModelError("archive.damaged", path=path, why=why_of(error)) from error


def _import_tar(
    path: Path,
    store: ModelStore,
    name: str | None,
    agree: Callable[[ModelSpec], bool],
    told: Progress,
    editions: TextImporter | None,
) -> Imported:
    with opened(path) as archive:
        first = archive.next()
        if first is None or first.name != f"{TOP}/{RECORD}" or first.size > RECORD_LIMIT:
            raise ModelError("archive.not-ours", path=path)
        record = _record(member_of(archive, first).read(), path)
        spec = _check(record, store, name, agree)
        own = spec is None and _is_dictionary(record, store)
        # Whoever reads an edition takes the model's own lock: this one holds the folder for it.
        name = f"{record.name}.edition" if own else record.name
        folder = store.folder / PARTIAL / name / "import"
        with store.lock(name, told):
            _unpack_apart(archive, record, path, folder, told)
            if own:
                try:
                    return _as_edition(folder / "files", record, store, told, editions)
                finally:
                    shutil.rmtree(folder.parent, ignore_errors=True)
            gathered = Gathered(
                folder=folder,
                files=record.files,
                source=record.source,
                revision=record.revision,
            )
            installed = install(spec or record, gathered, store)
            return Imported(installed=installed, compared_with_list=_all_hashed(spec))


def _is_dictionary(record: Record, store: ModelStore) -> bool:
    """Say whether a model would be a dictionary, whatever its record calls it."""
    listed = any(one.name == record.name and one.kind == "dictionary" for one in store.specs)
    return listed or record.kind == "dictionary"


def _as_edition(
    files: Path, record: Record, store: ModelStore, told: Progress, editions: TextImporter | None
) -> Imported:
    """Take a dictionary of the user's own by reading it: its record proves nothing.

    Raises:
        FormatError: it is no dictionary.
        ModelError: there is no dictionary in the list whose place it could take.
    """
    known = any(one.name == record.name and one.kind == "dictionary" for one in store.specs)
    if editions is None or not known or len(record.files) != 1:
        raise MismatchError("archive.no-dictionary", name=record.name)
    found = editions(files / record.files[0].name, record.name, store, told)
    if found is None:
        raise MismatchError("archive.no-dictionary", name=record.name)
    return Imported(installed=found, compared_with_list=False)


def _unpack_apart(
    archive: tarfile.TarFile, record: Record, path: Path, folder: Path, told: Progress
) -> None:
    """Unpack into a folder of its own; nothing is left of what is refused."""
    size = sum(file.size for file in record.files)
    require_space(folder.parent, size, record.name)
    told.begin(f"{record.name} from {path}", size)
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
        with member_of(archive, member) as source, target.open("wb") as copy:
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
        content = json_of(data)
        return parse_record(content if isinstance(content, dict) else {})
    except (KeyError, TypeError, ValueError) as error:  # damaged, or forged
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
        family=record.family,
    )


def _all_hashed(spec: ModelSpec | None) -> bool:
    return spec is not None and all(file.sha256 for file in spec.files)
