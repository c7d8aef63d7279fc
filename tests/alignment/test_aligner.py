"""From two texts to links: stretches of neighbouring words, bounds, the order of links."""

from __future__ import annotations

import pytest

from translator.alignment import Link, align, aligner
from translator.alignment.tokenise import Token
from translator.chinese.dictionary.dictionary import Dictionary


def tokens(*clauses: int) -> list[Token]:
    """Return words of two characters, each with its clause."""
    return [
        Token(start=3 * at, end=3 * at + 2, text="ab", function=False, clause=clause)
        for at, clause in enumerate(clauses)
    ]


@pytest.mark.parametrize(
    ("places", "clauses", "stretches"),
    [
        ((), (0,), []),
        ((0,), (0,), [(0, 2)]),
        ((0, 1, 2), (0, 0, 0), [(0, 8)]),
        ((0, 2), (0, 0, 0), [(0, 2), (6, 8)]),
        ((0, 1, 3, 4), (0, 0, 0, 0, 0), [(0, 5), (9, 14)]),
        ((0, 1), (0, 1), [(0, 2), (3, 5)]),  # a comma between
        ((1, 0), (0, 0), [(3, 5), (0, 2)]),
    ],
)
def test_neighbouring_words_of_a_clause_are_one_stretch(
    places: tuple[int, ...], clauses: tuple[int, ...], stretches: list[tuple[int, int]]
) -> None:
    assert aligner._stretches(places, tokens(*clauses)) == stretches


def link(source: int, target: int, confidence: float = 0.5, length: int = 1) -> Link:
    return Link(
        source_start=source, source_end=source + length, target_start=target,
        target_end=target + 1, confidence=confidence, evidence="copy",
    )  # fmt: skip


def test_links_come_in_the_order_of_the_source_each_once_the_surer_first() -> None:
    wanted = [
        link(0, 3), link(1, 0), link(1, 2, 0.9), link(1, 2, 0.4), link(1, 2, 0.9, length=2),
    ]  # fmt: skip
    assert list(aligner._sorted([*reversed(wanted), wanted[0]])) == wanted


def test_a_link_turned_twice_is_itself() -> None:
    one = link(4, 9, 0.7)
    assert (one.turned().source_start, one.turned().target_start) == (9, 4)
    assert one.turned().turned() == one


@pytest.mark.parametrize(("words", "aligned"), [(4, True), (5, False)])
def test_words_of_one_side_times_of_the_other_are_bounded(
    words: int, aligned: bool, dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aligner, "_WORDS", 12)
    for source, target in (("书 " * words, "book " * 3), ("书 " * 3, "book " * words)):
        found = align(
            source, target, source_language="zh", target_language="en", dictionary=dictionary
        )
        assert bool(found) is aligned


@pytest.mark.parametrize(("length", "aligned"), [(4000, True), (4001, False)])
def test_so_many_characters_are_no_sentence(
    length: int, aligned: bool, dictionary: Dictionary
) -> None:
    for source, target in (("3" + " " * (length - 1), "3"), ("3", "3" + " " * (length - 1))):
        found = align(
            source, target, source_language="zh", target_language="en", dictionary=dictionary
        )
        assert bool(found) is aligned
