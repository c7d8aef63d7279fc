"""What ``--fuzzy`` does with a document: whose targets are used, and what is said about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from translator.application import Options, open_run, plan_document, read_bytes, translate
from translator.placeholders import atom
from translator.store import Library, MemoryEntry
from translator.types import Bitext, Level, Pair, Provenance

DIRECTION: dict[str, Any] = {"source_language": "zh-Hans", "target_language": "en"}
MARKET, DAWN = "早市天亮前就开始了。", "The morning market starts before dawn."


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def made(library: Library, text: str, fuzzy: int = 80) -> Bitext:
    document = read_bytes(text.encode(), name="market.md").document
    return translate(document, Options(to="en", model="echo", fuzzy=fuzzy), library=library)


def pair(library: Library, text: str, fuzzy: int = 80) -> Pair:
    (one,) = made(library, text, fuzzy).pairs
    return one


def test_a_similar_sentence_is_used_and_said(library: Library) -> None:
    library.correct(MARKET, DAWN, **DIRECTION)
    one = pair(library, "早市天黑前就开始了。")
    assert (one.target, one.provenance.kind, one.provenance.strategy) == (DAWN, "fuzzy", "fuzzy-90")
    (said,) = one.findings
    assert (said.check, said.level) == ("fuzzy", Level.WARNING)
    assert MARKET in said.message and "90" in said.message


@pytest.mark.parametrize("fuzzy", [0, 91])
def test_below_the_limit_the_sentence_is_translated(library: Library, fuzzy: int) -> None:
    library.correct(MARKET, DAWN, **DIRECTION)
    assert pair(library, "早市天黑前就开始了。", fuzzy).provenance.kind == "engine"


def test_numbers_are_exchanged_where_they_alone_differ(library: Library) -> None:
    library.correct("会议在3点开始。", "The meeting begins at 3.", **DIRECTION)
    one = pair(library, "会议在4点开始。", 95)
    assert one.target == "The meeting begins at 4."
    assert [(said.check, said.level) for said in one.findings] == [("fuzzy", Level.INFO)]


def test_the_other_script_needs_no_word(library: Library) -> None:
    library.correct("会议开始了。", "The meeting has begun.", **DIRECTION)
    one = pair(library, "會議開始了。", 100)
    assert (one.target, one.findings) == ("The meeting has begun.", ())


@pytest.mark.parametrize(
    "text",
    [
        "他的两位老同学早上4点就来了。",  # a number and a word
        "他的两位老朋友早上3点就来了，`x`。",  # a code more
    ],
)
def test_what_does_not_fit_is_translated(library: Library, text: str) -> None:
    library.correct("他的两位老朋友早上3点就来了。", "His two old friends came at 3.", **DIRECTION)
    assert pair(library, text, 70).provenance.kind == "engine"


def test_marks_are_the_sentences_own(library: Library) -> None:
    library.correct(f"请看{atom(0)}里的说明。", f"See the notes in {atom(0)}.", **DIRECTION)
    one = pair(library, "请看`notes.md`里的**说明**吧。\n", 70)
    assert one.provenance.kind == "engine"  # emphasis is missing in it
    assert pair(library, "请看`notes.md`里的说明吧。", 70).target == f"See the notes in {atom(0)}."


def test_a_target_with_an_error_is_not_used(library: Library) -> None:
    library.correct(MARKET, MARKET, **DIRECTION)
    assert pair(library, "早市天黑前就开始了。").provenance.kind == "engine"


def test_what_an_engine_that_copies_made_is_not_used(library: Library) -> None:
    made(library, MARKET)
    assert pair(library, "早市天黑前就开始了。").provenance.kind == "engine"


def test_without_the_option_memory_does_not_know_what_was_used(library: Library) -> None:
    library.correct(MARKET, DAWN, **DIRECTION)
    text = "早市天黑前就开始了。"
    assert pair(library, text).provenance.kind == "fuzzy"
    assert pair(library, text, 0).provenance.kind == "engine"


def test_a_persons_word_for_the_sentence_itself_comes_first(library: Library) -> None:
    library.correct(MARKET, DAWN, **DIRECTION)
    library.correct("早市天黑前就开始了。", "It starts before dark.", **DIRECTION)
    assert pair(library, "早市天黑前就开始了。").provenance.kind == "person"


def test_a_document_that_was_begun_goes_on_with_it(library: Library) -> None:
    library.correct(MARKET, DAWN, **DIRECTION)
    data = "早市天黑前就开始了。".encode()
    options = Options(to="en", model="echo", fuzzy=80)
    planned = plan_document(read_bytes(data, name="market.md").document, options)
    with open_run(planned, options, library=library) as run:
        bitext = run.translate(planned, data=data)
    (job,) = library.jobs()
    (stored,) = library.pairs(job.id)
    assert (stored.target, stored.findings) == (bitext.pairs[0].target, bitext.pairs[0].findings)
    assert (stored.provenance.kind, job.warnings) == ("fuzzy", 1)


def test_what_another_model_made_is_not_used(library: Library) -> None:
    entry = MemoryEntry(source=MARKET, target=DAWN, provenance=Provenance(kind="engine"))
    library.remember([entry], signature="another model", **DIRECTION)
    assert pair(library, "早市天黑前就开始了。").provenance.kind == "engine"
