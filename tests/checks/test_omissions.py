"""Words that were left out or came from nowhere, on whole pairs: rows of omissions.tsv stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from translator import placeholders
from translator.checks import check
from translator.checks.omission_weights import weights
from translator.checks.omissions import CHECKS, missing_words, omissions, weigh
from translator.checks.wording import say
from translator.chinese.dictionary.dictionary import Dictionary
from translator.system import text_tables
from translator.types import Finding, Level
from translator.vectors import installed
from translator.vectors.encoder import PieceVectors

ROWS = text_tables.rows_of(Path(__file__).with_name("omissions.tsv"))
SOURCE = "昨天下午，市长参观了新建的图书馆，并和附近学校的老师座谈，听取他们对借书规则的意见。"
WHOLE = (
    "Yesterday afternoon the mayor visited the newly built library, talked with teachers from "
    "nearby schools and listened to their opinions on the rules for borrowing books."
)
CUT = "Yesterday afternoon the mayor visited the newly built library."


@pytest.fixture(scope="module")
def lexicon(whole_dictionary: Dictionary) -> Dictionary:
    return whole_dictionary


def told(source: str, target: str, direction: str, lexicon: Dictionary | None) -> list[Finding]:
    one, other = direction.split("-")
    findings = check(source, target, source_language=one, target_language=other, lexicon=lexicon)
    return [finding for finding in findings if finding.check in CHECKS]


@pytest.mark.parametrize("row", ROWS, ids=[row[-1].replace(" ", "-") for row in ROWS])
def test_verdict_stays(row: tuple[str, ...], lexicon: Dictionary) -> None:
    direction, source, target, expected, _ = row
    found = [one.message for one in told(source, target, direction, lexicon)]
    assert "; ".join(found) == (expected if expected != "-" else "")


def test_without_a_dictionary_nothing_is_said() -> None:
    assert omissions(SOURCE, CUT, ("zh", "en"), None, []) == []


def test_what_another_check_says_is_not_said_twice(lexicon: Dictionary) -> None:
    pair = (SOURCE, CUT, ("zh", "en"), lexicon)
    assert omissions(*pair, [])
    assert omissions(*pair, [say("limit.cut", Level.ERROR)]) == []


def test_the_missing_words_are_those_of_the_finding(lexicon: Dictionary) -> None:
    words = missing_words(SOURCE, CUT, ("zh", "en"), lexicon)
    assert words
    assert all(word in SOURCE for word in words)
    assert missing_words(SOURCE, WHOLE, ("zh", "en"), lexicon) == ()


def test_marks_are_no_part_of_what_is_named(lexicon: Dictionary) -> None:
    marked = SOURCE.replace("座谈", f"{placeholders.opening(0)}座谈{placeholders.closing(0)}")
    assert missing_words(marked, CUT, ("zh", "en"), lexicon) == missing_words(
        SOURCE, CUT, ("zh", "en"), lexicon
    )


class Meanings:
    """A stand-in for the model: phrases that mean the same have one direction."""

    PHRASES = (
        ("昨天下午", "Yesterday afternoon"), ("市长", "the mayor"), ("参观", "dropped by"),
        ("新建", "newly built"), ("图书馆", "library"), ("附近学校", "schools round the corner"),
        ("老师", "their staff"), ("座谈", "sat down with"), ("听取", "took in"),
        ("意见", "what they thought"), ("借书规则", "how books are lent"),
    )  # fmt: skip

    def vectors(self, text: str) -> PieceVectors:
        spans, rows = [], []
        for direction, phrases in enumerate(self.PHRASES):
            for phrase in phrases:
                if (start := text.find(phrase)) >= 0:
                    spans.append((start, start + len(phrase)))
                    rows.append(np.eye(16, dtype=np.float32)[direction])
        return PieceVectors(spans=spans, table=np.array(rows).reshape(-1, 16))


FREE = (
    "Yesterday afternoon the mayor dropped by the newly built library, sat down with their staff "
    "from schools round the corner, and took in what they thought of how books are lent."
)


@pytest.fixture
def with_vectors(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(installed, "encoder", Meanings)
    weigh.cache_clear()
    yield
    weigh.cache_clear()


@pytest.mark.usefixtures("with_vectors")
def test_with_vectors_a_clause_that_is_missing_is_told_and_free_words_are_not(
    lexicon: Dictionary,
) -> None:
    cut = FREE.replace(", sat down with their staff from schools round the corner,", "")
    assert [one.check for one in told(SOURCE, cut, "zh-en", lexicon)] == ["omission"]
    assert told(SOURCE, FREE, "zh-en", lexicon) == []
    (word,) = {one for one in missing_words(SOURCE, cut, ("zh", "en"), lexicon) if "学校" in one}
    assert word in SOURCE


@pytest.mark.usefixtures("with_vectors")
def test_with_vectors_an_omission_is_weighed_by_weights_of_their_own(lexicon: Dictionary) -> None:
    by_vectors = weigh(SOURCE, CUT, ("zh", "en"), lexicon)
    assert by_vectors
    assert by_vectors.question == "omission by vectors"
    for direction in ("zh-en", "en-zh"):
        limits = weights()[f"limit {by_vectors.question} {direction}"]
        assert limits["info"] < limits["warning"]


@pytest.mark.parametrize("text", ["", "。", "1", "a", "\ud800", "\0" * 9, "茶" * 4000, "（(" * 900])
def test_odd_texts_have_an_answer(text: str, lexicon: Dictionary) -> None:
    for languages in (("zh", "en"), ("en", "zh"), ("zh", "de")):
        assert isinstance(omissions(text, WHOLE, languages, lexicon, []), list)
        assert isinstance(omissions(SOURCE, text, languages, lexicon, []), list)
