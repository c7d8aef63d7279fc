"""What is made of a model's files on this computer, kept beside them: converted weights.

<models>/<name>/<digest>/derived/<kind>/<version>/derived.json   names, sizes, hashes
<models>/<name>/<digest>/derived/<kind>/<version>/…              the files

It is made once, from verified files, and verified like them before it is used. It goes with the
model; what does not verify is made again.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from translator.errors import InputError, ModelError
from translator.errors.error_sentences import Piece, because, piece
from translator.models.download_progress import Progress, Silent
from translator.models.failures import MismatchError, require_space, write_failed
from translator.models.manifest import StoredFile
from translator.models.model_store import PARTIAL, Installed, ModelStore
from translator.models.specs import safe_file_name
from translator.models.store_strays import set_aside
from translator.system.atomic import write_atomic
from translator.system.bounded_reading import SETTINGS, read_text_file
from translator.system.structured_text import json_of

_RECORD = "derived.json"
_FOLDER = "derived"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """How something is made of a model."""

    kind: str
    """What it is, as a folder's name: ``ctranslate2-int8``."""
    version: str
    """What it depends on besides the model, as a folder's name; another one is made anew."""
    make: Callable[[Path, Path], None]
    """Writes into an empty folder (second) what it makes of the model's files (first)."""
    saying: Piece
    """A sentence for the user while it is made."""


def find(store: ModelStore, model: Installed, recipe: Recipe) -> Path | None:
    """Return the folder of what was made before, verified; None: there is none that is right.

    Raises:
        ModelError: a file cannot be read.
    """
    folder = _place(model, recipe)
    try:
        files = _recorded(folder)
        right = files and all(
            _is_file(folder / one.name) and store.hash(folder / one.name, one.sha256) == one.sha256
            for one in files
        )
    except OSError as error:
        raise ModelError("models.unreadable", path=folder, why=because(error)) from error
    return folder if right else None


def make(
    store: ModelStore, model: Installed, recipe: Recipe, *, progress: Progress | None = None
) -> Path:
    """Return the folder of what a recipe makes of a verified model, making it if need be.

    Args:
        store: Where the model is.
        model: As ``store.locate`` returned it.
        recipe: How it is made.
        progress: Told what happens.

    Raises:
        ModelError: it cannot be made of these files.
        OutputError: no space, or the store cannot be written.
    """
    found = find(store, model, recipe)
    if found is not None:
        return found
    told = progress or Silent()
    with store.lock(model.name, told):
        found = find(store, model, recipe)  # another process may have made it while we waited
        return found or _made(store, model, recipe, told)


def verify(store: ModelStore, model: Installed, *, progress: Progress | None = None) -> int:
    """Hash again whatever was made of a model; return how many files that are.

    Raises:
        ModelError: a file is missing or changed; it is made again when it is needed.
    """
    count = 0
    for record in sorted((model.folder / _FOLDER).glob(f"*/*/{_RECORD}")):
        for one in _recorded(record.parent):
            path = record.parent / one.name
            right = _is_file(path) and one.sha256 == store.hash(
                path, one.sha256, again=True, progress=progress
            )
            if not right:
                shutil.rmtree(record.parent)
                raise MismatchError("models.converted-damaged", file=one.name, name=model.name)
            count += 1
    return count


def _made(store: ModelStore, model: Installed, recipe: Recipe, told: Progress) -> Path:
    target = _place(model, recipe)
    work = store.folder / PARTIAL / f"{model.name}.{recipe.kind}"
    require_space(work, model.size, piece("space.converting", name=model.name))
    told.say(recipe.saying)
    try:
        shutil.rmtree(work, ignore_errors=True)  # of a run that was killed
        work.mkdir(parents=True)
        recipe.make(model.files, work)
        files = [_stored(path, store) for path in sorted(work.iterdir())]
        content = {"format": 1, "files": [asdict(one) for one in files]}
        write_atomic(work / _RECORD, (json.dumps(content, indent=1) + "\n").encode())
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = store.folder / PARTIAL
        if target.exists():  # damaged
            set_aside(target, partial, model.name)
        work.replace(target)
        for older in list(target.parent.iterdir()):
            if older != target:
                set_aside(older, partial, model.name)
    except OSError as error:
        raise write_failed(error, target) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    store.remember_files(target, files)
    return target


def _stored(path: Path, store: ModelStore) -> StoredFile:
    """Bring a file to the disk and hash it."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return StoredFile(name=path.name, size=path.stat().st_size, sha256=store.hash(path, ""))


def _place(model: Installed, recipe: Recipe) -> Path:
    return model.folder / _FOLDER / recipe.kind / recipe.version


def _recorded(folder: Path) -> list[StoredFile]:
    """Read what was written down of a folder; empty: nothing, or it is damaged."""
    broken = (OSError, ValueError, KeyError, TypeError, OverflowError, ModelError, InputError)
    with contextlib.suppress(*broken):
        content = json_of(read_text_file(folder / _RECORD, SETTINGS))
        return [
            StoredFile(
                name=safe_file_name(str(one["name"])),
                size=int(one["size"]),
                sha256=str(one["sha256"]),
            )
            for one in content["files"]
        ]
    return []


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
