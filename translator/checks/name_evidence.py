"""What in a Chinese source may be called by a name of its English target."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from translator.checks.names_by_sound import is_heard
from translator.checks.no_persons import families, is_no_person, people
from translator.checks.spelt_abroad import (
    families_spelt,
    is_mandarin,
    is_of_family,
    letters,
    spelt_abroad,
)
from translator.checks.wade_giles import wade_giles
from translator.chinese.dictionary.surnames import surnames
from translator.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_LONG = 4
_SHORTENED = 4
"""Characters of a name from which its first two are used for it."""
_PARTS = frozenset("州省")
"""Last characters of places that are shortened to their first and their last one."""
DEMONYMS = {
    "dutch": "netherlands", "danish": "denmark", "dane": "denmark", "swiss": "switzerland",
    "welsh": "wales", "greek": "greece", "spanish": "spain", "swedish": "sweden",
    "finnish": "finland", "polish": "poland", "filipino": "philippines", "thai": "thailand",
    "british": "britain", "irish": "ireland", "french": "france", "german": "germany",
    "turkish": "turkey", "cypriot": "cyprus", "norwegian": "norway", "scottish": "scotland",
    "portuguese": "portugal", "peruvian": "peru", "belgian": "belgium", "lebanese": "lebanon",
    "moscow": "russia", "washington": "america", "beijing": "china",
    "jewish": "jews", "antisemitic": "jews", "antisemitism": "jews", "anti-semitic": "jews",
    "anti-semitism": "jews", "frenchman": "france", "frenchmen": "france", "frenchwoman": "france",
    "englishman": "england", "englishmen": "england", "englishwoman": "england",
    "irishman": "ireland", "irishmen": "ireland", "dutchman": "netherlands",
    "dutchmen": "netherlands", "scotsman": "scotland", "scottishman": "scotland",
    "scots": "scotland", "scot": "scotland", "welshman": "wales", "welshmen": "wales",
    "spaniard": "spain", "swede": "sweden", "finn": "finland", "pole": "poland",
    "turk": "turkey", "briton": "britain", "martian": "mars",
}  # fmt: skip
"""Peoples whose word does not begin as their country's does (and capitals said for one)."""
_PREFIX = 4
"""Letters that a people and its country share: Russian, Russia; Iraqi, Iraq."""
_SHORT_FOR = lazy_regex(r"\babbr\. (?:for|of) (?:the )?([A-Z][a-z]+)")
"""How CC-CEDICT says what a character is short for."""
_PEOPLE = lazy_regex("(?:ians?|ans?|ns?|ese|ish|is?|ics?|ites?|ers?|s)$")
_MOST = 400
"""Words of the dictionary that are looked for behind one English word: the likeliest."""
_JAPAN = lazy_regex("日本|日籍|日企|东京|大阪|京都|日媒|日方|日军|日式|日语|动漫|任天堂|索尼")
_KOREA = lazy_regex("韩|朝鲜|首尔|平壤")
_SOUTH = lazy_regex(
    "越南|越方|阮|香港|港府|澳门|台湾|台北|民进党|国民党|新加坡|马来|大马|印尼|泰国|缅甸|柬埔寨|老挝"
    "|华裔|华人|粤|闽|客家|西藏|藏族|藏语|拉萨|珠峰|维吾尔|蒙古|内蒙|回族|新疆|不丹|尼泊尔"
    "|尼玛|次仁|扎西|卓玛|多吉|旺堆|洛桑|丹增|平措|边巴|格桑|央金|买买提|艾利|阿不都"
)
_JAPANESE_LOOK = lazy_regex(
    r"(?:(?:sh|ch|ts|ky|ry|gy|hy|ny|[kgstdnhbpmrzjfwy])?+[aeiou]++n?+)++", re.IGNORECASE
)
_SYLLABLE_LOOK = lazy_regex(r"[A-Za-z]{2,7}(?:-[A-Za-z]{2,7})*")


