"""What a proper noun of CC-CEDICT is in English: the name the press writes, and its other forms.

A gloss is not a translation. It begins with a name and goes on to explain it; it gives full names
where the text has a family name, pinyin before the everyday form, a firm with its legal form. Here
the name is taken out of it, chosen by how it sounds where the word is a transliteration, and
sorted by what it names, because some kinds are right nearly always and others are not
(docs/grounding.md has the figures). Where an entry's glosses disagree there is no name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from translator.grounding.edges import sounding
from translator.grounding.evidence import DOTS, Lexicon
from translator.grounding.glosses import (
    PARTICLES,
    clean_names,
    is_no_name,
    is_person,
    is_transliteration,
    kind_of,
    names_place,
)
from translator.grounding.sounds import likeness
from translator.lazy_regex import lazy_regex
from translator.types import Entry

_LANDFORMS = frozenset("岛山河湖海江峰谷原湾峡脉洋漠沟道川溪池泉带嶼嶺岭")
_LANDFORM = lazy_regex(
    r"(?<=\w) (?:Peninsula|Mountains|Islands?|Rivers?|Desert|Shehiri|(?:Metropolitan|Special) "
    r"City)$"
)
"""What the English name has and the Chinese has not: 西奈 Sinai Peninsula."""
_STATE = lazy_regex("^(?:Republic|Union|Kingdom|State|Commonwealth) of (?:the )?(?=[A-Z])")
_PEOPLES = lazy_regex(
    r"(?<=\w)(?:,? (?:and|Achang|Bai|Blang|Bonan|Bouyei|Dai|Daur|Dong|Dongxiang|Evenki|Ewenki|"
    r"Gelao|Gelo|Hani|Hui|Jingpo|Kazakh|Kirghiz|Kyrgyz|Korean|Lahu|Li|Lisu|Manchu|Maonan|Miao|Mongol|"
    r"Mongolian|Mulao|Mulam|Nakhi|Naxi|Nu|Pumi|Qiang|Salar|She|Shui|Sui|Tajik|Tibetan|Tu|Tujia|"
    r"Uighur|Uyghur|Va|Wa|Xibe|Yao|Yi|Yugur|Yughur|Zhuang))+$"
)
"""Whose autonomous county it is (the peoples China counts, as CC-CEDICT spells them): 威宁县 is
Weining and not Weining Yi."""
_LEGAL = lazy_regex(
    r",? (?:Football Club|Inc\.?|Corporation|Corp\.?|AG|Ltd\.?|Limited|Co\.?|Company|Group|Plc|PLC"
    r"|SA|GmbH)$"
)
_SMALL = frozenset({"of", "the", "and", "de", "la", "for", "city", "coun", "grea", "new", "san"})
_HEARD = 0.4
"""Least likeness of a transliteration and what it is said to write. Below it stand translations
and abbreviations (里海 Caspian Sea, 俄乌); 0.4 is 海森堡's, who is no mistake."""
_ALIKE = 0.7
"""Likeness from which a word that is not written with the characters of names alone is still a
transliteration: 雅虎, 悉尼, 牙买加."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Noun:
    """A proper noun of the dictionary in English."""

    english: str
    """What is written."""
    names: tuple[str, ...]
    """All clean names of its glosses, the one written first."""
    kind: str
    """``place``, ``person``, ``body`` (an institution or firm), ``name`` (a given or family name
    that many have), ``sound`` (a transliteration of which the gloss says nothing) or ``other``."""
    sounds: bool
    """Whether the word writes the sound of the English name."""
    pinyin: bool
    """Whether the English name is the word's pinyin, but for its generic part."""
    romanised: tuple[str, ...]
    """The word in pinyin, with its last characters and without: Nansha for 南沙群岛."""


def noun(word: str, entries: Sequence[Entry], lexicon: Lexicon) -> Noun | None:
    """Return what a proper noun is in English.

    Args:
        word: As it stands in the text, Simplified.
        entries: The dictionary's for it.
        lexicon: Says how the characters sound.

    Returns:
        None: the glosses hold no clean name, name different things, or say that it is no name.
    """
    glosses = [(entry, gloss) for entry in entries for gloss in entry.meanings]
    found = [
        (names, kind_of(word, gloss, names[0]))
        for entry, gloss in glosses
        if (names := _usual_first(clean_names(gloss), entry, gloss))
    ]
    if not found or any(is_no_name(gloss) for _, gloss in glosses):
        return None
    names, kind = found[0]
    if not all(_alike(names[0], other[0]) for other, _ in found[1:]):
        return None
    one_person = any(is_person(gloss) for _, gloss in glosses)
    if any(other == "name" for _, other in found):
        if len(names) > 1 or not one_person:
            return None  # Nielsen or Nelson; of a Roberts, too, there are many
        kind = "name"
    names = list(dict.fromkeys(name for some, _ in found for name in some))
    romanised = _romanised(entries[0])
    pinyin = any(_toneless(names[0]).startswith(form.casefold()) for form in romanised)
    if kind == "person" and not pinyin and re.search(r"\w[’']\w+ [A-Z]|[a-z][’']\w", names[0]):
        return None  # Ts'u Hsi: nobody writes Wade and Giles today
    if kind in ("person", "sound", "name") and not pinyin and _is_foreign(word, entries):
        names = _by_sound(word, names, lexicon, person=one_person or kind == "person")
    written = _written(word, names, kind, pinyin=pinyin) or names
    names = list(dict.fromkeys([*map(_without_length, written), *names]))
    if not names:
        return None
    sounds = is_transliteration(word) or (not pinyin and _sounds_like(word, names[0], lexicon))
    return Noun(
        english=names[0],
        names=tuple(names),
        kind="sound" if kind == "other" and sounds else kind,
        pinyin=pinyin,
        romanised=romanised if kind in ("place", "person", "other") else (),
        sounds=sounds,
    )


