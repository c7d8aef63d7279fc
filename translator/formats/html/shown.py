"""What a reader sees of what is carried over: pictures, code, addresses, line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from translator.formats.html.elements import SHOWN_ATTRIBUTES
from translator.formats.html.leaves import LETTER
from translator.formats.html.page_formulas import bare_words, tex_of
from translator.formats.html.tokens import Kind, attributes, tokens
from translator.formats.source.source_text import web_address
from translator.lazy_regex import lazy_regex
from translator.system.references import unescape
from translator.types import Inline

_TAG = lazy_regex(r"<[^>]*>")
_BREAK = lazy_regex(r"<br\b[^>]*>", re.IGNORECASE)
_PICTURE = lazy_regex(r"<img\b", re.IGNORECASE)
_SAID = frozenset((*SHOWN_ATTRIBUTES, "alt", "description"))
"""Attributes with words for people, those of components included."""
_LEADS = frozenset(("link", "image", "html"))
"""Kinds of marks whose tags may say where they lead."""


def described(item: Inline) -> Inline:
    """Return a mark of HTML source with what it shows and where it leads.

    Args:
        item: Its kind and its source.
    """
    source = item.source
    where = _address(item) if item.kind in _LEADS else ""
    if item.paired:
        return replace(item, address=where) if item.kind == "link" else item
    match item.kind:
        case "code":
            words = _words(source)
            prompt = f"`{words.strip()}`" if words.strip() else ""
            return replace(item, display="code", shown=words, prompt=prompt)
        case "untranslated":
            words = _words(source)
            return replace(item, shown=words, prompt=words.strip())
        case "footnote":
            return replace(item, shown=_words(source))
        case "math" if source.startswith("<"):
            tex = tex_of(source) or bare_words(_words(source)) * ("<math" not in source)
            return replace(item, shown=tex or _words(source), prompt=f"${tex}$" if tex else "")
        case "math":
            return replace(item, shown=unescape(source), prompt=unescape(source))
        case "image":
            return replace(item, display="image", shown=_alternative(source), address=where)
        case "html" if _BREAK.match(source):
            return replace(item, display="break", shown="\n", address=where)
        case "html" if _PICTURE.match(source):
            return replace(item, display="image", shown=_alternative(source), address=where)
        case "html":
            return replace(item, shown="", address=where)
        case "autolink":
            bare = unescape(source)
            return replace(item, display="address", shown=bare, address=web_address(bare))
        case "hardbreak":
            return replace(item, display="break", shown="\n")
        case "reading":  # over the words of a page; the aids give their own
            return replace(item, shown="")
        case "entity":
            return replace(item, shown=unescape(source))
    return item


def left_words(source: str) -> Iterator[str]:
    """Yield the attributes of tags that hold words for people and are carried over.

    Args:
        source: A mark's source.
    """
    if not source.startswith("<") or "=" not in source:
        return
    for token in tokens(source):
        if token.kind is Kind.START:
            for one in attributes(source, token):
                words = unescape(source[one.start : one.end])
                if one.name in _SAID and LETTER.search(words):
                    yield words


def _words(source: str) -> str:
    return unescape(_TAG.sub("", source))


def _alternative(source: str) -> str:
    return unescape(_attribute(source, "alt"))


def _address(item: Inline) -> str:
    for name in ("src", "href") if item.kind == "image" else ("href", "src"):
        if found := unescape(_attribute(item.source, name)).strip():
            return found
    return ""


def _attribute(source: str, name: str) -> str:
    """Return the value of the first attribute of this name in a stretch of tags, or nothing."""
    if name not in source.lower():
        return ""
    for token in tokens(source):
        if token.kind is Kind.START:
            for one in attributes(source, token):
                if one.name == name:
                    return source[one.start : one.end]
    return ""
