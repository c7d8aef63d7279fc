"""How much it says that a word has no counterpart: most for words that nearly always have one.

In good translations two words in three are surely said, names more often, light verbs and adverbs
less; in a text that does not translate them, one in twenty. The weights are
fitted (``benchmarks/omission_weights.py``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from translator.checks.common_words import is_common
from translator.checks.counterparts import PERHAPS, SAID, ContentWord
from translator.checks.omission_weights import weighed
from translator.checks.word_meanings import is_acronym, meanings

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_CHANCE = 0.05
"""Share of words that are met in a text that does not translate theirs."""
_LEAST = -3.5
"""Of what a word that is said speaks against an omission."""
_MOST_KEPT, _MOST_LOST = 4.0, 5.0
"""Of what a single word's vector may say against an omission, and for one."""


def doubt(word: ContentWord, language: str, lexicon: Dictionary) -> float:
    """Return the logarithm of how much likelier this is where the word was left out.

    Args:
        word: With what is known of it.
        language: Of its text, ``zh`` or ``en``.
        lexicon: What Chinese words mean.
    """
    if word.said == PERHAPS:
        return 0.0
    kept = _kept(word.token.text, language, lexicon)
    if word.said == SAID:
        return max(_LEAST, math.log(_CHANCE / kept))
    return math.log((1 - _CHANCE) / (1 - kept))


def doubt_by_vectors(
    word: ContentWord, language: str, lexicon: Dictionary, told: Mapping[str, float]
) -> float:
    """Return the same where the word's vector has been compared with the other text's.

    Args:
        word: With what is known of it.
        language: Of its text, ``zh`` or ``en``.
        lexicon: What Chinese words mean.
        told: What its vector tells (``word_vectors.vector_signs``).
    """
    score = weighed(
        f"word by vectors {language}", signs_with_vectors(word, language, lexicon, told)
    )
    return max(-_MOST_KEPT, min(_MOST_LOST, score))


def signs_with_vectors(
    word: ContentWord, language: str, lexicon: Dictionary, told: Mapping[str, float]
) -> Mapping[str, float]:
    """Return what tells whether a word was left out, its vector and the dictionary together."""
    return {
        **signs(word.token.text, language, lexicon),
        "said": float(word.said == SAID),
        "perhaps": float(word.said == PERHAPS),
        **told,
    }


@lru_cache(maxsize=32768)
def _kept(text: str, language: str, lexicon: Dictionary) -> float:
    """Return how often such a word is said in good translations, 0.03 to 0.97."""
    score = weighed(f"word {language}", signs(text, language, lexicon))
    return min(0.97, max(0.03, 1 / (1 + math.exp(-score))))


def signs(text: str, language: str, lexicon: Dictionary) -> Mapping[str, float]:
    """Return what tells how often a word is said in good translations."""
    if language == "zh":
        its = meanings(text, lexicon)
        return {
            "always": 1.0,
            "one character": float(len(text) == 1),
            "three and more": float(len(text) >= 3),
            "frequency": math.log1p(its.frequency) / 10,
            "meanings": math.log1p(len(its.whole)) / 5,
            "name": float(its.proper),
            "latin": float(text.isascii()),
            "unlisted": float(not its.whole),
        }
    common = is_common(text)
    return {
        "always": 1.0,
        "name": float(text[0].isupper() and not common),
        "capital": float(text[0].isupper() and common),
        "acronym": float(is_acronym(text)),
        "length": len(text) / 10,
        "rare": float(text[0].islower() and not common),
    }
