"""A correction holds for the sentence, wherever it stands, until it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from translator.application import everywhere
from translator.document.plan import Item, plan
from translator.document.read import read_bytes
from translator.errors import StoreError
from translator.store import Library

LANGUAGES: dict[str, Any] = {"source_language": "zh-Hans", "target_language": "en"}


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def item(text: str) -> Item:
    """The first segment of an article."""
    return plan(read_bytes(text.encode(), name="a.md").document).items[0]


PLAIN = item("茶泡好了。\n")
BOLD = item("**茶泡好了。**\n")


def bold(words: str) -> str:
    """What is written for the bold sentence: its marks around the words."""
    return BOLD.source.replace("茶泡好了。", words)


def written(library: Library, of: Item, *, standing: bool = True) -> list[str]:
    found = everywhere.history(library, of, **LANGUAGES)
    return [one.target for one in found if not standing or one.reverted is None]


def test_the_two_places_differ_in_their_marks_alone() -> None:
    assert BOLD.source != PLAIN.source == "茶泡好了。"
    assert "茶泡好了。" in BOLD.source


def test_what_was_written_in_one_place_counts_in_the_other(library: Library) -> None:
    everywhere.correct(library, BOLD, bold("The tea is ready."), **LANGUAGES)
    assert written(library, BOLD) == [bold("The tea is ready.")]
    assert written(library, PLAIN) == ["The tea is ready."]
    everywhere.correct(library, PLAIN, "Tea is ready.", **LANGUAGES)
    assert written(library, PLAIN) == ["The tea is ready.", "Tea is ready."]


def test_a_place_without_a_correction_shows_those_of_its_sentence(library: Library) -> None:
    everywhere.correct(library, PLAIN, "One.", **LANGUAGES)
    everywhere.correct(library, PLAIN, "Two.", **LANGUAGES)
    assert written(library, BOLD) == [bold("One."), bold("Two.")]


def test_what_was_taken_back_here_is_shown_before_what_holds_elsewhere(library: Library) -> None:
    everywhere.correct(library, BOLD, bold("One."), **LANGUAGES)
    everywhere.revert(library, BOLD, **LANGUAGES)
    assert written(library, BOLD) == written(library, PLAIN) == []
    assert written(library, BOLD, standing=False) == [bold("One.")]
    everywhere.correct(library, PLAIN, "Two.", **LANGUAGES)
    assert written(library, BOLD, standing=False)[0] == bold("One.")
    assert written(library, BOLD) == [bold("Two.")]


def test_taking_back_in_one_place_takes_the_same_words_back_in_the_other(library: Library) -> None:
    everywhere.correct(library, BOLD, bold("One."), **LANGUAGES)
    everywhere.revert(library, BOLD, **LANGUAGES)
    assert written(library, PLAIN) == []


def test_taking_back_leaves_other_words_of_the_other_place(library: Library) -> None:
    everywhere.correct(library, BOLD, bold("One."), **LANGUAGES)
    everywhere.correct(library, PLAIN, "Two.", **LANGUAGES)
    everywhere.revert(library, BOLD, **LANGUAGES)
    assert "Two." in written(library, PLAIN)


def test_words_from_the_other_place_can_be_taken_back_here(library: Library) -> None:
    everywhere.correct(library, PLAIN, "One.", **LANGUAGES)
    everywhere.revert(library, BOLD, **LANGUAGES)
    assert written(library, BOLD) == written(library, PLAIN) == []


@pytest.mark.parametrize("of", [PLAIN, BOLD])
def test_where_nothing_was_written_there_is_nothing_to_take_back(
    library: Library, of: Item
) -> None:
    with pytest.raises(StoreError, match="no correction"):
        everywhere.revert(library, of, **LANGUAGES)
    assert written(library, of, standing=False) == []
