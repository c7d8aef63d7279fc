"""The parts of characters, with what the dictionary says of each: 好 is 女, woman, and 子, son."""

from __future__ import annotations

from dataclasses import dataclass, replace

from translator.chinese.dictionary.components import Components
from translator.chinese.dictionary.dictionary import Dictionary
from translator.lazy_regex import lazy_regex
from translator.types import Entry

_RADICAL = lazy_regex(r'((?:"[^"]+"(?: or "[^"]+")?|grass) radical)\b.*')
"""``"water" radical in Chinese characters (Kangxi radical 85), occurring in …``: all that follows
is of no help on a line."""
_SIDE = lazy_regex(r"(?:Kangxi radical \d+ \(|[^/]*form of Kangxi radical \d+,? )(\S)[^/]*")
"""``Kangxi radical 61 (心) as a vertical side element``."""
_AFFIX = lazy_regex(r"(?:noun )?(?:pre|suf)fix\b")
"""How the meanings of a syllable begin that only stands at another word: of 子 zi, not of 子 zǐ."""
_LESS = lazy_regex(rf"see also |{_AFFIX.pattern}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of a character."""

    shown: str
    """As it stands in the character: 钅."""
    word: str
    """What the dictionary is asked for: 金, where it does not have the form itself."""
    entry: Entry | None
    """The likeliest of the dictionary, a radical's with a shorter meaning; None: it has none."""


def parts_of(character: str, components: Components, dictionary: Dictionary) -> tuple[Part, ...]:
    """Return the parts of a character; none where the data has no parts that are characters.

    Args:
        character: One, in either script.
        components: What characters are made of.
        dictionary: Where each part is looked up.
    """
    found: list[Part] = []
    for one in components.of(character):
        known = dictionary.ranked(one.shown)
        word = one.shown if known else one.full
        entries = known or dictionary.ranked(word)
        entries = sorted((each for each in entries if each.pinyin), key=_is_affix)
        entry = _brief(entries[0]) if entries else None
        found.append(Part(shown=one.shown, word=word, entry=entry))
    return tuple(found)


def _is_affix(entry: Entry) -> bool:
    return _AFFIX.match(entry.meanings[0]) is not None


def _brief(entry: Entry) -> Entry:
    """Return an entry whose meanings, where it is that of a radical, are said in a few words."""
    told = [one for one in entry.meanings if not _LESS.match(one)] or entry.meanings
    meanings = (_SIDE.sub(r"form of \1", _RADICAL.sub(r"\1", one)) for one in told)
    return replace(entry, meanings=tuple(meanings))
