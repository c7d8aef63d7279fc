"""Which family a folder of model files belongs to, and what opens its tokens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.engines.nmt.tokenizers import SnapshotTokens, Tokens, read_json
from translator.engines.nmt.tokens_marian import marian_tokens, quickmt_tokens
from translator.engines.nmt.tokens_multilingual import m2m_tokens, nllb_tokens
from translator.errors import ModelError


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """A kind of checkpoint that transformers can read."""

    name: str
    model_type: str
    """As ``config.json`` says."""
    tokens: Callable[[Path, bool], SnapshotTokens]
    """Opens the tokens of a folder, with half-width punctuation or not, where that is a choice."""
    needs: tuple[str, ...]
    """Files without which nothing goes, besides ``config.json`` and the weights."""


FAMILIES: tuple[Family, ...] = (
    Family(
        name="marian",
        model_type="marian",
        tokens=lambda folder, normalise: marian_tokens(folder, normalise=normalise),
        needs=("source.spm", "target.spm", "vocab.json"),
    ),
    Family(
        name="m2m-100",
        model_type="m2m_100",
        tokens=lambda folder, normalise: m2m_tokens(folder),
        needs=("sentencepiece.bpe.model", "vocab.json"),
    ),
    Family(
        name="nllb",
        model_type="m2m_100",
        tokens=lambda folder, normalise: nllb_tokens(folder),
        needs=("sentencepiece.bpe.model",),
    ),
)
"""NLLB is an M2M-100 without ``vocab.json``: the first that fits is taken."""

WEIGHTS = "model.safetensors"
CONVERTED = "model.bin"


def is_converted(folder: Path) -> bool:
    """Say whether a folder holds a ready-made CTranslate2 model and no checkpoint."""
    return (folder / CONVERTED).is_file() and not (folder / WEIGHTS).is_file()


def family(folder: Path) -> tuple[Family, Mapping[str, Any]]:
    """Return what family a checkpoint is of, and its configuration.

    Raises:
        ModelError: files are missing or it is of none we know.
    """
    config = read_json(folder / "config.json")
    kind = config.get("model_type") if isinstance(config, dict) else None
    alike = [one for one in FAMILIES if one.model_type == kind]
    if not alike:
        known = ", ".join(one.name for one in FAMILIES)
        raise ModelError("model.type", folder=folder, type=kind, known=known)
    for one in alike:
        if all((folder / name).is_file() for name in one.needs):
            return one, config
    raise ModelError("model.lacks", folder=folder, files=", ".join(alike[-1].needs))


def open_tokens(folder: Path, *, normalise: bool = True) -> Tokens:
    """Open the tokens of a model folder: a quickmt model or a checkpoint.

    Args:
        folder: Holds the files.
        normalise: Whether Marian is given half-width punctuation; the SentencePiece models of
            the other families normalise themselves.

    Raises:
        ModelError: a file is missing or damaged, or the family is unknown.
    """
    if (folder / "src.spm.model").is_file():
        return quickmt_tokens(folder)
    return family(folder)[0].tokens(folder, normalise)
