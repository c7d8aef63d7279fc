"""Names of both texts that nothing in the other one stands for: one in another's place.

A name that is left out may be "he"; a name that comes from nowhere may be spelt in a way nobody
foresaw. Where both happen in one sentence, somebody stands there who is not meant.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.checks.alike import FOREIGN_CHARACTERS
from translator.checks.counterparts import PERHAPS, SAID, UNSAID, ContentWord, Counterparts, is_name
from translator.checks.name_evidence import Evidence
from translator.checks.name_pieces import ALIKE, is_spelt_like
from translator.checks.word_meanings import is_acronym, is_known_name, meanings
from translator.grounding.sounds import likeness
from translator.numbers.numerals import NUMERALS
from translator.text.languages import is_han

if TYPE_CHECKING:
    from translator.alignment.tokenise import Token
    from translator.chinese.dictionary.dictionary import Dictionary

_FOREIGN = frozenset(FOREIGN_CHARACTERS)
_MONEY = frozenset("元镑鎊币幣")
_LEAST, _MOST = 3, 7
"""Characters of a transliteration."""
_SURELY = 0.8
"""Likeness from which a name is heard in characters that are cut across words."""
_MOST_NAMES = 12
"""Names of a text that are listened to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unmatched:
    """The names of both texts that nothing stands for, and how many names there are."""

    chinese: Sequence[str]
    english: Sequence[str]
    signs: Mapping[str, float]


def unmatched(found: Counterparts, chinese: str, english: str, lexicon: Dictionary) -> Unmatched:
    """Return the names without a counterpart, and what speaks for one in another's place.

    Args:
        found: The words of both texts.
        chinese: The Chinese text, without marks.
        english: The English text, without marks.
        lexicon: Tells names.
    """
    own = [one for one in found.chinese if _is_chinese_name(one, lexicon)]
    others = [one for one in found.english if is_name(one.token)]
    starts = [one for one in others if one.said < SAID and _begins(english, one.token.start)]
    lost = [one for one in own if one.said < SAID]
    new = [one for one in others if one.said < SAID and one not in starts]
    if new:  # few texts: here it pays to listen as closely as the check of names does
        evidence = Evidence(chinese, lexicon)
        new = [one for one in new if not evidence.explains_most([_bare(one.token.text)])]
    new = [one for one in new if not _of_a_person(one, found.all_words[1], new)]
    foreign = _Transliterated(chinese, found, lexicon)
    lost = [one for one in lost if not foreign.is_piece(one)]
    heard = [one for one in _heard(found.chinese) if not foreign.is_called(one)]
    gone = [
        its.frequency
        for one in lost
        if one.said == UNSAID and (its := meanings(one.token.text, lexicon)).proper
    ]
    surely = len(gone)
    strange = sum(one.said == UNSAID and not is_acronym(one.token.text) for one in new)
    known = sum(one.said == UNSAID and is_known_name(one.token.text, lexicon) for one in new)
    return Unmatched(
        chinese=list(dict.fromkeys([*(one.token.text for one in lost), *heard])),
        english=[one.token.text for one in new or starts],
        signs={
            "always": 1.0,
            "lost": min(3.0, surely),
            "lost at all": float(surely > 0),
            "lost, frequency": math.log1p(min(gone)) if gone else 0.0,
            "lost alone, frequency": math.log1p(min(gone)) if gone and not strange else 0.0,
            "heard names lost": min(2.0, len(heard)),
            "heard and new": float(bool(heard) and strange > 0),
            "new": min(3.0, strange),
            "new at all": float(strange > 0),
            "perhaps new": min(2.0, sum(one.said == PERHAPS for one in new)),
            "acronyms": min(2.0, sum(is_acronym(one.token.text) for one in new)),
            "new at the start": float(bool(starts)),
            "known": min(2.0, known),
            "known and lost": float(known > 0 and surely > 0),
            "known alone": float(known > 0 and not surely),
            "both": float(surely > 0 and strange > 0),
            "one each": float(surely == strange == 1),
            "lost, share": surely / max(1, len(own)),
            "new, share": strange / max(1, len(others)),
            "names": min(4.0, len(own)),
            "english names": min(4.0, len(others)),
            "said": min(3.0, sum(one.said == SAID for one in others)),
        },
    )


def _is_chinese_name(word: ContentWord, lexicon: Dictionary) -> bool:
    text = word.token.text
    if text.isascii() or len(text) < 2 or not NUMERALS.isdisjoint(text) or text[-1] in _MONEY:
        return False
    return meanings(text, lexicon).proper


def _of_a_person(word: ContentWord, tokens: Sequence[Token], new: Sequence[ContentWord]) -> bool:
    """Say whether a name is a given one before a family name that is explained: Sean Lau."""
    strange = {one.at for one in new}
    last = word.at
    while last + 1 < len(tokens):
        after = tokens[last + 1]
        if after.start != tokens[last].end + 1 or not is_name(after):
            break
        last += 1
    return last > word.at and last not in strange


class _Transliterated:
    """Knows which characters of a Chinese text are a piece of a foreign name that is there."""

    def __init__(self, chinese: str, found: Counterparts, lexicon: Dictionary) -> None:
        self._text, self._lexicon = chinese, lexicon
        self._names = [_bare(one.text) for one in found.all_words[1] if one.text[0].isupper()][
            :_MOST_NAMES
        ]

    def is_called(self, characters: str, alike: float = ALIKE) -> bool:
        """Say whether a name of the English text sounds like some characters."""
        return any(
            likeness(characters, part, self._lexicon) >= alike
            and is_spelt_like(characters, part.lower(), self._lexicon)
            for name in self._names
            for part in name.split("-")
            if len(part) >= _LEAST
        )

    def is_piece(self, word: ContentWord) -> bool:
        """Say whether a word is cut out of a name: 多尔 of 印多尔, which is Indore."""
        start, end = word.token.start, word.token.end
        if not _FOREIGN.issuperset(word.token.text) or len(word.token.text) > _LEAST:
            return False
        before = start - 1 if start and is_han(self._text[start - 1]) else start
        behind = end + 1 if is_han(self._text[end : end + 1]) else end
        longer = {self._text[one:other] for one in (before, start) for other in (end, behind)}
        return any(self.is_called(one, _SURELY) for one in longer - {word.token.text})


def _heard(words: Sequence[ContentWord]) -> list[str]:
    """Return the transliterations that nothing stands for, however they are cut into words."""
    runs: list[str] = []
    end = -1
    for word in words:
        token = word.token
        if word.said == SAID or not _FOREIGN.issuperset(token.text):
            continue
        if token.start == end:
            runs[-1] += token.text
        else:
            runs.append(token.text)
        end = token.end
    return [run for run in runs if _LEAST <= len(run) <= _MOST]


def _bare(name: str) -> str:
    """Return a name without what its owner's sign leaves: O'Brien stays, You'd does not."""
    return re.sub("['’].{0,2}$", "", name)


def _begins(text: str, at: int) -> bool:
    """Say whether a word stands where every word has a capital."""
    before = text[:at].rstrip(" “\"'‘(")
    return not before or before[-1] in ".!?:;。"
