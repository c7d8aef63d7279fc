"""What stands between two texts that are put together."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.placeholders import atom
from translator.text import joining
from translator.text.joining import joiner, line_joiner


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("茶。", "饭", ""),
        ("tea.", "Rice", " "),
        ("茶", "tea", ""),
        ("tea ", "rice", ""),
        ("", "rice", ""),
        (f"tea{atom(0)}", f"{atom(1)}rice", " "),
        (f"茶{atom(0)}{atom(1)}", "rice", ""),
        (f"tea{atom(0)}{atom(1)}", "rice", " "),
        (f"x茶{atom(0)}", f"{atom(1)}{atom(2)}rice", ""),
        (f"{atom(0)}{atom(1)}", "rice", ""),
    ],
)
def test_words_are_parted_and_characters_are_not(before: str, after: str, between: str) -> None:
    assert joiner(before, after) == between
    assert line_joiner(before, after) == between


def test_a_line_that_ends_a_sentence_is_parted_from_the_next_one() -> None:
    assert joiner("Wait.", "") == ""
    assert (line_joiner("Wait.", atom(0)), line_joiner("等。", "")) == (" ", "")


def test_before_marks_alone_there_is_nothing_to_join() -> None:
    marks = placeholders.atom(0) + placeholders.atom(1)
    for before in ("", marks, f"{marks}{marks}"):
        assert joining.joiner(before, "tea") == ""
        text = f"{before}tea and more"
        assert joining.joiner_at(text, len(before), len(before)) == ""
    assert joining.joiner(f"a{marks}", "tea") == " "
