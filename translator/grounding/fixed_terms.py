"""Names of places and organisations from the dictionary, and the user's glossary.

Only rare proper nouns are taken from the dictionary: every reading capitalised, seldom in
jieba's corpus, a clean English name among the meanings. Common ones (美国, 北京) the model
knows better than a gloss; replacing those too made translations worse (docs/grounding.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from translator.chinese.dictionary.surnames import surnames
from translator.chinese.scripts import converter
from translator.glossary.matching import Matcher, Rule, Words
from translator.grounding import edges
from translator.grounding.edges import RARE
from translator.grounding.english_forms import accepted
from translator.grounding.evidence import Lexicon
from translator.grounding.glosses import is_transliteration, kind_of
from translator.grounding.nouns import Noun, noun
from translator.grounding.spans import Span
from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text.patterns import one_of
from translator.types import Entry

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
        "漠北",
        "漠南",
        "圣保罗",
        "自民党",
        "自由民主党",
        "万圣节",
    )
)
"""Headwords that mislead: datelines (11日电), pairs of countries the model knows, and names of
which the dictionary knows but one (圣保罗 is St Paul, and São Paulo; 自民党 governs Japan and was
Germany's FDP; 万圣节 is All Saints, and Halloween)."""
_DOTS = ("·", "•", "・", "‧")
DICTIONARY_CERTAINTY = 0.7
KNOWN_CERTAINTY = 0.88
GLOSSARY_CERTAINTY = 1.0
_KNOWN = {"place": 20, "body": 20, "other": 20, "sound": 100}
"""Frequency from which two characters that write a sound stand for what the dictionary says; a
person of two characters is left alone, because others have the name too (鲍耶: Bolyai, Bowyer)."""
_OFFICE = lazy_regex("..?[部局署厅]")
"""Ministries, called otherwise in every country: 商务部, 内政部."""
_LANDFORMS = frozenset("岛海河湖海峡湾")
"""Last characters of names: 关岛, 里海; with English that is no pinyin they are no phrase."""
_NOTE = lazy_regex(r"\s*\([^()]*\)\s*")
_SEE = lazy_regex(r"(?:see|also written) (?:[^\s|\[]+\|)?([^\s|\[]+)\[[^\]]*\]")
_TITLE = lazy_regex("《([^《》]{2,12})》")
_WORK = lazy_regex(r"(?:[A-Z][\w’'-]*)(?: (?:[A-Z][\w’'-]*|of|the|and|in|to|on|for|a|from))*")


def _followed(entries: Sequence[Entry], lexicon: Lexicon) -> Sequence[Entry]:
    """Return the entries another one only points to: 亳州, see 亳州市[Bo2 zhou1 Shi4]."""
    meanings = [meaning for entry in entries for meaning in entry.meanings]
    pointed = [_SEE.fullmatch(meaning) for meaning in meanings]
    if not pointed or not all(pointed):
        return entries
    return [entry for found in pointed if found for entry in lexicon.lookup(found.group(1))]


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in text_tables.rows("translator.grounding", "known_names.tsv")}


@cache
def known_names() -> Mapping[str, tuple[str, ...]]:
    """Return the project's own table: Chinese name → English forms, the one written first."""
    return {name: tuple(form.strip("()") for form in forms) for name, forms in _table().items()}


class _Known(NamedTuple):
    written: str
    proofs: tuple[str, ...]


@cache
def _known_pattern(source: str) -> tuple[re.Pattern[str], Mapping[str, _Known]]:
    table: dict[str, _Known] = {}
    if source == "en":
        chinese: dict[str, list[str]] = {}
        for name, forms in _table().items():
            for form in forms:
                if form[0] != "(":  # in brackets: into English only
                    chinese.setdefault(form, []).append(name)
        table = {
            form: _Known(written=names[0], proofs=(*names, form)) for form, names in chinese.items()
        }
        # Here the longest is to be tried first, and a shorter one where that is no whole word.
        alternatives = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
        return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])"), table
    for name, forms in known_names().items():
        table[name] = _Known(written=forms[0], proofs=accepted(forms, "body"))
    return re.compile(one_of(table)), table


def known_spans(
    text: str, *, source: str, words: Sequence[str] = (), lexicon: Lexicon | None = None
) -> list[Span]:
    """Find names of the project's own table; in English only whole words, as written.

    Args:
        text: The source.
        source: Its language.
        words: Chinese cut into words, if known: a name is then no piece of one of them.
        lexicon: Likewise, for what may go on with a transliteration.
    """
    pattern, table = _known_pattern(source)
    starts = dict(zip(accumulate(map(len, words), initial=0), range(len(words) + 1), strict=True))
    return [
        Span(
            start=found.start(), end=found.end(), source=found.group(),
            replacement=table[found.group()].written, kind="dictionary", origin="table",
            certainty=KNOWN_CERTAINTY, accepted=table[found.group()].proofs,
        )
        for found in pattern.finditer(text)
        if text[found.start() - 1 : found.start()] not in _DOTS
        and text[found.end() : found.end() + 1] not in _DOTS
        and (
            not words
            or lexicon is None
            or _is_whole(found.group(), words, starts.get(found.start()), lexicon)
        )
    ]  # fmt: skip


