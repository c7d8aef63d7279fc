"""What a sentence offers to be recognised by: words, numbers, names, Latin words, punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translator.alignment import english_tokens as english
from translator.alignment.tokenise import chinese, english_tokens
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.dictionary.surnames import surnames
from translator.lazy_regex import lazy_regex
from translator.numbers import Quantity, parse_chinese, parse_english
from translator.text.languages import is_han

_LATIN = lazy_regex(r"[A-Za-z][!-~]*[A-Za-z0-9]")
"""Latin letters in Chinese text: a name, a command, an address; taken over as they are."""
_SIGNS = (
    ("question", lazy_regex(r"[?？]")), ("exclamation", lazy_regex(r"[!！]")),
    ("quote", lazy_regex(r"[\"“”「」『』]")), ("bracket", lazy_regex(r"[(（]")),
    ("colon", lazy_regex(r"[:：]\s*$")), ("dots", lazy_regex(r"…|\.\.\.")),
)  # fmt: skip
"""Punctuation that translators keep more often than not."""
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan"
    r"|an|en|in|un|ai|ei|ao|ou|ia|ie|iu|ua|ue|ui|uo|ve|er|a|o|e|i|u|v))"
)
_PINYIN = lazy_regex(rf"{_SYLLABLE}{{1,3}}")
_LONGEST_NAME = 3
"""Characters of a name that is spelt as one word."""


class Item(NamedTuple):
    """One thing to be recognised by."""

    kind: str
    """word, grammar, number, copy, name or sign."""
    key: str


def of_english(text: str) -> Iterator[Item]:
    """Yield what an English sentence offers."""
    quantities = [one for one in parse_english(text) if not one.bare]
    yield from _numbers(quantities)
    for token in english_tokens(text):
        if any(one.start < token.end and token.start < one.end for one in quantities):
            continue
        yield Item("grammar" if token.function else "word", token.text.replace("’", "'"))
    yield from _signs(text)


def spelt(word: str) -> str:
    """Return the syllables of a capitalised word that may be a name in pinyin; else nothing."""
    if not word[:1].isupper():
        return ""
    plain = re.sub("['’-]", "", word).lower().replace("ü", "v")
    return plain if _PINYIN.fullmatch(plain) else ""


def latin(text: str) -> Iterator[str]:
    """Yield the runs of Latin letters and what hangs on them, in small letters."""
    for found in _LATIN.finditer(text):
        yield found.group().lower()


def of_chinese(text: str, lexicon: Dictionary | None, names: frozenset[str]) -> Iterator[Item]:
    """Yield what a Chinese sentence offers.

    Args:
        text: In either script.
        lexicon: Has words and readings; None: no names are recognised.
        names: What ``spelt`` gave of the other side.
    """
    quantities = [one for one in parse_chinese(text) if not one.bare]
    yield from _numbers(quantities)
    for run in latin(text):
        yield Item("copy", run)
    for token in chinese(text, lexicon):
        inside = any(one.start < token.end and token.start < one.end for one in quantities)
        if not inside and not token.text.isascii():
            yield Item("grammar" if token.function else "word", token.text)
    if lexicon is not None and names:
        yield from _names(text, lexicon, names)
    yield from _signs(text)


def _names(text: str, lexicon: Dictionary, names: frozenset[str]) -> Iterator[Item]:
    readings = [_reading(char, lexicon) if is_han(char) else "" for char in text]
    for start in range(len(readings)):
        joined = ""
        for end in range(start, min(start + _LONGEST_NAME, len(readings))):
            if not readings[end]:
                break
            joined += readings[end]
            if joined in names and (end > start or text[start] in surnames()):
                yield Item("name", joined)


def _reading(character: str, lexicon: Dictionary) -> str:
    spelling = surnames().get(character) or lexicon.reading(character)
    return re.sub("[1-5 ]", "", spelling).lower().replace("u:", "v").replace("ü", "v")


def _numbers(quantities: Sequence[Quantity]) -> Iterator[Item]:
    for one in quantities:
        for part in one.parts:
            value = part.value / 100 if part.field == "percent" else part.value
            yield Item("number", f"{float(value):g}")


def _signs(text: str) -> Iterator[Item]:
    for name, sign in _SIGNS:
        if sign.search(text):
            yield Item("sign", name)


def forms(word: str) -> frozenset[str]:
    """Return by what an English word is met: base forms and stems."""
    return english.forms(word.lower())
