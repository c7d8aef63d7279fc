"""A cue's text stands on one line where it fits, and else is broken evenly."""

from __future__ import annotations

import pytest

from translator.formats.subtitles.line_length import HAN, LATIN, WIDEST_HAN, line_break


def broken(text: str, language: str) -> list[str]:
    at = line_break(text, language)
    return [text] if at is None else [text[:at].strip(), text[at:].strip()]


@pytest.mark.parametrize(
    ("language", "length", "sign", "lines"),
    [("en", LATIN, "a ", 1), ("en", LATIN + 2, "a ", 2), ("zh", HAN, "茶", 1),
     ("zh-Hant", HAN + 1, "茶", 2)],
)  # fmt: skip
def test_a_line_holds_so_many_characters(language: str, length: int, sign: str, lines: int) -> None:
    text = (sign * length)[:length].strip()
    assert len(broken(text, language)) == lines


def test_a_word_that_is_too_long_stays_on_one_line() -> None:
    assert broken("a" * 60, "en") == ["a" * 60]


def test_of_two_places_alike_the_upper_line_is_the_shorter_one() -> None:
    found = broken("aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii", "en")
    assert len(found) == 2
    assert len(found[0]) <= len(found[1])
    assert len(found[1]) - len(found[0]) <= 5


def test_a_line_is_broken_after_what_belongs_together() -> None:
    assert broken("今天早上我去了菜市场，买了两斤豆腐和一条鱼", "zh") == [
        "今天早上我去了菜市场，", "买了两斤豆腐和一条鱼",
    ]  # fmt: skip


def test_two_full_lines_are_broken_where_both_fit() -> None:
    upper, lower = "aaaaaaaaa " * 4 + "a", "bbbbbbbbb " * 4 + "bb"
    assert broken(f"{upper} {lower}", "en") == [upper, lower]
    assert max(map(len, (upper, lower))) == LATIN


def test_what_fits_on_no_two_lines_is_broken_nearest_to_the_middle() -> None:
    words = " ".join(["abcdefghi"] * 12)
    first, second = broken(words, "en")
    assert abs(len(first) - len(second)) <= 10
    assert WIDEST_HAN == 20
