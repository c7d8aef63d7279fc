"""Era names: which year of the Gregorian calendar 同治三年 or 民國99年 is.

An era name alone says little: a dozen states had a 太和, and 长安 is a city. An era is read only
where the table has one it can be; the rules are those of ``choose``. What stays doubtful is
left to the model.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text.patterns import one_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Era:
    """An era and when it was."""

    roman: str
    """In Latin letters: Tongzhi."""
    state: str
    """The dynasty in Traditional characters."""
    first: int
    """The Gregorian year in which most of its first year falls; negative before Christ."""
    last: int
    """Number of its last year."""
    main: bool
    """Of a dynasty with one of the Twenty-Four Histories, Qing, the Republic or Japan."""
    word: bool
    """Whether the name is also a place or a word: 长安, 太平."""
    abroad: bool
    """Whether Japan, Korea, Ryukyu or Vietnam had an era of the name: 貞観, 天保."""
    gregorian: int
    """From this year of the era its months are those of the Gregorian calendar; 0: never."""

    def year(self, number: int) -> int:
        """Return the Gregorian year of a year of the era."""
        return self.first + number - 1


_SIMPLER = str.maketrans("漢吳晉劉齊陳遼後東蔣滿國趙涼楊閩更", "汉吴晋刘齐陈辽后东蒋满国赵凉杨闽更")
_ONE_LETTER = frozenset("漢汉魏蜀吳吴晉晋宋齊齐梁陳陈隋唐周遼辽金元明清夏")
_OTHER_NAMES = {
    "武周": "唐", "後漢": "東漢", "后汉": "東漢", "蜀漢": "蜀", "蜀汉": "蜀", "曹魏": "魏",
    "東吳": "吳", "东吴": "吳", "孫吳": "吳", "孙吴": "吳", "南朝宋": "劉宋", "南朝齊": "南齊",
    "南朝齐": "南齊", "南朝梁": "梁", "南朝陳": "陳", "南朝陈": "陳", "偽滿": "滿洲國",
    "伪满": "滿洲國", "拓跋魏": "北魏", "民國": "中華民國", "民国": "中華民國",
}  # fmt: skip
ABROAD = lazy_regex("[ぁ-んァ-ヶ]|日本|天皇|幕府|朝鲜|朝鮮|高丽|高麗|越南|安南|大越|琉球")
"""Where a text speaks of these, an era that both had may be theirs: 貞観, 天保."""
_RULER = "(?:[\u4e00-\u9fff]{1,2}[宗帝祖]|[后後]主|武[后後]|武[则則]天)?"
_CLAUSE = lazy_regex("[。！？；\n]")
REACH = 40
"""Characters before an era in which its dynasty is looked for."""


@cache
def table() -> dict[str, list[Era]]:
    """Return the eras by name, in Traditional and Simplified characters."""
    found: dict[str, list[Era]] = defaultdict(list)
    for row in text_tables.rows("translator.numbers", "eras.tsv", 9):
        first, name, simplified, roman, state, last, rank, also, gregorian = row
        era = Era(
            roman=roman, state=state, first=int(first), last=int(last), main=rank == "main",
            word="word" in also, abroad="abroad" in also,
            gregorian=0 if gregorian == "-" else int(gregorian),
        )  # fmt: skip
        variants = (name, simplified, name.replace("曆", "歷"), name.replace("祐", "佑"))
        for form in dict.fromkeys(variants):
            found[form].append(era)
    return dict(found)


@cache
def names() -> str:
    """Return a regular expression for every era name."""
    return one_of(table())


@cache
def _states() -> re.Pattern[str]:
    labels = {era.state for eras in table().values() for era in eras if len(era.state) > 1}
    labels |= {label.translate(_SIMPLER) for label in labels} | set(_OTHER_NAMES)
    single = "".join(sorted(_ONE_LETTER))
    return re.compile(f"(?P<label>{one_of(labels)})|(?P<letter>[{single}])(?P<sure>[朝代廷])?")


@cache
def _state_before() -> re.Pattern[str]:
    return re.compile(f"(?:{_states().pattern})[朝代廷]?(?:时期?|時期?|[初末])?的?{_RULER}$")


def _is_of(era: Era, found: re.Match[str]) -> bool:
    """Whether an era is of the dynasty that a text names."""
    label = found["label"] or found["letter"]
    label = _OTHER_NAMES.get(label, label)
    simpler = era.state.translate(_SIMPLER)
    if found["letter"]:
        return era.state.endswith(label) or simpler.endswith(label)
    return label in (era.state, simpler)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What stands around an era name."""

    before: str
    """The text before it, as far as ``REACH`` characters."""
    abroad: bool
    """Whether the text speaks of Japan, Korea, Ryukyu or Vietnam."""
    year: int | None
    """The Gregorian year in brackets behind it, if there is one."""
    dated: bool
    """Whether something shows that a date is meant: a month, 元年, 载."""


def choose(name: str, number: int, setting: Setting) -> Era | None:
    """Return the era that a name with the number of a year means; None: nobody can say.

    1. It had a year of that number.
    2. The dynasty or the ruler directly before decides (唐贞观三年, 金大安元年), then a Gregorian
       year in brackets behind it.
    3. Where the text speaks of Japan, Korea or Vietnam, an era that they had too is doubtful.
    4. If several are left: a dynasty named earlier in the sentence decides; else those that have
       one of the Twenty-Four Histories come before the small states, whose eras are cited with
       the state's name (贞观 is Tang's, not Western Xia's).
    5. What is also a place or a word (长安三年) needs something that shows a date.

    Args:
        name: As it is written.
        number: Of the year within the era; 1 for 元年.
        setting: What stands around it.

    """
    eras = [era for era in table().get(name, ()) if 1 <= number <= era.last]
    clause = _CLAUSE.split(setting.before[-REACH:])[-1]
    direct = _state_before().search(clause)
    if direct:
        named = [era for era in eras if _is_of(era, direct)]
        if named or direct["label"]:  # 西夏天授三年: the state is certain, so only its eras count
            return _only(named, setting.year)
    if setting.year is not None:
        return _only(eras, setting.year)
    if setting.abroad:
        eras = [era for era in eras if not era.abroad]
    if len(eras) > 1:
        eras = _mentioned(eras, clause) or [era for era in eras if era.main] or eras
    if len(eras) != 1 or (eras[0].word and not setting.dated):
        return None
    return _only(eras, None)


def _mentioned(eras: list[Era], clause: str) -> list[Era]:
    """Return the eras of the dynasties that a sentence names in full: 北魏, 唐朝."""
    states = [found for found in _states().finditer(clause) if found["label"] or found["sure"]]
    return [era for era in eras if any(_is_of(era, found) for found in states)]


def _only(eras: list[Era], year: int | None) -> Era | None:
    """Return the one era that fits the year in brackets and is not before Christ."""
    if year is not None:
        eras = [era for era in eras if era.first <= year <= era.first + era.last]
    return eras[0] if len(eras) == 1 and eras[0].first > 0 else None
