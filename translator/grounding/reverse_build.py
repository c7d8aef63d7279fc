"""Reading the dictionary backwards: which English name is which Chinese word.

A clean English name is taken from the meanings of each proper noun. Where several Chinese words
share a name, it is kept only if one of them is clearly meant.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from translator.chinese.dictionary.surnames import surnames
from translator.grounding import glosses, usage
from translator.grounding.edges import RARE
from translator.grounding.evidence import Lexicon
from translator.grounding.reverse import NO_NAME_BEGINS, Rendering, Reverse
from translator.grounding.sounds import likeness
from translator.lazy_regex import lazy_regex
from translator.types import Entry

_SHORTEST = 4
"""Letters of a single word; shorter ones are abbreviations and chance."""
_CLEARLY = 10
"""How many times more frequent a Chinese form is than the next to be the one meant."""
_NOT_NAMES = lazy_regex(r"(?:人|徒|语|文|话|族|式|姓|氏|历|月|日|周.|星期.|礼拜.)")
"""Ends of Chinese words for nationalities, languages, days: ordinary words in Chinese."""
_MISLEADING = frozenset(
    ["黑命贵", "腓力", "漠南", "漠北", "漠西", "北上广", "纳指", "加拉巴哥斯", "萨巴德罗", "阿拉摩"]
)
"""Words that are not what the news writes for their English names."""
_SKIPPED = lazy_regex(
    r"\((?:Tw|Taiwan|old|archaic|dated|HK|slang|coll\.|loanword)\b|Taiwan (?:variant|equivalent)|"
    r"\((?:[A-Z]\w+ )?(?:sur)?name\)|surname|\blanguages?\b|\bnationalit|\bethnic|\bMonday\b|"
    r"(?:Tues|Wednes|Thurs|Fri|Satur|Sun)day|\bnickname\b|\babbr\. for\b|\bjocular|dialect|"
    r"\bpinyin\b|\bidiom\b|Japanese given name|\bera\b|\breign|\bdynasty name|\bneologism|"
    r"\bderog|\bdisparag|\bInternet slang|\bEnglish$"
)
_FULL_NAME = lazy_regex(
    r"(?:[A-Z][\w’'.-]+ ){1,3}(?:(?:de|von|van|bin|al|du|la|da) )*[A-Z][\w’'-]+"
)
_GENERIC = {"市": "City", "县": "County", "区": "District", "镇": "Town", "乡": "Township",
            "省": "Province", "州": "Prefecture"}  # fmt: skip
_ADJECTIVE = lazy_regex("(?:ish|ese|[ie]an|ic|ism|ist)s?$")
_COUNTRYSIDE = lazy_regex(r"\b(?:county(?!-level)|township|district|town|village)\b", re.IGNORECASE)
_CROSS_REFERENCE = lazy_regex(r"see (?:[^|\[\]/ ]+\|)?([^|\[\]/ ]+)\[")
_LOWER = lazy_regex(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])")
_PAIR = lazy_regex(r"(?<![\w'’-])(?=([a-z]{2,6} [a-z]{2,6})(?![\w'’-]))")
_READING = lazy_regex(r"\[[^\]]*\]")
_HEAD = lazy_regex(r",| \(")
_SOUNDS = 0.4
"""Least likeness of somebody's family name and the word for him."""
_OTHERS = 6
"""Other Chinese words that are kept as proofs of a name."""
_VARIANT = lazy_regex(r"variant of (?:[^|\[\]/ ]+\|)?([^|\[\]/ ]+)\[[^\]]*\]")
_SYLLABLE = lazy_regex(r"([a-z]+)[1-5]")


