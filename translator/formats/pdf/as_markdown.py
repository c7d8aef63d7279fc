"""Paragraphs, headings, items and tables as Markdown that says the same and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translator.formats.pdf.paragraphs import BULLET, NUMBER
from translator.lazy_regex import lazy_regex

_SIGN = lazy_regex(
    r"\\(?=[!-/:-@\[-`{-~])"  # a backslash before a sign
    r"|[*_`~$|](?=\S)|(?<=\S)[*_`~$|]"  # what may stand around words
    r"|<(?=[A-Za-z/!?])|&(?=#?\w{1,31};)|\[(?=[^\]]*\][(\[:])|\[(?=[\^\[])|\[(?=[ xX]\])"
    r"|\{(?=[{%:.#])|={2,}(?=\S)|%(?=%)|(?<!\S)#(?=\S)"
    r"|:(?=[A-Za-z][\w-]*[\[{])|:(?=[a-z0-9_+-]+:)"  # directives, emoji
)
_BEGINNING = lazy_regex(
    r"(\s*)(#{1,6}(?=\s|$)|[-+:](?=\s|$)|>|[=\-+]{3,}\s*$|:::|!!!|\?\?\?|<<<|<!--|@tab\b)"
)
_NUMBERED = lazy_regex(r"(\s*\d{1,9})([.)])(?=\s|$)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of the article, in its order."""

    page: int
    text: str = ""
    level: int = 0
    """Of a heading; 0: it is none."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table."""


def markdown(parts: Iterable[Part]) -> tuple[str, list[tuple[int, int]]]:
    """Return the article as Markdown, and on which line (from 1) which page begins.

    Args:
        parts: In order.
    """
    lines: list[str] = []
    pages: list[tuple[int, int]] = []
    item_before = False
    for part in parts:
        written, item = _written(part)
        if lines and not (item and item_before):
            lines.append("")
        if not pages or pages[-1][1] != part.page:
            pages.append((len(lines) + 1, part.page))
        lines += written
        item_before = item
    return "\n".join([*lines, ""]), pages


def _written(part: Part) -> tuple[list[str], bool]:
    """Return the lines of a part, and whether it is an item of a list."""
    if part.rows:
        return _table(part.rows), False
    text = " ".join(part.text.split("\n")).strip()
    if part.level:
        return [f"{'#' * part.level} {_escaped(text)}"], False
    if found := BULLET.match(text):
        return [f"- {_safe(text[found.end() :])}"], True
    if found := NUMBER.match(text):
        return [f"{found[1]}. {_safe(text[found.end() :])}"], True
    return [_safe(text)], False


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join(map(_cell, [*row, *[''] * (width - len(row))]))} |" for row in rows]
    lines.insert(1, f"|{'---|' * width}")
    return lines


def _cell(text: str) -> str:
    return _escaped(text).replace("\\|", "|").replace("|", "\\|")


def _safe(text: str) -> str:
    """Return a text that begins a line of Markdown and is no more than a text."""
    escaped = _escaped(text)
    if found := _BEGINNING.match(escaped):
        at = found.start(2)
        return f"{escaped[:at]}\\{escaped[at:]}"
    return _NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(escaped) else escaped


def _escaped(text: str) -> str:
    return _SIGN.sub(_with_backslash, text)


def _with_backslash(found: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in found[0])
