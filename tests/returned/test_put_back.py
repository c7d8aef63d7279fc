"""Marks stay between the words they stood between, or nobody says where they are."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.document.read import read_bytes
from translator.returned.put_back import put_back
from translator.types import Block, Inline


def shown(_: str, item: Inline) -> str:
    return "" if item.paired or item.display == "image" else item.text


def block(text: str) -> Block:
    return read_bytes(text.encode(), name="a.md").document.blocks[0]


@pytest.mark.parametrize(
    ("handed", "edited", "wanted"),
    [
        # what is between words that stayed
        ("It was **very** cold.", "It is **very** cold.", None),
        ("Use the `tar` command.", "Then use the `tar` command, please.", None),
        ("See [the page](x) now.", "See [the page](x) soon.", None),
        # the words inside are others, those around them stayed
        ("It was **very** cold.", "It was **bitterly** cold.", None),
        ("See [the page](x) now.", "See [the manual](x) now.", None),
        # what is put in beside a pair stays outside
        ("a **b** c", "a and **b** or c", None),
        # Chinese, a character at a time
        ("他们用`秤`称菜。", "他们还用`秤`来称菜。", None),
        ("早上**很冷**。", "早上**很冷**，下雨。", None),
        # a pair that may go goes with its words
        ("It was **very** cold.", "It was cold.", "It was cold."),
        ("**All** of it.", "**All** of them.", None),
        ("It is **cold**", "It is so **cold**", None),
        # white space counts once
        ("It  was **very** cold.", "It was **very** hot.", None),
        ("![shop](a.png) the shop", "![shop](a.png) the old shop", None),
    ],
)
def test_a_mark_stays_where_it_stood(handed: str, edited: str, wanted: str | None) -> None:
    before, after = block(handed), block(edited)
    words = "".join(
        shown(mark, placeholders.table(after)[mark]) if placeholders.MARK.match(mark) else mark
        for mark in after.text
    )
    words = " ".join(words.split())
    found = put_back(before.text, words, before, shown=shown)
    assert found is not None
    assert placeholders.restore(found, before.inline) == (wanted or edited)


@pytest.mark.parametrize(
    ("handed", "edited"),
    [
        ("Use the `tar` command.", "Use the zip command."),  # code is gone
        ("See [the page](x) now.", "See now."),  # a link is gone
        ("One [two](x) three.", "Eins zwei drei."),  # all was rewritten
        ("a **b c** d", "e f"),
    ],
)
def test_what_cannot_be_placed_is_nothing(handed: str, edited: str) -> None:
    one = block(handed)
    assert put_back(one.text, edited, one, shown=shown) is None


def test_a_notation_may_be_changed_like_any_character() -> None:
    one = block("bread &amp; butter")
    kept = put_back(one.text, "bread & jam", one, shown=shown)
    assert kept is not None
    assert placeholders.restore(kept, one.inline) == "bread &amp; jam"
    assert put_back(one.text, "bread and butter", one, shown=shown) == "bread and butter"


def test_a_sentence_of_endless_words_is_left_alone() -> None:
    one = block("a **b** " + "c " * 5_000)
    assert put_back(one.text, "a b " + "c " * 4_999 + "d", one, shown=shown) is None


def test_marks_that_are_shown_stay_themselves() -> None:
    one = block("Use the `tar` command.")
    edited = one.text.replace("Use", "Take")
    assert put_back(one.text, edited, one, shown=lambda mark, _: mark) == edited