class Evidence:
    """What a source may be called in English."""

    def __init__(self, source: str, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._latin = source.casefold()
        self._source = source
        self._plain = "".join(_simplified(one, dictionary) for one in source)
        self._readings: list[tuple[str, ...]] | None = None

    @property
    def simplified(self) -> str:
        """The source in Simplified characters, as long as it is."""
        return self._plain

    def explains_most(self, words: Sequence[str], *, titled: bool = False) -> bool:
        """Say whether a name is explained: one long word of it surely, or half of its letters.

        Xu alone is nobody, nor is a Robert that sounds like something else in the source. What is
        last is the name of a family or a place, and enough if it sounds like one.

        Args:
            words: Of the name, those that are no common ones.
            titled: Common words stand beside them: one word that is heard is enough.
        """
        if is_mandarin(words):
            plain = [letters(word) for word in words]
            turned = (plain[-1] + plain[0], "".join(plain))
            if not any(self._place(name) for name in turned) and not self.is_romanised(words):
                return all(map(self._of_the_dictionary, plain))  # Hong Kong
        parts = [part for word in words for part in word.split("-")]
        if len(words) == 2 and self.is_romanised(words):
            return True
        if len(words) > 1 and is_of_family(words, self._families):
            return True
        sure = [part for part in parts if self.is_sure(part)]
        if any(len(part) >= _LONG for part in sure):
            return True
        other = [part for part in parts if part not in sure]
        heard = [
            part
            for part in other
            if self._from_elsewhere(part) or is_heard(part, self._plain, self._dictionary)
        ]
        if any(len(part) >= _LONG and (titled or part == parts[-1]) for part in heard):
            return True
        return 2 * sum(map(len, sure + heard)) >= sum(map(len, parts))

    def is_romanised(self, words: Sequence[str]) -> bool:
        """Say whether somebody of the source is spelt as in Taiwan: Lin Chuan, Koo Li-hsiung.

        Args:
            words: Family name and given name, in either order.
        """
        plain = [letters(word) for word in words]
        for family, given in (plain, plain[::-1]):
            for at, character in enumerate(self._plain):
                pinyin = surnames().get(character)
                if not pinyin or family not in (
                    letters(pinyin), wade_giles(letters(pinyin)), *spelt_abroad(character),
                ):  # fmt: skip
                    continue
                if any(
                    given == wade_giles_of(rest, self._dictionary)
                    for rest in (self._plain[at + 1 : at + 2], self._plain[at + 1 : at + 3])
                ):
                    return True
        return False

    def reads_like(self, words: Sequence[str]) -> bool:
        """Say whether characters of the source read like a name in pinyin, in either order."""
        plain = [letters(word) for word in words]
        names = ("".join(plain), plain[-1] + "".join(plain[:-1]))
        return any(name and self._place(name) is not None for name in names)

    def is_sure(self, word: str) -> bool:
        """Say whether a word is surely of the source: its Latin letters, English or pinyin."""
        plain = letters(word)
        return (
            plain in self._latin
            or word.casefold() in self._latin
            or self._of_the_dictionary(plain)
            or self._place(plain) is not None
            or plain in self._abbreviated
            or any(one in self._plain for one in families_spelt(plain))
        )

    @cached_property
    def _families(self) -> frozenset[str]:
        """The family names of the people that the source may name."""
        named = frozenset(name[0] for name in people(self._plain, self._dictionary))
        return named | families(self._plain, self._dictionary)

    @cached_property
    def _abbreviated(self) -> frozenset[str]:
        """What single characters of the source are short for: 湘 is Hunan."""
        meanings = (
            meaning
            for one in frozenset(self._plain)
            if not one.isascii()
            for entry in self._dictionary.lookup(one)
            for meaning in entry.meanings
        )
        return frozenset(
            letters(name) for meaning in meanings for name in _SHORT_FOR.findall(meaning)
        )

    def false_person(self, words: Sequence[str]) -> bool:
        """Say whether a name is the pinyin of words that are no name: 许多人, 周一晚."""
        if not 2 <= len(words) <= 3:
            return False
        plain = letters("".join(words))
        place = self._place(plain)
        if place is None:
            return False
        start, end = place
        if letters(words[0]) not in _readings(self._plain[start], self._dictionary):
            return False  # 郑州宜欣: Zhengzhou Yixin
        return is_no_person(self._plain, start, end, self._dictionary)

    def _of_the_dictionary(self, plain: str) -> bool:
        words = {plain, DEMONYMS.get(plain, plain)}
        return any(
            word in self._source
            or word in self._plain
            or (len(word) >= _SHORTENED and word[:2] in self._plain)  # 沙特 is 沙特阿拉伯
            or (word[-1] in _PARTS and word[0] + word[-1] in self._plain)  # 得州 is 得克萨斯州
            for one in words
            for word in _headwords(one, self._dictionary)
        )

    def _place(self, plain: str) -> tuple[int, int] | None:
        """Return where the source reads like this in pinyin."""
        if self._readings is None:
            self._readings = [_readings(one, self._dictionary) for one in self._source]
        for start, readings in enumerate(self._readings):
            for reading in readings:
                if plain.startswith(reading):
                    end = self._reads(plain[len(reading) :], start + 1)
                    if end:
                        return start, end
        return None

    def _reads(self, rest: str, at: int) -> int:
        if not rest:
            return at
        if self._readings is None or at >= len(self._readings):
            return 0
        for reading in self._readings[at]:
            if rest.startswith(reading):
                end = self._reads(rest[len(reading) :], at + 1)
                if end:
                    return end
        return 0

    def _from_elsewhere(self, word: str) -> bool:
        """Say whether a name may be Japanese, Korean or southern, which pinyin does not spell."""
        if _JAPAN.search(self._plain) and _JAPANESE_LOOK.fullmatch(letters(word)):
            return True
        short = all(len(part) <= 6 for part in word.split("-"))
        return short and bool(
            (_KOREA.search(self._plain) and _SYLLABLE_LOOK.fullmatch(word) and len(word) <= 6)
            or (_SOUTH.search(self._plain) and len(word) <= 7)
        )


def wade_giles_of(characters: str, dictionary: Dictionary) -> str:
    """Return how Wade-Giles spells characters, in small letters with nothing between."""
    readings = [_readings(one, dictionary) for one in characters]
    return "".join(wade_giles(one[0]) for one in readings if one)


def _simplified(character: str, dictionary: Dictionary) -> str:
    if character.isascii():
        return character
    entries = dictionary.lookup(character)
    if not entries or any(one.simplified == character for one in entries):
        return character
    return entries[0].simplified


def _readings(character: str, dictionary: Dictionary) -> tuple[str, ...]:
    """Return the pinyin of a character in plain letters, the likeliest first."""
    if character.isascii():
        return ()
    found = [dictionary.reading(character), *(one.pinyin for one in dictionary.lookup(character))]
    plain = (re.sub("[^a-z]", "", one.lower().replace("u:", "v")) for one in found)
    both = [form for one in plain if one for form in (one, one.replace("v", "u"))]
    return tuple(dict.fromkeys(both))


@lru_cache(maxsize=1024)
def _headwords(english: str, dictionary: Dictionary) -> frozenset[str]:
    """Return the words whose English has this word; a people is its country."""
    size = array("I").itemsize * _MOST
    blobs = dictionary.index_rows(
        "SELECT substr(entries, 1, ?) FROM english WHERE word = ?", size, english
    )
    found = dictionary.entries(dict.fromkeys(n for (blob,) in blobs for n in array("I", blob)))
    country = _PEOPLE.sub("", english)
    if country != english and len(country) >= _PREFIX - 1:
        stem = country[:-1] if len(country) > _PREFIX else country
        blobs = dictionary.index_rows(
            "SELECT substr(entries, 1, ?) FROM english WHERE word >= ? AND word < ? LIMIT 40",
            size, stem, stem + "\U0010ffff",
        )  # fmt: skip
        more = dictionary.entries(dict.fromkeys(n for (blob,) in blobs for n in array("I", blob)))
        found += [one for one in more if one.pinyin[:1].isupper()]
    return frozenset(word for one in found for word in (one.simplified, one.traditional))
