"""Markdown between two HTML blocks that ask for no translation (``<div translate="no">``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translator.formats.html.elements import BLOCK, VOID
from translator.formats.html.stretches import Stretches
from translator.formats.html.tokens import Kind, Token, attributes
from translator.lazy_regex import lazy_regex

_NOTEWORTHY = lazy_regex("translate", re.IGNORECASE)


def declined(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where the elements stand that are not to be translated, the outermost only.

    An element that is not closed declines nothing: it would take the rest of the text away.

    Args:
        text: A text with HTML in it.
        places: Where its HTML stands, in order.
    """
    opened: Token | None = None
    depth = 0
    for token in Stretches(text, places, xml=False).tokens if _NOTEWORTHY.search(text) else ():
        if opened is None:
            if token.kind is Kind.START and token.name in BLOCK - VOID and _asks(text, token):
                opened, depth = token, 1
        elif token.name == opened.name and token.kind in (Kind.START, Kind.END):
            depth += 1 if token.kind is Kind.START else -1
            if not depth:
                yield opened.start, token.end
                opened = None


def _asks(text: str, tag: Token) -> bool:
    if not _NOTEWORTHY.search(text, tag.start, tag.end):
        return False
    values = {one.name: text[one.start : one.end].strip() for one in attributes(text, tag)}
    classes = values.get("class", "").split()
    return values.get("translate", "").lower() == "no" or "notranslate" in classes
