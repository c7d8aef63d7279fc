"""Presets, other ways and limits."""

from __future__ import annotations

import pytest

from translator.engines.nmt.decoding import LONGEST, MOST, PRESETS, Decoding, limit, other_way
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
