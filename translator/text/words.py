"""Words: the dictionary's, cut by rjieba; then rules for what it lists too long or not at all.

1. ``cut``: CC-CEDICT's headwords in both scripts with jieba's frequencies. The longest word is
   what has the best reading and the surest conversion: pinyin and scripts use this.
2. ``words``: what a reader, a translator or a count calls a word. Entries that are several words
   are divided (``divisions``), numerals and characters of unlisted words are joined
   (``unlisted``), and what the user, the glossary or the document says is a word is one
   (``vocabulary``).
3. ``explain``: the same with the rule behind each word.

Without the dictionary rjieba's own word list (Simplified only) takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any, Protocol, cast

from translator.numbers.numerals import NUMERALS, UNITS
from translator.text import dictionary as dictionaries
from translator.text import divisions, unlisted
from translator.text.languages import HAN_CLASS
from translator.text.vocabulary import NOTHING, Vocabulary

_TOKENS = re.compile(
    rf"(?P<han>[{HAN_CLASS}]+)"
    r"|(?:https?|ftp)://[!-~]*[A-Za-z0-9/#=&_~-]"
    r"|[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f_%+'’-]*"
    r"(?:[.:@,/][A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f_%+'’-]*)*"
    r"|[０-９Ａ-Ｚａ-ｚ]+|——+|…+|[ \t]+|[\s\S]"
)

# What a token may be for the rules: one letter each, so that the rules are a regular expression.
_ORDINARY, _DIGITS, _DOT = "o", "d", "k"
_NUMERAL, _UNIT, _ORDINAL, _SOME, _FRACTION, _PERCENT = "n", "u", "t", "q", "z", "h"
_COUNTED, _DIVIDED, _LOOSE, _FOREIGN, _PROPER = "N", "D", "l", "f", "p"
_FIXED = {
    "第": _ORDINAL, "几": _SOME, "幾": _SOME, "数": _SOME, "數": _SOME, "分之": _FRACTION,
    "百分之": _PERCENT, "千分之": _PERCENT, "万分之": _PERCENT, "萬分之": _PERCENT,
}  # fmt: skip
_NO_NUMERALS = frozenset("万一 萬一 一一 三七 二八 五四 七七 九一八 三三两两 三三兩兩".split())
"""Words of the dictionary made of numerals that are no numbers: in case, one by one, May Fourth."""
_RULES = re.compile(
    "(?P<number>[th]?(?:q(?=u))?(?:d(?:u[nu]*)?|[nu]+)(?:z(?:d(?:u[nu]*)?|[nu]+))?)(?P<counted>N)?"
    "|(?P<divided>[DN])|(?P<loose>[flp]{2,})"
)
"""Numbers: 四百 五十 万, 25 亿, 第 三, 数 百万, 三 分之 一, 百分之 五; 第 一个 gives 第一 个."""
_ARABIC = re.compile("[0-9０-９]+(?:[.,][0-9]+)*")


class Segmenter(Protocol):
    """What cuts a run of Han characters into words."""

    def cut(self, text: str, hmm: bool) -> list[str]:
        """Return the words; joined, they are the text."""
        ...


def cut(text: str, dictionary: dictionaries.Dictionary | None = None) -> list[str]:
    """Split a text into the longest words of the dictionary, and nothing else.

    Args:
        text: Any text; marks, numbers, Latin words and addresses are kept whole.
        dictionary: Whose headwords count; None: the installed one, or rjieba's own list.

    Returns:
        The words, white space and punctuation included: joined, they are the text.
    """
    cutter = segmenter(dictionary or dictionaries.installed())
    result: list[str] = []
    for found in _TOKENS.finditer(text):
        if found.lastgroup == "han":
            result += cutter.cut(found.group(), False)
        else:
            result.append(found.group())
    return result


def words(
    text: str,
    dictionary: dictionaries.Dictionary | None = None,
    *,
    vocabulary: Vocabulary = NOTHING,
) -> list[str]:
    """Split a text into words.

    Args:
        text: Any text; marks, numbers, Latin words and addresses are kept whole.
        dictionary: Whose headwords count; None: the installed one, or rjieba's own list.
        vocabulary: What else is a word here.

    Returns:
        The words, white space and punctuation included: joined, they are the text.
    """
    rules = rules_of(dictionary or dictionaries.installed())
    tokens = rules.words(text)
    return vocabulary.apply(text, tokens, rules.words) if vocabulary else tokens


@lru_cache(maxsize=4)
def segmenter(dictionary: dictionaries.Dictionary | None) -> Segmenter:
    """Return the segmenter of a dictionary (0.3 s the first time), or rjieba's own."""
    import rjieba

    if dictionary is None:
        return cast("Segmenter", rjieba.Jieba())
    jieba: Any = rjieba.Jieba  # its stub leaves this method untyped
    result = jieba.empty()
    for word, frequency in dictionary.frequencies():
        result.add_word(word, max(frequency, 1), "x")
    return cast("Segmenter", result)