def build(entries: Iterable[tuple[Entry, int]], lexicon: Lexicon) -> Reverse:
    """Read a dictionary backwards.

    Args:
        entries: All of its entries, each with the frequency of its Simplified form.
        lexicon: The dictionary itself, for how its characters sound.
    """
    by_word: dict[str, list[Entry]] = defaultdict(list)
    claims: dict[str, list[tuple[int, str]]] = defaultdict(list)
    proofs: dict[str, list[str]] = defaultdict(list)
    variants: dict[str, list[str]] = defaultdict(list)
    frequency: dict[str, int] = {}
    words: Counter[str] = Counter()
    syllables: set[str] = set()
    for entry, count in entries:
        by_word[entry.simplified].append(entry)
        frequency[entry.simplified] = count
        syllables.update(_SYLLABLE.findall(entry.pinyin.lower().replace("u:", "v")))
        for meaning in entry.meanings:
            english = _READING.sub("", meaning)
            words.update({*_LOWER.findall(english), *_PAIR.findall(english)})
            for name in _loose(english):
                claims[name].append((count, entry.simplified))
            proofs[_HEAD.split(english)[0]].append(entry.simplified)
            if variant := _VARIANT.fullmatch(meaning):
                variants[variant[1]].append(entry.simplified)
    proper = {
        word: group
        for word, group in by_word.items()
        if len(word) > 1
        and word not in _MISLEADING
        and all(entry.pinyin[:1].isupper() for entry in group)
    }
    candidates: dict[str, list[_Candidate]] = defaultdict(list)
    for word, group in proper.items():
        for rank, name in enumerate(_names(word, group, proper)):
            reading = _is_reading(name, word, group)
            known = frequency[word]
            if not _is_name(name, group, words) or (
                reading and not _is_one_person(name, group) and known < RARE
            ):
                continue
            person = reading or any(glosses.is_person(entry.meanings[0]) for entry in group)
            kind = "person" if person else glosses.kind_of(word, usage.gloss_of(name, group), name)
            if not usage.is_usual(word, name, kind, known, group):
                continue
            if (
                not reading
                and known < RARE
                and kind in ("person", "name")
                and not _heard(word, name, lexicon)
            ):
                continue
            city = word[-1] == "市" and len(word) > 2 and not name.lower().endswith(" city")
            chinese = word[:-1] if city else word
            # 邱吉尔 has the meaning, 丘吉尔 is what is written.
            chinese = max((chinese, *variants[word]), key=lambda one: frequency.get(one, 0))
            if full := usage.in_full(group):
                proofs[name] += [full, chinese]
                chinese = full if kind in ("body", "other") and len(word) < 3 else chinese
            known = max(known, frequency.get(chinese, 0))
            candidates[name].append(_Candidate(chinese, known, rank, kind, reading))
    chosen = (
        (name, _choose(found, claims[name], proofs[name])) for name, found in candidates.items()
    )
    return Reverse(
        names={name: rendering for name, rendering in chosen if rendering is not None},
        syllables=frozenset(syllables),
        words=_like_pinyin(words, syllables),
    )


class _Candidate(NamedTuple):
    chinese: str
    frequency: int
    rank: int
    kind: str
    reading: bool


def _heard(word: str, name: str, lexicon: Lexicon) -> bool:
    """Whether a family name is what the word writes: Shaw alone is not 萧伯纳, Bernard Shaw."""
    long_enough = len(name) > len(word) + 1
    return " " in name or (long_enough and likeness(word, name, lexicon) >= _SOUNDS)


def _is_reading(name: str, word: str, group: Sequence[Entry]) -> bool:
    """Whether a name is 习近平's Xi Jinping: the pinyin of a family name and a given name."""
    if word[:1] not in surnames() and word[:2] not in surnames():
        return False
    plain = re.sub("[^a-z]", "", name.casefold())
    return (
        len(word) <= 4
        and " " in name
        and any(_has_given_name(entry) and plain == _toneless(entry.pinyin) for entry in group)
    )


def _is_one_person(name: str, group: Sequence[Entry]) -> bool:
    """Whether a name in pinyin can only be this person; of Wang Wei there are thousands."""
    modern = any(re.search(r"\((?:born )?(?:c\. ?)?19\d\d", one.meanings[0]) for one in group)
    two_syllables = any(len(entry.pinyin.split(" ")) > 2 for entry in group)
    return modern or (two_syllables and any(glosses.is_person(one.meanings[0]) for one in group))


def _has_given_name(entry: Entry) -> bool:
    """Chinese people have two capitals in their reading (Bei4 Yu4 ming2), Putin (Pu3 jing1) one."""
    return sum(syllable[:1].isupper() for syllable in entry.pinyin.split(" ")) == 2


def _toneless(pinyin: str) -> str:
    return re.sub("[^a-z]", "", pinyin.casefold())


def _names(word: str, group: Sequence[Entry], proper: Mapping[str, list[Entry]]) -> list[str]:
    """Return the English names of a Chinese word, the usual one first."""
    if len(group) == 1 and (seen := _CROSS_REFERENCE.match(group[0].meanings[0])):
        longer = proper.get(seen[1], [])
        # 彭州, "see 彭州市": the short form of the same name.
        found = _names(seen[1], longer, {}) if seen[1].startswith(word) and longer else []
        return [name for name in found if name.split(" ")[-1].title() not in _GENERIC.values()]
    meanings = [
        (entry, meaning)
        for entry in group
        for meaning in entry.meanings
        if not _SKIPPED.search(meaning)
    ]
    kept = [
        Entry(traditional=entry.traditional, simplified=word, pinyin=entry.pinyin, meanings=(text,))
        for entry, text in meanings
    ]
    names: list[str] = []
    for entry in kept:
        if glosses.is_person(entry.meanings[0]):
            full = _FULL_NAME.match(entry.meanings[0])
            names += [full.group()] if full else []
        found = glosses.clean_names(entry.meanings[0])[:1]
        if glosses.is_person(entry.meanings[0]):
            found = [glosses.family_name(name, entry) for name in found]
        foreign = not (glosses.is_person(entry.meanings[0]) and _has_given_name(entry))
        names += [name for name in found if foreign or " " in name]
    generic = _GENERIC.get(word[-1])
    if generic and names and " " not in names[0] and len(word) > 2:
        with_generic = [f"{names[0]} {generic}", f"{names[0]} {generic.lower()}"]
        # A county's bare name in pinyin may be any village's; a city's is the city's.
        names = with_generic + (names if generic in ("City", "Province") else [])
    return list(dict.fromkeys(names))


