"""Names of places and organisations from the dictionary, and the user's glossary.

Only rare proper nouns are taken from the dictionary: every reading capitalised, seldom in
jieba's corpus, a clean English name among the meanings. Common ones (美国, 北京) the model
knows better than a gloss; replacing those too made translations worse (docs/grounding.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from translator.glossary.matching import Matcher, Rule, Words
from translator.grounding.evidence import FOREIGN, Lexicon
from translator.grounding.spans import Span
from translator.text import scripts
from translator.text.alternatives import one_of
from translator.types import Entry

_FEATURES = frozenset("河江湖海岛山峰岭谷街路镇村")
_LEFT_ALONE = frozenset(
    (
        "日电",
        "万家乐",
        "美式",
        "中俄",
        "中美",
        "中日",
        "中欧",
        "中韩",
        "中印",
        "中英",
        "中法",
        "中德",
    )
)
"""Headwords that mislead: datelines (11日电), and pairs of countries the model knows."""
_DOTS = ("·", "•", "・", "‧")
RARE = 300
"""Frequency in jieba's word list from which on the model is left alone."""
DICTIONARY_CERTAINTY = 0.7
KNOWN_CERTAINTY = 0.88
GLOSSARY_CERTAINTY = 1.0
_NOTE = re.compile(r"\s*\([^()]*\)\s*")
_NOT_A_NAME = re.compile(
    r"(?:surname|abbr\.|see\b|also\b|variant|old name|old variant|name of|the name|title of|"
    r"used in|Japanese|Korean|former|one of|a |an )",
    re.IGNORECASE,
)
_CLEAN = re.compile(
    r"(?:[A-Z][\w’'.-]*|\d+)(?:[ -](?:[A-Z][\w’'.&-]*|of|the|and|de|la|du|von|van|for|al|bin|\d+))*"
)
_SEE = re.compile(r"(?:see|also written) (?:[^\s|\[]+\|)?([^\s|\[]+)\[[^\]]*\]")
_LANDFORM = re.compile(
    r" (mountain range|mountains?|range|river|lake|peninsula|plateau|basin|desert|strait|bay|gulf"
    r"|island|islands|glacier|pass|valley|canal|sea|grasslands?|steppes?|wetlands?|waterfalls?)$"
)
_LEADING = re.compile(r"^(?:lake|mount|river|cape|fort|port) (?=[A-Z])")
_TITLE = re.compile("《([^《》]{2,12})》")
_WORK = re.compile(r"(?:[A-Z][\w’'-]*)(?: (?:[A-Z][\w’'-]*|of|the|and|in|to|on|for|a|from))*")
_PERSON = re.compile(r"\((?:c\. ?)?\d{3,4}(?: BC)?-|\((?:born|died)")
_PLACE = re.compile(
    r",? (?:(?:sub-)?prefecture(?:-level)?|county(?:-level)?|district|autonomous|township|"
    r"banner|league)\b.*$|(?<=grasslands) of\b.*$|\b(?:in|province|capital of|city in|town in)\b.*$"
)


def english_name(entries: Sequence[Entry]) -> tuple[str, tuple[str, ...]] | None:
    """Return the English name of a proper noun and what else it may be called.

    None: the meanings hold no clean name, or more than one person or place.
    """
    names: list[str] = []
    for entry in entries:
        for meaning in entry.meanings:
            if _NOT_A_NAME.match(meaning) or " district of" in meaning or "Jr." in meaning:
                continue
            for piece in re.split(r"[,;]| or ", _NOTE.sub(" ", meaning).strip())[:1]:
                name = _PLACE.sub("", piece.strip()).strip().removeprefix("PRC ")
                name = _LEADING.sub(lambda found: found.group().title(), name)
                name = _LANDFORM.sub(lambda found: found.group().title(), name)
                if _CLEAN.fullmatch(name) and len(name.split()) <= 7:
                    names.append(name)
                    if _PERSON.search(meaning):
                        names[-1] = _family_name(name, entry)
    if not names or (len(entries) > 1 and len({name.casefold() for name in names}) > 1):
        return None
    first = names[0]
    return first, tuple(dict.fromkeys((first, *names)))


def _followed(entries: Sequence[Entry], lexicon: Lexicon) -> Sequence[Entry]:
    """Return the entries another one only points to: 亳州, see 亳州市[Bo2 zhou1 Shi4]."""
    meanings = [meaning for entry in entries for meaning in entry.meanings]
    pointed = [_SEE.fullmatch(meaning) for meaning in meanings]
    if not pointed or not all(pointed):
        return entries
    return [entry for found in pointed if found for entry in lexicon.lookup(found.group(1))]


def _family_name(name: str, entry: Entry) -> str:
    """普京 is Putin, not Vladimir Putin; Chinese names keep all they have."""
    first = re.sub(r"[0-9:]", "", entry.pinyin.split(" ")[0]).casefold()
    words = name.split(" ")
    if first in (words[0].casefold(), words[-1].casefold()) or len(words) == 1 or "the" in words:
        return name
    start = len(words) - 1
    while start > 1 and words[start - 1] in ("de", "von", "van", "bin", "al", "du", "la"):
        start -= 1
    return " ".join(words[start:])


