"""Tokens of the models with one SentencePiece model a side: OPUS-MT (Marian) and quickmt.

A source is its pieces and ``</s>``; a multilingual OPUS-MT model is told the language to write
by a token in front (https://huggingface.co/Helsinki-NLP/opus-mt-en-zh). quickmt's own library
adds ``</s>`` likewise (https://github.com/quickmt/quickmt, ``Translator.tokenize``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from translator.engines.nmt.tokenizers import in_order, read_json, sentence_pieces
from translator.lazy_regex import lazy_regex

_HALF_WIDTH = {
    "，": ",", "、": ",", "；": ";", "：": ":", "∶": ":", "？": "?", "！": "!",
    "（": "(", "）": ")", "【": "[", "】": "]", "〈": "<", "〉": ">",
    "“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', "《": '"', "》": '"',
    "‘": "'", "’": "'", "～": "~", "━": "-", "％": "%", "…": "...",
}  # fmt: skip
_TABLE = str.maketrans(_HALF_WIDTH | {chr(0xFF10 + n): str(n) for n in range(10)})
_STOPS = lazy_regex("[。．] *")
_SPACES = lazy_regex(r"\s+")


def half_width(text: str) -> str:
    """Return the text with half-width punctuation and digits and single spaces."""
    text = _STOPS.sub(". ", text).translate(_TABLE)
    return _SPACES.sub(" ", text).strip()


_END = "</s>"
_UNKNOWN = "<unk>"
_LANGUAGE_TOKENS: Mapping[str, tuple[str, ...]] = {
    "zh": (">>cmn_Hans<<", ">>zho_Hans<<", ">>cmn<<", ">>zho<<"),
    "en": (">>eng<<",),
}
"""Tokens that ask for a language, the first that the model has is used. Simplified always: we
convert to Traditional ourselves."""


class PairTokens:
    """Two SentencePiece models.

    Args:
        source: The source language's SentencePiece model.
        target: The target language's.
        vocabulary: ``vocab.json`` of a Marian checkpoint; None: there is none (quickmt).
        normalise: Whether the source's punctuation is made half-width first.
    """

    end = _END
    unknown = _UNKNOWN

    def __init__(
        self, source: Path, target: Path, *, vocabulary: Path | None, normalise: bool
    ) -> None:
        self._source = sentence_pieces(source)
        self._target = sentence_pieces(target)
        self._path = vocabulary
        self._ids: Mapping[str, int] = read_json(vocabulary) if vocabulary else {}
        self._prepare: Callable[[str], str] = half_width if normalise else str
        self.settings = "half-width" if normalise else ""

    def source(self, text: str, *, source: str, target: str) -> list[str]:
        """Return the language token, if the model has one, the pieces and ``</s>``."""
        known = (token for token in _LANGUAGE_TOKENS.get(target, ()) if token in self._ids)
        first = next(known, None)
        pieces: list[str] = self._source.encode(self._prepare(text), out_type=str)
        return [*([first] if first else []), *pieces, _END]

    def prefix(self, target: str) -> list[str]:
        """Return nothing: these targets begin at once."""
        return []

    def target(self, text: str) -> list[str]:
        """Return the pieces of a target."""
        pieces: list[str] = self._target.encode(self._prepare(text), out_type=str)
        return pieces

    def text(self, tokens: Sequence[str]) -> str:
        """Join pieces."""
        return str(self._target.decode(list(tokens))).strip()

    def vocabulary(self, size: int) -> list[str]:
        """Return Marian's tokens by id."""
        return in_order(self._ids, size, self._path or Path("vocab.json"))


def marian_tokens(folder: Path, *, normalise: bool) -> PairTokens:
    """Open the tokens of an OPUS-MT snapshot.

    Raises:
        ModelError: a file is missing or damaged.
    """
    return PairTokens(
        folder / "source.spm",
        folder / "target.spm",
        vocabulary=folder / "vocab.json",
        normalise=normalise,
    )


def quickmt_tokens(folder: Path) -> PairTokens:
    """Open the tokens of a quickmt model.

    Raises:
        ModelError: a file is missing or damaged.
    """
    return PairTokens(
        folder / "src.spm.model", folder / "tgt.spm.model", vocabulary=None, normalise=False
    )
