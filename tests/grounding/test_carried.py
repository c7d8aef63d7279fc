"""A foreign name as the first translation has it, found in later segments."""

from __future__ import annotations

from typing import cast

import pytest

from translator.grounding import carried
from translator.grounding.carried import CERTAINTY, ORIGIN, Carried, flat, places, spans
from translator.grounding.evidence import Lexicon

NAME = Carried(name="里德·罗斯", written="Reed Ross", short="Ross")


@pytest.mark.parametrize("dot", "·•・‧")
def test_a_name_is_found_with_any_of_the_dots_and_replaced_as_it_stands(dot: str) -> None:
    text = f"昨天里德{dot}罗斯说，里德{dot}罗斯来了"
    assert flat(text).count("·") == 2 and len(flat(text)) == len(text)
    first, second = spans([NAME], text, None)
    assert (first.start, first.end, first.source) == (2, 7, f"里德{dot}罗斯")
    assert (second.start, second.end) == (9, 14)
    assert (first.replacement, first.accepted) == ("Reed Ross", ("Reed Ross", "Ross"))
    assert (first.origin, first.certainty, first.guess) == (ORIGIN, CERTAINTY, True)


def test_a_piece_of_a_longer_name_is_not_it() -> None:
    assert list(places("罗斯", "里德·罗斯来了", None)) == []
    assert list(places("罗斯", "罗斯·里德来了", None)) == []
    assert list(places("罗斯", "昨天罗斯来了", None)) == [2]


def test_only_the_part_that_was_seen_is_replaced() -> None:
    (found,) = spans([Carried(name="里德·罗斯", written="Ross", at=3)], "里德·罗斯说", None)
    assert (found.start, found.end, found.source) == (3, 5, "罗斯")
    assert found.accepted == ("Ross",)


def test_with_a_dictionary_a_name_has_to_stand_between_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[int, int]] = []

    def stands_free(text: str, start: int, end: int, lexicon: object) -> bool:
        asked.append((start, end))
        return start > 0

    monkeypatch.setattr(carried, "stands_free", stands_free)
    lexicon = cast("Lexicon", object())
    assert list(places("罗斯", "罗斯说罗斯来了", lexicon)) == [3]
    assert asked == [(0, 2), (3, 5)]
    assert list(places("罗斯", "罗斯说罗斯来了", None)) == [0, 3]
