"""How a translation is divided over cues and lines."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from translator.formats.subtitles.division import divide
from translator.formats.subtitles.line_length import line_break

_TABLE = (Path(__file__).parent / "division.tsv").read_text("utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in _TABLE if not line.startswith("#")]


@pytest.mark.parametrize(("language", "seconds", "parts", "why"), ROWS)
def test_a_sentence_is_divided_where_a_reader_pauses(
    language: str, seconds: str, parts: str, why: str
) -> None:
    expected = parts.split("|")
    joint = "" if language.startswith("zh") else " "
    text = joint.join(part for part in expected if part)
    assert divide(text, [float(one) for one in seconds.split()], language) == expected, why


@example(text="-1上", seconds=[2.225073858507203e-309, 0.0], language="en")
@given(
    text=st.text(alphabet="我你去了镇上，。 abcde.,-—“”(1", max_size=60),
    seconds=st.lists(st.floats(0, 9), min_size=1, max_size=8),
    language=st.sampled_from(["en", "zh-Hans"]),
)
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_or_doubled(text: str, seconds: list[float], language: str) -> None:
    parts = divide(text, seconds, language)
    assert len(parts) == len(seconds)
    assert "".join("".join(parts).split()) == "".join(text.split())
    empty = [not part for part in parts]
    assert empty == sorted(empty), "only the last cues may be empty"


def test_a_sentence_of_twenty_thousand_characters_is_divided_at_once() -> None:
    started = time.process_time()
    parts = divide("we walked on and on, " * 1000, [2.0] * 8, "en")
    assert all(parts)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        ("en", "It is snowing.", 1),
        ("en", "We went to the market in town this morning", 1),
        ("en", "I have lived in this town for 30 years / and never seen such a heavy snow.", 2),
        ("en", "If it stops raining, / we will go to the market for tofu.", 2),
        ("zh-Hans", "我们明天早上去镇上的菜市场买菜", 1),
        ("zh-Hans", "如果明天不下雨，/我们就一起去镇上的菜市场", 2),
        ("zh-Hant", "外面下著這麼大的雪，/我們今天哪裡也不去了。", 2),
        ("zh-Hans", "一二三四五六七八九十一二三四五六七", 2),
        ("en", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", 1),
    ],
)
def test_a_line_holds_42_latin_or_16_han_characters(language: str, text: str, lines: int) -> None:
    joint = " / " if language == "en" else "/"
    whole = text.replace(joint, " " if language == "en" else "")
    at = line_break(whole, language)
    assert (1 if at is None else 2) == lines
    if joint in text and at is not None:
        assert [whole[:at].strip(), whole[at:]] == text.split(joint)


@pytest.mark.parametrize(
    ("text", "longest"), [("一个人走在雨里" * 5, 20), ("我今天去了菜市场，" * 3, 16)]
)
def test_lines_of_twenty_are_taken_only_where_sixteen_do_not_do(text: str, longest: int) -> None:
    at = line_break(text, "zh-Hans")
    assert at is not None
    assert max(at, len(text) - at) <= longest
