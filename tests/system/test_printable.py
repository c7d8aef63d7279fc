"""What a terminal is never given: orders."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.system.printable import printable

TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
"""Classes of UAX #9 that turn the direction of other characters, or end that."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("早市　开门了。", "早市　开门了。"),
        ("\x1b]0;title\x07a", "\ufffd]0;title\ufffda"),
        ("red \x9b31m", "red \ufffd31m"),
        ("a\nb\tc", "a\ufffdb\ufffdc"),
        ("half \ud83d", "half \ufffd"),
        ("a\u202egnp.md", "a\ufffdgnp.md"),
        ("\u2067右\u2069", "\ufffd右\ufffd"),
        ("𠮷野家 ✎", "𠮷野家 ✎"),
    ],
)
def test_only_orders_are_replaced(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_what_is_wanted_is_kept() -> None:
    assert printable("a\n\x1bb", keep="\n") == "a\n\ufffdb"


@given(text=st.text(alphabet=st.characters()))
def test_every_other_character_stays_in_its_place(text: str) -> None:
    for before, after in zip(text, printable(text), strict=True):
        turns = unicodedata.bidirectional(before) in TURNING
        if turns or unicodedata.category(before) in ("Cc", "Cs"):
            assert after == "\ufffd"
        else:
            assert after == before
