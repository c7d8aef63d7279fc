"""Nothing unverified is handed out."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from translator.errors import ModelError
from translator.models import model_store as store_module
from translator.models.fetch import fetch
from translator.models.model_store import ModelStore

ONE = '{ name = "model.gguf" }'


@pytest.fixture
def filled(make_store: Any, entry: Any, tmp_path: Path) -> ModelStore:
    """A store with the model ``small``; ``large``, preferred to it, is not there."""
    place = tmp_path / "place"
    place.mkdir()
    (place / "model.gguf").write_bytes(b"weights")
    here = f"folder = '{place}'"
    store: ModelStore = make_store(
        entry("large", source=here, files=ONE), entry("small", source=here, files=ONE)
    )
    fetch("small", store=store)
    return ModelStore(store.folder, store.specs)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were really hashed."""
    seen: list[Path] = []
    real = store_module.sha256_of

    def counting(path: Path, tick: Any = None) -> str:
        seen.append(path)
        return real(path, tick)

    monkeypatch.setattr(store_module, "sha256_of", counting)
    return seen


def test_a_missing_model_names_the_command_that_fetches_it(filled: ModelStore) -> None:
    with pytest.raises(ModelError, match="duizhao models fetch large"):
        filled.locate("large")


def test_a_file_hashed_before_is_not_hashed_at_the_next_start(
    filled: ModelStore, hashed: list[Path]
) -> None:
    filled.locate("small")
    assert hashed == []
    (filled.folder / ".verified.json").unlink()
    ModelStore(filled.folder, filled.specs).locate("small")
    ModelStore(filled.folder, filled.specs).locate("small")
    assert len(hashed) == 1


def test_a_touched_file_is_hashed_again(filled: ModelStore, hashed: list[Path]) -> None:
    one = filled.get("small")
    assert one
    os.utime(one.main, ns=(1, 1))
    filled.locate("small")
    assert hashed == [one.main]


def test_a_changed_file_is_never_handed_out(filled: ModelStore) -> None:
    one = filled.get("small")
    assert one
    one.main.write_bytes(b"WEIGHTS")
    with pytest.raises(ModelError, match=r"has changed since it was verified.*not be loaded"):
        filled.locate("small")


def test_a_file_put_in_its_place_with_size_and_time_alike_is_noticed_by_its_inode(
    filled: ModelStore,
) -> None:
    one = filled.get("small")
    assert one
    was = one.main.stat()
    other = one.main.with_name("other")
    other.write_bytes(b"WEIGHTS")
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    other.replace(one.main)
    with pytest.raises(ModelError, match="has changed"):
        filled.locate("small")


def test_a_link_in_place_of_a_file_is_refused(filled: ModelStore, tmp_path: Path) -> None:
    one = filled.get("small")
    assert one
    one.main.rename(tmp_path / "elsewhere")
    one.main.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ModelError, match=r"has lost its file model\.gguf"):
        filled.locate("small")


def test_verify_believes_no_memory(filled: ModelStore, hashed: list[Path]) -> None:
    filled.verify("small")
    filled.verify("small")
    assert len(hashed) == 2


def test_whether_a_record_is_held_believes_no_memory(
    filled: ModelStore, hashed: list[Path]
) -> None:
    one = filled.get("small")
    assert filled.holds(one.record)
    assert len(hashed) == 1
    one.main.write_bytes(b"heights")
    assert not filled.holds(one.record)


def test_a_damaged_memory_of_hashes_costs_only_time(filled: ModelStore, hashed: list[Path]) -> None:
    (filled.folder / ".verified.json").write_text("[1")
    filled.locate("small")
    assert len(hashed) == 1


def test_the_best_is_the_first_of_the_list_that_is_here_and_can_run(filled: ModelStore) -> None:
    found = filled.best("zh", "en", {"llama"})
    assert found
    assert found.name == "small"
    assert filled.best("zh", "en", {"ctranslate"}) is None
    assert filled.best("ja", "en", {"llama"}) is None
    fetch("large", store=filled)
    found = filled.best("en", "zh", {"llama"})
    assert found
    assert found.name == "large"


def test_a_file_the_model_does_not_have_is_an_error(filled: ModelStore) -> None:
    with pytest.raises(ModelError, match="no file nothing"):
        filled.locate("small").file("nothing")


def test_a_damaged_record_says_how_to_mend_it(filled: ModelStore) -> None:
    one = filled.get("small")
    assert one
    (one.folder / "model.json").write_text("{")
    with pytest.raises(ModelError, match="duizhao models remove small && duizhao models fetch"):
        filled.installed()
    filled.remove("small")
    assert filled.installed() == ()


def test_a_record_that_leads_out_of_its_folder_is_refused(filled: ModelStore) -> None:
    one = filled.get("small")
    assert one
    path = one.folder / "model.json"
    content = json.loads(path.read_text())
    content["files"][0]["name"] = "../../../../etc/passwd"
    path.write_text(json.dumps(content))
    with pytest.raises(ModelError, match="may not stand in a model"):
        filled.installed()


@pytest.mark.parametrize("name", ["..", "../small", "/", "", "."])
def test_remove_takes_a_name_and_no_path(filled: ModelStore, name: str) -> None:
    with pytest.raises(ModelError):
        filled.remove(name)
    assert filled.get("small")


def test_remove_frees_the_space_and_forgets(filled: ModelStore) -> None:
    assert filled.remove("small") > len(b"weights")
    assert filled.installed() == ()
    with pytest.raises(ModelError, match="not on this computer"):
        filled.remove("small")


def test_the_same_content_has_the_same_digest_wherever_it_came_from(
    filled: ModelStore, tmp_path: Path
) -> None:
    first = filled.locate("small").digest
    filled.remove("small")
    shutil.move(tmp_path / "place" / "model.gguf", tmp_path / "model.gguf")
    shutil.move(tmp_path / "model.gguf", tmp_path / "place" / "model.gguf")
    assert fetch("small", store=filled).digest == first


def test_the_list_is_not_read_to_say_what_is_there(
    filled: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where no dictionary is, it is asked for with every text.
    monkeypatch.setattr(store_module, "load_specs", lambda: pytest.fail("the list was read"))
    assert ModelStore(filled.folder).get("small") is not None
    assert ModelStore(filled.folder).get("cc-cedict") is None
