"""Text of a page as Markdown that shows the same characters: what means something is escaped.

No more is escaped than has to be: each backslash is a mark in the sentence that is translated.
Rules: CommonMark 0.31, and what ``translator.formats.markdown`` reads besides.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from translator.lazy_regex import lazy_regex

_SIGNS = lazy_regex(
    r"[\\*`$]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word it is no emphasis
    r"|~(?=~)|(?<=~)~"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?[A-Za-z0-9]{1,32};)"
    r"|(?<=\[)[\^\[]|(?<=\])\("  # \[ and \( would begin formulas with \] and \)
    r"|\{(?=[{%#<])|:(?=[a-z0-9_+\-]+:)"
    r"|(?<!=)=(?==[^\s=])"
)
_DEFINITION = lazy_regex(r"(\[[^\]\n]{0,999}\])(?=:)")  # a label has no more (CommonMark)
_STARTS = lazy_regex(
    r"(?P<sign>#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-{3,}\s*$|~{3,}|:{2,}|!{3}|\?{3}|\||:(?=\s))"
    r"|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)",
    re.MULTILINE,
)
_UNSAFE = lazy_regex(r"[\x00-\x20\x7f<>()\[\]\\`\"{}|^*_$]")


def escaped(text: str) -> str:
    """Return a stretch of text as it stands within a line."""
    return _SIGNS.sub(lambda found: "\\" + found[0], text)


def line_start(text: str) -> str:
    """Return a paragraph whose beginning means nothing but itself."""
    if label_end := _DEFINITION.match(text):
        text = f"{label_end[1]}\\{text[label_end.end() :]}"
    found = _STARTS.match(text)
    if found is None:
        return text
    if found["number"]:
        return f"{found['number']}\\{text[found.start('dot') :]}"
    return "\\" + text


def label(text: str) -> str:
    """Return the words of a link or a picture: brackets are written as references."""
    return text.replace("\\[", "[").replace("[", "&#91;").replace("]", "&#93;")


def address(place: str) -> str:
    """Return an address as it stands between the brackets of a link."""
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), place)


def code(text: str) -> str:
    """Return code within a line."""
    text = " ".join(text.split("\n"))
    ticks = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def fence(text: str, language: str) -> str:
    """Return lines of code."""
    longest = max((len(run) for run in re.findall(r"^\s*(`{3,})", text, re.MULTILINE)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}{language}\n{text}\n{ticks}"
