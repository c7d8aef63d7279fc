"""Words that were left out or came from nowhere, on whole pairs: rows of omissions.tsv stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator import placeholders
from translator.checks import check
from translator.checks.omissions import CHECKS, missing_words, omissions
from translator.checks.wording import say
from translator.chinese.dictionary.dictionary import Dictionary
from translator.system import text_tables
from translator.types import Finding, Level

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


@pytest.mark.parametrize("text", ["", "。", "1", "a", "\ud800", "\0" * 9, "茶" * 4000, "（(" * 900])
def test_odd_texts_have_an_answer(text: str, lexicon: Dictionary) -> None:
    for languages in (("zh", "en"), ("en", "zh"), ("zh", "de")):
        assert isinstance(omissions(text, WHOLE, languages, lexicon, []), list)
        assert isinstance(omissions(SOURCE, text, languages, lexicon, []), list)
