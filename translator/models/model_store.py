"""The models on this computer: found, and verified before they are loaded.

<models>/<name>/<digest>/model.json     the record
<models>/<name>/<digest>/files/…        what the engine opens
<models>/<name>/<digest>/derived/…      what was made of them here, see ``derived``
<models>/.partial/…                     downloads under way
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from translator.errors import ModelError, OutputError
from translator.errors.error_sentences import because, piece
from translator.models.download_progress import Progress, Silent
from translator.models.failures import MismatchError
from translator.models.manifest import RECORD, Record, StoredFile, read_record
from translator.models.specs import ModelSpec, load_specs, safe_file_name
from translator.models.store_strays import LOCK, set_aside, sweep_store
from translator.models.verified import VerifiedFiles, sha256_of, short_hash
from translator.system import paths
from translator.system.file_kinds import is_folder
from translator.system.locks import locked

PARTIAL = ".partial"


@dataclass(frozen=True, kw_only=True, slots=True)
class Installed:
    """A model in the store. ``ModelStore.locate`` hands it out verified."""

    record: Record
    folder: Path
    """That holds the record and ``files``."""
    size: int = field(init=False)
    """Bytes."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", sum(file.size for file in self.record.files))

    @property
    def name(self) -> str:
        """As the user names it."""
        return self.record.name

    @property
    def digest(self) -> str:
        """Short hash of the content, for signatures."""
        return self.record.digest

    @property
    def main(self) -> Path:
        """The file the engine opens first: the GGUF, the text of the dictionary."""
        return self.file(self.record.files[0].name)

    @property
    def files(self) -> Path:
        """The folder an engine that loads several files is given."""
        return self.folder / "files"

    def file(self, name: str) -> Path:
        """Return the path of one file.

        Raises:
            ModelError: the model has no such file.
        """
        if name not in {file.name for file in self.record.files}:
            raise ModelError("models.no-file", name=self.name, file=name)
        return self.files / name