def _is_whole(name: str, words: Sequence[str], first: int | None, lexicon: Lexicon) -> bool:
    """Whether a name begins and ends with words, and no piece of a longer one is beside it."""
    if first is None:
        return False
    joined = list(accumulate(words[first : first + len(name)]))
    if name not in joined:
        return False
    last = first + joined.index(name)
    beside = (*words[max(0, first - 1) : first], name, *words[last + 1 : last + 2])
    return not (is_transliteration(name) and edges.goes_on(beside, min(first, 1), lexicon))


_NOT_WRITTEN = frozenset({"other", "name"})
"""Kinds of nouns that are words as well (中生代 is the Mesozoic, and actors in their middle years)
or names of many: of those written on text nobody had tuned to, 85 % were in the translation."""


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
        if text[start - 1 : start] in _DOTS or text[at : at + 1] in _DOTS:
            continue  # part of a longer foreign name
        if text[start - 1 : start] == "《" and text[at : at + 1] == "》":
            continue  # a title, for title_spans
        named = noun(word, _followed(lexicon.lookup(word), lexicon), lexicon)
        if named is None or named.kind in _NOT_WRITTEN:
            continue
        if not _is_meant(text, start, words, index, named, lexicon):
            continue
        forms = (*accepted(named.names, named.kind), *named.romanised)
        said = edges.said_by_article(text, at)
        if said and said not in forms:
            continue  # 博洛尼亚队（Bolonia）: the article says it
        found.append(
            Span(
                start=start, end=at, source=word, replacement=named.english,
                kind="dictionary", origin=f"cedict-{named.kind}",
                certainty=DICTIONARY_CERTAINTY, accepted=forms,
            )
        )  # fmt: skip
    return found


def _is_meant(
    text: str, start: int, words: Sequence[str], index: int, named: Noun, lexicon: Lexicon
) -> bool:
    """Whether a word of the dictionary is this name here, and all of it."""
    word = words[index]
    if named.sounds:
        if edges.goes_on(words, index, lexicon):
            return False
    elif edges.is_cut(text, start, start + len(word), words, index, lexicon) or (
        named.kind != "body" and edges.is_behind_sound(words, index)
    ):
        return False
    if named.kind == "place" and edges.has_larger_before(words, index):
        return False
    if len(word) == 2 and named.kind == "place" and edges.has_loose_neighbour(words, index):
        return edges.is_shown(words, index, lexicon)
    if edges.is_other_unit(words, index, named.english, pinyin=named.pinyin):
        return False
    if edges.has_country_before(words, index, named.english, lexicon):
        return False
    if named.kind == "body" and (_OFFICE.fullmatch(word) or (len(word) == 2 and not named.sounds)):
        return False
    if len(word) == 2 and named.sounds and (
        named.kind in ("name", "person") or lexicon.frequency(word) < _KNOWN[named.kind]
    ):  # fmt: skip
        return False
    if not _is_plain_name(word, named) and edges.could_be_words(word, lexicon):
        return named.kind == "place" and edges.is_shown(words, index, lexicon)
    return named.kind in ("person", "body") or not edges.is_adjective(words, index)


def _is_plain_name(word: str, named: Noun) -> bool:
    """Whether the form of a word says that it is no ordinary words, common as they may be."""
    if named.kind == "body":
        return named.sounds and len(word) > 2
    if named.kind == "person":
        return named.sounds or word[0] in surnames()
    suffix = _LANDFORMS if len(word) == 2 else _LANDFORMS | {"州", "洲"}
    formed = word[-1] in suffix and word[0] not in edges.LARGER
    return named.sounds or (formed and not named.pinyin)


def title_spans(text: str, *, lexicon: Lexicon) -> list[Span]:
    """Find works the dictionary knows, 《红楼梦》, however common: titles are not guessed."""
    found: list[Span] = []
    for match in _TITLE.finditer(text):
        if not lexicon.is_proper_noun_only(match.group(1)):
            continue
        for entry in lexicon.lookup(match.group(1)):
            name = re.split(r"[,;]| by ", _NOTE.sub(" ", entry.meanings[0]))[0].strip()
            # 《雪城》 is no book about Syracuse.
            place = kind_of(match.group(1), entry.meanings[0], name) == "place"
            if _WORK.fullmatch(name) and not place:
                found.append(
                    Span(
                        start=match.start(1),
                        end=match.end(1),
                        source=match.group(1),
                        replacement=name,
                        kind="dictionary",
                        origin="title",
                        certainty=DICTIONARY_CERTAINTY,
                        accepted=accepted((name,), "title"),
                    )
                )
                break
    return found


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
    return converter.to_simplified(rule.targets[0]) if target == "zh" else rule.targets[0]
