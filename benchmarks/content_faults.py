"""Human references with something dropped, invented or exchanged on purpose, by kind of fault.

No parser is needed: what is cut stands between commas, before 的, after a preposition or between
an article and its noun. Whoever reads the result sees a sentence that is still whole.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from translator.alignment.english_tokens import is_function
from translator.checks.common_words import is_common
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.words import words

_HAN = re.compile("[\u3400-\u9fff]")
_CONTENT = re.compile(r"[A-Za-z]{3,}")
_LONGEST_CUT = 0.5
"""Share of a target that may be cut: beyond, the bare length tells."""

_CLAUSE_EN, _CLAUSE_ZH = re.compile(r"[^,;:—]+"), re.compile(r"[^，；：,;:—]+")
_STOP = re.compile(r"[.!?。！？…]")
_SMALL = r"(?:the|a|an|its|their|his|her|our|this|these|all|several|many)"
_PREPOSITION = (
    r"(?:in|on|at|with|from|for|by|during|after|before|under|against|through|of|about|across"
    r"|among|between|near|without|within|according to|because of|due to)"
)
_AFTER = (
    r"(?= (?:in|on|at|with|from|for|by|during|after|before|under|against|through|and|but|which"
    r"|that|who|as|is|was|are|were|has|have|had|will|said|to)\b|[,.;:]|\.$)"
)
_PHRASE_EN = re.compile(
    rf" {_PREPOSITION} (?:{_SMALL} )?(?:[A-Za-z'’-]+ ){{0,4}}?[A-Za-z'’-]+{_AFTER}"
)
_WORD_EN = re.compile(r"(?<=\b(?:the|its|his|her|our) )([a-z]{4,}) (?=([a-z]{3,})\b)")
_NAME_EN = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
_SUBJECT_EN = re.compile(
    r"^((?:The|An?|These|Those|His|Her|Their|Our|My|Some|Many)\s(?:[A-Za-z'’-]+ ){0,4}?[A-Za-z'’-]+"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,3}) (?=(?:is|was|are|were|has|have|had|will|said|says|can"
    r"|could|would|may|must|also|announced|told|made|took|began|became|plans?|wants?|shows?|showed)\b)"
)
_SUBJECT_ZH = re.compile("^[\u4e00-\u9fff·]{2,10}$")
_VERBS_ZH = frozenset([
    "是", "在", "将", "表示", "已", "有", "会", "说", "被", "对", "为", "认为", "称", "宣布",
    "从", "也", "都", "不", "能", "正", "可以", "可能", "已经", "没有", "需要", "要求", "指出",
    "发现", "希望", "开始", "成为", "告诉", "仍", "曾", "想", "要", "使用", "提供",
])  # fmt: skip
_PRONOUNS = (
    "He ", "She ", "It ", "They ", "We ", "You ", "There ", "This ", "That ", "What ", "Who ",
    "Which ", "我", "他", "她", "它", "你", "您", "这", "那", "如果", "因为", "随着", "当",
    "虽然", "尽管", "遗憾", "如", "但", "而",
)  # fmt: skip


_DAYS = frozenset([
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "June", "July", "August", "September", "October", "November",
    "December", "Christmas", "Olympic", "Olympics",
])  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Pool:
    """What may stand in another's place: names and subjects of other references."""

    names: Sequence[str]
    subjects: Sequence[str]


Spoil = Callable[[str, random.Random, Pool, Dictionary], str]


def is_chinese(text: str) -> bool:
    """Say whether a text is Chinese."""
    return bool(_HAN.search(text))


def pool(targets: Sequence[str], lexicon: Dictionary) -> Pool:
    """Return the names and the subjects of references."""
    names = dict.fromkeys(name for text in targets for _, name in _names(text, lexicon))
    subjects = dict.fromkeys(one for text in targets if (one := _subject(text, lexicon)))
    return Pool(names=list(names), subjects=list(subjects))


def _content(text: str) -> int:
    english = (one for one in _CONTENT.findall(text) if not is_function(one))
    return len(_HAN.findall(text)) // 2 + len(list(english))


def _whole(text: str) -> str:
    """Mend what a cut leaves: doubled signs, a capital, blanks."""
    text = re.sub(r"^[\s，,；;：:]+", "", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"[，,；;：:]+([。.!?！？])", r"\1", text))
    text = re.sub(r"([，,；;：:])[，,；;：:]+", r"\1", re.sub(" {2,}", " ", text)).strip()
    return text[:1].upper() + text[1:]


def _cut(text: str, found: Sequence[tuple[int, int]], chance: random.Random, least: int) -> str:
    """Cut one of some stretches out of a text, if one is fit."""
    fit = [
        (start, end)
        for start, end in found
        if _content(text[start:end]) >= least
        and end - start <= _LONGEST_CUT * len(text)
        and text[start:end] not in text[:start] + text[end:]
    ]
    if not fit:
        return text
    start, end = chance.choice(fit)
    return _whole(text[:start] + text[end:])


