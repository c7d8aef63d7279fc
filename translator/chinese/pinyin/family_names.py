"""Where a character is a family name, and how it is read then: 姓单, 单先生, 老单, 单某.

A reading needs less evidence than a name written into a translation: a title behind the character
or 姓 before it is enough where the character is nothing else there. What else it may be (in 任局长
it is a verb) is told by its neighbours; the closed list of such characters, and where each is a
name, is ``family_readings.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from translator.chinese.dictionary.surnames import surnames, titles
from translator.chinese.pinyin import polyphones
from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text.languages import HAN
from translator.types import Entry

_FAMILY = lazy_regex("(?:two-character )?surname ")
_SURNAMED = lazy_regex("(?:^|[^百异同])[姓]$|^(?:贵姓|复姓|本姓|原姓)$")
_ROLE = lazy_regex(
    "(?:[演队学会球教店职船]员|歌手|[作画专]家|诗人|学者|作者|译者|编剧|编辑|主持人|选手|运动员|名将|冠军|男子|女子|[市村居农]民"
    "|工人|司机|病人|客人|老人|嫌疑人|被告人?|原告|证人|邻居|同事|朋友|名叫|叫做|主席|委员|代表|院士|教练)$"
)
"""What is said of somebody before the whole name; given names are told by ``polyphones``."""
_TITLE_ALONE = frozenset("总工导局处队董院哥姐叔婶姨嫂爷")
_OFFICES = lazy_regex(
    "总统|总理|首相|主席|总裁|会长|所长|馆长|厅长|司长|站长|台长|行长|店长|组长|秘书长|检察长|审判长"
    "|院士|教练|大使|将军|司令|法师|委员|议员|总监|主编|编辑|医师|药师|厨师|牧师|法官|检察官|警官"
)
"""Titles before which only the names of the table are looked for: 党 of 该党主席 is none."""
"""Short for 总经理, 工程师, 导演 …: titles of one character behind a family name."""
_ADDRESS = lazy_regex(
    "先生|女士|小姐|太太|夫人|老师|师傅|同志|同学|阿姨|叔叔|大[爷妈叔婶哥姐]|奶奶|爷爷|伯伯|医生|大夫|护士|律师"
)
_PERSON = lazy_regex("先生|女士|小姐|太太|夫人|同志|阿姨|叔叔|大[爷妈叔婶哥姐]|奶奶|爷爷|伯伯")
"""Whom nobody is appointed to be."""
NICKNAMES = frozenset("老小阿")
"""What stands before the family name of somebody one knows well."""
_INTRODUCES = lazy_regex(
    "(?:[和跟与及同对向给请找问让叫见是由被把替为的听看等带陪随如像有叹派到了过着谢]"
    "|感谢|认识|采访|通知|告诉|联系|欢迎|邻居|同事|朋友|老板|介绍|拜访|看望|询问|请教|邀请|根据|代表|遇见|听说|据说|他说|她说|知道|觉得|希望|相信|以为|以及|还有"
    "|我们|咱们|你们)$"
)
"""What a name may stand right behind within a phrase."""
_GOES_ON = lazy_regex(
    "说|问|答|来|去|走|在|到|是|有|和|跟|与|也|都|就|还|又|不|没|把|被|给|对|向|正|刚|已|要|会|能|想|看|听|笑|哭|叹|病|住"
    "|姓|叫|请|好|您|你|吃|喝|带|送|买|做|写|打|开|拿|今|昨|明|先|却|才|曾|为|因|表示|认为|介绍|告诉|指出|强调|透露|退休|两口|夫妇|家"
)
"""What people do, or what else may stand behind a name."""
_VERB_GOES_ON = lazy_regex("不[开到出完了清着起动得住透]|[我你他她它]")
"""What shows that 老解 and 老查 are an adverb and a verb: 老解不开, 老查我."""
_OFFICE_LATER = lazy_regex(
    "期间|时(?!常)|后|以来|之后|一职|至|兼|多年|[一二三四五六七八九十两几0-9]+(?:个|多)?[年月届任]"
)
"""Behind an office these show that somebody was appointed to it: 任局长期间."""
_BEHIND_CERTAIN = lazy_regex("某?(?:[的和与及等在因被称说将从向对于为让把没系是曾已涉到以]|$)")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Name:
    """A row of the table."""

    syllables: tuple[str, ...]
    where: frozenset[str]
    not_behind: re.Pattern[str] | None
    not_before: re.Pattern[str] | None


class Lexicon(Protocol):
    """What is asked of a dictionary."""

    def lookup(self, word: str) -> list[Entry]:
        """Return the entries of a word."""
        ...

    def reading(self, character: str) -> str:
        """Return the most frequent reading of a character."""
        ...


@cache
def table() -> Mapping[str, _Name]:
    """Return the family names of ``family_readings.tsv``, in Simplified characters."""
    rows = text_tables.rows("translator.chinese.pinyin", "family_readings.tsv", 5, least=2)
    result = {}
    for name, reading, where, behind, before in rows:
        result[name] = _Name(
            syllables=tuple(reading.split()),
            where=frozenset(where.split()),
            not_behind=re.compile(f"(?:{behind})$") if behind else None,
            not_before=re.compile(before) if before else None,
        )
    return result


def reading_of(name: str, dictionary: Lexicon) -> tuple[str, ...]:
    """Return how a family name is read, with a capital; nothing where it is none.

    The table first, then what the dictionary says of it as a surname (the reading that its spelling
    in ``surnames.tsv`` has, where there are several), then how its characters mostly are read.
    """
    known = table().get(name)
    if known is not None:
        return known.syllables
    found = [
        (entry.pinyin.split(" "), any(map(_FAMILY.match, entry.meanings)))
        for entry in dictionary.lookup(name)
    ]
    spelt = surnames().get(name)
    named = [sounds for sounds, is_name in found if is_name and len(sounds) == len(name)]
    if spelt is None:
        return _capital(named[0]) if named else ()
    named += [sounds for sounds, _ in found if len(sounds) == len(name)]
    usual = [dictionary.reading(character) for character in name]
    named += [usual] if all(usual) else []
    for sounds in named:
        if _spelling(sounds) == spelt.lower():
            return _capital(sounds)
    return _capital(named[0]) if named else ()


def _spelling(sounds: Sequence[str]) -> str:
    """Spell syllables as passports do: without tones, ü as yu."""
    plain = "".join(re.sub("[1-5]", "", sound) for sound in sounds).lower()
    return plain.replace("u:", "yu")


def _capital(sounds: Sequence[str]) -> tuple[str, ...]:
    first, *rest = (sound.lower() for sound in sounds)
    return (first[:1].upper() + first[1:], *rest)


def is_name(text: str, start: int, units: Sequence[str], number: int) -> bool:
    """Say whether a word of a text is a family name there, by what stands around it.

    Args:
        text: In Simplified characters.
        start: Where the word begins in it.
        units: The words of its run of Han characters, in either script.
        number: The word's number among them.
    """
    first = max(0, number - 2)
    words, place = [], start - sum(map(len, units[first:number]))
    for unit in units[first : number + 4]:  # in Simplified characters
        words.append(text[place : place + len(unit)])
        place += len(unit)
    return _is_name(text, start, words, number - first)


def _is_name(text: str, start: int, words: Sequence[str], at: int) -> bool:
    word = words[at]
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if _SURNAMED.search(before) and (word in table() or word in surnames()):
        return True
    name = table().get(word)
    if name is None or not name.where:
        return False
    rest = text[start + len(word) : start + len(word) + 12]
    if name.not_before is not None and name.not_before.match(rest):
        return False
    if before in NICKNAMES and ("old" in name.where or (before == "老" and "elder" in name.where)):
        return _is_nickname(words, at, rest)
    if _ROLE.search(before) or before in titles():
        singles = polyphones.singles(words, at + 1)
        if polyphones.is_given_name(text, start + len(word), singles):
            return True
    if name.not_behind is not None and name.not_behind.search(before):
        return False
    if "certain" in name.where and (after == "氏" or after in ("某", "某某")):
        return after == "氏" or _BEHIND_CERTAIN.match(rest[len(after) :]) is not None
    if "edge" in name.where and before and not _INTRODUCES.search(before):
        return False
    if after in _TITLE_ALONE and "title" in name.where:
        edge = not before or _INTRODUCES.search(before) is not None
        behind = rest[1:]
        goes_on = not behind or not HAN.match(behind) or _GOES_ON.match(behind) is not None
        return edge and (goes_on or ("edge" not in name.where and word != "曾"))
    if after not in titles() and not _OFFICES.fullmatch(after):
        return False
    if "address" in name.where:
        return _ADDRESS.fullmatch(after) is not None
    return word != "任" or _is_no_appointment(text, start, after, rest[len(after) :])


def _is_nickname(words: Sequence[str], at: int, rest: str) -> bool:
    """Whether 老, 小 or 阿 and a family name are what somebody is called."""
    before = words[at - 2] if at > 1 else ""
    if before and not _INTRODUCES.search(before):
        return False
    if not rest or not HAN.match(rest):
        return True
    return _GOES_ON.match(rest) is not None and _VERB_GOES_ON.match(rest) is None


def _is_no_appointment(text: str, start: int, title: str, rest: str) -> bool:
    """Whether 任 before a title is a name: 任先生, 任老师病了; not 任局长三年."""
    if _PERSON.fullmatch(title):
        return True
    if _OFFICE_LATER.match(rest):
        return False
    if _GOES_ON.match(rest):
        return True
    listed = start > 0 and text[start - 1] in "，、；" and rest[:1] not in "！？"
    return not listed and _ADDRESS.fullmatch(title) is not None