class ModelStore:
    """The models in the data directory.

    Args:
        folder: Default: ``paths.models()``.
        specs: The list, for its order of preference; default: read when first needed.
    """

    def __init__(
        self, folder: Path | None = None, specs: Iterable[ModelSpec] | None = None
    ) -> None:
        self.folder = folder or paths.models()
        self._specs = None if specs is None else tuple(specs)
        self._verified = VerifiedFiles(self.folder)
        self._seen: set[Path] = set()
        self._swept = False

    @property
    def specs(self) -> tuple[ModelSpec, ...]:
        """The list of models, best first."""
        if self._specs is None:
            self._specs = load_specs()
        return self._specs

    def installed(self) -> tuple[Installed, ...]:
        """Return what is in the store (not verified), in the list's order, then by name."""
        order = {spec.name: rank for rank, spec in enumerate(self.specs)}
        last = len(order)
        found = self._newest().values()
        return tuple(sorted(found, key=lambda one: (order.get(one.name, last), one.name)))

    def _newest(self) -> dict[str, Installed]:
        """Return what is in the store by name; the list is not read for what is asked so often."""
        found = [
            Installed(record=read_record(path), folder=path.parent)
            for path in sorted(self.folder.glob(f"*/*/{RECORD}"))
            if not path.parent.parent.name.startswith(".")
        ]
        return {one.name: one for one in sorted(found, key=lambda one: one.record.fetched)}

    def get(self, name: str) -> Installed | None:
        """Return a model without verifying it; None when it is not in the store."""
        return self._newest().get(name)

    def find(self, name: str) -> Installed:
        """Return a model without verifying it: to know what it is, never to load it.

        Raises:
            ModelError: it is not in the store; says what to do.
        """
        found = self.get(name)
        if found is None:
            known = any(spec.name == name for spec in self.specs)
            raise ModelError(
                "models.not-here",
                name=name,
                next=piece("step.fetch-model" if known else "step.list-models", name=name),
            )
        return found

    def locate(self, name: str) -> Installed:
        """Return a model ready to load: each file's sha256 is the recorded one.

        Raises:
            ModelError: it is not in the store, or is damaged; says what to do.
        """
        found = self.find(name)
        self._require_verified(found)
        return found

    def best(self, source: str, target: str, usable_engines: Collection[str]) -> Installed | None:
        """Return the most preferred model for a direction, as ``usable``."""
        return next(iter(self.usable(source, target, usable_engines)), None)

    def usable(self, source: str, target: str, usable_engines: Collection[str]) -> list[Installed]:
        """Return the models for a direction, the most preferred first, not yet verified.

        Args:
            source: Primary language, ``zh`` or ``en``.
            target: Primary language.
            usable_engines: Names of the engines this version can run.
        """
        direction = f"{source}-{target}"
        return [
            one
            for one in self.installed()
            if direction in one.record.directions and one.record.engine in usable_engines
        ]

    def dictionary(self) -> Installed | None:
        """Return the dictionary, not yet verified; None when there is none."""
        return next((one for one in self.installed() if one.record.kind == "dictionary"), None)

    def verify(self, name: str, *, progress: Progress | None = None) -> Installed:
        """Hash every file of a model again, whatever is remembered.

        Raises:
            ModelError: it is not in the store, or a file is missing or changed.
        """
        found = self.get(name)
        if found is None:
            raise ModelError("models.absent", name=name)
        self._require_verified(found, again=True, progress=progress)
        return found

    def remove(self, name: str) -> int:
        """Delete a model and what a broken download of it left; return the bytes freed.

        Raises:
            ModelError: there is nothing of that name.
            OutputError: it cannot be deleted.
        """
        safe_file_name(name)
        places = [
            place
            for place in (self.folder / name, self.folder / PARTIAL / name)
            if is_folder(place) and not name.startswith(".")
        ]
        if not places:
            raise ModelError("models.absent", name=name)
        freed = 0
        with self.lock(name, Silent()):
            for place in places:
                freed += sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
                try:
                    set_aside(place, self.folder / PARTIAL, name)
                except OSError as error:
                    raise OutputError(
                        "models.undeletable", path=place, why=because(error)
                    ) from error
        return freed

    def remember(self, one: Installed) -> None:
        """Note that every file of a model was verified just now, as it was put in place."""
        self.remember_files(one.files, one.record.files)
        self._seen.add(one.folder)

    def remember_files(self, folder: Path, files: Iterable[StoredFile]) -> None:
        """Note that files of the store were verified, or written, just now."""
        for stored in files:
            self._verified.remember(folder / stored.name, stored.sha256)

    def hash(
        self, path: Path, expected: str, *, again: bool = False, progress: Progress | None = None
    ) -> str:
        """Return the sha256 of a file of the store, hashing it unless it was right before.

        Args:
            path: An existing file.
            expected: What it should be; if it is, that is remembered.
            again: Hash it whatever is remembered.
            progress: Told of the hashing.

        Raises:
            OSError: it cannot be read.
        """
        told = progress or Silent()
        actual = None if again else self._verified.known(path)
        if actual is not None:
            return actual
        model = path.relative_to(self.folder).parts[0]
        told.begin(f"{model}: {path.name}", path.stat().st_size)
        try:
            actual = sha256_of(path, told.at)
        finally:
            told.end()
        if actual == expected:
            self._verified.remember(path, actual)
        return actual

    def holds(self, record: Record) -> bool:
        """Say whether the files of a record are in the store, each hashed again."""
        folder = self.folder / record.name / record.digest
        try:
            if read_record(folder / RECORD).digest != record.digest:
                return False
            return all(
                not (path := folder / "files" / one.name).is_symlink()
                and self.hash(path, one.sha256, again=True) == one.sha256
                for one in record.files
            )
        except (ModelError, OSError):  # it is not there, or damaged: put in place anew
            return False

    def lock(self, name: str, progress: Progress) -> Any:
        """Return the context in which one process alone changes a model."""
        return self._locked(name, progress)

    @contextmanager
    def _locked(self, name: str, progress: Progress) -> Iterator[None]:
        path = self.folder / PARTIAL / f"{name}{LOCK}"
        with locked(path, lambda: progress.say(piece("models.waiting", name=name))):
            self.tidy(holding=name)
            yield

    def tidy(self, *, holding: str = "") -> None:
        """Take away what killed processes left, once; ``holding``: whose lock the caller has."""
        if not self._swept:
            self._swept = True
            sweep_store(self.folder / PARTIAL, holding)

    def _require_verified(
        self, found: Installed, *, again: bool = False, progress: Progress | None = None
    ) -> None:
        if found.folder in self._seen and not again:
            return
        for stored in found.record.files:
            path = found.files / stored.name
            if path.is_symlink() or not path.is_file():
                raise ModelError("models.lost-file", name=found.name, file=stored.name)
            try:
                actual = self.hash(path, stored.sha256, again=again, progress=progress)
            except OSError as error:
                raise ModelError(
                    "models.file-unreadable", path=path, why=because(error), name=found.name
                ) from error
            if actual != stored.sha256:
                raise MismatchError(
                    "models.changed",
                    file=stored.name,
                    name=found.name,
                    hash=short_hash(actual),
                    expected=short_hash(stored.sha256),
                )
        self._seen.add(found.folder)
