"""Where a Chinese name may stand: a family name and what may be a given name, between words.

A candidate has to be about as likely as the words of the dictionary in its place (``lattice``),
and it must not touch what may be the rest of a longer name or of a transliteration.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from translator.chinese.dictionary.surnames import surnames
from translator.chinese.words.compounds import independence
from translator.grounding.evidence import (
    DOTS,
    FOREIGN,
    FOREIGN_ONLY,
    Lexicon,
    transliterating,
    words_of,
)
from translator.grounding.gaps import is_family_apart, rest_behind
from translator.grounding.lattice import Run, weights
from translator.grounding.name_scores import chinese, foreign, is_chosen, share_last
from translator.grounding.roles import is_action, role_before
from translator.grounding.surroundings import said_after, said_before, words_beside
from translator.numbers.numerals import NUMERALS
from translator.text.patterns import one_of

LEAST_GAIN = -5.0
"""Least gain over the words in a name's place, however much speaks for it."""
_CLEAR = 10.0
"""Lead over being a transliteration from which on a name is clearly Chinese."""
_LOOSE = 0.4
"""Independence under which a single character beside a name is taken for a part of a word."""
_LOOSE_BESIDE_CLEAR = 0.25
"""The same after a clearly Chinese name: few verbs of one character are independent."""
_NEVER = frozenset(
    "的了是在和与或从向对将把被给就也都还又很再没不已曾们这那哪么吗呢吧啊说称因于到去要让使由至自每"
    "各某另该并则却只跟氏對與從個們這還沒說讓該並則卻剛月日号年周時时分秒点人"
)
"""Characters that do not stand in a given name, however common."""
_LAST_NEVER = frozenset(
    "门关塘庄屯寨巷弄坊府湖河坡坝湾沟岭桥寺庙宫殿墓宅洞塔亭阁楼斋祠堂郡县镇乡村省市区路街矶公王侯帝妃嫔氏"
    "方局委办厅部处院所社队署厂店馆站會们语族籍制式型牌参家地为奏转卒岂死率用以能需须均"
)
"""Characters that end no given name, but a place, an institution, a rank, or are no name's."""
_CREDITS = frozenset("译谈撰摄饰著绘譯談攝飾")
"""What people do with a work; in a name of three characters the last is not among them: 岳明|译."""
_BEGINS_A_WORD = frozenset(
    "赛第教来去说讲问答看听读写做打送接买卖吃喝跑走坐站住等想要能可应先再便才却仍将即达到出上下在往使令获得拿抱抓"
    "带帮替陪因以同或及且但若比较最很太真更非总只仅本此何賽來說講問聽讀寫買賣應達獲帶幫較總僅"
)
"""Characters that begin the words behind a name far more often than they end one: 王伟|赛后."""
_ACTING = frozenset(("了", "着", "过", "道"))
"""After a verb: 杜尚|笑|了, 王伟|中|了."""
_TITLES = frozenset(("before", "elsewhere", "byline", "label"))
"""Reasons that say where a name begins."""
_OWN_GAIN = 3.0
"""Gain from which on a clearly Chinese name behind a title ends by itself: 主教练高洪涛|赛后."""
_ROLE_LEAD = 12.0
"""Lead a short name needs behind a role that only the dictionary knows."""
_SAYS = frozenset("道曰")
_COMMON = 2000
"""Uses of a character from which on it is an everyday word …"""
_SELDOM_LAST = 1.5e-3
"""… and a name ends in it if this share of names do: 李媛|犯窝藏罪."""
_NAME = -4.6
"""Logarithm of how often a word of the news is a Chinese name: one in a hundred."""
_LEAD_OVER_RIVAL = 1.0
"""Greatest difference in gain at which of two names that overlap neither is believed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A stretch of a text that may be a name."""

    start: int
    end: int
    name: str
    family: int
    """Characters of the family name."""
    gain: float
    """By how much the run is likelier with it than with the words in its place."""
    lead: float
    """By how much it is likelier as a Chinese name than as a transliteration."""
    reasons: frozenset[str]
    """What stands around it, see ``surroundings``."""

    @property
    def is_short(self) -> bool:
        """Whether the given name has one character."""
        return len(self.name) - self.family == 1

    @property
    def is_clear(self) -> bool:
        """Whether it is clearly Chinese and long enough not to be a word by chance."""
        return self.lead >= _CLEAR and not self.is_short


