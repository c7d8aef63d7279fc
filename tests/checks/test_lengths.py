"""How long a target may be: each bound from both sides, in letters counted off."""

from __future__ import annotations

import pytest

from translator.checks.lengths import length, size
from translator.types import Finding

HAN = "茶水早市河边热闹天气"
"""Ten characters: as much as thirty letters."""


def letters(number: int) -> str:
    return ("word " * number).replace(" ", "")[:number]


def found(source: str, target: str, languages: tuple[str, str] = ("zh", "en")) -> str:
    findings: list[Finding] = length(source, target, languages)
    return ",".join(f"{one.check}:{one.level}" for one in findings) or "-"


@pytest.mark.parametrize(
    ("text", "letters_of_english"),
    [
        ("", 0.0), ("茶", 3.0), ("茶水", 6.0), ("tea", 3.0), ("茶 tea", 6.0), ("12", 2.0),
        ("，。 -_", 0.0), ("茶（tea）", 3.0), ("茶（好）", 6.0), ("tea (Chinese)", 10.0),
    ],
)  # fmt: skip
def test_a_character_is_as_long_as_three_letters(text: str, letters_of_english: float) -> None:
    assert size(text) == letters_of_english


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "length:error"), (6, "length:error"), (7, "length:warning"), (14, "length:warning"),
        (15, "-"), (30, "-"), (85, "-"), (86, "length:warning"), (94, "length:warning"),
        (95, "length:error"),
    ],
)  # fmt: skip
def test_a_target_far_too_short_or_too_long_is_told(number: int, expected: str) -> None:
    assert found(HAN, letters(number)) == expected


@pytest.mark.parametrize(
    ("source", "number", "end", "expected"),
    [
        (f"{HAN}。", 26, "", "length:warning"), (f"{HAN}。", 27, "", "-"),
        (f"{HAN}。", 26, ".", "-"), (f"{HAN}。", 26, ",", "length:warning"),
        (f"{HAN}。”", 26, "", "length:warning"), (HAN, 26, "", "-"),
    ],
)  # fmt: skip
def test_a_target_that_stops_within_its_sentence_is_doubted_sooner(
    source: str, number: int, end: str, expected: str
) -> None:
    assert found(source, letters(number) + end) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(35, "length:warning"), (36, "-"), (45, "-"), (60, "-")]
)
def test_a_sentence_is_lost_where_its_size_is_missing_too(number: int, expected: str) -> None:
    source = f"{HAN}。{HAN[:5]}。"  # forty-five letters, the shorter sentence of fifteen
    assert found(source, f"{letters(number)}.") == expected
    assert found(source, f"{letters(number - 5)}. A{letters(4)}.") == "-"


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (f"{HAN}？{HAN}。", f"{letters(30)}. {letters(30)}.", "length:warning"),
        (f"{HAN}？{HAN}。", f"{letters(30)}? {letters(30)}.", "-"),
        (f"{HAN}？", f"{letters(30)}.", "-"),  # alone it may become an indirect question
        (f"{HAN}。{HAN}。", f"{letters(30)}. {letters(30)}.", "-"),
    ],
)
def test_a_question_among_others_that_asks_no_more_is_told(
    source: str, target: str, expected: str
) -> None:
    assert found(source, target) == expected


@pytest.mark.parametrize("languages", [("fr", "en"), ("zh", "fr"), ("ja", "zh")])
def test_lengths_of_other_languages_are_not_known(languages: tuple[str, str]) -> None:
    assert found(HAN, "x", languages) == "-"
    assert found("，。", "words and words") == "-"


def test_how_much_shorter_or_longer_is_said_in_numbers() -> None:
    (short,) = length(HAN, letters(6), ("zh", "en"))
    assert "20%" in short.message or "20 %" in short.message
    (long,) = length(HAN, letters(96), ("zh", "en"))
    assert "3.2" in long.message
    (lost,) = length(f"{HAN}。{HAN[:5]}。", f"{letters(30)}.", ("zh", "en"))
    assert "2" in lost.message and "1" in lost.message
