"""Names written alike: the same name of the source, differently rendered in one document.

Nothing is known about a name but where it stands. Its rendering is what most of its sentences
have in common; a sentence without it that has something very like it is doubted: 克林顿 and
柯林顿, Rogozin and Rogosin, or the name left as it is. A sentence that says "he" is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from translator.checks.common_words import is_common
from translator.checks.wording import phrase, say
from translator.lazy_regex import lazy_regex
from translator.types import Finding, Level

FOREIGN_CHARACTERS = (
    "阿埃艾爱安昂奥巴白班邦鲍贝本比彼宾波伯勃博布查达戴丹当道德登迪蒂丁顿多厄恩尔法凡范菲费芬佛夫弗福盖甘冈"
    "戈格葛古哈汉豪赫亨洪霍胡怀惠基吉加贾简杰津卡凯坎康考柯科克肯库夸昆拉莱赖兰朗劳勒雷里利列林隆卢鲁伦罗洛"
    "茨岑策哲捷丽琳莉珍露蒂玛马迈曼芒梅门蒙米密莫默姆穆娜纳乃南内尼妮聂宁纽努诺欧帕潘庞佩彭皮珀普齐奇恰乔切琴丘茹瑞若萨塞赛桑森沙"
    "莎尚绍舍申施什史舒斯丝苏索塔泰坦汤唐陶特藤提廷图托瓦万旺威韦维温翁沃乌西希锡夏肖谢辛休许雅亚扬耶叶伊依因"
    "尤于约赞泽扎詹佐祖"
)
"""Characters foreign names are written with (after Xinhua's tables of transliteration)."""
_EVERYDAY = frozenset(
    "阿爱安白班本比伯查达当道德登丁多法范费夫富盖古海汉豪黑胡华怀惠基吉加简金康考科可肯拉里利列林路马门蒙米密明莫"
    "那南内平普齐强切热日若沙什史思索塔提通图万旺威维温西希夏谢兴休许亚叶伊因英于约"
)
"""Those of them that ordinary words are made of, too: 许多 and 基因 are no names."""
FOREIGN_RUN = lazy_regex(f"[{FOREIGN_CHARACTERS}]{{2,}}")
_DOTTED = lazy_regex(f"[{FOREIGN_CHARACTERS}]{{1,6}}(?:[·•・][{FOREIGN_CHARACTERS}]{{1,6}})+")
_CAPITALISED = lazy_regex(r"(?<![\w'’-])[A-ZÀ-Þ][a-zß-ÿ]{2,}(?:['’-][A-Za-zß-ÿ]+)*")
_POSSESSIVE = lazy_regex(r"['’]s?$")
_FEWEST = 2
"""Sentences that must agree before another one is odd."""
_SHORTEST, _LONGEST = 2, 6
"""Characters of a name in Chinese."""
_LIKE = {"zh": 0.5, "en": 0.6}
"""Likeness (``difflib``) from which two renderings are taken for one name: of 克林顿 and 柯林顿
0.67, of Rogozin and Rogosin 0.86, of Rogozin and Russian 0.29."""
_MOST_SENTENCES = 60
"""Sentences of a name that are looked at: enough to know its rendering."""
_ELSEWHERE = 0.2
"""Share of other sentences in which a rendering may stand: beyond, it is a word."""

Text = tuple[str, str]
"""A source and its target, without marks."""


class _Shares:
    """Knows which name of the source a rendering belongs to: the one it comes with most."""

    def __init__(self, places: Mapping[str, Sequence[int]], texts: Sequence[Text]) -> None:
        self._places = {name: numbers[:_MOST_SENTENCES] for name, numbers in places.items()}
        self._texts = texts
        self._names: dict[int, list[str]] = defaultdict(list)
        for name, numbers in self._places.items():
            for number in numbers:
                self._names[number].append(name)

    def another(self, form: str, name: str) -> bool:
        """Say whether another name of the same sentences has the form more regularly."""
        if not form:
            return False
        own, often = self._share(form, name)
        rivals = {
            other
            for number in self._places[name]
            if form in self._texts[number][1]
            for other in self._names[number]
        }
        weighed = [self._share(form, other) for other in rivals - {name}]
        return any(share > own and times >= often for share, times in weighed)

    def _share(self, form: str, name: str) -> tuple[float, int]:
        numbers = self._places[name]
        times = sum(form in self._texts[number][1] for number in numbers)
        return times / len(numbers), times


@dataclass(frozen=True, kw_only=True, slots=True)
class _Language:
    """How renderings are found in a target."""

    candidates: Callable[[str], set[str]]
    likeness: float


def unlike(
    texts: Sequence[Text], *, languages: tuple[str, str], names: Iterable[str] = ()
) -> dict[int, Finding]:
    """Find the sentences whose rendering of a name is not that of the others.

    Args:
        texts: The document's pairs in order, without marks.
        languages: Primary languages of source and target.
        names: Names of the source that are known; others are found.
    """
    if languages not in (("zh", "en"), ("en", "zh")):
        return {}
    find = _english_names if languages[0] == "en" else _chinese_names
    places = find([source for source, _ in texts], names)
    language = _Language(
        candidates=_chinese_candidates if languages[1] == "zh" else _english_candidates,
        likeness=_LIKE[languages[1]],
    )
    found: dict[int, Finding] = {}
    shares = _Shares(places, texts)
    for name, numbers in places.items():
        if len(numbers) < _FEWEST:
            continue
        for number, here, there in _odd(name, numbers[:_MOST_SENTENCES], texts, language, shares):
            unlikely = phrase("unlike", name=name, here=here, there=there)
            found.setdefault(number, say("names.unlike", Level.WARNING, names=unlikely))
    return found


def _english_names(sources: Sequence[str], known: Iterable[str]) -> Mapping[str, list[int]]:
    """Map each capitalised word that is no common word to the sentences it stands in."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        for word in sorted({_bare(word) for word in _CAPITALISED.findall(source)}):
            places[word].append(number)
    wanted = set(known)
    return {
        word: numbers for word, numbers in places.items() if word in wanted or not is_common(word)
    }


def _chinese_names(sources: Sequence[str], known: Iterable[str]) -> Mapping[str, list[int]]:
    """Map each foreign name, and the known ones, to the sentences they stand in."""
    wanted = set(known)
    for source in sources:
        wanted |= {part for name in _DOTTED.findall(source) for part in re.split("[·•・]", name)}
        wanted |= {run for run in FOREIGN_RUN.findall(source) if 3 <= len(run) <= _LONGEST}
    places: dict[str, list[int]] = defaultdict(list)
    pattern = re.compile("|".join(sorted(map(re.escape, wanted), key=len, reverse=True)) or "(?!)")
    for number, source in enumerate(sources):
        for name in sorted(set(pattern.findall(source))):
            if len(name) >= _SHORTEST:
                places[name].append(number)
    return places


def _odd(
    name: str,
    numbers: Sequence[int],
    texts: Sequence[Text],
    language: _Language,
    shares: _Shares,
) -> Iterable[tuple[int, str, str]]:
    """Yield the sentences with another rendering: (number, rendering here, elsewhere)."""
    candidates = {number: language.candidates(texts[number][1]) for number in numbers}
    usual = _usual(name, candidates, set(numbers), texts, shares)
    if not usual:
        return
    for number in numbers:
        target = texts[number][1]
        if _has(usual, target):
            continue
        if _has(name, target):
            yield number, name, usual
            continue
        like = [
            (SequenceMatcher(None, usual, other).ratio(), other)
            for other in sorted(candidates[number])
            if len(other) >= len(usual) and not _inflected(other, usual)
        ]
        best, other = max(like, default=(0.0, ""))
        if best >= language.likeness and not _explained(other, number, texts):
            yield number, other, usual


def _inflected(one: str, other: str) -> bool:
    """Say whether two forms are one word and its adjective: Mongolia, Mongolian."""
    return one.isascii() and (one.startswith(other[:-1]) or other.startswith(one[:-1]))


def _has(form: str, target: str) -> bool:
    """Say whether a form stands in a target; in Latin letters, as a word of its own."""
    if not form.isascii():
        return form in target
    return re.search(rf"(?<![A-Za-z]){re.escape(form)}(?![A-Za-z])", target) is not None


def _usual(
    name: str,
    candidates: Mapping[int, set[str]],
    numbers: set[int],
    texts: Sequence[Text],
    shares: _Shares,
) -> str:
    """Return what most of the sentences have in common and few others have."""
    counted = Counter(form for forms in candidates.values() for form in forms)
    speaking = sum(bool(forms) for forms in candidates.values())
    others = [target for n, (_, target) in enumerate(texts) if n not in numbers][:200]
    best = ""
    for form, times in counted.items():
        if times < _FEWEST or times * 2 < speaking or not is_foreign(form):
            continue
        if sum(form in target for target in others) > _ELSEWHERE * len(others):
            continue
        if (times, len(form), form) > (counted[best], len(best), best):
            best = form
    return "" if shares.another(best, name) else best


def is_foreign(form: str) -> bool:
    """Say whether a form in Chinese characters can be a name; Latin letters always can."""
    return form.isascii() or sum(character not in _EVERYDAY for character in form) * 2 >= len(form)


def _explained(form: str, number: int, texts: Sequence[Text]) -> bool:
    """Say whether a form is something else: it stands where this sentence's words do not."""
    return any(form in target for n, (_, target) in enumerate(texts[:200]) if n != number)


def _chinese_candidates(target: str) -> set[str]:
    return {
        run[start:end]
        for run in FOREIGN_RUN.findall(target)
        for start in range(len(run) - 1)
        for end in range(start + _SHORTEST, min(len(run), start + _LONGEST) + 1)
    }


def _english_candidates(target: str) -> set[str]:
    words = {_bare(word) for word in _CAPITALISED.findall(target)}
    return {word for word in words if not is_common(word)}


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)
