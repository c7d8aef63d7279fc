"""What is made of a model is kept, verified, and made again when it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from translator.errors import ModelError, OutputError
from translator.errors.error_sentences import Piece, piece
from translator.models import derived
from translator.models.derived import Recipe
from translator.models.download_progress import Silent
from translator.models.fetch import fetch
from translator.models.model_store import Installed, ModelStore


class Told(Silent):
    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, message: Piece) -> None:
        self.said.append(str(message))


@pytest.fixture
def store(make_store: Any, entry: Any, tmp_path: Path) -> ModelStore:
    place = tmp_path / "place"
    place.mkdir()
    (place / "model.bin").write_bytes(b"weights")
    store: ModelStore = make_store(
        entry(source=f"folder = '{place}'", files='{ name = "model.bin" }')
    )
    return store


@pytest.fixture
def model(store: ModelStore) -> Installed:
    return fetch("small", store=store)


@pytest.fixture
def made() -> list[Path]:
    return []


@pytest.fixture
def recipe(made: list[Path]) -> Recipe:
    def make(files: Path, output: Path) -> None:
        made.append(output)
        (output / "upper.bin").write_bytes((files / "model.bin").read_bytes().upper())

    return Recipe(
        kind="upper", version="1", make=make, saying=piece("models.converting", name="it")
    )


def test_it_is_made_once_and_says_so(
    store: ModelStore, model: Installed, recipe: Recipe, made: list[Path]
) -> None:
    told = Told()
    folder = derived.make(store, model, recipe, progress=told)
    assert (folder / "upper.bin").read_bytes() == b"WEIGHTS"
    assert folder.is_relative_to(model.folder)
    assert derived.make(store, model, recipe, progress=told) == folder
    assert derived.make(ModelStore(store.folder, store.specs), model, recipe) == folder
    assert len(made) == 1
    assert told.said == ["it: converting it for this computer, once …"]


def test_what_was_changed_is_made_again(
    store: ModelStore, model: Installed, recipe: Recipe, made: list[Path]
) -> None:
    path = derived.make(store, model, recipe) / "upper.bin"
    path.write_bytes(b"changed")
    derived.make(store, model, recipe)
    assert path.read_bytes() == b"WEIGHTS"
    assert len(made) == 2


@pytest.mark.parametrize("damage", ["derived.json", "upper.bin"])
def test_what_lost_a_file_is_made_again(
    store: ModelStore, model: Installed, recipe: Recipe, made: list[Path], damage: str
) -> None:
    folder = derived.make(store, model, recipe)
    (folder / damage).unlink()
    derived.make(store, model, recipe)
    assert len(made) == 2


def test_verifying_believes_nothing(
    store: ModelStore, model: Installed, recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = derived.make(store, model, recipe)
    assert derived.verify(store, model) == 1
    path = folder / "upper.bin"
    status = path.stat()
    path.write_bytes(b"CHANGED")
    monkeypatch.setattr("translator.models.verified._identity", lambda path: [status.st_size])
    with pytest.raises(ModelError, match="was damaged and has been deleted"):
        derived.verify(store, model)
    assert derived.find(store, model, recipe) is None


def test_another_version_replaces_the_one_before(
    store: ModelStore, model: Installed, recipe: Recipe
) -> None:
    first = derived.make(store, model, recipe)
    second = derived.make(store, model, replace(recipe, version="2"))
    assert second.is_dir()
    assert not first.exists()


def failing(error: Exception) -> Callable[[Path, Path], None]:
    def make(files: Path, output: Path) -> None:
        (output / "half.bin").write_bytes(b"half")
        raise error

    return make


@pytest.mark.parametrize(
    ("error", "expected"), [(ModelError("no"), ModelError), (OSError(28, "full"), OutputError)]
)
def test_a_failure_leaves_nothing_behind(
    store: ModelStore, model: Installed, recipe: Recipe, error: Exception, expected: type
) -> None:
    with pytest.raises(expected):
        derived.make(store, model, replace(recipe, make=failing(error)))
    assert not list(store.folder.rglob("half.bin"))
    assert derived.find(store, model, recipe) is None


def test_it_goes_with_the_model(store: ModelStore, model: Installed, recipe: Recipe) -> None:
    derived.make(store, model, recipe)
    store.remove(model.name)
    assert not list(store.folder.rglob("upper.bin"))
