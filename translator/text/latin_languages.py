"""Whether words in Latin letters are English: by common words and by letters English lacks.

Evidence for another language are its commonest words (``latin_words.tsv``) and letters with
marks (``größe``, ``đã``); evidence for English are its own commonest words and pairs of letters
that hardly another language has (``the``, ``night``, ``keep``). Names prove nothing: *Charles de
Gaulle*, *El Niño* and *São Paulo* stand in English texts. Where nothing is proved it is English,
the language of commands, titles and labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from translator.lazy_regex import lazy_regex
from translator.system import text_tables

LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
"""Letters of the Latin alphabets as the inside of a regular expression's class."""
WORD = lazy_regex(f"[{LETTERS}]+(?:['’][{LETTERS}]+)*")
_TOKEN = lazy_regex(
    f"(?<![^\\s\"'“‘«（(\\[¿¡—–])(?>[{LETTERS}]+(?:['’.-][{LETTERS}]+)*)"
    "(?![^\\s.,;:!?…)\"'”’»\\]–—，。、！？；：）])|[.!?:;\n]"
)
"""A word with nothing glued to it (→en, -u, /de, en_), or what ends a sentence."""
_BORROWED = lazy_regex(
    r"\b(?:et al|per se|per capita|vis-à-vis|de facto|de jure|[aà] la (?:carte|mode|king)"
    r"|con carne|ad hoc|in situ"
    r"|in vitro|in vivo|status quo|pro rata|quid pro quo|en route|en masse|au pair|du jour|al dente"
    r"|mea culpa|sine qua non|inter alia|et cetera|c'est la vie|coup d['’]état|raison d['’]être)\b",
    re.IGNORECASE,
)
"""Phrases of other languages that English uses as its own."""
_SENTENCE_ENDS = frozenset(".!?:;\n")
_MARKED = lazy_regex("[\u00c0-\u024f\u1e00-\u1eff]")
_ENGLISH_LOOK = lazy_regex(
    "th|wh|gh|ck|sh|ee|oo|ea|ow|aw|(?:ing|ed|ly|ness|ful|less|ity|ers|y)$|['’]s$"
)
"""Letters that English has often and the languages of the table seldom."""
_ELIDED = lazy_regex("(?:[ldnsmtjc]|qu|dell|nell|all|sull|un)'[aeiouhàâéèêîô]")
"""French and Italian articles and pronouns before a vowel: l'eau, d'utilisation, dell'anno."""
_NUMBERED_PINYIN = lazy_regex(
    "(?<![A-Za-z0-9])(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouüv]{1,3}(?:ng?|r)?[1-5])+(?![A-Za-z0-9])"
)
_NO_LANGUAGES = frozenset(["particle", "loan", "shared"])
"""Rows of the table that are about English: small words within names, loans with marked letters,
and common words that its neighbours have as well."""
_NAME, _CAPITAL, _LOOK, _HALF = 0.25, 0.5, 0.5, 0.5
"""What a name with marks, a long capitalised word of the table, a word that looks English, a
shared word count; another word of the table counts 1."""
_ENOUGH = 20_000
"""Characters that are looked at: a longer text says nothing else."""
_LEAST = 1.0
_SHARE = 0.15
"""Least evidence against English, and its least share of the words."""


@cache
def _rows() -> Mapping[str, frozenset[str]]:
    rows = text_tables.rows("translator.text", "latin_words.tsv", 2)
    return {name: frozenset(words.split()) for name, words in rows}


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """Return word → languages it is one of the commonest of; English words are English's alone."""
    words = {name: own for name, own in _rows().items() if name not in _NO_LANGUAGES}
    found: dict[str, set[str]] = {}
    for language, own in words.items():
        for word in own if language == "en" else own - words["en"]:
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


def is_english(text: str) -> bool:
    """Say whether words in Latin letters are English, or at least no other language for sure.

    Args:
        text: Any text; what is not in Latin letters does not count.
    """
    text = text[:_ENOUGH]
    syllables = len(_NUMBERED_PINYIN.findall(text))
    if syllables > 1 and 2 * syllables > len(WORD.findall(text)):
        return False
    tokens = _TOKEN.findall(_BORROWED.sub(" ", text))
    if text.isupper():
        tokens = [token.lower() for token in tokens]
    words = sum(token not in _SENTENCE_ENDS for token in tokens)
    english = marked = 0.0
    others: dict[str, float] = {}
    table = _table()
    for at, token in enumerate(tokens):
        if token in _SENTENCE_ENDS or _is_code(token):
            continue
        lower = token.lower().replace("’", "'")
        weight = _weight(tokens, at)
        languages = table.get(lower, frozenset())
        if token == "I":  # an article in Italian
            english += _HALF
        elif "en" in languages:
            english += _HALF if lower in _rows()["shared"] else 1.0
        elif languages and weight:
            for language in languages:
                others[language] = others.get(language, 0.0) + weight
        elif _ELIDED.match(lower) and token.islower():
            marked += 1.0
        elif _MARKED.search(token) and lower not in _rows()["loan"]:
            marked += 1.0 if token.islower() else _NAME
        elif token.islower() and _ENGLISH_LOOK.search(lower):
            english += _LOOK
    against = max(others.values(), default=0.0) + marked
    return against < _LEAST or against < english or against < _SHARE * words


def _is_code(token: str) -> bool:
    """Whether a token says nothing: SQL, iPhone, e.g., and what is joined by dots or hyphens."""
    return "." in token or (len(token) > 1 and not (token.islower() or token.istitle()))


def _weight(tokens: Sequence[str], at: int) -> float:
    """Say how much a word of another language counts by its place: within a name nothing."""
    token = tokens[at]
    after = _beside(tokens, at, 1)
    if token.islower():
        return 0.0 if token in _rows()["particle"] and after and _beside(tokens, at, -1) else 1.0
    first = at == 0 or tokens[at - 1] in _SENTENCE_ENDS
    if first and not after:
        return 1.0
    return _CAPITAL if first or len(token) > 3 else 0.0


def _beside(tokens: Sequence[str], at: int, step: int) -> bool:
    """Whether a capitalised word stands beside, at most two small particles away."""
    for distance in range(1, 4):
        place = at + step * distance
        if not 0 <= place < len(tokens) or tokens[place] in _SENTENCE_ENDS:
            return False
        if not tokens[place].islower():
            return True
        if tokens[place] not in _rows()["particle"]:
            return False
    return False
