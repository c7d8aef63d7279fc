"""Runs as Markdown: emphasis that renders beside Chinese, links, pictures."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import groupby

from translator.exports.laid_out.clickable import clickable
from translator.exports.laid_out.runs import BREAK, Run, Runs
from translator.exports.markdown.escapes import code, destination, escaped
from translator.lazy_regex import lazy_regex

_MARKS = (("strikethrough", "~~"), ("strong", "**"), ("emphasis", "*"))
"""Looks → marks, the outermost first."""
_TAGS = (("subscript", "sub"), ("superscript", "sup"))
_PICTURE = "▧ "
_CLOSING = lazy_regex(r"(?<!\\)\](?![(])")
"""A bracket without a backslash that is not that of a picture in the link."""


def line_of(runs: Runs, *, broken: str, pictures: bool = True) -> str:
    """Return runs as one line, or as several where lines end.

    Args:
        runs: Of one side.
        broken: What stands for the end of a line.
        pictures: Whether pictures are shown; else they are their words.
    """
    whole = "".join(
        _linked(address, [*same], pictures=pictures)
        for address, same in groupby(runs, key=lambda run: run.leads)
    )
    return whole.replace(BREAK, broken)


def _linked(address: str, runs: Iterable[Run], *, pictures: bool) -> str:
    runs = list(runs)
    text = "".join(run.text for run in runs)
    leads = clickable(address) if ":" in address.partition("/")[0] else address
    if not leads or not text.strip():
        return _looks(runs, pictures=pictures)
    if text == address and text.isascii() and clickable(text) and not set(text) & set("|\\`<>"):
        return f"<{text}>"
    inside = _looks(runs, pictures=pictures)
    where = destination(leads)
    return f"[{bracketed(inside)}]({where})" if where else inside


def _looks(runs: list[Run], *, pictures: bool) -> str:
    """Return runs that lead to the same place, each with its marks."""
    parts = []
    for number, run in enumerate(runs):
        before = runs[number - 1].text[-1:] if number else ""
        after = runs[number + 1].text[:1] if number + 1 < len(runs) else ""
        parts.append(_marked(run, before, after, pictures=pictures))
    return "".join(parts)


def _marked(run: Run, before: str, after: str, *, pictures: bool) -> str:
    if "picture" in run.looks:
        return _picture(run, pictures=pictures)
    if "person" in run.looks:
        return run.text
    if "code" in run.looks:
        return code(run.text)
    marks = [mark for look, mark in _MARKS if look in run.looks]
    tags = [tag for look, tag in _TAGS if look in run.looks]
    lead, inner, trail = _apart(run.text, before, after) if marks else ("", run.text, "")
    if not inner:
        return escaped(run.text)
    written = escaped(inner)
    for mark in reversed(marks):
        written = f"{mark}{written}{mark}"
    for tag in tags:
        written = f"<{tag}>{written}</{tag}>"
    return escaped(lead) + written + escaped(trail)


def _apart(text: str, before: str, after: str) -> tuple[str, str, str]:
    """Take off the edges what would keep marks from being read as marks.

    ``**注意：**请看`` is no strong text: a mark after a punctuation sign closes only before
    white space or another one (CommonMark, "left-flanking delimiter run").
    """
    start, end = 0, len(text)
    while start < end and (text[start].isspace() or (_sign(text[start]) and _letter(before))):
        start += 1
    while start < end and (text[end - 1].isspace() or (_sign(text[end - 1]) and _letter(after))):
        end -= 1
    return text[:start], text[start:end], text[end:]


def _sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _letter(character: str) -> bool:
    return bool(character) and not character.isspace() and not _sign(character)


def _picture(run: Run, *, pictures: bool) -> str:
    if "address" in run.looks:
        return ""  # the picture itself says it
    words = escaped(run.text.removeprefix(_PICTURE))
    where = destination(run.address)
    return f"![{bracketed(words)}]({where})" if pictures and where else words


def bracketed(written: str) -> str:
    """Return what stands in brackets so that none of its own closes them."""
    return _CLOSING.sub(r"\\]", written)
