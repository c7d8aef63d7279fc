"""What a reader sees of what is carried over, and where links lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from translator.formats.html import shown as tags
from translator.formats.markdown import wikilinks
from translator.formats.source.source_text import web_address
from translator.lazy_regex import lazy_regex
from translator.system.references import unescape
from translator.types import Inline

_CODE = lazy_regex(r"(`+)(.*)\1", re.DOTALL)
_ALT = lazy_regex(r"!\[(.*)\][(\[]|!\[(.*)\]", re.DOTALL)
_ADDRESS = lazy_regex(r"\]\(\s*(<[^<>\n]*>|[^\s]*?)(?:\s+[\"'(].*)?\s*\)$", re.DOTALL)
_DEFINITION = lazy_regex(r" {0,3}\[([^\]\n]+)\]:[ \t]*<?([^\s>]+)")
_REFERENCE = lazy_regex(r"\]\[([^\]]+)\]$")


def definitions(lines: Iterable[str]) -> dict[str, str]:
    """Return where the labels of links lead: label, folded, → address.

    Args:
        lines: The lines on which the text defines labels; the first of a label counts.
    """
    found: dict[str, str] = {}
    for line in lines:
        if one := _DEFINITION.match(line):
            found.setdefault(_folded(one.group(1)), one.group(2))
    return found


def described(item: Inline, labels: Mapping[str, str]) -> Inline:
    """Return a mark with what it shows and where it leads.

    Args:
        item: Its kind and its source.
        labels: As ``definitions`` returned them.
    """
    source = item.source
    if item.kind == "autolink":
        bare = source.strip("<>")
        return replace(item, display="address", shown=bare, address=web_address(bare))
    if source.startswith("<"):
        return tags.described(item)
    if item.paired:
        return replace(item, address=_address(item, labels)) if item.kind == "link" else item
    match item.kind:
        case "image" if source.startswith("![["):
            return replace(item, display="image", shown=wikilinks.named(source))
        case "code":
            return replace(item, display="code", shown=_code(source))
        case "image":
            where = _address(item, labels)
            return replace(item, display="image", shown=_alternative(source), address=where)
        case "hardbreak":
            return replace(item, display="break", shown="\n")
        case "entity":
            return replace(item, shown=unescape(source))
        case "escape":
            return replace(item, shown=source[1:] or source)
    return item


def _address(item: Inline, labels: Mapping[str, str]) -> str:
    notation = item.closing or item.source
    if found := _ADDRESS.search(notation):
        return unescape(found.group(1).strip("<>")).strip()
    referred = _REFERENCE.search(notation)
    return labels.get(_folded(referred.group(1)), "") if referred else ""


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _code(source: str) -> str:
    found = _CODE.fullmatch(source)
    if not found:
        return source
    inner = found.group(2).replace("\r\n", " ").replace("\n", " ")
    padded = inner.startswith(" ") and inner.endswith(" ") and inner.strip()
    return inner[1:-1] if padded else inner


def _alternative(source: str) -> str:
    found = _ALT.match(source)
    return (found.group(1) or found.group(2) or "") if found else ""