def _clause(text: str, chance: random.Random, _pool: Pool, _lexicon: Dictionary) -> str:
    pattern, sign = (_CLAUSE_ZH, "，") if is_chinese(text) else (_CLAUSE_EN, ",")
    pieces = [one.span() for one in pattern.finditer(text)]
    found = []
    for start, end in pieces:
        stop = _STOP.search(text, start, end)
        if stop and stop.end() < end:  # the end of a sentence within: another one begins
            continue
        found.append((max(0, start - len(sign)), end - (1 if stop else 0)))
    return _cut(text, found, chance, 3)


def _modifier(text: str, chance: random.Random, _pool: Pool, lexicon: Dictionary) -> str:
    if not is_chinese(text):
        return _cut(text, [one.span() for one in _PHRASE_EN.finditer(text)], chance, 2)
    return _cut(text, list(_attributes(text, lexicon, 2, 5)), chance, 2)


def _word(text: str, chance: random.Random, _pool: Pool, lexicon: Dictionary) -> str:
    if not is_chinese(text):
        spans = [one.span() for one in _WORD_EN.finditer(text) if not is_function(one[2])]
        return _cut(text, spans, chance, 1)
    return _cut(text, list(_attributes(text, lexicon, 1, 1)), chance, 1)


def _attributes(text: str, lexicon: Dictionary, least: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield where words of a clause stand with 的 behind them and a noun behind that."""
    tokens = words(text, lexicon)
    starts = [sum(map(len, tokens[:at])) for at in range(len(tokens) + 1)]
    for at, token in enumerate(tokens):
        if token != "的" or at + 1 >= len(tokens) or not _HAN.match(tokens[at + 1]):
            continue
        first = at
        while first and at - first < most and _HAN.match(tokens[first - 1]):
            if tokens[first - 1] in ("的", "是", "有", "了", "在", "和", "与"):
                break
            first -= 1
        if at - first >= least and len(text[starts[first] : starts[at]]) >= 2:
            yield starts[first], starts[at + 1]


def _names(text: str, lexicon: Dictionary) -> Iterator[tuple[tuple[int, int], str]]:
    if not is_chinese(text):
        for one in _NAME_EN.finditer(text):
            if not any(is_common(word) or word in _DAYS for word in one.group().split()):
                yield one.span(), one.group()
        return
    at = 0
    for word in words(text, lexicon):
        if (
            len(word) > 1
            and _HAN.match(word)
            and lexicon.is_proper_noun_only(word)
            and not word.startswith("中")
        ):
            yield (at, at + len(word)), word
        at += len(word)


def _name(text: str, chance: random.Random, pool: Pool, lexicon: Dictionary) -> str:
    found = [one for one in _names(text, lexicon) if text.count(one[1]) == 1]
    if not found:
        return text
    (start, end), name = chance.choice(found)
    others = [
        one
        for one in pool.names
        if one.count(" ") == name.count(" ") and abs(len(one) - len(name)) < 4
        and not any(part in text for part in one.split())
    ]  # fmt: skip
    return text[:start] + chance.choice(others) + text[end:] if others else text


def _subject(text: str, lexicon: Dictionary) -> str:
    """Return what a text begins with before its first verb; nothing where that is a pronoun."""
    if is_chinese(text):
        subject = ""
        for word in words(text[:20], lexicon):
            if word in _VERBS_ZH:
                break
            subject += word
        else:
            return ""
        fit = bool(_SUBJECT_ZH.match(subject))
    else:
        found = _SUBJECT_EN.match(text)
        subject, fit = (found[1], True) if found else ("", False)
    return subject if fit and not subject.startswith(_PRONOUNS) and _content(subject) else ""


def _other_subject(text: str, chance: random.Random, pool: Pool, lexicon: Dictionary) -> str:
    own = _subject(text, lexicon)
    others = [one for one in pool.subjects if one != own and one not in text]
    return chance.choice(others) + text[len(own) :] if own and others else text


def _exchanged(text: str, chance: random.Random, _pool: Pool, lexicon: Dictionary) -> str:
    found = [one for one in _names(text, lexicon) if text.count(one[1]) == 1]
    if len(found) < 2:
        return text
    at = chance.randrange(len(found) - 1)
    ((start, end), one), ((begin, stop), other) = found[at : at + 2]
    return text[:start] + other + text[end:begin] + one + text[stop:]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of fault."""

    name: str
    spoil: Spoil


KINDS = (
    Kind(name="clause cut", spoil=_clause),
    Kind(name="modifier of several words cut", spoil=_modifier),
    Kind(name="modifier of one word cut", spoil=_word),
    Kind(name="name exchanged for another", spoil=_name),
    Kind(name="subject exchanged for another", spoil=_other_subject),
    Kind(name="two names in each other's place", spoil=_exchanged),
)
