"""The header of a Markdown article: where it ends, and which of its values are text.

As site generators read it: YAML between ``---`` (Jekyll, Hugo, VitePress …), also without the
first line (Hexo); TOML between ``+++`` and JSON between braces (Hugo); JSON before ``;;;`` (Hexo).
Sources: https://gohugo.io/content-management/front-matter/, https://hexo.io/docs/front-matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from translator.formats.markdown.header_json import json_values
from translator.formats.markdown.header_keys import Listed, Value
from translator.formats.markdown.header_toml import toml_values
from translator.formats.markdown.header_yaml import yaml_values
from translator.lazy_regex import lazy_regex
from translator.system.structured_text import json_of

_YAML = lazy_regex(r"---[ \t]*\n(?P<body>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_TOML = lazy_regex(r"\+\+\+[ \t]*\n(?P<body>(?:.*\n)*?)\+\+\+[ \t]*(?:\n|$)")
_JSON = lazy_regex(r"(?:;;;[ \t]*\n)?(?P<body>\s*\"(?:.*\n)+?);;;[ \t]*(?:\n|$)")
_YAML_LINE = lazy_regex(
    r"(?:[ \t]*|[ \t]+.*|[ \t]*#.*|-(?: .*)?|[\]}].*|[^\s:#](?:[^:\n]|:(?=\S))*:(?:[ \t].*)?)$"
)
_BARE_LINE = lazy_regex(r"(?:[ \t]+\S.*|- .*|[a-z_][A-Za-z0-9_-]*:(?:[ \t].*)?)$")
_BARE_KEYS = lazy_regex(r"^(?:title|date|layout|permalink):", re.MULTILINE)
"""What one of the lines has to be: any other line before dashes is a heading."""
_JSON_START = lazy_regex(r"\{\s*\"")
_DASHES = lazy_regex(r"---[ \t]*$")
_WEB = lazy_regex(r"https?://[!-~]{1,8000}", re.IGNORECASE)
_LARGEST = 100_000
"""Characters of the longest JSON header."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """A header in the text it begins."""

    kind: str
    """``yaml``, ``toml`` or ``json``."""
    start: int
    """Where its keys begin."""
    stop: int
    """Where they end."""
    end: int
    """Where the article goes on."""


def header_of(text: str) -> Header | None:
    """Return the header of a text; None: it has none.

    A document may begin with a thematic break: only what looks like YAML or TOML counts.
    """
    if found := _TOML.match(text):
        return _header("toml", found)
    if (found := _YAML.match(text)) and found["body"].strip():
        lines = found["body"].split("\n")
        if all(_YAML_LINE.match(line) for line in lines):
            return _header("yaml", found)
    if _JSON_START.match(text):
        return _json_object(text)
    if text.startswith((";;;", '"')):
        found = _JSON.match(text)
        return _header("json", found) if found and _is_json(f"{{{found['body']}}}") else None
    return _bare(text)


def header_end(text: str) -> int:
    """Return where the header ends, 0 where there is none."""
    header = header_of(text)
    return header.end if header else 0


def values(text: str, keys: Collection[str]) -> Iterator[Value]:
    """Yield the header's values that are translated, in order.

    Args:
        text: The whole text; its lines end in LF.
        keys: Names of keys, at any depth, or paths of them (``hero.name``).
    """
    header = header_of(text)
    if header is None:
        return
    read = {"yaml": yaml_values, "toml": toml_values, "json": json_values}[header.kind]
    for value in read(text, header.start, header.stop, Listed(keys)):
        if value.start < value.end:
            yield value


def source_address(text: str) -> str:
    """Return the web address that a header names as the article's source; empty: none.

    Duizhao writes it there itself for a page that was read from the web.
    """
    for value in values(text, ("source",)):
        nested = text[text.rfind("\n", 0, value.start) + 1 : value.start].startswith((" ", "\t"))
        found = text[value.start : value.end].strip()
        if not nested and _WEB.fullmatch(found):
            return found
    return ""


def _header(kind: str, found: re.Match[str]) -> Header:
    start, stop = found.span("body")
    return Header(kind=kind, start=start, stop=stop, end=found.end())


def _bare(text: str) -> Header | None:
    """Return a header without its first line, as Hexo takes it; no line of it is blank."""
    at = 0
    while at < len(text):
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end
        if at and _DASHES.match(text, at, line_end):
            known = _BARE_KEYS.search(text, 0, at)
            end = min(line_end + 1, len(text))
            return Header(kind="yaml", start=0, stop=at, end=end) if known else None
        if not _BARE_LINE.match(text, at, line_end) or (not at and text[0] in " \t-"):
            return None
        at = line_end + 1
    return None


def _json_object(text: str) -> Header | None:
    """Return a header that is a JSON object on lines of its own."""
    try:
        _, end = json.JSONDecoder().raw_decode(text[:_LARGEST])
    except (ValueError, RecursionError):
        return None
    rest = re.compile(r"[ \t]*(?:\n|$)").match(text, end)
    return Header(kind="json", start=0, stop=end, end=rest.end()) if rest else None


def _is_json(text: str) -> bool:
    try:
        json_of(text)
    except ValueError:
        return False
    return True
