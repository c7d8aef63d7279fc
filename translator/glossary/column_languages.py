"""The language that a column of somebody's glossary is named by: ``zh-CN``, ``Chinese (PRC)``."""

from __future__ import annotations

import re
from functools import cache

from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text.languages import HAN, primary

OURS = ("zh", "en")
"""Primary languages of a glossary's two sides."""

_TAG = lazy_regex(r"(?P<language>[a-z]{2})(?P<rest>(?:-(?:hans|hant|latn|[a-z]{2}|\d{3}))+)")
"""A BCP 47 tag (RFC 5646) with a script or a region, in small letters."""
_EXACT = lazy_regex(r"(?:zh|en)(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
_SIDE = lazy_regex(r"(?:source|target|src|tgt|trg) (?:term |text |language )?")
_BETWEEN = lazy_regex(r"[\s()（）\[\],，、/:：_-]+")


def language_of_column(cell: str) -> str | None:
    """Return the BCP 47 tag of the language a header's cell names; None: it names none.

    Args:
        cell: A code or a name in English, German or Chinese, with a script or a region, and
            with source or target before it, as you like: ``en_US``, ``Source (English)``.
    """
    code = cell.strip().replace("_", "-").lower()
    if found := _TAG.fullmatch(code):
        known = _names()["language"] | _names()["other"]
        return _spelled(code) if known.get(found["language"]) == found["language"] else None
    plain = " ".join(_BETWEEN.sub(" ", cell.lower()).split())
    return _named(plain) or _named(_SIDE.sub("", plain, count=1))


def language_of_cell(cell: str) -> str | None:
    """Return the language that a cell of a term's row says it is in; None: it says none.

    Beside what names a column, every tag of Chinese and English counts as it is written.
    """
    tag = cell.strip().replace("_", "-")
    if _EXACT.fullmatch(tag):
        return _spelled(tag.lower()) if tag.isupper() else tag
    return language_of_column(cell)


def is_ours(tag: str) -> bool:
    """Say whether a tag is of one of the two languages that are translated."""
    return primary(tag) in OURS


def _named(plain: str) -> str | None:
    """Read names one after the other; each kind may be there once, a region never alone."""
    found: dict[str, str] = {}
    rest = plain
    while rest:
        kind, tag, size = _longest(rest)
        if not kind or kind in found:
            return None
        found[kind] = tag
        rest = rest[size:].lstrip()
    if "other" in found:
        return found["other"] if found.keys() <= {"other", "region"} else None
    language = found.get("language") or ("zh" if "script" in found else None)
    if language is None or (language == "en" and "script" in found):
        return None
    return "-".join((language, *(found[kind] for kind in ("script", "region") if kind in found)))


def _longest(text: str) -> tuple[str, str, int]:
    """Return the longest name that a text begins with: kind, subtag, characters."""
    for size in range(min(len(text), _longest_name()), 0, -1):
        whole = size == len(text) or text[size] == " "
        if not whole and not HAN.match(text[size - 1]):  # Chinese has no spaces between words
            continue
        for kind, names in _names().items():
            if tag := names.get(text[:size]):
                return kind, tag, size
    return "", "", 0


def _spelled(code: str) -> str:
    """Return a tag in the capitals of RFC 5646, 2.1.1: zh-Hant-TW."""
    language, *rest = code.split("-")
    spelled = {2: str.upper, 4: str.capitalize}
    return "-".join((language, *(spelled.get(len(part), str)(part) for part in rest)))


@cache
def _names() -> dict[str, dict[str, str]]:
    kinds: dict[str, dict[str, str]] = {"language": {}, "script": {}, "region": {}, "other": {}}
    for kind, tag, names in text_tables.rows("translator.glossary", "language_words.tsv", 3):
        for name in names.split("|"):
            kinds[kind][" ".join(_BETWEEN.sub(" ", name).split())] = tag
    return kinds


@cache
def _longest_name() -> int:
    return max(len(name) for names in _names().values() for name in names)
