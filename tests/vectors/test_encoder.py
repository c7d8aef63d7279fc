"""The encoder computes what the papers say, piece by piece, as a plain loop does."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from tests.vectors import made_weights
from translator.vectors import encoder as encoder_module
from translator.vectors.encoder import Encoder
from translator.vectors.packed_weights import PackedWeights, read


@pytest.fixture
def weights(tmp_path: Path) -> PackedWeights:
    return read(made_weights.write(tmp_path / "made.bin"))


def plainly(weights: PackedWeights, numbers: list[int]) -> np.ndarray:
    """Compute the vectors of pieces one number after the other."""
    size, width = weights.size, weights.size // weights.heads

    def normed(row: np.ndarray, name: str) -> np.ndarray:
        row = row - row.mean()
        spread = math.sqrt((row**2).mean() + weights.epsilon)
        return row / spread * weights.exact(f"{name}.w") + weights.exact(f"{name}.b")

    def linear(row: np.ndarray, name: str, columns: int) -> np.ndarray:
        return weights.matrix(f"{name}.w", columns) @ row + weights.exact(f"{name}.b")

    places = weights.exact("emb.pos").reshape(-1, size)
    words = weights.matrix("emb.word", size)
    kind = weights.exact("emb.type")
    rows = [normed(words[one] + places[at] + kind, "emb.ln") for at, one in enumerate(numbers)]
    for layer in range(weights.layers):
        asks, keys, values = (
            [linear(row, f"l{layer}.{name}", size) for row in rows] for name in "qkv"
        )
        after = []
        for at, row in enumerate(rows):
            heard = np.zeros(size)
            for head in range(weights.heads):
                part = slice(head * width, (head + 1) * width)
                much = np.array([asks[at][part] @ key[part] for key in keys]) / math.sqrt(width)
                share = np.exp(much - much.max())
                share /= share.sum()
                heard[part] = sum(
                    one * value[part] for one, value in zip(share, values, strict=True)
                )
            row = normed(row + linear(heard, f"l{layer}.ao", size), f"l{layer}.aln")
            inner = linear(row, f"l{layer}.fi", size)
            inner = np.array([one * (1 + math.erf(one / math.sqrt(2))) / 2 for one in inner])
            after.append(
                normed(row + linear(inner, f"l{layer}.fo", weights.inner), f"l{layer}.oln")
            )
        rows = after
    return np.array(rows)


def test_vectors_are_those_of_a_plain_loop(weights: PackedWeights) -> None:
    found = Encoder(weights).vectors("light 灯光")
    numbers = [weights.pieces[one] for one in (
        "<s>", "\u2581que", "ry", ":", "\u2581light", "\u2581", "灯光", "</s>"
    )]  # fmt: skip
    there = plainly(weights, numbers)
    assert list(found.spans) == [(0, 5), (5, 6), (6, 8)]
    assert np.abs(found.table - there[4:7]).max() < 1e-4


def test_no_more_layers_are_computed_than_are_taken(
    weights: PackedWeights, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = Encoder(weights).vectors("灯光").table
    monkeypatch.setattr(encoder_module, "LAYER", 1)
    assert not np.allclose(Encoder(weights).vectors("灯光").table, both, atol=0.01)


def test_what_is_too_long_has_vectors_at_its_beginning(weights: PackedWeights) -> None:
    found = Encoder(weights).vectors("灯光" * 40)
    assert len(found.spans) == made_weights.LONGEST - 2 - 4
    assert found.table.shape == (len(found.spans), weights.size)
    assert not found.whole
    assert Encoder(weights).vectors("灯光").whole


def test_a_text_without_pieces_has_no_vectors(weights: PackedWeights) -> None:
    assert Encoder(weights).vectors("").table.shape == (0, weights.size)


def test_a_text_that_comes_again_is_not_computed_again(weights: PackedWeights) -> None:
    encoder = Encoder(weights)
    first = encoder.vectors("灯光")
    assert encoder.vectors("灯光") is first
    for number in range(40):
        encoder.vectors("灯" * number)
    assert encoder.vectors("灯光") is not first