@lru_cache(maxsize=4)
def rules_of(dictionary: dictionaries.Dictionary | None) -> Rules:
    """Return the rules on top of a dictionary's segmenter (0.2 s more the first time)."""
    return Rules(dictionary)


class Rules:
    """What makes words of a segmenter's tokens, with what it has found out about each token."""

    def __init__(self, dictionary: dictionaries.Dictionary | None) -> None:
        """Read the dictionary's headwords; without one only numerals are joined."""
        self._dictionary = dictionary
        self._cut = segmenter(dictionary).cut
        self._frequencies = dict(dictionary.frequencies()) if dictionary else {}
        self._independent = unlisted.independence(self._frequencies)
        self._divisions: dict[str, tuple[str, ...]] = {}
        self._codes = _Remembered(self._code)

    def has(self, word: str) -> bool:
        """Say whether a word is in the dictionary."""
        return word in self._frequencies

    def words(self, text: str) -> list[str]:
        """Return the words of a text."""
        tokens: list[str] = []
        codes: list[str] = []
        for found in _TOKENS.finditer(text):
            token = found.group()
            if found.lastgroup == "han":
                pieces = self._cut(token, False)
                tokens += pieces
                codes += map(self._codes.__getitem__, pieces)
            else:
                tokens.append(token)
                codes.append(_plain_code(token))
        return self._apply("".join(codes), tokens)

    def _apply(self, codes: str, tokens: list[str]) -> list[str]:
        result: list[str] = []
        done = 0
        for found in _RULES.finditer(codes):
            start, end = found.span()
            result += tokens[done:start]
            done = end
            if found["number"] and found["counted"]:
                first, *rest = self._divisions[tokens[end - 1]]
                result += ["".join((*tokens[start : end - 1], first)), *rest]
            elif found["number"]:
                result.append("".join(tokens[start:end]))
            elif found["divided"]:
                result += self._divisions[tokens[start]]
            else:
                result += unlisted.join(
                    tokens[start:end],
                    self._independent,
                    after_dot=codes[start - 1 : start] == _DOT,
                    before_dot=codes[end : end + 1] == _DOT,
                )
        return result + tokens[done:]

    def _code(self, token: str) -> str:
        """Say what a token of Han characters may be for the rules."""
        if token in _FIXED:
            return _FIXED[token]
        if NUMERALS.issuperset(token) and token not in _NO_NUMERALS:
            return _UNIT if all(character in UNITS for character in token) else _NUMERAL
        if self._dictionary is None:
            return _ORDINARY
        if len(token) == 1:
            if token in unlisted.foreign_characters():
                return _FOREIGN
            dependent = self._independent.get(token, 0.0) < unlisted.LOOSE
            apart = token in unlisted.characters_apart()
            return _LOOSE if dependent and not apart else _ORDINARY
        divided = divisions.divide(token, self._dictionary, self._frequencies)
        if divided is not None:
            self._divisions[token] = divided
            return _COUNTED if NUMERALS.issuperset(divided[0]) else _DIVIDED
        if len(token) == 2 and unlisted.foreign_characters().issuperset(token):  # 玛丽|娜
            return _PROPER if self._dictionary.is_proper_noun_only(token) else _ORDINARY
        return _ORDINARY


class _Remembered(dict[str, str]):
    """Answers of a function; a text repeats its words, and the dictionary bounds them."""

    def __init__(self, function: Any) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: str) -> str:
        self[key] = value = self._function(key)
        return value


def _plain_code(token: str) -> str:
    if token in unlisted.DOTS:
        return _DOT
    return _DIGITS if _ARABIC.fullmatch(token) else _ORDINARY
