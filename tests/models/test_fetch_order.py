"""Fetching without a name: which models are taken, and what is said about the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from translator.errors import ModelError
from translator.errors.error_sentences import Piece
from translator.models.download_progress import Progress, Silent
from translator.models.fetch_order import Outcome, fetch_default
from translator.models.model_store import ModelStore
from translator.models.recommendation import recommend
from translator.system.machine import Machine

USABLE = frozenset({"echo", "llama"})
ONE = '{ name = "model.gguf" }'
DRAFT = "draft = true"
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


def fetched(store: ModelStore, progress: Progress | None = None) -> Outcome:
    advice = recommend(store.specs, usable_engines=USABLE, machine=Machine())
    return fetch_default(advice, store=store, progress=progress)


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
    outcome = fetched(store, heard)
    assert [one.name for one in outcome.taken] == ["words", "good"]
    assert {one.name for one in store.installed()} == {"good", "words"}
    sentence = str(outcome.sentences[1])
    assert sentence.startswith("Chinese to English: good, from local:")
    assert "fast (this version has no engine ctranslate)" in sentence
    assert "gone (" in sentence
    assert "There is no /nowhere/at/all" in sentence
    assert heard.said[0].startswith("For this computer (") and heard.said[2] == sentence
    chinese = outcome.sentences[1].say("zh-Hans")
    assert chinese.startswith("中文到英文：good，来自本机的 ")
    assert "fast（本版本没有引擎 ctranslate）；gone（" in chinese
    assert chinese.endswith("找不到 /nowhere/at/all）。")


def test_each_direction_gets_its_own_model(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    store = make_store(
        entry("in", source=here, files=ONE, directions='"zh-en"'),
        entry("out", source=here, files=ONE, directions='"en-zh"'),
        DICTIONARY.format(place=place),
    )
    outcome = fetched(store)
    assert [one.name for one in outcome.taken] == ["words", "in", "out"]
    assert outcome.passed_over == ()


def test_a_model_that_asks_for_agreement_is_never_taken_unasked(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    store = make_store(
        entry("bound", source=here, files=ONE, more='consent = "Not for trade."'),
        entry("free", source=here, files=ONE),
        DICTIONARY.format(place=place),
    )
    outcome = fetched(store)
    assert [one.name for one in outcome.taken] == ["words", "free"]
    assert "asks for your agreement first" in str(outcome.sentences[1])


def test_what_could_be_had_is_kept_when_something_is_missing(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    store = make_store(
        entry("in", source=here, files=ONE, directions='"zh-en"'), DICTIONARY.format(place=place)
    )
    with pytest.raises(ModelError, match="missing: English to Chinese"):
        fetched(store)
    assert {one.name for one in store.installed()} == {"in", "words"}


def test_a_draft_is_fetched_first_and_then_what_is_better(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    store = make_store(
        entry("good", source=here, files=ONE),
        entry("quick", source=here, files=ONE, more=DRAFT),
        entry("later", source=here, files=ONE),
        DICTIONARY.format(place=place),
    )
    heard = Heard()
    outcome = fetched(store, heard)
    assert [one.name for one in outcome.taken] == ["words", "quick", "good"]
    assert [said.split(":")[0] for said in heard.said[1:]] == [
        "Dictionary",
        "A draft at once, Chinese to English",
        "A draft at once, English to Chinese",
        "Chinese to English",
        "English to Chinese",
    ]
    assert heard.said[4].startswith("Chinese to English: good, from local:")


def test_where_nothing_better_is_had_the_draft_is_the_best_and_nothing_worse_is_fetched(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    store = make_store(
        entry("gone", source="folder = '/nowhere/at/all'", files=ONE),
        entry("quick", source=here, files=ONE, more=DRAFT),
        entry("worse", source=here, files=ONE),
        DICTIONARY.format(place=place),
    )
    outcome = fetched(store)
    assert [one.name for one in outcome.taken] == ["words", "quick"]
    sentence = str(outcome.sentences[3])
    assert sentence.startswith("Chinese to English: quick, from local:")
    assert "Better, but passed over: gone (There is no /nowhere/at/all" in sentence


def test_where_neither_draft_nor_better_is_had_the_first_below_is_taken(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    nowhere = "folder = '/nowhere/at/all'"
    store = make_store(
        entry("gone", source=nowhere, files=ONE),
        entry("quick", source=nowhere, files=ONE, more=DRAFT),
        entry("worse", source=here, files=ONE),
        DICTIONARY.format(place=place),
    )
    outcome = fetched(store)
    assert [one.name for one in outcome.taken] == ["words", "worse"]
    draft = str(outcome.sentences[1])
    assert draft.startswith("A draft at once, Chinese to English: nothing could be taken. Tried:")
    assert str(outcome.sentences[3]).startswith("Chinese to English: worse, from local:")


def test_a_source_that_several_models_share_is_named_once(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    nowhere = "folder = '/nowhere/at/all'"
    store = make_store(
        entry("one", source=nowhere, files=ONE),
        entry("two", source=nowhere, files=ONE),
        entry("three", source=f"{nowhere}\n[[model.source]]\n{nowhere}", files=ONE),
        entry("good", source=here, files=ONE),
        DICTIONARY.format(place=place),
    )
    said = str(fetched(store).sentences[1])
    assert "Better, but passed over: one, two (There is no /nowhere/at/all" in said
    assert said.count("could not be fetched") == 1  # of the one with two sources


def test_what_is_here_is_not_fetched_again(
    make_store: Any, entry: Any, here: str, place: Path
) -> None:
    store = make_store(
        entry("good", source=here, files=ONE),
        entry("quick", source=here, files=ONE, more=DRAFT),
        DICTIONARY.format(place=place),
    )
    first = {one.name: one.record.fetched for one in fetched(store).taken}
    (place / "model.gguf").unlink()
    (place / "words.txt").unlink()
    assert {one.name: one.record.fetched for one in fetched(store).taken} == first
