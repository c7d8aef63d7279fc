"""A sentence is the same wherever it stands, and its target goes back to its place."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.document.places import Place
from translator.types import Block, Inline

OPEN, CLOSE, BREAK, SOFT, CODE = (
    placeholders.opening(0), placeholders.closing(0), placeholders.atom(1), placeholders.atom(2),
    placeholders.atom(3),
)  # fmt: skip
INLINE = (
    Inline(id=0, kind="strong", source="**", closing="**"),
    Inline(id=1, kind="hardbreak", source="<br>"),
    Inline(id=2, kind="softbreak", source="\n"),
    Inline(id=3, kind="code", source="`a`"),
)


def place(source: str) -> Place:
    block = Block(id=0, kind="paragraph", start=0, end=9, text=source, inline=INLINE)
    return Place.of(source, block, "zh")


@pytest.mark.parametrize(
    ("source", "sentence", "differs", "whole"),
    [
        ("早市开了。", "早市开了。", False, True),
        (" 早市开了。 ", "早市开了。", False, True),
        (f"{OPEN}早市开了。{CLOSE}", "早市开了。", True, True),
        (f"早市开了。{BREAK}", "早市开了。", True, True),
        (f"早市{SOFT}开了。", "早市开了。", True, False),
        (f"早市{OPEN}开了{CLOSE}。", f"早市{OPEN}开了{CLOSE}。", False, True),
        (f"用{CODE}。", f"用{CODE}。", False, True),
    ],
)
def test_a_sentence_is_known_without_its_place(
    source: str, sentence: str, differs: bool, whole: bool
) -> None:
    found = place(source)
    assert found.sentence == sentence
    assert found.differs(source) is differs
    assert found.holds_all(source) is whole


def test_a_target_is_put_into_the_place_and_taken_out_of_it() -> None:
    found = place(f"{OPEN}早市开了。{CLOSE}{BREAK}")
    put = found.put("The market is open.")
    assert put == f"{OPEN}The market is open.{CLOSE}{BREAK}"
    assert found.take(put) == "The market is open."
    assert found.take(f"{OPEN}It {CODE} opens.{CLOSE}") == f"It {CODE} opens."
    assert place(" 早市。 ").put("Market.") == "Market."
