"""Vectors of the pieces of a text: the first layers of a BERT encoder, in numpy.

The layers are those of Devlin et al. 2019. Words that mean the same in two languages lie nearest
to each other in the middle of such a model, not at its end (Jalili Sabet et al. 2020, "SimAlign"):
of twelve layers, seven are computed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from translator.vectors.packed_weights import PackedWeights
from translator.vectors.pieces import Vocabulary, vocabulary

LAYER = 7
"""The layer whose vectors are taken."""
_PREFIX = "query: "
"""What the model was trained to find before a text."""
_REMEMBERED = 32
"""Texts: a source is compared with each translation of it that is tried."""
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
_ERF_STEP = 0.3275911
"""Abramowitz and Stegun, 7.1.26: the error function but for 1.5e-7."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PieceVectors:
    """The pieces of a text and their vectors."""

    spans: Sequence[tuple[int, int]]
    """Where each piece stands in the text."""
    table: Any
    """Pieces × numbers of a vector."""
    whole: bool = True
    """Whether the text is no longer than the model can read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Layer:
    """The weights of a layer: each matrix with what is added to its product."""

    asked: Any
    told: Any
    inner: Any
    outer: Any
    norms: tuple[Any, Any]


class Encoder:
    """Makes vectors; the weights are unpacked when the first text comes."""

    def __init__(self, weights: PackedWeights) -> None:
        self._weights = weights
        self._vocabulary: Vocabulary = vocabulary(
            weights.pieces, weights.scores, weights.same, weights.unknown
        )
        self._known: OrderedDict[str, PieceVectors] = OrderedDict()

    def vectors(self, text: str) -> PieceVectors:
        """Return the vectors of a text's pieces; what is beyond the model's length has none."""
        found = self._known.get(text)
        if found is None:  # two threads may compute the same: neither waits for the other
            found = self._known[text] = self._computed(text)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found

    def _computed(self, text: str) -> PieceVectors:
        weights = self._weights
        every = self._vocabulary.cut(_PREFIX + text)
        pieces = every[: weights.longest - 2]
        numbers = [weights.begin, *(one.number for one in pieces), weights.end]
        table = self._run(numbers)[1:-1]
        shift = len(_PREFIX)
        kept = [at for at, one in enumerate(pieces) if one.end > max(shift, one.start)]
        spans = [(max(0, pieces[at].start - shift), pieces[at].end - shift) for at in kept]
        return PieceVectors(spans=spans, table=table[kept], whole=len(pieces) == len(every))

    @cached_property
    def _layers(self) -> list[_Layer]:
        return [self._layer(number) for number in range(min(LAYER, self._weights.layers))]

    def _layer(self, number: int) -> _Layer:
        weights = self._weights

        def both(name: str, columns: int) -> tuple[Any, Any]:
            matrix = weights.matrix(f"l{number}.{name}.w", columns)
            return matrix.T.copy(), weights.exact(f"l{number}.{name}.b")

        three = [both(name, weights.size) for name in "qkv"]
        return _Layer(
            asked=tuple(np.concatenate(one, axis=-1) for one in zip(*three, strict=True)),
            told=both("ao", weights.size),
            inner=both("fi", weights.size),
            outer=both("fo", weights.inner),
            norms=tuple(
                (weights.exact(f"l{number}.{name}.w"), weights.exact(f"l{number}.{name}.b"))
                for name in ("aln", "oln")
            ),  # type: ignore[arg-type]  # two
        )

    @cached_property
    def _places(self) -> Any:
        return self._weights.exact("emb.pos").reshape(-1, self._weights.size)

    def _run(self, numbers: list[int]) -> Any:
        weights = self._weights
        size, heads, count = weights.size, weights.heads, len(numbers)
        kind = weights.exact("emb.type")[:size]
        state = weights.rows("emb.word", numbers, size) + self._places[:count] + kind
        state = self._normed(state, weights.exact("emb.ln.w"), weights.exact("emb.ln.b"))
        for layer in self._layers:
            matrix, more = layer.asked
            three = (state @ matrix + more).reshape(count, 3, heads, size // heads)
            asks, keys, values = three.transpose(1, 2, 0, 3)
            share = _softmax(asks @ keys.transpose(0, 2, 1) / np.sqrt(size // heads))
            heard = (share @ values).transpose(1, 0, 2).reshape(count, size)
            state = self._normed(state + heard @ layer.told[0] + layer.told[1], *layer.norms[0])
            inner = _gelu(state @ layer.inner[0] + layer.inner[1])
            state = self._normed(state + inner @ layer.outer[0] + layer.outer[1], *layer.norms[1])
        return state

    def _normed(self, table: Any, weight: Any, more: Any) -> Any:
        table = table - table.mean(axis=1, keepdims=True)
        spread = np.sqrt((table**2).mean(axis=1, keepdims=True) + self._weights.epsilon)
        return table / spread * weight + more


def _softmax(table: Any) -> Any:
    table = np.exp(table - table.max(axis=-1, keepdims=True))
    return table / table.sum(axis=-1, keepdims=True)


def _gelu(table: Any) -> Any:
    """Return each number by how likely a normal variable lies below it, times itself."""
    much = np.abs(table) * np.float32(np.sqrt(0.5))
    step = 1 / (1 + np.float32(_ERF_STEP) * much)
    powers = np.float32(_ERF[-1])
    for one in _ERF[-2::-1]:
        powers = powers * step + np.float32(one)
    erf = 1 - powers * step * np.exp(-much * much)
    return table * (1 + np.copysign(erf, table)) / 2
