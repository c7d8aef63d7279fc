"""Which model is taken, and what is said about the others."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from translator.errors import ModelError, OutputError
from translator.errors.error_sentences import Piece
from translator.models.download_progress import Silent
from translator.models.fetch import candidates, fetch, fetch_default
from translator.models.model_store import ModelStore
from translator.models.specs import load_specs

USABLE = frozenset({"echo", "llama"})
ONE = '{ name = "model.gguf" }'
DICTIONARY = """
[[model]]
name = "words"
about = "For a test."
kind = "dictionary"
licence = "CC0-1.0"
file = [{{ name = "words.txt" }}]
[[model.source]]
folder = '{place}'
"""


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
    (folder / "words.txt").write_bytes("词 词 [ci2] /word/\n".encode())
    return folder


@pytest.fixture
def here(place: Path) -> str:
    return f"folder = '{place}'"


def test_what_would_be_tried_is_known_before_anything_is_fetched(
    make_store: Any, entry: Any, here: str
) -> None:
    store = make_store(
        entry("fast", source=here, files=ONE, engine="ctranslate"),
        entry("asks", source=here, files=ONE, more='consent = "Not for sale."'),
        entry("good", source=here, files=ONE),
        entry("other-way", source=here, files=ONE, directions='"en-zh"'),
        entry("large", source=here, files=ONE),
    )
    tried = candidates("zh-en", store=store, usable_engines=USABLE)
    assert [spec.name for spec in tried] == ["good", "large"]


def test_without_a_name_the_first_that_can_run_and_be_reached_is_taken(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    store = make_store(
        entry("fast", source=here, files=ONE, engine="ctranslate"),
        entry("gone", source="folder = '/nowhere/at/all'", files=ONE),
        entry("good", source=here, files=ONE),
        entry("later", source=here, files=ONE),
        DICTIONARY.format(place=place),
    )
    heard = Heard()
    outcome = fetch_default(store=store, usable_engines=USABLE, progress=heard)
    assert [one.name for one in outcome.taken] == ["good", "words"]
    assert {one.name for one in store.installed()} == {"good", "words"}
    sentence = str(outcome.sentences[0])
    assert sentence.startswith("Chinese to English: good, from local:")
    assert "fast (this version has no engine ctranslate)" in sentence
    assert "gone (" in sentence
    assert "There is no /nowhere/at/all" in sentence
    assert heard.said[0] == sentence
    chinese = outcome.sentences[0].say("zh-Hans")
    assert chinese.startswith("中文到英文：good，来自本机的 ")
    assert "fast（本版本没有引擎 ctranslate）；gone（" in chinese
    assert chinese.endswith("没有 /nowhere/at/all）。")


def test_each_direction_gets_its_own_model(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    store = make_store(
        entry("in", source=here, files=ONE, directions='"zh-en"'),
        entry("out", source=here, files=ONE, directions='"en-zh"'),
        DICTIONARY.format(place=place),
    )
    outcome = fetch_default(store=store, usable_engines=USABLE)
    assert [one.name for one in outcome.taken] == ["in", "out", "words"]
    assert outcome.passed_over == ()


def test_a_model_that_asks_for_agreement_is_never_taken_unasked(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    store = make_store(
        entry("bound", source=here, files=ONE, more='consent = "Not for trade."'),
        entry("free", source=here, files=ONE),
        DICTIONARY.format(place=place),
    )
    outcome = fetch_default(store=store, usable_engines=USABLE)
    assert [one.name for one in outcome.taken] == ["free", "words"]
    assert "asks for your agreement first" in str(outcome.sentences[0])


def test_what_could_be_had_is_kept_when_something_is_missing(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    store = make_store(
        entry("in", source=here, files=ONE, directions='"zh-en"'), DICTIONARY.format(place=place)
    )
    with pytest.raises(ModelError, match="missing: English to Chinese"):
        fetch_default(store=store, usable_engines=USABLE)
    assert {one.name for one in store.installed()} == {"in", "words"}


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
