"""Runs of sentences without a partner, looked at a second time."""

from __future__ import annotations

import pytest

from tests.alignment.sentences.test_sentence_aligner import CHINESE, ENGLISH, lines
from translator.alignment.sentences import moved_blocks as moved
from translator.alignment.sentences.cell_scores import LOG_PRIORS, Scores
from translator.alignment.sentences.correspondences import correspond
from translator.chinese.dictionary.dictionary import Dictionary


def test_neighbours_are_one_run() -> None:
    assert moved._runs([]) == {}
    assert moved._runs({0, 1, 4, 6, 7}) == {
        0: range(2), 1: range(2), 4: range(4, 5), 6: range(6, 8), 7: range(6, 8),
    }  # fmt: skip


@pytest.fixture
def texts(dictionary: Dictionary) -> tuple[Scores, object]:
    shared = correspond(CHINESE, ENGLISH, dictionary)
    return Scores(lines(CHINESE), lines(ENGLISH), shared), shared


def test_what_belongs_together_after_all_is_a_block(texts: tuple[Scores, object]) -> None:
    scores, shared = texts
    (block,) = moved.moved_blocks(shared, scores, {3, 4, 5}, {3, 4, 5})  # type: ignore[arg-type]
    assert [(list(one), list(other)) for one, other in block.steps] == [
        ([3], [3]), ([4], [4]), ([5], [5]),
    ]  # fmt: skip
    assert all(0.5 < sure <= 1.0 for sure in block.certain)


def test_strangers_are_left_alone(texts: tuple[Scores, object]) -> None:
    scores, shared = texts
    assert moved.moved_blocks(shared, scores, {0, 1}, {4, 5}) == []  # type: ignore[arg-type]
    assert moved.moved_blocks(shared, scores, set(), {4, 5}) == []  # type: ignore[arg-type]


def test_a_step_gains_what_it_is_better_than_its_sentences_alone(
    texts: tuple[Scores, object],
) -> None:
    scores, _ = texts
    alone = 2 * LOG_PRIORS[1, 0] + LOG_PRIORS[0, 1]
    gain = moved._gain(scores, (range(3, 5), range(3, 4)))
    assert gain == pytest.approx(scores.bead(3, 2, 3, 1) - alone)
