"""Landmarks: sentences that share what is rare, and the heaviest chain of them."""

from __future__ import annotations

from translator.alignment.sentences.correspondences import correspond
from translator.alignment.sentences.landmarks import _LEAST, _compared, _mutual, chain, landmarks


def test_the_heaviest_pairs_that_follow_one_another_are_the_chain() -> None:
    pairs = {(0, 0): 9.0, (1, 1): 9.0, (2, 8): 10.0, (3, 2): 9.0, (4, 3): 9.0, (4, 4): 1.0}
    assert chain(pairs) == [(0, 0), (1, 1), (3, 2), (4, 3)]
    assert chain({(0, 5): 1.0, (1, 0): 9.0}) == [(1, 0)]
    assert chain({}) == []


def test_two_of_one_sentence_never_stand_in_one_chain() -> None:
    found = chain({(0, 0): 1.0, (0, 1): 1.0, (1, 1): 1.0, (1, 2): 1.0})
    assert len(found) == len({one for one, _ in found}) == len({other for _, other in found})


def test_rare_things_make_a_landmark_and_common_ones_do_not() -> None:
    chinese = [f"第{number}号" for number in range(100, 140)]
    english = [f"number {number}" for number in range(100, 140)]
    chinese[7] += " Zugspitze 2962 Garmisch"
    english[31] += " Zugspitze 2962 Garmisch"
    found = landmarks(correspond(chinese, english, None))
    assert (7, 31) in found


def test_only_the_sentences_that_are_asked_for_are_compared() -> None:
    texts = ["Zugspitze 2962", "Watzmann 2713"]
    shared = correspond([f"有 {text} 座" for text in texts], texts, None)
    assert set(landmarks(shared, {1}, {0, 1})) <= {(1, 1)}


def test_a_landmark_has_two_rare_things_and_more_than_any_other_pair() -> None:
    at = _mutual
    assert at({(0, 0): _LEAST}) == {(0, 0): 7.0}
    assert at({(0, 0): 6.9}) == {}
    assert at({(0, 0): 9.0, (0, 1): 7.5}) == {(0, 0): 9.0}
    assert at({(0, 0): 9.0, (1, 0): 7.5}) == {(0, 0): 9.0}
    assert at({(0, 0): 9.0, (0, 1): 7.6}) == {}
    assert at({(0, 0): 9.0, (1, 0): 7.6}) == {}
    assert at({(0, 0): 8.0, (0, 1): 8.0}) == {}
    assert at({(0, 1): 7.5, (0, 0): 9.0, (0, 2): 1.0}) == {(0, 0): 9.0}
    assert at({(0, 0): 9.0, (1, 1): 9.0}) == {(0, 0): 9.0, (1, 1): 9.0}


def test_of_many_places_the_three_nearest_on_either_side_are_compared() -> None:
    few = list(_compared([0, 9], range(12), 1.0))
    assert few == [(one, other) for one in (0, 9) for other in range(12)]
    many = list(_compared([0, 6], range(13), 1.0))
    assert many == [(0, 0), (0, 1), (0, 2), *((6, other) for other in range(3, 9))]
    assert list(_compared([3], range(0, 60, 2), 2.0)) == [
        (3, other) for other in (0, 2, 4, 6, 8, 10)
    ]
