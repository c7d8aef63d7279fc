"""What vectors tell of words, with a stand-in whose words of one meaning have one direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from translator.alignment.tokenise import Token
from translator.checks import word_vectors
from translator.checks.word_vectors import nearness, vector_signs
from translator.vectors.encoder import PieceVectors

MEANINGS = {
    "市长": 0, "mayor": 0, "图书馆": 1, "library": 1, "老师": 2, "teacher": 2, "新": 3, "new": 3,
}  # fmt: skip


class StandIn:
    """Gives each word the direction of its meaning, and each language one of its own."""

    def vectors(self, text: str) -> PieceVectors:
        spans, rows = [], []
        for word, meaning in MEANINGS.items():
            at = text.find(word)
            if at >= 0:
                row = np.zeros(8, dtype=np.float32)
                row[meaning] = 1.0
                row[7] = 0.2 if word.isascii() else -0.2
                for start in range(at, at + len(word)):  # a word of several pieces
                    spans.append((start, start + 1))
                    rows.append(row)
        return PieceVectors(spans=spans, table=np.array(rows).reshape(-1, 8))


def tokens(text: str, words: list[str]) -> list[Token]:
    return [
        Token(
            start=text.find(one), end=text.find(one) + len(one), text=one, function=False, clause=0
        )
        for one in words
    ]


def signs_of(chinese: list[str], english: list[str]) -> dict[str, Mapping[str, float]]:
    texts = "".join(chinese), " ".join(english)
    words = tokens(texts[0], chinese), tokens(texts[1], english)
    found = vector_signs(texts, words, StandIn())  # type: ignore[arg-type]
    assert found is not None
    return dict(zip([*chinese, *english], [*found[0], *found[1]], strict=True))


def test_a_word_that_is_said_is_near_and_mutual_and_one_that_is_not_is_neither() -> None:
    found = signs_of(["市长", "图书馆", "老师"], ["mayor", "library"])
    said, lost = found["图书馆"], found["老师"]
    assert said["nearest"] > 0.9 > 0.2 > lost["nearest"]
    assert said["mutual"] > 0.9 > 0.2 > lost["mutual"]
    assert said["nearest has a nearer"] == 0 > lost["nearest has a nearer"]
    assert said["asked for"] > lost["asked for"]


def test_what_stands_beside_a_word_is_told() -> None:
    found = signs_of(["市长", "新", "老师"], ["mayor"])
    assert found["市长"]["nearest, beside"] < found["新"]["nearest, beside"]


def test_a_counterpart_far_away_is_told() -> None:
    found = signs_of(["市长", "图书馆", "老师"], ["teacher", "library", "mayor"])
    assert found["市长"]["away"] == pytest.approx(1.0)
    assert found["图书馆"]["away"] == pytest.approx(0.0)


def test_a_single_word_on_either_side_is_compared() -> None:
    found = signs_of(["市长"], ["mayor"])
    assert found["市长"]["nearest"] > 0.9


def test_a_text_without_words_is_not_compared() -> None:
    assert vector_signs(("市长", ""), (tokens("市长", ["市长"]), []), StandIn()) is None  # type: ignore[arg-type]


def test_a_text_that_is_too_long_for_the_model_is_not_compared() -> None:
    class Short(StandIn):
        def vectors(self, text: str) -> PieceVectors:
            return replace(super().vectors(text), whole=text.isascii())

    words = tokens("市长", ["市长"]), tokens("mayor", ["mayor"])
    assert vector_signs(("市长", "mayor"), words, StandIn()) is not None  # type: ignore[arg-type]
    assert vector_signs(("市长", "mayor"), words, Short()) is None  # type: ignore[arg-type]


def test_a_word_without_pieces_is_near_nothing() -> None:
    words = tokens("市长又", ["市长", "又"]), tokens("mayor", ["mayor"])
    near = nearness(("市长又", "mayor"), words, StandIn())  # type: ignore[arg-type]
    assert near[1, 0] == 0 < near[0, 0]


def test_the_means_have_a_row_for_each_number_of_a_vector() -> None:
    assert len(word_vectors.mean_of("zh")) == len(word_vectors.mean_of("en")) == 384
    assert not np.allclose(word_vectors.mean_of("zh"), word_vectors.mean_of("en"), atol=0.1)
