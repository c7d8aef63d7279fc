"""Text to a model's tokens and back: what every family of translation models must offer.

SentencePiece itself does the work; the tokenizers of transformers are not used, so that the
fast engine and the reference see the very same tokens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from translator.errors import InputError, ModelError
from translator.errors.error_sentences import why_of
from translator.system.bounded_reading import MEGABYTE, read_text_file
from translator.system.structured_text import json_of

_LARGEST = 256 * MEGABYTE
"""Bytes of the largest vocabulary that is read: ten times those of large models."""


class Tokens(Protocol):
    """Turns text into the tokens one family of models expects."""

    settings: str
    """What of it can be chosen, for the signature; may be empty."""

    def source(self, text: str, *, source: str, target: str) -> list[str]:
        """Return a source's tokens, with language and end tokens; languages are primary."""
        ...

    def prefix(self, target: str) -> list[str]:
        """Return the tokens every target begins with."""
        ...

    def target(self, text: str) -> list[str]:
        """Return a target's tokens, without prefix and end."""
        ...

    def text(self, tokens: Sequence[str]) -> str:
        """Return the text of a target's tokens, given without prefix and end."""
        ...


class SnapshotTokens(Tokens, Protocol):
    """The tokens of a checkpoint that transformers can read."""

    end: str
    unknown: str

    def vocabulary(self, size: int) -> list[str]:
        """Return every token, in the order of the model's ``size`` ids.

        Raises:
            ModelError: the files describe more or fewer tokens.
        """
        ...


def read_json(path: Path) -> Any:
    """Read a JSON file of a model.

    Raises:
        ModelError: it is missing or damaged.
    """
    try:
        return json_of(read_text_file(path, _LARGEST))
    except InputError as error:
        raise ModelError("model.file-unreadable", path=path, why=error) from error
    except (OSError, ValueError) as error:
        raise ModelError("model.file-unreadable", path=path, why=why_of(error)) from error


def sentence_pieces(path: Path) -> Any:
    """Open a SentencePiece model.

    Raises:
        ModelError: it is missing or damaged.
    """
    import sentencepiece  # nobody pays for the import who does not translate with it

    processor = sentencepiece.SentencePieceProcessor()
    try:
        processor.Load(str(path))
    except (OSError, RuntimeError) as error:
        raise ModelError("model.no-sentencepiece", path=path) from error
    return processor


def in_order(ids: Mapping[str, int], size: int, what: Path) -> list[str]:
    """Return the tokens of a vocabulary by id.

    Raises:
        ModelError: an id is missing, used twice or beyond ``size``.
    """
    tokens = sorted(ids, key=ids.__getitem__)
    if [ids[token] for token in tokens] != list(range(size)):
        raise ModelError("model.vocabulary", path=what, size=size)
    return tokens
