"""What the vectors of words tell: how near the nearest word of the other text is.

As SimAlign and awesome-align link words (Jalili Sabet et al. 2020, Dou and Neubig 2021): by the
cosine of their vectors in the middle of an encoder of many languages, looked at from both sides.
A word that was left out has no near one, or only such as are nearer to another word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from translator.system import text_tables

if TYPE_CHECKING:
    from translator.alignment.tokenise import Token
    from translator.vectors.encoder import Encoder, PieceVectors

_SHARPNESS = 0.06
"""Difference of two cosines that makes one word e times as likely a counterpart as another."""
_BESIDE = 2
"""Words on either side of one that tell how well its surroundings are said."""
_LEAST = 0.02
Signs = Mapping[str, float]


def vector_signs(
    texts: tuple[str, str], tokens: tuple[Sequence[Token], Sequence[Token]], encoder: Encoder
) -> tuple[list[Signs], list[Signs]] | None:
    """Return what speaks for each word's being said in the other text; None: they are not compared.

    A text without words is not, nor one that is longer than the model can read.

    Args:
        texts: The Chinese and the English one.
        tokens: All their words.
        encoder: Makes the vectors.
    """
    if not all(encoder.vectors(text).whole for text in texts):
        return None
    near = nearness(texts, tokens, encoder)
    return None if near is None else (_signs(near), _signs(near.T))


def nearness(
    texts: tuple[str, str], tokens: tuple[Sequence[Token], Sequence[Token]], encoder: Encoder
) -> Any:
    """Return the cosine of each Chinese word (a row) and each English one; None: there are none."""
    if not tokens[0] or not tokens[1]:
        return None
    chinese, english = (
        _of_words(encoder.vectors(text), words, language)
        for text, words, language in zip(texts, tokens, ("zh", "en"), strict=True)
    )
    return chinese @ english.T


def mutual(near: Any) -> Any:
    """Return how likely each two words are each other's counterparts, seen from both sides."""
    return _shares(near, 1) * _shares(near, 0)


def _of_words(pieces: PieceVectors, words: Sequence[Token], language: str) -> Any:
    """Return the vector of each word, of length one: the mean of its pieces'."""
    middle = mean_of(language)
    if len(middle) != pieces.table.shape[1]:
        middle = np.zeros(pieces.table.shape[1], dtype=np.float32)
    found = np.zeros((len(words), pieces.table.shape[1]), dtype=np.float32)
    for at, word in enumerate(words):
        its = [
            number
            for number, (start, end) in enumerate(pieces.spans)
            if start < word.end and end > word.start
        ]
        if its:
            found[at] = (pieces.table[its] - middle).mean(axis=0)
    return found / np.maximum(1e-6, np.linalg.norm(found, axis=1, keepdims=True))


@cache
def mean_of(language: str) -> Any:
    """Return the mean of all pieces of a language: what tells the language and not the meaning."""
    rows = text_tables.rows("translator.checks", "vector_means.tsv", 2)
    column = ("zh", "en").index(language)
    return np.array([float(row[column]) for row in rows], dtype=np.float32)


def _signs(near: Any) -> list[Signs]:
    """Return the signs of the words that the rows of a table of cosines stand for."""
    count, others = near.shape
    both, chosen = mutual(near).max(axis=1), _shares(near, 0)
    best, most = near.argmax(axis=1), near.max(axis=1)
    second = np.partition(near, -2, axis=1)[:, -2] if others > 1 else np.zeros(count)
    asked_for = chosen.sum(axis=1)
    middle = float(np.median(most))
    away = np.abs(np.arange(count) / max(1, count - 1) - best / max(1, others - 1))
    table = {
        "nearest": most,
        "nearest, square": most * most,
        "nearest before the second": most - second,
        "mutual": both,
        "mutual, root": np.sqrt(both),
        "asked for": np.log(asked_for + _LEAST),
        "nearest has a nearer": most - near.max(axis=0)[best],
        "nearest, of the text": np.full(count, middle),
        "nearest, beside": _beside(most, middle),
        "asked for, beside": _beside(np.minimum(2.0, asked_for), 1.0),
        "mutual, beside": _beside(both, 0.3),
        "away": away,
    }
    return [{name: float(column[at]) for name, column in table.items()} for at in range(count)]


def _shares(near: Any, axis: int) -> Any:
    much = np.exp((near - near.max(axis=axis, keepdims=True)) / _SHARPNESS)
    return much / much.sum(axis=axis, keepdims=True)


def _beside(column: Any, alone: float) -> Any:
    """Return the mean of what stands beside each; ``alone`` where nothing does."""
    found = []
    for at in range(len(column)):
        its = [*column[max(0, at - _BESIDE) : at], *column[at + 1 : at + 1 + _BESIDE]]
        found.append(sum(its) / len(its) if its else alone)
    return np.array(found)
