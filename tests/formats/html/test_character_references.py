"""References to characters, in text and in the values of attributes (13.2.5.72 and on)."""

from __future__ import annotations

import pytest

from translator.formats.html.character_references import characters


@pytest.mark.parametrize(
    ("written", "text", "value"),
    [
        ("a&copy;b", "a©b", "a©b"),
        ("a&copy b", "a© b", "a© b"),
        ("a&copyb", "a©b", "a&copyb"),  # as in an address: ?a=1&copyb=2
        ("a&copy1", "a©1", "a&copy1"),
        ("a&copy=1", "a©=1", "a&copy=1"),
        ("a&copy;=1", "a©=1", "a©=1"),
        ("a&copy;b1", "a©b1", "a©b1"),
        ("a&copy中", "a©中", "a©中"),
        ("a&copy", "a©", "a©"),
        ("a&notin;b", "a∉b", "a∉b"),
        ("a&notit;b", "a¬it;b", "a&notit;b"),
        ("a&nothing", "a¬hing", "a&nothing"),
        ("a&x;b", "a&x;b", "a&x;b"),
        ("&#20013;&#x6587;", "中文", "中文"),
        ("a  \n b", "a b", "a b"),
    ],
)
def test_a_reference_is_read_as_browsers_read_it(written: str, text: str, value: str) -> None:
    for attribute, expected in ((False, text), (True, value)):
        found = list(characters(f"<{written}>", 1, len(written) + 1, attribute=attribute))

        assert "".join(one.text for one in found) == expected
        assert [one.start for one in found] == [1, *[one.end for one in found[:-1]]]
        assert found[-1].end == len(written) + 1


@pytest.mark.parametrize(("written", "shown"), [("&#1;", ""), ("&#x1F;", ""), ("&#0;", "\ufffd")])
def test_what_no_text_can_hold_is_carried_over(written: str, shown: str) -> None:
    assert [one.text for one in characters(written, 0, len(written))] == [shown]