@cache
def known_names() -> Mapping[str, tuple[str, ...]]:
    """Return the project's own table: Chinese name → English forms, the one written first."""
    table = resources.files("translator.grounding").joinpath("known_names.tsv")
    rows = (
        line.split("\t")
        for line in table.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return {row[0]: tuple(row[1:]) for row in rows}


@cache
def _known_pattern(source: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    table: dict[str, tuple[str, ...]] = dict(known_names())
    if source == "en":
        table = {}
        for chinese, forms in known_names().items():
            for form in forms:
                table.setdefault(form, (chinese,))
    alternatives = one_of(table)
    if source == "en":
        # Here the longest is to be tried first, and a shorter one where that is no whole word.
        alternatives = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
        alternatives = rf"(?<![\w-])(?:{alternatives})(?![\w-])"
    return re.compile(alternatives), table


def known_spans(text: str, *, source: str) -> list[Span]:
    """Find names of the project's own table; in English only whole words, as written."""
    pattern, table = _known_pattern(source)
    return [
        Span(
            start=found.start(), end=found.end(), source=found.group(),
            replacement=table[found.group()][0], kind="dictionary", origin="table",
            certainty=KNOWN_CERTAINTY, accepted=table[found.group()],
        )
        for found in pattern.finditer(text)
        if text[found.start() - 1 : found.start()] not in _DOTS
        and text[found.end() : found.end() + 1] not in _DOTS
    ]  # fmt: skip


def dictionary_spans(
    text: str, *, words: Sequence[str], lexicon: Lexicon, rare: int = RARE
) -> list[Span]:
    """Find rare proper nouns of the dictionary.

    Args:
        text: The source, Chinese.
        words: The text cut into words; joined, they are the text.
        lexicon: The dictionary.
        rare: Words of this frequency and more are left alone.
    """
    found: list[Span] = []
    at = 0
    for index, word in enumerate(words):
        start, at = at, at + len(word)
        if len(word) < 2 or word.isascii() or not lexicon.is_proper_noun_only(word):
            continue
        if lexicon.frequency(word) >= rare or word in _LEFT_ALONE:
            continue
        if len(word) == 2 and _inside_foreign_name(index, words):
            continue
        if text[start - 1 : start] in _DOTS or text[at : at + 1] in _DOTS:
            continue  # part of a longer foreign name
        named = english_name(_followed(lexicon.lookup(word), lexicon))
        if named is None:
            continue
        found.append(
            Span(
                start=start,
                end=at,
                source=word,
                replacement=named[0],
                kind="dictionary",
                origin="cedict",
                certainty=DICTIONARY_CERTAINTY,
                accepted=named[1],
            )
        )
    return found


def title_spans(text: str, *, lexicon: Lexicon) -> list[Span]:
    """Find works the dictionary knows, 《红楼梦》, however common: titles are not guessed."""
    found: list[Span] = []
    for match in _TITLE.finditer(text):
        if not lexicon.is_proper_noun_only(match.group(1)):
            continue
        for entry in lexicon.lookup(match.group(1)):
            name = re.split(r"[,;]| by ", _NOTE.sub(" ", entry.meanings[0]))[0].strip()
            if _WORK.fullmatch(name):
                found.append(
                    Span(
                        start=match.start(1),
                        end=match.end(1),
                        source=match.group(1),
                        replacement=name,
                        kind="dictionary",
                        origin="title",
                        certainty=DICTIONARY_CERTAINTY,
                        accepted=(name, name.removeprefix("A ").removeprefix("The ")),
                    )
                )
                break
    return found


def _inside_foreign_name(index: int, words: Sequence[str]) -> bool:
    """Whether a short word has been cut out of a transliteration: 波|尔彼|得."""
    left = words[index - 1] if index else ""
    right = words[index + 1] if index + 1 < len(words) else ""
    return any(len(side) == 1 and side in FOREIGN for side in (left, right)) or right in _FEATURES


def glossary_spans(text: str, terms: Matcher, *, words: Words | None = None) -> list[Span]:
    """Find the glossary's terms; they do not overlap.

    Args:
        text: The source.
        terms: The glossary, ready for this direction.
        words: Cuts Chinese into words, see ``Matcher.find``.

    """
    return [
        Span(
            start=found.start, end=found.end, source=text[found.start : found.end],
            replacement=written(found.rule, terms.target), kind="term", origin="glossary",
            certainty=GLOSSARY_CERTAINTY, accepted=found.rule.targets,
            forbidden=found.rule.forbidden,
        )
        for found in terms.find(text, words=words)
    ]  # fmt: skip


def written(rule: Rule, target: str) -> str:
    """Return what the engine is shown for a term: engines know Simplified characters best."""
    return scripts.to_simplified(rule.targets[0]) if target == "zh" else rule.targets[0]
