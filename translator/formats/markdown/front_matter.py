"""The header of a Markdown article: which of its values are text, and how they are quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass

TRANSLATED_KEYS = ("title", "description", "summary")
"""Keys whose values are running text; all others are data."""

_YAML = re.compile(r"---[ \t]*\n(?P<body>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<body>(?:.*\n)*?)\+\+\+[ \t]*(?:\n|$)")
_YAML_LINE = re.compile(r"(?:[ \t]*|[ \t]+.*|[ \t]*#.*|- .*|[\]}].*|[^\s:#][^:\n]*:(?:[ \t].*)?)$")
_ENTRY = re.compile(
    rf"(?P<key>{'|'.join(TRANSLATED_KEYS)})(?P<gap>[ \t]*[:=][ \t]*)"
    r"(?:(?P<double>\"(?:[^\"\\\n]|\\.)*\")|(?P<single>'(?:[^'\n]|'')*')|(?P<plain>[^\s'\"|>&*!%@`#\[{][^\n]*?))"
    r"(?P<rest>[ \t]*(?:[ \t]#[^\n]*)?)$",
    re.MULTILINE,
)
_UNSAFE_PLAIN = re.compile(
    r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|$)|\s#|\s$"
    r"|^(?:true|false|yes|no|on|off|null|~|[\d.+-][\d.,:+\-eE_]*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """A value of the header that is translated."""

    key: str
    style: str
    """``double``, ``single`` or ``plain``: how it is quoted."""
    start: int
    end: int
    """Where its characters stand, without the quotation marks."""


def header_end(text: str) -> int:
    """Return where the header ends, 0 where there is none.

    A document may begin with a thematic break: only what looks like YAML or TOML counts.
    """
    if found := _TOML.match(text):
        return found.end()
    if (found := _YAML.match(text)) and found["body"].strip():
        lines = found["body"].split("\n")
        if all(_YAML_LINE.match(line) for line in lines):
            return found.end()
    return 0


def values(text: str, end: int) -> list[Value]:
    """Return the header's values that are translated, in order."""
    found_values = []
    for found in _ENTRY.finditer(text, 0, end):
        if found.start() and text[found.start() - 1] != "\n":
            continue
        style = next(style for style in ("double", "single", "plain") if found[style] is not None)
        quote = 0 if style == "plain" else 1
        start, stop = found.start(style) + quote, found.end(style) - quote
        if start < stop:
            found_values.append(Value(key=found["key"], style=style, start=start, end=stop))
    return found_values


def quoted(value: str, style: str) -> str:
    """Return text as the inside of a value of this style; a ``plain`` one may gain quotes."""
    value = " ".join(value.split("\n")).replace("\r", " ")
    if style == "double":
        return value.replace("\\", "\\\\").replace('"', '\\"')
    if style == "single":
        return value.replace("'", "''")
    if _UNSAFE_PLAIN.search(value):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value


def unquoted(raw: str, style: str) -> str | None:
    """Return the text of a value, None where it holds escapes we do not read."""
    if style == "double":
        plain = raw.replace('\\"', '"').replace("\\\\", "\\")
        return plain if quoted(plain, style) == raw else None
    if style == "single":
        return raw.replace("''", "'")
    return raw
