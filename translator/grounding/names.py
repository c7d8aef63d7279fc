"""Chinese personal names: found by their surname and what stands around them, in pinyin.

Once a name has been accepted in a document, it is rendered alike wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from translator.grounding.evidence import DOTS, Lexicon, people
from translator.grounding.spans import Span
from translator.text.alternatives import one_of
from translator.text.surnames import surnames

_SYLLABLE_VOWEL = re.compile("[aeo]")
CERTAINTY = 0.85
FOREIGN_CERTAINTY = 0.6
"""Below all else: that it is written alike everywhere is sure, that it is right is not."""


@dataclass(frozen=True, kw_only=True)
class Names:
    """The people of a document."""

    pinyin: Mapping[str, str]
    """Name in characters → in pinyin, family name first: 焦维新 → Jiao Weixin."""
    foreign: Mapping[str, str] = field(default_factory=dict)
    """Foreign name in characters → what was decided on for this document."""
    guessed: frozenset[str] = frozenset()
    """Those of the foreign names that neither glossary nor dictionary has."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(one_of(self.pinyin))

    @cached_property
    def _foreign_pattern(self) -> re.Pattern[str]:
        return re.compile(one_of(self.foreign))

    def spans(self, text: str) -> list[Span]:
        """Find these names in a text (a segment of the document), longest first."""
        return [*self._pinyin_spans(text), *self._foreign_spans(text)]

    def _foreign_spans(self, text: str) -> list[Span]:
        if not self.foreign:
            return []
        found = []
        for match in self._foreign_pattern.finditer(text):
            beside = (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
            if any(side in DOTS for side in beside if side):
                continue  # somebody else of that family
            latin = self.foreign[match.group()]
            found.append(
                Span(
                    start=match.start(), end=match.end(), source=match.group(), replacement=latin,
                    kind="name", origin="foreign", certainty=FOREIGN_CERTAINTY,
                    accepted=tuple(dict.fromkeys((latin, latin.rpartition(" ")[2]))),
                    guess=match.group() in self.guessed,
                )
            )  # fmt: skip
        return found

    def _pinyin_spans(self, text: str) -> list[Span]:
        if not self.pinyin:
            return []
        found = []
        for match in self._pattern.finditer(text):
            name = match.group()
            before, after = (
                text[match.start() - 1 : match.start()],
                text[match.end() : match.end() + 1],
            )
            if before in DOTS or after in DOTS:
                continue
            found.append(
                Span(
                    start=match.start(),
                    end=match.end(),
                    source=name,
                    replacement=self.pinyin[name],
                    kind="name",
                    origin="person",
                    certainty=CERTAINTY,
                    accepted=_accepted(self.pinyin[name]),
                )
            )
        return found


NO_NAMES = Names(pinyin={})


def _accepted(pinyin: str) -> tuple[str, ...]:
    family, _, given = pinyin.partition(" ")
    plain = given.replace("'", "").replace("’", "")
    return (
        pinyin,
        f"{given} {family}",
        f"{family} {plain}",
        f"{plain} {family}",
        f"{family}{plain}",
    )


def find_names(text: str, *, lexicon: Lexicon) -> Names:
    """Find the Chinese people named in a document.

    Args:
        text: The whole document: evidence anywhere in it counts everywhere.
        lexicon: Keeps words of the language from being taken for names, and reads them.

    """
    accepted = people(text, lexicon=lexicon)
    written = {name: to_pinyin(name, lexicon) for name in accepted}
    return Names(pinyin={name: pinyin for name, pinyin in written.items() if pinyin})


def to_pinyin(name: str, lexicon: Lexicon) -> str:
    """Write a name in pinyin, family name first, given name in one word: Jiao Weixin.

    Returns:
        Nothing where a character has no reading.

    """
    length = 2 if name[:2] in surnames() and len(name) > 2 else 1
    given = ""
    for character in name[length:]:
        syllable = re.sub("[1-5]", "", lexicon.reading(character)).lower()
        if not syllable:
            return ""
        # as passports have it since 2012: 吕 Lyu
        syllable = syllable.replace("u:", "yu" if syllable in ("lu:", "nu:") else "u")
        given += ("'" if given and _SYLLABLE_VOWEL.match(syllable) else "") + syllable
    return f"{surnames()[name[:length]]} {given.capitalize()}"
