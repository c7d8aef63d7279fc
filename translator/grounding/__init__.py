"""Grounding: what is certain, in the target language, inside the source."""

from __future__ import annotations

from translator.grounding.evidence import Lexicon
from translator.grounding.names import NO_NAMES, Names, find_names, to_pinyin
from translator.grounding.spans import KINDS, Grounded, Span
from translator.grounding.stage import DEFAULT, ground, kinds, missing

__all__ = [
    "DEFAULT",
    "KINDS",
    "NO_NAMES",
    "Grounded",
    "Lexicon",
    "Names",
    "Span",
    "find_names",
    "ground",
    "kinds",
    "missing",
    "to_pinyin",
]
