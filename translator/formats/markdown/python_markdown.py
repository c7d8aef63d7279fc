"""Python-Markdown, MkDocs' reader: it indents by four where CommonMark counts the marker.

What is put into a list for it is indented by a multiple of four, and an empty line follows. For
CommonMark up to three more spaces mean nothing, so both read the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from translator.lazy_regex import lazy_regex

BY_FOUR = "indented by four"
"""Key in the environment: something was found that only Python-Markdown reads."""

# Its attributes, Markdown inside of HTML, tables of contents, included files, wide list markers.
_SIGNS = lazy_regex(
    r"\{:? [.#][^}\n]{1,200}\}|<[a-z][^>\n]{0,200} markdown(?:=\"\w{1,5}\")?[ >]"
    r"|^\[TOC\]$|^[ ]*-{2,9}8<-{2,9}|^[ ]{0,3}(?:[-*+][ ]{3}|\d[.)][ ]{2})(?=[^ \n])",
    re.MULTILINE,
)
_LINE = lazy_regex(r"(\r\n?|\n)[ \t]*")


def indents_by_four(text: str, environment: Mapping[str, Any]) -> bool:
    """Say whether a text is written for Python-Markdown.

    Args:
        text: The whole text.
        environment: What its blocks left.
    """
    return BY_FOUR in environment or _SIGNS.search(text) is not None


def by_four(prefix: str, kind: str) -> str:
    """Return what a further line of a block begins with, for a list a multiple of four.

    Args:
        prefix: As CommonMark wants it.
        kind: Of the block.
    """
    if kind != "list_item" or ">" in prefix or "\t" in prefix:
        return prefix
    return prefix + " " * (-len(prefix) % 4)


def lines_by_four(written: str, prefix: str) -> str:
    """Return a target whose further lines begin with a prefix, too."""
    return _LINE.sub(lambda found: found.group(1) + prefix, written)
