"""Residue: words of the source's language left in the target."""

from __future__ import annotations

import html
import re

from translator import marks
from translator.text.languages import HAN_CLASS
from translator.types import Finding, Level

_HAN_RUN = re.compile(f"[{HAN_CLASS}]+")
_QUOTED = re.compile(r"[“\"‘「『《(（\[`]([^”\"’」』》)）\]`]{1,12})[”\"’」』》)）\]`]")
_BAR = "丨"
"""A Chinese character that headlines use as a vertical bar."""
_EXPLAINED = re.compile(
    rf"[“\"‘'「]?([{HAN_CLASS}]{{1,8}})[”\"’'」]? ?[(（][^()（）{HAN_CLASS}]+[)）]"
    rf"|[A-Za-z]+[”\"’'」]? ?[(（][“\"‘'「]?([{HAN_CLASS}]{{1,8}})[”\"’'」]?[)）]"
)
_ADDRESS_OR_CODE = re.compile(
    # The look-behind lets a long word be tried once, not once a letter.
    r"`[^`]*`|[#@]\w+|(?<![\w+.-])(?:[A-Za-z][\w+.-]*://[^\s\u3000-\uffff]+|www\.[^\s\u3000-\uffff]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:[./_][\w-]+)+)",
    re.ASCII,
)
_NAME_IN_BRACKETS = re.compile(r"[(（][A-Z][^()（）\u3400-\u9fff]{0,80}[)）]")
_LETTERS = re.compile(r"[A-Za-zÀ-ɏ]+")
_NOT_LETTER = re.compile(r"[\W_]+")
_LATIN_WORD = re.compile(r"(?<![0-9])[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*")
_UNIT = re.compile(
    "[kcmn]?m|[km]?g|ml|ha|sq|[kmg]?w|kwh|mph|kph|[kmg]?hz|db|ph|[ap]m|vs|rpm|psi|bar|mol"
    "|[kmgt]b|bps|dpi|px|min|sec|hr|ft|lbs?|oz|mi|k?cal",
    re.IGNORECASE,
)
_MANY_WORDS = 3
_LARGE_SHARE = 0.2
_NAMES_SHARE = 0.6
"""Share of the target's letters above which even names kept as they are are remarkable."""
_SHOWN = 3


def residue(source: str, target: str, languages: tuple[str, str], allowed: str) -> list[Finding]:
    """Find Chinese left in another language, or English words left in Chinese."""
    source, target = marks.strip(source), marks.strip(target)
    for text in sorted(allowed.split("\n"), key=len, reverse=True):
        target = target.replace(text, " ") if text else target
    if languages[0] == "zh":
        return _chinese(source, target)
    if languages == ("en", "zh"):
        return _english(source, target)
    return []


def _chinese(source: str, target: str) -> list[Finding]:
    runs = [run for run in _HAN_RUN.findall(target) if run != _BAR]
    if not runs:
        return []
    # A word spoken about stands beside its meaning: “孝” (filial piety), filial piety (孝).
    named = {
        word
        for quoted, bracketed in _EXPLAINED.findall(target)
        for word in _HAN_RUN.findall(quoted or bracketed)
        if word in source
    }
    left = [run for run in runs if run not in named]
    if not left:
        return [
            Finding(
                check="residue",
                level=Level.INFO,
                message=f"Chinese stands beside its meaning: {_list(runs)}.",
            )
        ]
    return [
        Finding(
            check="residue",
            level=Level.ERROR,
            message=f"Chinese is left in the translation: {_list(left)}.",
        )
    ]


def _english(source: str, target: str) -> list[Finding]:
    target = _NAME_IN_BRACKETS.sub(" ", _ADDRESS_OR_CODE.sub(" ", html.unescape(target)))
    words = _LATIN_WORD.findall(target)
    if not words:
        return []
    of_source = set(_LATIN_WORD.findall(source)) | set(_LETTERS.findall(source))
    # A name is kept as the source writes it; a word the source quotes is spoken about.
    names = {word for word in of_source if not word.islower()}
    names |= {word for quoted in _QUOTED.findall(source) for word in _LATIN_WORD.findall(quoted)}
    kept = [word for word in words if len(word) == 1 or word in names or _may_stay(word)]
    left = set(words) - set(kept)
    wrong = [word for word in words if word in left]
    letters = sum(map(len, wrong))
    total = len(_NOT_LETTER.sub("", target)) or 1
    if wrong:
        grave = len(wrong) >= _MANY_WORDS or letters / total > _LARGE_SHARE or _glued(target, wrong)
        return [
            Finding(
                check="residue",
                level=Level.ERROR if grave else Level.WARNING,
                message=f"English is left in the translation: {_list(wrong)}.",
            )
        ]
    if sum(len(word) for word in kept if len(word) > 1) / total > _NAMES_SHARE and len(kept) > 2:
        return [
            Finding(
                check="residue",
                level=Level.WARNING,
                message=f"Most of the translation is still in English: {_list(kept)}.",
            )
        ]
    return []


def _may_stay(word: str) -> bool:
    """Say whether a word is a unit, or written as only names and acronyms are (GDP, iPhone)."""
    return _UNIT.fullmatch(word) is not None or any(letter.isupper() for letter in word[1:])


def _glued(target: str, words: list[str]) -> bool:
    """Say whether a lower-case piece of a word stands right after a Chinese character."""
    return any(
        word.islower() and re.search(rf"[{HAN_CLASS}]{re.escape(word)}[{HAN_CLASS}]", target)
        for word in words[:_MANY_WORDS]
    )


def _list(words: list[str]) -> str:
    shown = list(dict.fromkeys(words))
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more
