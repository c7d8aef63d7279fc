"""What Obsidian and other wikis add to Markdown: ``[[page]]``, ``![[picture]]``, ``#tag``, ``^id``.

The name of a page is the name of its file and stays; what stands for it in the sentence is
translated: ``[[茶馆]]`` becomes ``[[茶馆|Teahouse]]``, ``[[茶馆|这家店]]`` becomes
``[[茶馆|this shop]]``. Syntax: https://help.obsidian.md/links and /tags, /comments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it.common.utils import normalizeReference

from translator import placeholders
from translator.lazy_regex import lazy_regex
from translator.types import Block, Inline

_LINK = lazy_regex(
    r"(?P<embedded>!?)\[\[(?P<page>(?![ \t^])[^\[\]|\n\\]{1,300})"
    r"(?:(?P<pipe>\\?\|)(?P<shown>[^\[\]\n]{1,500}))?\]\](?![(\[])"
)
_CONTENTS = lazy_regex(r"_?toc_?", re.IGNORECASE)
_LETTER = lazy_regex(r"[^\W\d_]")
_TAG = lazy_regex(r"#(?=[\d/\-]{0,40}[^\W\d])[\w/\-]{1,60}(?![\w/\-#])")
_SLOPPY_HEADING = lazy_regex(r"^#{2,6}[^#\s]", re.MULTILINE)
_COMMENT = lazy_regex(r"%%(?![%\s])[^%\n]{1,2000}%%(?!%)|%% [^%\n]{1,2000} %%(?!%)")
_BLOCK_ID = lazy_regex(r"[ \t]*\^(?=[\d\-]{0,40}[A-Za-z])[A-Za-z0-9\-]{1,60}[ \t]*$")
_LONGEST_ID = 80
_HIGHLIGHT = lazy_regex("(?<!=)==(?!=)")


def link_at(text: str, start: int, references: Mapping[str, Any]) -> re.Match[str] | None:
    """Return the link to a page that begins at a place; None: there is none.

    ``[[1]](address)`` is a link of Markdown's, and so is ``[[1]]`` where the text says where
    ``[1]`` leads.

    Args:
        text: The text of a block.
        start: Where ``[[`` or ``![[`` stands.
        references: The labels of links that the document defines, normalized.
    """
    found = _LINK.match(text, start)
    if found is None or normalizeReference(found["page"]) in references:
        return None
    return found


def is_shown(link: re.Match[str]) -> bool:
    """Say whether a link's words are part of the sentence, so that they can be translated."""
    if link["embedded"] or (not link["pipe"] and _CONTENTS.fullmatch(link["page"])):
        return False
    return _LETTER.search(link["shown"] or link["page"]) is not None


def named(embedded: str) -> str:
    """Return what an embedded picture or page (``![[…]]``) is called."""
    found = _LINK.fullmatch(embedded)
    return found["page"].strip() if found else embedded


def tag_at(text: str, start: int) -> int | None:
    """Return where the tag ends that begins at a place; None: there is none."""
    if start and not text[start - 1].isspace():
        return None
    found = _TAG.match(text, start)
    return found.end() if found else None


def has_sloppy_headings(text: str) -> bool:
    """Say whether a text's author writes headings without a space: then ``#春天`` may be one."""
    return _SLOPPY_HEADING.search(text) is not None


def comment_at(text: str, start: int) -> int | None:
    """Return where the comment ends that begins at a place; None: there is none."""
    if start and (text[start - 1].isdigit() or text[start - 1] == "%"):
        return None
    found = _COMMENT.match(text, start)
    return found.end() if found else None


def highlights(text: str, places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs of ``==`` that mark words, as the places of both.

    ``a==b`` compares, so no letter or digit of a program may touch them from outside.

    Args:
        text: The text of a block.
        places: Where ``==`` stands in it outside of code, in order.
    """
    pairs: list[tuple[int, int]] = []
    begun: int | None = None
    for at in places:
        if _HIGHLIGHT.match(text, at) is None:
            continue
        before, after = text[at - 1 : at], text[at + 2 : at + 3]
        if begun is None:
            if not _of_a_program(before) and after and not after.isspace():
                begun = at
        elif not before.isspace() and not _of_a_program(after):
            if at > begun + 2:
                pairs.append((begun, at))
            begun = None
    return pairs


def _of_a_program(character: str) -> bool:
    return (
        character.isascii() and (character.isalnum() or character in "_!<>)\"'") and bool(character)
    )


def without_block_id(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the lines of a block without its name (`` ^1a2b3c``), which ends the last one.

    Args:
        text: The whole text.
        pieces: Where each line stands in it.
    """
    if not pieces or "^" not in text[slice(*pieces[-1])]:
        return pieces
    start, end = pieces[-1]
    found = _BLOCK_ID.search(text, max(start, end - _LONGEST_ID), end)
    if found is None or (found.start() > start and not text[found.start()].isspace()):
        return pieces
    return [*pieces[:-1], (start, found.start())] if found.start() > start else pieces[:-1]


# Writing


def opening_of(item: Inline, label: str, *, cell: bool) -> str:
    """Return the opening of a link whose words are no longer the name of its page.

    Args:
        item: The pair of marks.
        label: Its words in the source.
        cell: Whether it stands in a table, where a bar needs a backslash.
    """
    if item.source != "[[":
        return item.source
    return f"[[{label}\\|" if cell else f"[[{label}|"


_IN_LINKS = str.maketrans({"[": "(", "]": ")", "|": "/"})


def fitted(target: str, block: Block) -> str:
    """Return a target whose links and tags are still read as such.

    No bracket or bar can stand in the words of a link to a page, and a tag begins after a
    space and ends before one.
    """
    for item in block.inline:
        if item.kind == "wikilink":
            start = target.find(placeholders.opening(item.id)) + 1
            end = target.find(placeholders.closing(item.id))
            if 0 < start < end:
                target = target[:start] + target[start:end].translate(_IN_LINKS) + target[end:]
        elif item.kind == "tag":
            mark = placeholders.atom(item.id)
            target = re.sub(rf"(?<=\S){mark}", f" {mark}", target)
            target = re.sub(rf"{mark}(?=[\w/\-#])", f"{mark} ", target)
    return target
