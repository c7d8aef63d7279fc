"""The sentences aligned by hand, and the scores against them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import alignment_gold as gold  # noqa: E402
from alignment_eflomal import grown  # noqa: E402

from translator.alignment import Link  # noqa: E402


def link(source: tuple[int, int], target: tuple[int, int], sure: float = 1.0) -> Link:
    return Link(
        source_start=source[0], source_end=source[1], target_start=target[0],
        target_end=target[1], confidence=sure, evidence="dictionary",
    )  # fmt: skip


def sentence(links: str) -> gold.Sentence:
    return gold._sentence("first", "zh-en", "老|树|，|老|人", "an old tree, an old man", links)


def test_both_halves_have_fifty_pairs_of_both_directions() -> None:
    sentences = gold.read()
    assert Counter(one.half for one in sentences) == {"first": 50, "second": 50}
    assert min(Counter((one.half, one.direction) for one in sentences).values()) >= 20
    assert len({one.chinese for one in sentences}) == 100
    assert all(one.sure <= one.possible and len(one.sure) >= 2 for one in sentences)


def test_joined_words_and_second_places_are_read() -> None:
    assert sentence("树=tree 老#2~old#2 老+人~an#2_man").sure == {(1, 2)}
    assert sentence("老+树=old_tree").sure == {(0, 1), (0, 2), (1, 1), (1, 2)}
    assert sentence("老#2~old#2").possible == {(2, 4)}


@pytest.mark.parametrize("links", ["木=tree", "树=wood", "树=tree#2", "树tree"])
def test_a_link_of_words_that_are_not_there_is_refused(links: str) -> None:
    with pytest.raises(ValueError, match=r"is not in|no link"):
        sentence(links)


def test_a_link_is_every_word_it_touches_with_its_best_confidence() -> None:
    one = sentence("树=tree")
    assert one.edges([link((0, 2), (7, 11), 0.5), link((1, 2), (7, 11), 0.9)]) == {
        (0, 2): 0.5,
        (1, 2): 0.9,
    }


def test_possible_links_are_no_mistakes_and_are_not_asked_for() -> None:
    one = sentence("树=tree 老=old 老~an")
    scored = gold.score([(one, [(1, 2), (0, 0), (3, 5)])])
    assert scored.precision == pytest.approx(2 / 3)
    assert scored.recall == pytest.approx(1 / 2)
    assert scored.error_rate == pytest.approx(1 - 3 / 5)


def test_two_directions_are_joined_by_their_neighbours() -> None:
    assert grown({(0, 0), (1, 1)}, {(0, 0), (5, 5)}) == {(0, 0), (1, 1)}
