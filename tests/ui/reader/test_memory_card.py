"""Beside the editor: sentences of the memory that are alike, and those that hold some words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from translator.application import Item
from translator.placeholders import atom
from translator.store import Library
from translator.types import Block, Inline, Segment
from ui.reader import memory_card

DIRECTION = {"source_language": "zh-Hans", "target_language": "en"}


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def item(text: str) -> Item:
    inline = (Inline(id=0, kind="code", source="`秤`"),)
    block = Block(id=0, kind="paragraph", text=text, start=0, end=len(text), inline=inline)
    return Item(
        segment=Segment(block_id=0, start=0, end=len(text)), source=text, block=block, copied=False
    )


def test_a_sentence_that_is_alike_says_how_much_and_what_differs(library: Library) -> None:
    library.correct("早市天亮前就开始了。", "It starts before dawn.", **DIRECTION)
    shown = memory_card.card(library, item("早市天黑前就开始了。"), " ", DIRECTION)
    (match,) = shown["matches"]
    assert (match["percent"], match["person"], match["target"]) == (
        90, True, "It starts before dawn.",
    )  # fmt: skip
    assert match["source"] == [
        ["same", "早市天"], ["old", "亮"], ["new", "黑"], ["same", "前就开始了。"],
    ]  # fmt: skip
    assert (shown["kind"], shown["words"], shown["found"]) == ("memory", "", [])


def test_words_are_marked_on_both_sides_and_marks_are_shown(library: Library) -> None:
    library.correct(f"用{atom(0)}称菜，称米。", f"Weigh {atom(0)} and weigh.", **DIRECTION)
    shown = memory_card.card(library, item("别的。"), " 称 ", DIRECTION)
    assert shown["words"] == "称"
    assert shown["found"] == [
        {
            "person": True,
            "source": [["same", "用⟨1⟩"], ["hit", "称"], ["same", "菜，"], ["hit", "称"],
                       ["same", "米。"]],
            "target": [["same", "Weigh ⟨1⟩ and weigh."]],
        }
    ]  # fmt: skip
    (found,) = memory_card.card(library, item("别的。"), "weigh", DIRECTION)["found"]
    assert found["target"] == [
        ["hit", "Weigh"], ["same", " ⟨1⟩ and "], ["hit", "weigh"], ["same", "."],
    ]  # fmt: skip


def test_six_sentences_are_shown_of_those_that_hold_the_words(library: Library) -> None:
    for number in range(7):
        library.correct(f"早市第{number}天很热闹。", f"Day {number}.", **DIRECTION)
    assert len(memory_card.card(library, item("别的。"), "早市", DIRECTION)["found"]) == 6


def test_two_hundred_characters_are_looked_for_at_most(library: Library) -> None:
    assert memory_card.card(library, item("别的。"), "a" * 201, DIRECTION)["words"] == "a" * 200