def _written(word: str, names: list[str], kind: str, *, pinyin: bool) -> list[str]:
    """Return the usual forms: Apple for Apple Inc., Sinai for the Sinai Peninsula of 西奈."""
    if kind == "body":
        return [_LEGAL.sub("", name) for name in names]
    if word[-1] not in "国國":
        names = [_STATE.sub("", name) for name in names]
    if kind != "place":
        return names
    forms = [name.replace("Mountain Range", "Mountains") for name in names]
    if "自治" not in word and any(" Autonomous " in form for form in forms):
        first = forms[0].split(" ")[0] if pinyin else forms[0].partition(" Autonomous")[0]
        return [_PEOPLES.sub("", first), *forms]
    if "自治" not in word:
        forms = [_PEOPLES.sub("", form) for form in forms]
    if word[-1] not in _LANDFORMS:
        forms = [_LANDFORM.sub("", form) for form in forms]
    return forms


def _without_length(name: str) -> str:
    """Return Hokkaido for Hokkaidō, Xigaze for Xigazê: newspapers mark no long vowels."""
    plain = re.sub("[\u0302\u0304]", "", unicodedata.normalize("NFD", name))
    return unicodedata.normalize("NFC", plain)


def _is_foreign(word: str, entries: Sequence[Entry]) -> bool:
    """Whether a name is written by its sound: one capital in its reading, Ni2 cai3 (Nietzsche).

    Chinese, Korean and Japanese names have two (Ma3 Ying1 jiu3): they are written in full.
    """
    return is_transliteration(word) or all(
        sum(syllable[:1].isupper() for syllable in entry.pinyin.split(" ")) == 1
        for entry in entries
    )


def _sounds_like(word: str, name: str, lexicon: Lexicon) -> bool:
    """Whether a word that is not written with the characters of names alone sounds like its name.

    四国 and Shikoku do by chance: neither character writes sounds.
    """
    return (
        " " not in name
        and not sounding().isdisjoint(word)
        and likeness(word, name, lexicon) >= _ALIKE
    )


def _romanised(entry: Entry) -> tuple[str, ...]:
    """Return a word in pinyin, whole and without its generic part of one or two characters."""
    syllables = [_toneless(syllable) for syllable in entry.pinyin.split(" ")]
    if len(syllables) != len(entry.simplified):
        return ()
    lengths = range(len(syllables), max(1, len(syllables) - 3), -1)
    return tuple("".join(syllables[:length]).capitalize() for length in lengths)


def _usual_first(names: list[str], entry: Entry, gloss: str) -> list[str]:
    """Put WeChat before Weixin; of a place's romanisations pinyin is the usual one."""
    pinyin = _toneless(entry.pinyin)
    if names_place(gloss) or len(names) < 2 or _toneless(names[0]) != pinyin:
        return names
    return sorted(names, key=lambda name: _toneless(name) == pinyin)


def _alike(one: str, other: str) -> bool:
    """Say whether two names may be of one thing: they share the beginning of a word."""
    stems = [{word[:4].casefold() for word in name.split()} - _SMALL for name in (one, other)]
    return not stems[0].isdisjoint(stems[1])


def _by_sound(word: str, names: list[str], lexicon: Lexicon, *, person: bool) -> list[str]:
    """Put the part of a name first that is written here: Euler of Leonhard Euler for 欧拉."""
    if any(dot in word for dot in DOTS):
        return names if likeness(word, names[0], lexicon) >= _HEARD else []
    whole = [name for name in names if likeness(word, name, lexicon) >= _HEARD]
    if not person:
        return [*whole, *names] if whole else []
    words = names[0].split(" ")
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    families = [words[-1], " ".join(words[start:])]  # Beethoven, but de Gaulle
    parts = [*families, *(one for one in words if one not in PARTICLES), *whole]
    heard = {part: likeness(word, part, lexicon) for part in parts}
    best = max(families, key=lambda part: heard[part])
    best = best if heard[best] >= _HEARD else max(parts, key=lambda part: heard[part])
    return [best, *names] if heard[best] >= _HEARD else []


def _toneless(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub("[^a-z]", "", plain)