def _is_name(name: str, group: Sequence[Entry], words: Mapping[str, int]) -> bool:
    """Whether it is a name and no ordinary word, adjective or piece of something longer."""
    if not name[0].isalpha() or name.endswith(".") or name.split(" ")[0] in NO_NAME_BEGINS:
        return False
    if any(entry.meanings[0].startswith(f"{name} in ") for entry in group):
        return False  # Human Rights in China
    if " " in name:
        return True
    pinyin = any(_toneless(entry.pinyin).startswith(_toneless(name)) for entry in group)
    person = any(glosses.is_person(entry.meanings[0]) for entry in group)
    return (
        len(name) >= _SHORTEST
        and name.lower() not in words
        and not _NOT_NAMES.search(group[0].simplified)
        and not (pinyin and (person or _COUNTRYSIDE.search(group[0].meanings[0])))
        and (pinyin or not _ADJECTIVE.search(name))
    )


def _loose(meaning: str) -> list[str]:
    """Return all that could be a name in a meaning, however it is put: Nelson or Nillson (name)."""
    pieces = [piece.strip() for piece in re.split(r"[,;()]| or ", meaning)]
    names = [piece for piece in pieces if piece[:1].isupper()]
    if names and glosses.is_person(meaning):
        names.append(names[0].split(" ")[-1])
    return names


_LANDFORMS = frozenset("岛山河湖海江峰谷原湾峡")


def _names_of_one_place(words: Sequence[str]) -> bool:
    """Say whether words are names of one island, mountain, lake …: then each of them is right."""
    return min(map(len, words)) >= 4 and {word[-1] for word in words} <= _LANDFORMS


def _choose(
    found: Sequence[_Candidate], claims: Sequence[tuple[int, str]], proofs: Sequence[str]
) -> Rendering | None:
    """Take the form that is clearly meant; None: there is no such form.

    Args:
        found: The words with this clean name.
        claims: Frequency and word of all whose meanings hold it in some way.
        proofs: Words one of whose meanings is the name.
    """
    # Mao Zedong is 毛泽东 rather than 毛主席; otherwise places come before people.
    readings = [one for one in found if one.reading]
    places = readings or [one for one in found if one.kind != "person"] or list(found)
    ranked = sorted(places, key=lambda one: (-one.frequency, one.rank, len(one.chinese)))
    shortest = min(places, key=lambda one: len(one.chinese))
    first = [one for one in places if one.rank == 0]
    best = ranked[0]
    if len(ranked) > 1 and best.frequency < _CLEARLY * max(10, ranked[1].frequency):
        if all(one.chinese.startswith(shortest.chinese) for one in places):
            best = shortest
        elif _names_of_one_place([one.chinese for one in places]):
            # 加拉帕戈斯群岛, 加拉巴哥斯群岛 and 科隆群岛: the name most of them begin like.
            beginnings = Counter(one.chinese[0] for one in places)
            best = max(ranked, key=lambda one: beginnings[one.chinese[0]])
        elif len(first) == 1 and best.chinese[-1] not in _GENERIC:
            best = first[0]
        else:
            return None
    more_frequent = max(claims, default=(0, ""))
    if more_frequent[0] >= max(1, best.frequency) and more_frequent[1] not in {
        o.chinese for o in found
    }:
        return None  # Europe is 欧洲, whose meaning is put otherwise, and not 欧罗巴
    others = [*(one.chinese for one in found), *proofs]
    return Rendering(
        chinese=best.chinese,
        others=tuple(one for one in dict.fromkeys(others) if one != best.chinese)[:_OTHERS],
        kind=best.kind,
        reading=best.reading,
        common=best.frequency >= RARE,
    )


def _like_pinyin(words: Mapping[str, int], syllables: set[str]) -> Mapping[str, int]:
    """Keep the words and pairs that could be read as pinyin: man, changing, feng shui."""
    one = "|".join(sorted(syllables, key=len, reverse=True))
    pattern = re.compile(f"(?:{one})(?: ?(?:{one}))?")
    return {word: count for word, count in words.items() if pattern.fullmatch(word)}
