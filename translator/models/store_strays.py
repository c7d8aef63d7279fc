"""What a killed process left in the model store: swept when the next one changes something there.

Downloads that broke off (``hub-…``, ``wheels-…``) are no strays: they go on where they stopped.
What belongs to a model is only touched while that model's lock is held, so that nothing is
taken from a process at work.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from translator.errors import ModelError
from translator.models.manifest import RECORD, read_record
from translator.system.atomic import sweep
from translator.system.locks import free

LOCK = ".lock"
_KEPT = ("hub-", "wheels-")
"""How downloads begin that go on where they stopped."""

_ASIDE = "deleted"
"""Stands behind a model's name and a dot for what goes: swept as what is made of a model is."""


def set_aside(place: Path, partial: Path, name: str) -> None:
    """Delete a folder of a model so that whoever is killed leaves no half of it in its place.

    It is first moved to where the next start sweeps. The caller holds the model's lock.

    Args:
        place: What goes.
        partial: The store's folder for what is under way.
        name: The model's.

    Raises:
        OSError: it cannot be deleted.
    """
    aside = partial / f"{name}.{_ASIDE}"
    if aside.exists():
        shutil.rmtree(aside)
    place.replace(aside)
    shutil.rmtree(aside)


def sweep_store(partial: Path, held: str) -> int:
    """Remove the strays of every model nobody is working on.

    Args:
        partial: The store's folder for what is under way.
        held: The model whose lock the caller holds; empty: none.

    Returns:
        How many files and folders were removed; what cannot be removed stays.
    """
    if not partial.is_dir():
        return 0  # nobody ever changed anything here
    removed = sweep(partial.parent)
    for entry in sorted(partial.iterdir()):
        owner = _owner(entry) if _is_folder(entry) else None
        if owner is not None:
            with _ours(owner, held) as ours:
                removed += sum(map(_gone, _strays(entry, owner))) if ours else 0
                if ours and entry.is_dir() and not any(entry.iterdir()):
                    entry.rmdir()
    for model in sorted(partial.parent.iterdir()):
        owner = partial / f"{model.name}{LOCK}"
        if owner.is_file() and _is_folder(model):
            with _ours(owner, held) as ours:
                for older in _superseded(model) if ours else ():
                    removed += _moved(older, partial, model.name)
    return removed


def _ours(owner: Path, held: str) -> AbstractContextManager[bool]:
    return contextlib.nullcontext(True) if owner.name == f"{held}{LOCK}" else free(owner)


def _superseded(model: Path) -> list[Path]:
    """Return the folders of a model that a newer one stands beside."""
    try:
        found = [(read_record(one).fetched, one.parent) for one in model.glob(f"*/{RECORD}")]
    except ModelError:  # a damaged record: nobody knows which is the newer one
        return []
    return [folder for _, folder in sorted(found)[:-1]]


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _owner(entry: Path) -> Path | None:
    """Return the lock that protects a folder: of its own name, or of what is before a dot."""
    for name in (entry.name, entry.name.rpartition(".")[0]):
        lock = entry.with_name(f"{name}{LOCK}")
        if name and lock.is_file():
            return lock
    return None  # nobody made a lock before it: it is not ours


def _strays(entry: Path, owner: Path) -> Iterator[Path]:
    if owner.name != f"{entry.name}{LOCK}":  # what was being made of a model, or taken away
        yield entry
        return
    sweep(entry)
    for path in list(entry.iterdir()):
        if not path.name.startswith(_KEPT):
            yield path


def _moved(path: Path, partial: Path, name: str) -> bool:
    try:
        set_aside(path, partial, name)
    except OSError:
        return False  # it is tried again at the next start
    return True


def _gone(path: Path) -> bool:
    try:
        if _is_folder(path):
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        return False  # it is tried again at the next start
    return True
