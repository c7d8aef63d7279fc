"""Who is a Chinese person in a text: points for a family name and what stands around it.

No list holds people's names, so a name needs evidence: a title before or after it (记者,
教授), a verb people do (说, 表示), given-name characters, being repeated in the document. Points
are added up; a candidate that is a word of the dictionary, or that cuts through one, loses.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Protocol

from translator.numbers.numerals import NUMERALS
from translator.text.alternatives import one_of
from translator.text.surnames import surnames
from translator.types import Entry

THRESHOLD = 3.0
"""Points a name needs."""
_POINTS = {"before": 2.5, "after": 3.0, "verb": 2.0, "edge": 1.0, "common": 0.5}
_TYPICAL = {1: 0.5, 2: 2.0}
_REPEATED = 1.5
_CUT = -4.0
_FUNCTION = frozenset(
    "的了是在和与或从向对将把被给就也都还又很再没不已曾后前上下里外间个们这那哪么吗呢吧啊等说"
    "表称为以及其之所而但因于到去来会能可要想让使由至自此每各某另该本并则却只才刚跟同比用按当"
    "對與從為個們這還沒說後間裡來會讓該並則卻剛"
)
"""Characters that do not stand in a given name, however common."""
FOREIGN = frozenset(
    "尔斯姆伊埃奥弗诺罗夫基茨赫耶娃维奇洛萨塔迪桑胡安纳亚巴卡拉德特爾維羅克里尼莫普布鲁格扎鲍伯贝皮朗佐凯瓦托蒂坎沃达蒙"
)
FOREIGN_ONLY = frozenset("尔斯姆埃弗茨赫耶娃戈莱茵捷黑顿恩爾萊頓")
_NEVER_GIVEN = _FUNCTION | FOREIGN_ONLY
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_COUNTING = frozenset("这那每某各本该此首這該")
_JOINING = frozenset("和与及跟由对让请叫給给與對讓請")
_PLACES = frozenset("山河湖村镇县市区路街省州岛桥街楼店鎮縣區島橋樓")
_NEIGHBOURS = (("越南", "阮范黎潘武邓裴黄"), ("韩国", "金朴崔尹文"), ("朝鲜", "金朴崔尹文"))
"""Where a document speaks of these countries, these families are as likely theirs, and their
names are not written in pinyin (阮孟雄 is Nguyen Manh Hung)."""
_EDGE = frozenset("，。、；：！？“”‘’「」『』（）()《》<>,.;:!?\"' \t\n—…")


DOTS = ("·", "•", "・", "‧")
"""What stands between the parts of a foreign name."""


class Lexicon(Protocol):
    """What names and terms ask of a dictionary; ``text.dictionary.Dictionary`` has it."""

    def lookup(self, word: str) -> list[Entry]:
        """Return the entries of a word."""
        ...

    def is_proper_noun_only(self, word: str) -> bool:
        """Say whether every reading of the word is capitalised."""
        ...

    def frequency(self, word: str) -> int:
        """Return how common the word is."""
        ...

    def reading(self, character: str) -> str:
        """Return the most frequent reading of a character with its tone number."""
        ...


def people(text: str, *, lexicon: Lexicon) -> list[str]:
    """Find the Chinese people named in a document.

    Args:
        text: The whole document: evidence anywhere in it counts everywhere.
        lexicon: Keeps words of the language from being taken for names.
    """
    best: dict[str, float] = {}
    lexicon = _Remembering(lexicon)
    elsewhere = {family for place, families in _NEIGHBOURS if place in text for family in families}
    repeated = _Repeated(text)
    for place in _family().finditer(text):
        start = place.start()
        family = text[start : start + 2] if text[start : start + 2] in surnames() else text[start]
        before = text[start - 1] if start else ""
        if family in elsewhere or before in elsewhere:
            continue
        if before in DOTS or before in NUMERALS:
            continue  # 一段漫长的, 三项
        scored = [
            (points, name)
            for length in (2, 1)
            if (name := _candidate(text, start, family, length))
            and (points := _score(text, start, name, len(family), lexicon, repeated)) > 0
        ]
        if scored and max(scored)[0] >= THRESHOLD and not _proper(text, start, lexicon):
            points, name = max(scored, key=lambda pair: (pair[0], len(pair[1])))
            best[name] = max(points, best.get(name, 0.0))
    accepted = {name: points for name, points in best.items() if points >= THRESHOLD}
    for name in list(accepted):  # 李晓 or 晓明 beside 李晓明
        if any(name != other and name in other for other in accepted):
            del accepted[name]
    return list(accepted)


def _candidate(text: str, start: int, family: str, length: int) -> str:
    end = start + len(family) + length
    given = text[start + len(family) : end]
    if len(given) < length or not _HAN.fullmatch(given):
        return ""
    if not _NEVER_GIVEN.isdisjoint(given):
        return ""
    if _evidence("address").fullmatch(given) or given in NUMERALS:  # 张先生, 李总, 木卫一
        return ""
    if any(_japanese().match(text, at) for at in (start - 1, start) if at >= 0):
        return ""
    return text[start:end]


def _proper(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether the dictionary has a proper noun here, longer than a surname: 习近平."""
    return any(lexicon.is_proper_noun_only(text[start : start + size]) for size in (3, 4))


