"""Presets, other ways and limits."""

from __future__ import annotations

import pytest

from translator.engines.nmt.decoding import (
    LONGEST,
    MOST,
    PRESETS,
    Decoding,
    fitting_pairs,
    limit,
    other_way,
)
from translator.types import Quality


@pytest.mark.parametrize("quality", list(Quality))
def test_each_attempt_is_another_way(quality: Quality) -> None:
    first = PRESETS[quality]
    assert other_way(first, 0) is first
    ways = [other_way(first, attempt) for attempt in range(6)]
    assert len({str(way) for way in ways}) == len(ways)


def test_a_hypothesis_is_among_the_beam() -> None:
    for attempt in range(12):
        way = other_way(Decoding(beam=1), attempt)
        assert way.hypothesis < way.beam


def test_the_signature_names_what_differs_from_the_default() -> None:
    assert str(Decoding(beam=1)) == "greedy"
    assert str(Decoding(beam=4, length_penalty=1.2, no_repeat_ngram=3)) == "beam4+length1.2+ngram3"


def test_the_better_preset_searches_wider() -> None:
    beams = [PRESETS[quality].beam for quality in (Quality.FAST, Quality.BALANCED, Quality.BEST)]
    assert beams == sorted(set(beams))


def test_a_limit_leaves_room_and_has_an_end() -> None:
    assert limit(1) > 20
    assert limit(LONGEST) == MOST
    assert limit(LONGEST) >= 2.5 * LONGEST


def test_the_ways_of_a_run_are_those_the_signatures_were_made_with() -> None:
    assert [str(PRESETS[quality]) for quality in Quality] == ["greedy", "beam4", "beam8"]
    assert str(Decoding()) == "beam4" and str(Decoding(beam=2)) == "beam2"
    assert (LONGEST, MOST) == (200, 500)
    assert [str(other_way(PRESETS[Quality.FAST], attempt)) for attempt in range(9)] == [
        "greedy", "beam5+repetition1.2+ngram4", "beam5+length1.2+coverage0.05",
        "beam5+hypothesis1", "beam5+hypothesis2", "beam5+hypothesis3", "beam5+hypothesis4",
        "beam6+hypothesis5", "beam7+hypothesis6",
    ]  # fmt: skip
    assert str(other_way(PRESETS[Quality.BEST], 1)) == "beam9+repetition1.2+ngram4"
    assert str(other_way(Decoding(hypothesis=2), 3)) == "beam5+hypothesis3"


@pytest.mark.parametrize(
    ("way", "plain"),
    [
        (Decoding(), True), (Decoding(beam=8, hypothesis=3, no_repeat_ngram=4), True),
        (Decoding(length_penalty=1.2), False), (Decoding(coverage=0.05), False),
        (Decoding(repetition_penalty=1.2), False),
    ],
)  # fmt: skip
def test_a_score_is_the_mean_where_nothing_is_added(way: Decoding, plain: bool) -> None:
    assert way.plain is plain


@pytest.mark.parametrize(("tokens", "most"), [(1, 23), (10, 50), (160, 500), (161, 500)])
def test_a_target_may_have_three_tokens_for_each_and_twenty(tokens: int, most: int) -> None:
    assert limit(tokens) == most


def test_pairs_of_five_hundred_tokens_are_weighed_and_longer_ones_are_not() -> None:
    sizes = [(500, 1), (501, 1), (1, 500), (1, 501), (3, 3)]
    sources, targets = [["x"] * one for one, _ in sizes], [["x"] * other for _, other in sizes]
    assert fitting_pairs(sources, targets) == [0, 2, 4]
