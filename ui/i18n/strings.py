"""What the page says, in the language of who reads it: one table, ``wording.tsv``.

A sentence is mended there, without knowing any code; the words in braces are filled in.
Traditional Chinese is made of the Simplified, see ``ui.i18n.traditional``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import streamlit as st

from translator.system import text_tables
from ui.i18n.traditional import traditional

LANGUAGES = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}
"""What the page can be read in; each is named in itself."""
_KEY = "interface-language"
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo", "zh-hant")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """A sentence in both languages, with fields in braces."""

    english: str
    chinese: str


@cache
def table() -> dict[str, Wording]:
    """Return every sentence by its key, ``place.situation``."""
    return {
        key: Wording(english=english, chinese=chinese)
        for key, english, chinese in text_tables.rows("ui.i18n", "wording.tsv", 3)
    }


def of_browser(locale: str | None) -> str:
    """Return the language for a browser's locale, such as ``zh-TW`` or ``en-GB``."""
    tag = (locale or "").lower().replace("_", "-")
    if tag.startswith(_TRADITIONAL):
        return "zh-Hant"
    return "zh-Hans" if tag.partition("-")[0] == "zh" else "en"


def use(language: str) -> None:
    """Set what this session is read in: one of ``LANGUAGES``."""
    st.session_state[_KEY] = language


def language() -> str:
    """Return what this session is read in."""
    return str(st.session_state.get(_KEY, "en"))


def say(key: str, **fields: object) -> str:
    """Return a sentence in the session's language.

    Args:
        key: Of ``wording.tsv``.
        fields: What stands in the sentence's braces.
    """
    return sentence(key, language(), **fields)


def unfilled(key: str) -> str:
    """Return a sentence in the session's language, braces and all, for scripts that fill them."""
    return _sentence(key, language())


def sentence(key: str, language: str, /, **fields: object) -> str:
    """Return a sentence in a language, for who has no session.

    Args:
        key: Of ``wording.tsv``.
        language: One of ``LANGUAGES``.
        fields: What stands in the sentence's braces.
    """
    return _sentence(key, language).format_map(fields)


def count(key: str, number: int, **fields: object) -> str:
    """Return a sentence about a number; ``key.one`` is its form for a single thing."""
    one = f"{key}.one"
    return say(one if number == 1 and one in table() else key, number=number, **fields)


def naming(options: Iterable[Any], shown: Callable[[Any], str]) -> Callable[[Any], str]:
    """Return what names the options of a widget, in the session's language as it is now.

    Streamlit asks for the names at moments when it does not say whose session it is.
    """
    names = {option: shown(option) for option in options}
    return lambda option: names.get(option) or str(option)


def language_name(tag: str) -> str:
    """Return the name of a BCP 47 tag; the tag itself where there is none."""
    key = f"language.{tag}"
    return say(key) if key in table() else tag


@cache
def _sentence(key: str, language: str) -> str:
    wording = table()[key]
    if language == "en":
        return wording.english
    if language == "zh-Hans":
        return wording.chinese
    return traditional(key, wording.chinese)


def time_left(seconds: float) -> str:
    """Say a time as one says it: about 40 seconds left, about 3 minutes left."""
    if seconds < 10:
        return say("job.left-few")
    if seconds < 90:
        return say("job.left-seconds", number=math.ceil(seconds / 10) * 10)
    if seconds < 5400:
        return say("job.left-minutes", number=round(seconds / 60))
    return say("job.left-hours", number=f"{seconds / 3600:.1f}")
