"""What the library says when something fails, in the words of who reads the page.

The library speaks English, and of the command line's options. ``errors.tsv`` holds its
sentences with what the page says instead; a sentence that is not there is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from translator.chinese.scripts import converter
from translator.system import text_tables

_FIELD = re.compile(r"\{(\w+)\}")
_AFTER_NAME = re.compile(r": (?=\S)")
_BETWEEN = re.compile(r"(?<=[.:]) (?=\S)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence of the library, and what the page says instead."""

    pattern: re.Pattern[str]
    """Finds it, and what stands in its fields."""
    english: str
    chinese: str


@cache
def table() -> Mapping[str, tuple[str, str]]:
    """Return the page's English and Chinese by the library's sentence."""
    return {
        library: (library if english == "=" else english, chinese)
        for library, english, chinese in text_tables.rows("ui.i18n", "errors.tsv", 3)
    }


def explained(text: str, language: str) -> str:
    """Return what the page says instead of a sentence of the library, or of several.

    Args:
        text: As the library says it.
        language: One of ``words.LANGUAGES``.
    """
    whole = _one(text, language)
    if whole is not None:
        return whole
    for place in _BETWEEN.finditer(text):
        first = _one(text[: place.start()], language)
        if first is not None:
            space = " " if language == "en" else ""
            return f"{first}{space}{explained(text[place.end() :], language)}"
    return text


@cache
def _sentences() -> tuple[Sentence, ...]:
    """Return the table, what says most first: ``X is empty.`` before ``X is Y.``."""
    found = [
        Sentence(pattern=_pattern(library), english=english, chinese=chinese)
        for library, (english, chinese) in sorted(
            table().items(), key=lambda one: -len(_FIELD.sub("", one[0]))
        )
    ]
    return tuple(found)


def _pattern(library: str) -> re.Pattern[str]:
    parts = _FIELD.split(library)
    found = (
        f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts)
    )
    return re.compile("".join(found), re.DOTALL)


def _one(text: str, language: str) -> str | None:
    """Return the page's words for one sentence; None: it is not in the table.

    A file's name may stand before it: ``article.md: This is not text …``.
    """
    known = _known(text, language)
    if known is not None:
        return known
    for place in _AFTER_NAME.finditer(text):
        rest = _known(text[place.end() :], language)
        if rest is not None:
            colon = ": " if language == "en" else "："
            return f"{text[: place.start()]}{colon}{rest}"
    return None


def _known(text: str, language: str) -> str | None:
    for sentence in _sentences():
        if found := sentence.pattern.fullmatch(text):
            return _said(sentence, found.groupdict(), language)
    return None


def _said(sentence: Sentence, fields: Mapping[str, str], language: str) -> str:
    column = 0 if language == "en" else 1
    template = (sentence.english, sentence.chinese)[column]
    values = {name: table().get(value, (value, value))[column] for name, value in fields.items()}
    if language == "zh-Hant":  # names in the fields stay as they are
        template = converter.convert(template, "zh-Hant-TW", "zh-Hans", regional="all")
        values = {
            name: value
            if fields[name] == value
            else converter.convert(value, "zh-Hant-TW", "zh-Hans", regional="all")
            for name, value in values.items()
        }
    return _FIELD.sub(lambda found: values[found[1]], template)
