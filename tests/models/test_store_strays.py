"""What killed processes left in the store is gone after the next change of the store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from translator.models.archive import import_model
from translator.models.archive_export import export_model
from translator.models.derived import Recipe, make
from translator.models.download_progress import Silent
from translator.models.fetch import fetch
from translator.models.model_store import PARTIAL, ModelStore
from translator.models.store_strays import sweep_store
from translator.system.locks import locked


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "model.gguf").write_bytes(b"weights " * 1000)
    return folder


@pytest.fixture
def store(make_store: Any, entry: Any, place: Path) -> ModelStore:
    made = make_store(
        entry(source=f"folder = '{place}'", files='{ name = "model.gguf" }'),
        entry(name="other", source=f"folder = '{place}'", files='{ name = "model.gguf" }'),
    )
    fetch("small", store=made)
    return made


def left(store: ModelStore) -> list[str]:
    found = (store.folder / PARTIAL).rglob("*")
    return sorted(one.relative_to(store.folder / PARTIAL).as_posix() for one in found)


def lay(store: ModelStore, *names: str) -> None:
    for name in names:
        path = store.folder / PARTIAL / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")


STRAYS = (
    "small/import/files/model.gguf",
    "small/given/files/text.txt",
    "small/pip-abc/wheel/part.whl",
    "small/local-abc/files/model.gguf",
    "small.ctranslate2-int8/model.bin",
    "small.deleted/model.json",
)
RESUMED = ("small/hub-0123/files/model.bin.part", "small/wheels-0123.json")


def test_a_change_of_another_model_sweeps_all_but_downloads(store: ModelStore) -> None:
    lay(store, *STRAYS, *RESUMED)
    fetch("other", store=ModelStore(store.folder, store.specs))
    files = [one for one in left(store) if (store.folder / PARTIAL / one).is_file()]
    assert files == sorted([*RESUMED, "other.lock", "small.lock"])


def test_a_model_somebody_works_on_is_left_alone(store: ModelStore) -> None:
    lay(store, *STRAYS)
    before = left(store)
    partial = store.folder / PARTIAL
    with locked(partial / "small.lock", lambda: None):
        assert sweep_store(partial, "other") == 0
    assert left(store) == before
    assert sweep_store(partial, "other") == len(STRAYS)


def test_whoever_holds_a_model_sweeps_it(store: ModelStore) -> None:
    lay(store, *STRAYS)
    partial = store.folder / PARTIAL
    with locked(partial / "small.lock", lambda: None):
        assert sweep_store(partial, "small") == len(STRAYS)


def test_a_folder_that_no_lock_protects_is_not_ours(store: ModelStore) -> None:
    lay(store, "notes/import/a.txt")
    assert sweep_store(store.folder / PARTIAL, "small") == 0
    assert "notes/import/a.txt" in left(store)


def test_what_a_newer_one_replaced_goes_too(store: ModelStore, place: Path) -> None:
    old = store.find("small").folder
    kept = old.with_name("0123456789ab")
    old.rename(kept)
    record = (kept / "model.json").read_text(encoding="utf-8")
    aged = record.replace(store.find("small").record.fetched, "2025-01-01T00:00:00Z")
    (kept / "model.json").write_text(aged, encoding="utf-8")
    fresh = ModelStore(store.folder, store.specs)
    (place / "model.gguf").write_bytes(b"newer weights")
    import_model(place, name="small", store=fresh)
    assert [one.name for one in (store.folder / "small").iterdir()] == [fresh.find("small").digest]
    # As if it had been killed before the older one went.
    newest = fresh.find("small").folder
    other = newest.with_name("0123456789ab")
    other.mkdir()
    (other / "model.json").write_text(aged, encoding="utf-8")
    with ModelStore(store.folder, store.specs).lock("other", Silent()):
        assert list((store.folder / "small").iterdir()) == [newest]


def test_the_same_content_again_never_leaves_and_keeps_what_was_made_of_it(
    store: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_model("small", tmp_path / "small.tar", store=store)
    recipe = Recipe(
        kind="copy", version="1", saying="", make=lambda _, into: (into / "a").write_bytes(b"a")
    )
    made = make(store, store.find("small"), recipe)
    inode = store.find("small").main.stat().st_ino
    import_model(tmp_path / "small.tar", store=store)
    assert store.verify("small").main.stat().st_ino == inode
    assert (made / "a").read_bytes() == b"a"


def test_the_same_content_in_place_of_a_damaged_one_mends_it(
    store: ModelStore, tmp_path: Path
) -> None:
    export_model("small", tmp_path / "small.tar", store=store)
    store.find("small").main.write_bytes(b"damaged")
    import_model(tmp_path / "small.tar", store=store)
    assert store.verify("small").main.read_bytes() == b"weights " * 1000


def test_fetching_what_is_here_sweeps_as_well(store: ModelStore) -> None:
    lay(store, *STRAYS)
    fetch("small", store=ModelStore(store.folder, store.specs))
    assert left(store) == ["small.lock"]
