"""Source and target side by side in Markdown: rows of HTML tables around its paragraphs.

Between blank lines the cells' content stays Markdown (CommonMark 0.31.2, section 4.6: an HTML
block of the sixth kind ends at a blank line). To Python-Markdown (its extension ``md_in_html``) and
kramdown it is Markdown only in elements that say so, the table and its rows included:
https://python-markdown.github.io/extensions/md_in_html/, https://kramdown.gettalong.org/syntax.html.
"""

from __future__ import annotations

from translator.lazy_regex import lazy_regex
from translator.types import Block

_TABLE, _LINE = '<table markdown="1">', '<tr markdown="1">'
_CELL = '<td markdown="1" width="50%" valign="top"{lang}>'
_SOURCE_CELL, _TARGET_CELL = _CELL.format(lang=""), _CELL.format(lang=r' lang="[\w-]*"')
_ROW = lazy_regex(
    rf"\s*(?:(?:{_TABLE})?{_LINE}{_SOURCE_CELL}|</td>{_TARGET_CELL}|</td></tr>(?:</table>)?)\s*"
)
# A paragraph whose first line is of ideographic spaces only begins before its text does.
_ODD_LINE_BEFORE = lazy_regex(r"(?:^|[\r\n])[ \t]*[^\S \t\r\n][^\S\r\n]*[\r\n]\s*$")
# Indented inside a template: in a row of its own it would be code.
_INDENTED = lazy_regex(r"(?:^|[\r\n])(?: {4}|[ ]{0,3}\t)[ \t]*$")
# The name of an Obsidian block, which has to stay the last of it.
_NAMED = lazy_regex(r"[ \t]*(?:(?:\r\n?|\n)[ \t]*)?\^")
_INSIDE = 4
"""Indentation of what stands inside an admonition, a tab or a definition."""
_NEAR = 200
"""Characters before a paragraph that are looked at for such a line."""
# To the end of the paragraph: lines of ideographic spaces only still belong to it.
_REST_OF_LINE = lazy_regex(
    r"([^\S\r\n]*(?:(?:\r\n?|\n)[ \t]*[^\S \t\r\n][^\S\r\n]*(?=[\r\n]|$))*)"
    r"(?:\r\n?|\n|$)[ \t]*([^ \t\r\n]?)"
)


def can_stand_beside(block: Block, text: str) -> bool:
    """Say whether a block can have two columns: a paragraph at the top level.

    Args:
        block: Of a Markdown document.
        text: The whole document.
    """
    before = text[max(0, block.start - _NEAR) : block.start]
    return (
        block.kind == "paragraph"
        and not block.attributes["prefix"].strip(" ")
        and len(block.attributes["prefix"]) < _INSIDE
        and not _ODD_LINE_BEFORE.search(before)
        and not _INDENTED.search(before)
        and not _NAMED.match(text, block.end)
    )


def row(
    block: Block,
    text: str,
    written: str,
    *,
    newline: str,
    language: str,
    joined: tuple[bool, bool],
) -> list[tuple[int, int, str]]:
    """Return the splices that make a paragraph and its target a row of a table.

    Args:
        block: A paragraph that ``can_stand_beside``.
        text: The whole document.
        written: The target as Markdown.
        newline: What the document ends its lines with.
        language: Of the target, a BCP 47 tag.
        joined: Whether the row before and the row behind are of the same table.
    """
    start = max(text.rfind("\n", 0, block.start), text.rfind("\r", 0, block.start)) + 1
    opening = ("" if joined[0] else _TABLE) + _LINE + _SOURCE_CELL
    middle = "</td>" + _CELL.format(lang=f' lang="{language}"')
    closing = "</td></tr>" + ("" if joined[1] else "</table>")
    blank = newline * 2
    after = f"{blank}{middle}{blank}{written}{blank}{closing}"
    rest = _REST_OF_LINE.match(text, block.end)
    end = rest.end(1) if rest else block.end
    if rest and rest.group(2):  # an HTML block ends at a blank line only
        after += newline
    return [(start, start, f"{opening}{blank}"), (end, end, after)]


def is_row(token: tuple[str, ...]) -> bool:
    """Say whether a token of the structure is what ``row`` put around a paragraph."""
    return token[0] == "html_block" and _ROW.fullmatch(token[2]) is not None
