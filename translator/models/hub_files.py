"""A model's files from the hub: agreed on before the download, verified after it."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from translator.models.download_progress import Progress
from translator.models.failures import (
    MismatchError,
    NotOfferedError,
    require_space,
    write_failed,
)
from translator.models.hub import Hub, HubFile
from translator.models.manifest import Gathered, StoredFile
from translator.models.specs import FileSpec, HubSource, ModelSpec
from translator.models.verified import CHUNK, sha256_of, short_hash


def gather(
    spec: ModelSpec, source: HubSource, work: Path, progress: Progress, connection: Hub
) -> Gathered:
    """Download the files of a model and verify each.

    Raises:
        UnreachableError, NotOfferedError, MismatchError: this source did not give the model.
        OutputError: no space, or the folder cannot be written.
    """
    commit, offered = connection.listing(source.repository, source.revision)
    if (source.pinned and commit != source.revision) or not commit.startswith(source.begins):
        raise NotOfferedError(
            "hub.moved",
            repository=source.repository,
            revision=source.revision,
            commit=short_hash(commit),
            expected=short_hash(source.begins or source.revision),
        )
    wanted: dict[FileSpec, HubFile] = {}
    for file in spec.files:
        offer = offered.get(file.name)
        if offer is not None:
            _agree(file, offer, source)
            wanted[file] = offer
        elif not file.optional:
            raise NotOfferedError(
                "hub.no-file",
                repository=source.repository,
                commit=short_hash(commit),
                file=file.name,
            )
    folder = work / f"hub-{short_hash(commit)}"
    files = folder / "files"
    total = sum(offer.size for offer in wanted.values())
    there = sum(path.stat().st_size for path in files.rglob("*") if path.is_file())
    require_space(work, max(0, total - there), spec.name)
    progress.begin(f"{spec.name} from the model hub", total)
    stored: list[StoredFile] = []
    done = 0
    try:
        for file, offer in wanted.items():
            path = files / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f"{path.name}.part")
            if path.exists():  # whole since an earlier try; verified again below
                path.replace(part)
            connection.download(
                source.repository,
                commit,
                file.name,
                part,
                offer.size,
                partial(_tick, progress, done),
            )
            stored.append(_verify(file, offer, part))
            part.replace(path)
            done += offer.size
            progress.at(done)
    except OSError as error:
        raise write_failed(error, folder) from error
    finally:
        progress.end()
    return Gathered(
        folder=folder,
        files=tuple(stored),
        source=f"model hub, {source.repository} @ {short_hash(commit)}",
        revision=commit,
    )


def _tick(progress: Progress, before: int, now: int) -> None:
    progress.at(before + now)


def _agree(file: FileSpec, offer: HubFile, source: HubSource) -> None:
    """Refuse before the download what the list and the hub do not agree on."""
    if (file.sha256 and offer.sha256 not in (None, file.sha256)) or file.size not in (
        None,
        offer.size,
    ):
        raise MismatchError("hub.other-file", repository=source.repository, file=file.name)
    if not (file.sha256 or offer.sha256 or offer.blob):
        raise NotOfferedError("hub.no-hash", repository=source.repository, file=file.name)


def _verify(file: FileSpec, offer: HubFile, part: Path) -> StoredFile:
    actual = sha256_of(part)
    expected = file.sha256 or offer.sha256
    right = actual == expected if expected else _git_blob(part) == offer.blob
    if not right:
        part.unlink()
        raise MismatchError("hub.mismatch", file=file.name, hash=short_hash(actual))
    return StoredFile(name=file.name, size=offer.size, sha256=actual)


def _git_blob(path: Path) -> str:
    digest = hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