class _Repeated:
    """Says which names stand twice in a text; each is looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def __call__(self, name: str) -> bool:
        if name not in self._known:
            first = self._text.find(name)
            self._known[name] = self._text.find(name, first + 1) >= 0
        return self._known[name]


def _score(
    text: str, start: int, name: str, family: int, lexicon: Lexicon, repeated: _Repeated
) -> float:
    end = start + len(name)
    given = name[family:]
    left, right = text[max(0, start - 5) : start], text[end : end + 4]
    if right[:1] in DOTS or (right[:1] in FOREIGN_ONLY):
        return 0.0
    points = 0.0
    titled = _evidence("before").search(left)
    if left[-1:] in _COUNTING and not titled:
        return 0.0  # 这项发明
    after = _evidence("after").match(right)
    verb = _evidence("verb").match(right)
    weak = _evidence("weak").match(right)
    strong = bool(titled or after or verb)
    if (len(given) == 1 and not strong) or (given[-1] in _PLACES and not titled):
        return 0.0
    if right[:1] in FOREIGN and not (after or verb or weak):
        return 0.0
    if left[-1:] in FOREIGN and not titled:
        return 0.0  # the middle of a foreign name: 麦克白
    points += _POINTS["before"] if titled else 0
    points += _POINTS["after"] if after else _POINTS["verb"] if verb else 0
    points += _POINTS["edge"] if not right or right[0] in _EDGE or weak else 0
    points += _POINTS["edge"] / 2 if not left or left[-1] in _EDGE or left[-1] in _JOINING else 0
    points += _POINTS["common"] if name[:family] in _commonest() else 0
    points += _POINTS["common"] if family == 2 else 0
    typical = sum(character in _given_characters() for character in given)
    if typical:
        points += _TYPICAL[len(given)] * typical / len(given)
    elif all(character in FOREIGN for character in given):
        points -= 1.5
    if (strong or typical == len(given)) and repeated(name):
        points += _REPEATED
    return points if points < THRESHOLD else points + _against(text, start, end, lexicon)


def _against(text: str, start: int, end: int, lexicon: Lexicon) -> float:
    """Points lost for being a word, and for cutting through words on either side."""
    name = text[start:end]
    points = 0.0
    if lexicon.frequency(name) or lexicon.lookup(name):
        return 2 * _CUT
    if len(name) == 3 and lexicon.frequency(name[:2]) > 50 and not _is_name_word(name[:2], lexicon):
        points -= 2.0  # 高兴地, 周围人
    if len(name) == 3 and lexicon.frequency(name[1:]) > 200:
        points -= 0.5  # given names may be words: 建国, 文化
    for length in (2, 3, 4):  # a word over the right edge: 张明|明天, 高抬贵|手
        for offset in range(1, length):
            at = end - offset
            word = text[at : at + length]
            common = lexicon.frequency(word) > (60 if length == 2 else 0)
            if len(word) == length and common and (at > start or length > len(name)):
                points += _CUT / 2
    for length in (2, 3, 4):  # a word over the left edge: 北|京王
        for offset in range(1, length):
            at = start - offset
            word = text[at : at + length] if at >= 0 else ""
            if len(word) == length and lexicon.frequency(word) > 20:
                points += _CUT
    return points


def _is_name_word(word: str, lexicon: Lexicon) -> bool:
    return lexicon.is_proper_noun_only(word)


@cache
def _commonest() -> frozenset[str]:
    return frozenset(list(surnames())[:100])


@cache
def _evidence(role: str) -> re.Pattern[str]:
    for line in _lines("name_evidence.tsv"):
        name, _, words = line.partition("\t")
        if name == role:
            alternatives = "|".join(sorted(words.split(), key=len, reverse=True))
            return re.compile(f"(?:{alternatives})$" if role == "before" else alternatives)
    raise KeyError(role)


@cache
def _given_characters() -> frozenset[str]:
    return frozenset("".join(_lines("given_name_characters.tsv"))) - _FUNCTION


@cache
def _japanese() -> re.Pattern[str]:
    """Japanese family names that begin with a Chinese one or end in one: 高桥, 岸田."""
    return re.compile(one_of("".join(_lines("japanese_surnames.tsv")).split()))


@cache
def _family() -> re.Pattern[str]:
    """Every place where a family name may begin; it takes up nothing, so 欧阳 is also 阳."""
    return re.compile(f"(?={one_of(surnames())})")


def _lines(name: str) -> list[str]:
    text = resources.files("translator.grounding").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


_REMEMBERED = 1 << 16
"""Words whose answers are kept while a document is read: a few megabytes at most."""


class _Remembering:
    """A lexicon that is asked for most words once: a document repeats itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lookup = lexicon.lookup
        self.is_proper_noun_only = lru_cache(maxsize=_REMEMBERED)(lexicon.is_proper_noun_only)
        self.frequency = lru_cache(maxsize=_REMEMBERED)(lexicon.frequency)
        self.reading = lexicon.reading
