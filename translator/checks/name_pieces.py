"""Pieces of a Chinese text that may be a name, and whether one is that name as it is spelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from translator.alignment.tokenise import Token
from translator.checks.word_meanings import meanings
from translator.chinese.words.compounds import foreign_characters
from translator.grounding.sounds import likeness
from translator.lazy_regex import lazy_regex
from translator.text.languages import is_han

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

ALIKE, _SHORTEST = 0.62, 3
"""As the aligner has it (``alignment.spelling``): likeness of sounds, letters of a heard name."""
_SPELT_ALIKE = 0.6
"""Likeness of letters from which a name is what the dictionary calls it."""
_LONGEST_NAME = 8
"""Characters of a name."""
_PARTS = lazy_regex("['’-]")


def runs_of(tokens: Sequence[Token], closed: set[int]) -> list[list[int]]:
    """Return the stretches of neighbouring Chinese words that nothing surely stands for."""
    runs: list[list[int]] = []
    for at, token in enumerate(tokens):
        if at in closed or not all(map(is_han, token.text)):
            continue
        if runs and runs[-1][-1] == at - 1 and tokens[at - 1].end == token.start:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def pieces_of(run: Sequence[int], tokens: Sequence[Token]) -> list[Sequence[int]]:
    """Return the parts of a stretch that may be a name."""
    return [
        run[start:end]
        for start in range(len(run))
        for end in range(start + 1, min(start + 4, len(run)) + 1)
        if sum(len(tokens[at].text) for at in run[start:end]) <= _LONGEST_NAME
    ]


@lru_cache(maxsize=65536)
def is_spelt_like(text: str, spelt: str, lexicon: Dictionary) -> bool:
    """Say whether a name that the dictionary knows is spelt about as the dictionary spells it.

    So 朱利安 (Julian), whose sounds are all in *Iranian*, is no Iranian; 约翰 may be *Jonny*. What
    the dictionary does not know, or knows as a word as well, may be spelt in any way.
    """
    its = meanings(text, lexicon)
    if not its.proper or not its.whole:
        return True
    return any(
        one[0] == spelt[0] and SequenceMatcher(None, one, spelt).ratio() >= _SPELT_ALIKE
        for one in its.whole
        if one
    )


@lru_cache(maxsize=65536)
def is_name_of(text: str, spelt: str, name: str, lexicon: Dictionary) -> bool:
    """Say whether characters are a name in Latin letters, by pinyin or by sound."""
    pinyin = _pinyin(text, lexicon)
    if pinyin == spelt:
        return True
    if len(text) < 2:
        return False
    if len(spelt) > _SHORTEST and pinyin.startswith(spelt):
        return True
    return (
        len(spelt) >= _SHORTEST
        and (foreign_characters().issuperset(text) or lexicon.is_proper_noun_only(text))
        and any(likeness(text, one, lexicon) >= ALIKE for one in _PARTS.split(name) if one)
    )


@lru_cache(maxsize=32768)
def _pinyin(text: str, lexicon: Dictionary) -> str:
    return "".join(
        re.sub("[1-5: ]", "", lexicon.reading(one)).lower().replace("u:", "v") for one in text
    )