class Finder:
    """Finds the candidates of one text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Keep a text and what its words are worth."""
        self._text = text
        self._weight = weights(lexicon)
        self._lexicon = lexicon
        self._independence = _independent(cast("Hashable", lexicon))

    def of_run(self, match: re.Match[str]) -> list[Candidate]:
        """Return the likeliest candidates of a run of characters; they do not overlap."""
        starts = [found.start() for found in _family().finditer(match.group())]
        if not starts:
            return []
        run = Run(match.group(), self._weight)
        return _best([one for at in starts for one in self._at(run, match.start(), at)])

    def _at(self, run: Run, offset: int, start: int) -> Iterator[Candidate]:
        for family in (2, 1):
            if run.text[start : start + family] not in surnames():
                continue
            for length in (2, 1):
                end = start + family + length
                given = run.text[start + family : end]
                if len(given) != length or not _may_be_given(given) or _acts(run, end):
                    continue
                if not _runs_into_a_word(given, run.text[end:]):
                    one = self._candidate(run, offset, start, end, family)
                    if one and not self._touches(one, run, offset):
                        yield one

    def _candidate(
        self, run: Run, offset: int, start: int, end: int, family: int
    ) -> Candidate | None:
        name = run.text[start:end]
        likely = chinese(name, family)
        gain = run.gain(start, end, _NAME + likely)
        if gain < LEAST_GAIN:
            return None
        left, right = run.before(start), run.after(end)
        before = set(said_before(self._text, offset + start, offset + end, left))
        lead = likely - foreign(name)
        untitled = before.isdisjoint(_TITLES) and self._may_have_role(name, family, lead)
        if untitled and role_before(run.text, start, left, self._lexicon):
            before.add("before")
        if run.has_word_over(start) or run.has_word_over(end):
            before.add("crossed")
        if run.has_word_over(end):
            before.add("runs on")
        after = set(said_after(self._text, offset + end, right))
        if after.isdisjoint(("verb", "after")) and is_action(right, self._lexicon):
            after.add("acts")
        if left == "由" and (after & {"verb", "acts"} or right in words_of("credit")):
            after.add("agent")
        return Candidate(
            start=offset + start,
            end=offset + end,
            name=name,
            family=family,
            gain=gain,
            lead=lead,
            reasons=frozenset(before | after),
        )

    def _may_have_role(self, name: str, family: int, lead: float) -> bool:
        """Whether a role that only the dictionary knows is enough for these characters."""
        if len(name) - family == 1:
            return lead >= _ROLE_LEAD and name[0] in words_of("family")
        return not self._ends_in_a_word(name)

    def _ends_in_a_word(self, name: str) -> bool:
        last = name[-1]
        if is_chosen(last) or share_last(last) >= _SELDOM_LAST:
            return False
        return self._lexicon.frequency(last) >= _COMMON

    def _touches(self, one: Candidate, run: Run, offset: int) -> bool:
        """Whether the name may go on: a dot, a number, a part of a word, or of a longer name."""
        before, after = self._text[one.start - 1 : one.start], self._text[one.end : one.end + 1]
        if (before and before in DOTS) or (after and after in DOTS) or before in NUMERALS:
            return True
        left, right = run.before(one.start - offset), run.after(one.end - offset)
        if one.reasons & _TITLES:
            left = ""
            ends = "crossed" not in one.reasons and not self._ends_in_a_word(one.name)
            if one.is_clear and one.gain >= _OWN_GAIN and ends:
                return False
        if one.is_short and not right:
            right = rest_behind(self._text, one.end, self._lexicon)
        if not left and is_family_apart(self._text, one.start):
            return True
        loose = 1.0 if len(one.name) == 2 else _LOOSE_BESIDE_CLEAR if one.is_clear else _LOOSE
        return self._is_piece(left, left[-1:], _LOOSE) or self._is_piece(right, right[:1], loose)

    def _is_piece(self, word: str, nearest: str, loose: float) -> bool:
        """Whether a word beside a name may be a part of it, or of a transliteration."""
        if not word or word in words_beside():
            return False
        if len(word) == 1 and self._independence(word) <= loose:
            return True
        if nearest in FOREIGN_ONLY or FOREIGN.issuperset(word):
            return True
        foreign_word = len(word) > 1 and transliterating().issuperset(word)
        return foreign_word and self._lexicon.is_proper_noun_only(word)


def _best(found: list[Candidate]) -> list[Candidate]:
    """Of candidates that overlap the likeliest, and none where two are about as likely."""
    kept: dict[int, Candidate] = {}  # by each place it takes up: a run may hold thousands
    beaten: set[Candidate] = set()
    for one in sorted(found, key=lambda candidate: -candidate.gain):
        rivals = {kept[at] for at in range(one.start, one.end) if at in kept}
        if one.is_clear:
            beaten |= {other for other in rivals if other.gain - one.gain < _LEAD_OVER_RIVAL}
        if not rivals:
            kept |= dict.fromkeys(range(one.start, one.end), one)
    return sorted(set(kept.values()) - beaten, key=lambda one: one.start)


def _acts(run: Run, end: int) -> bool:
    """Whether the last character of a name may be the verb of 了: 王伟|中|了, 杜尚|笑|了."""
    verb = run.text[end - 1] in words_beside() and run.text[end : end + 1] in _ACTING
    if run.text[end - 1] in _SAYS and end == len(run.text):
        return True  # 张玉|道：
    return verb or run.after(end) in _ACTING - {"道"}


def _runs_into_a_word(given: str, rest: str) -> bool:
    """Whether a name of three characters may be one of two before a word: 李想|教我."""
    return len(given) == 2 and bool(rest) and given[-1] in _BEGINS_A_WORD


def _may_be_given(given: str) -> bool:
    return (
        _NEVER.isdisjoint(given)
        and given[-1] not in _LAST_NEVER
        and not (len(given) == 2 and given[-1] in _CREDITS)
        and given not in words_of("address")
        and not (len(given) == 1 and given in NUMERALS)
        and not (given[-1] in words_beside() and not is_chosen(given[-1]))
    )


@cache
def _family() -> re.Pattern[str]:
    """Every place where a family name may begin; it takes up nothing, so 欧阳 is also 阳."""
    return re.compile(f"(?={one_of(surnames())})")


@lru_cache(maxsize=4)
def _independent(lexicon: Hashable) -> Callable[[str], float]:
    from translator.chinese.dictionary.dictionary import Dictionary
    from translator.chinese.words import (
        segmenter,  # loads the segmenter's part of the package
    )

    if not isinstance(lexicon, Dictionary):
        return lambda character: 1.0
    shares: Mapping[str, float] = independence(segmenter.headwords(lexicon))
    return lambda character: shares.get(character, 0.0)
