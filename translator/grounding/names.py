"""Chinese personal names: found by their surname and what stands around them, in pinyin.

Once a name has been accepted in a document, it is rendered alike wherever it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from translator.chinese.dictionary.surnames import surnames
from translator.chinese.pinyin.character_readings import simplified
from translator.grounding import carried as carrying
from translator.grounding.brackets import spelled, spelling_after
from translator.grounding.carried import Carried
from translator.grounding.evidence import DOTS, Lexicon
from translator.grounding.name_regions import Places
from translator.grounding.people import mentions, stands_free, sure_names
from translator.grounding.spans import Span
from translator.lazy_regex import lazy_regex
from translator.placeholders import unpaired
from translator.system import text_tables
from translator.text.patterns import one_of

_SYLLABLE_VOWEL = lazy_regex("[aeo]")
CERTAINTY = 0.85
SPELLED_CERTAINTY = 0.95
"""Above the project's own table: the document says it. Below the glossary alone."""
FOREIGN_CERTAINTY = 0.6
"""Below all else: that it is written alike everywhere is sure, that it is right is not."""


@dataclass(frozen=True, kw_only=True)
class Names:
    """The people of a document."""

    pinyin: Mapping[str, str]
    """Name in characters → in pinyin, family name first: 焦维新 → Jiao Weixin."""
    unwritten: frozenset[str] = frozenset()
    """Those of them who are from where names are spelled in another way: only readings and words
    ask for these."""
    spelled: Mapping[str, str] = field(default_factory=dict)
    """Name in characters → as the document spells it in a bracket: 李显龙 → Lee Hsien Loong."""
    foreign: Mapping[str, str] = field(default_factory=dict)
    """Foreign name in characters → what was decided on for this document."""
    guessed: frozenset[str] = frozenset()
    """Those of the foreign names that neither glossary nor dictionary has."""
    carried: tuple[Carried, ...] = ()
    """Foreign names as the document's first translation has them."""
    lexicon: Lexicon | None = field(default=None, repr=False, compare=False)
    """Says where words end, so that 李明 is not found in 李明天天来; None: nothing does."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        left = {*self.unwritten, *self.spelled}
        return re.compile(one_of(name for name in self.pinyin if name not in left))

    @cached_property
    def _foreign_pattern(self) -> re.Pattern[str]:
        return re.compile(one_of(name for name in self.foreign if name not in self.spelled))

    @cached_property
    def _spelled_pattern(self) -> re.Pattern[str]:
        return re.compile(one_of(self.spelled))

    def spans(self, text: str) -> list[Span]:
        """Find these names in a text (a segment of the document), longest first.

        Emphasis inside a name does not end it: 李晓**明** is nobody called 李晓.
        """
        bare, places = unpaired(text)
        if bare == text:
            return self._spans(text)
        found = []
        for span in self._spans(bare):
            start, end = places[span.start], places[span.end - 1] + 1
            if end - start == span.end - span.start:
                found.append(replace(span, start=start, end=end))
        return found

    def _spans(self, text: str) -> list[Span]:
        return [
            *self._spelled_spans(text),
            *self._pinyin_spans(text),
            *self._foreign_spans(text),
            *carrying.spans(self.carried, text, self.lexicon),
        ]

    def _spelled_spans(self, text: str) -> list[Span]:
        return [
            Span(
                start=match.start(), end=match.end(), source=match.group(),
                replacement=(latin := self.spelled[match.group()]), kind="name",
                origin="bracket", certainty=SPELLED_CERTAINTY,
                accepted=tuple(dict.fromkeys((latin, latin.rpartition(" ")[2]))),
            )
            for match in self._found(self._spelled_pattern, text)
        ]  # fmt: skip

    def _found(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """Find names that are no part of a word or of somebody else's name."""
        for match in pattern.finditer(text):
            beside = (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
            if any(side in DOTS for side in beside if side):
                continue  # somebody else of that family
            if self.lexicon and not stands_free(text, match.start(), match.end(), self.lexicon):
                continue
            yield match

    def _foreign_spans(self, text: str) -> list[Span]:
        return [
            Span(
                start=match.start(), end=match.end(), source=match.group(),
                replacement=(latin := self.foreign[match.group()]), kind="name",
                origin="foreign", certainty=FOREIGN_CERTAINTY,
                accepted=tuple(dict.fromkeys((latin, latin.rpartition(" ")[2]))),
                guess=match.group() in self.guessed,
            )
            for match in self._found(self._foreign_pattern, text)
        ]  # fmt: skip

    def _pinyin_spans(self, text: str) -> list[Span]:
        return [
            Span(
                start=match.start(), end=match.end(), source=match.group(),
                replacement=self.pinyin[match.group()], kind="name", origin="person",
                certainty=CERTAINTY, accepted=_accepted(self.pinyin[match.group()]),
            )
            for match in self._found(self._pattern, text)
        ]  # fmt: skip


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
    text, _ = unpaired(text)
    found = mentions(text, lexicon=lexicon)
    accepted = sure_names(found)
    written = {name: to_pinyin(name, lexicon) for name in accepted}
    foreigners = {one.name for one in found if "elsewhere" in one.reasons}
    places = Places(text)
    starts: dict[str, list[int]] = defaultdict(list)
    for one in found:
        starts[one.name].append(one.start)
    spellings = spelled(text, lexicon=lexicon)
    for one in found:
        latin = spelling_after(text, one.end) if one.sure else ""
        if " " in latin:  # 张忠谋（Morris Chang）
            spellings.setdefault(one.name, latin)
    return Names(
        spelled=spellings,
        pinyin={name: pinyin for name, pinyin in written.items() if pinyin},
        unwritten=frozenset(
            name
            for name in accepted
            if name in foreigners or places.is_elsewhere(name, starts[name])
        ),
        lexicon=lexicon,
    )


@cache
def _given_readings() -> Mapping[str, str]:
    rows = text_tables.rows("translator.grounding", "given_readings.tsv", 2)
    return {row[0]: row[1] for row in rows}


def _given_reading(name: str, at: int, lexicon: Lexicon) -> str:
    """Return how a character of a given name is read: 长 is cháng there, 朝霞 zhāo."""
    table = _given_readings()
    own = table.get(simplified(name[at : at + 2])) or table.get(simplified(name[at]))
    return own or lexicon.reading(name[at])


def to_pinyin(name: str, lexicon: Lexicon) -> str:
    """Write a name in pinyin, family name first, given name in one word: Jiao Weixin.

    Returns:
        Nothing where a character has no reading.

    """
    length = 2 if name[:2] in surnames() and len(name) > 2 else 1
    given = ""
    for at in range(length, len(name)):
        syllable = re.sub("[1-5]", "", _given_reading(name, at, lexicon)).lower()
        if not syllable:
            return ""
        # as passports have it since 2012: 吕 Lyu
        syllable = syllable.replace("u:", "yu" if syllable in ("lu:", "nu:") else "u")
        given += ("'" if given and _SYLLABLE_VOWEL.match(syllable) else "") + syllable
    return f"{surnames()[name[:length]]} {given.capitalize()}"
