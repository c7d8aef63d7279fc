"""The years of eras, written as Gregorian ones or by the era in English."""

from __future__ import annotations

import pytest

from translator.grounding.era_years import era_year
from translator.grounding.spans import Span
from translator.numbers.chinese import parse_chinese


def found(text: str) -> list[Span | None]:
    return [era_year(text, one) for one in parse_chinese(text) if one.era]


@pytest.mark.parametrize(
    ("text", "source", "written"),
    [
        ("清同治三年建成", "同治三年", "1864年"),
        ("光绪元年", "光绪元年", "1875年"),
        ("民國99年", "民國99年", "2010年"),
        ("同治三载", "同治三载", "1864年"),
        ("108學年度", "108學年", "2019學年"),
        ("同治三年至五年", "同治三年至五年", "1864年至1866年"),
        ("民國99年5月3日", "民國99年5月3日", "2010年5月3日"),
        ("民国九十九年五月三日", "民国九十九年五月三日", "May 3, 2010"),
        # the sentence has the year already
        ("同治三年（1864年）", "同治三年", "the third year of Tongzhi"),
        ("1864年（同治三年）", "同治三年", "the third year of Tongzhi"),
        ("同治三年就是旧历的1864", "同治三年", "1864年"),  # nine characters away
        ("1864年前后这么多同治三年", "同治三年", "1864年"),
        # or is about the era
        ("同治登基，同治三年", "同治三年", "1864 (the third year of Tongzhi)"),
        ("改元是同治三年的事", "同治三年", "1864 (the third year of Tongzhi)"),
    ],
)
def test_a_year_is_written_as_the_sentence_needs_it(text: str, source: str, written: str) -> None:
    (span,) = found(text)
    assert span is not None
    assert (span.source, span.replacement) == (source, written)
    assert text[span.start : span.end] == source


@pytest.mark.parametrize("text", ["民國九十年代", "民國99年（2010年）", "同治三年五月"])
def test_a_decade_the_old_calendar_and_a_year_that_stands_there_are_left_alone(text: str) -> None:
    assert found(text) == [None]


def test_two_years_of_one_era_speak_of_it() -> None:
    assert [span.replacement for span in found("同治三年到同治五年") if span] == [
        "1864 (the third year of Tongzhi)",
        "1866 (the fifth year of Tongzhi)",
    ]


def test_the_year_and_its_number_in_the_era_are_both_right() -> None:
    (span,) = found("同治三年至五年")
    assert span is not None
    for year, word, digits, number in (("1864", "third", "3rd", 3), ("1866", "fifth", "5th", 5)):
        wanted = {year, f"{word} year", f"{digits} year", f"year {number}", f"Tongzhi {number}"}
        assert wanted <= set(span.accepted)
    (dated,) = found("民國99年5月3日")
    assert dated is not None and "2010" in dated.accepted
    assert "5" not in dated.accepted and "year 5" not in dated.accepted
