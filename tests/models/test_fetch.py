"""A model of the list is fetched by its name, from the first source that answers."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from translator.errors import ModelError, OutputError
from translator.errors.error_sentences import Piece
from translator.models.download_progress import Silent
from translator.models.fetch import fetch
from translator.models.model_store import ModelStore
from translator.models.specs import load_specs

ONE = '{ name = "model.gguf" }'


class Heard(Silent):
    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, message: Piece) -> None:
        self.said.append(str(message))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "model.gguf").write_bytes(b"weights")
    return folder


@pytest.fixture
def here(place: Path) -> str:
    return f"folder = '{place}'"


def test_no_agreement_no_download(make_store: Any, entry: Any, here: str) -> None:
    store = make_store(entry(source=here, files=ONE, more='consent = "Not for trade."'))
    with pytest.raises(ModelError, match="was not fetched: Not for trade"):
        fetch("small", store=store)
    assert fetch("small", store=store, agree=lambda spec: True).name == "small"


def test_a_new_hash_in_the_list_replaces_what_is_there(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    first = fetch("small", store=make_store(entry(source=here, files=ONE)))
    (place / "model.gguf").write_bytes(b"newer weights")
    sha256 = hashlib.sha256(b"newer weights").hexdigest()
    files = f'{{ name = "model.gguf", sha256 = "{sha256}" }}'
    store = make_store(entry(source=here, files=files))
    second = fetch("small", store=store)
    assert second.digest != first.digest
    assert second.main.read_bytes() == b"newer weights"
    assert not first.folder.exists()


def test_a_local_file_with_another_hash_is_not_taken(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    files = f'{{ name = "model.gguf", sha256 = "{"c" * 64}" }}'
    store = make_store(entry(source=here, files=files))
    with pytest.raises(ModelError, match=r"is not the file model.gguf of small"):
        fetch("small", store=store)
    assert store.installed() == ()
    assert (place / "model.gguf").exists()


def test_a_store_that_cannot_be_made_is_one_clear_sentence(
    make_store: Any, entry: Any, here: str, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_bytes(b"")
    specs = make_store(entry(source=here, files=ONE)).specs
    with pytest.raises(OutputError, match="cannot be written"):
        fetch("small", store=ModelStore(tmp_path / "a file" / "models", specs))


def test_an_unknown_name_lists_the_known_ones(own_home: Path) -> None:
    with pytest.raises(ModelError, match=r"no model called 'x'.*quickmt-zh-en.*cc-cedict"):
        fetch("x", store=ModelStore(specs=load_specs()))


def test_where_one_source_fails_the_next_is_named_and_after_the_last_none(
    make_store: Any, entry: Any, here: str, tmp_path: Path
) -> None:
    gone = f"folder = '{tmp_path / 'gone'}'"
    heard = Heard()
    store = make_store(entry("small", source=f"{gone}\n[[model.source]]\n{here}", files=ONE))
    assert fetch("small", store=store, progress=heard).main.read_bytes() == b"weights"
    assert len(heard.said) == 1
    heard = Heard()
    store = make_store(entry("none", source=f"{gone}\n[[model.source]]\n{gone}", files=ONE))
    with pytest.raises(ModelError):
        fetch("none", store=store, progress=heard)
    assert len(heard.said) == 1
