"""The values of a TOML header that are text: strings of all four kinds under listed keys.

Source: TOML 1.0.0, "String" and "Table". Inline tables and arrays are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from translator.formats.markdown.header_keys import Listed, Value, paragraphs
from translator.lazy_regex import lazy_regex

_NAME = r"(?:\"[^\"\\\n]*\"|'[^'\n]*'|[A-Za-z0-9_-]+)"
_DOTTED = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_TABLE = lazy_regex(rf"[ \t]*\[\[?[ \t]*(?P<path>{_DOTTED})[ \t]*\]\]?")
_ENTRY = lazy_regex(rf"[ \t]*(?P<path>{_DOTTED})[ \t]*=[ \t]*")
_PART = lazy_regex(_NAME)
_STRINGS = (
    ("basic3", 3, lazy_regex(r"\"\"\"(?:[^\"\\]|\\[\s\S]|\"(?!\"\"))*\"\"\"")),
    ("verbatim3", 3, lazy_regex(r"'''(?:[^']|'(?!''))*'''")),
    ("basic", 1, lazy_regex(r"\"(?:[^\"\\\n]|\\.)*\"")),
    ("verbatim", 1, lazy_regex(r"'[^'\n]*'")),
)
"""How a string is quoted, by how many marks, and all of it; the longer marks first."""


def toml_values(text: str, start: int, stop: int, listed: Listed) -> Iterator[Value]:
    """Yield the values of a header in order; see ``front_matter.values``."""
    table: list[str] = []
    at = start
    while at < stop:
        line_end = text.find("\n", at, stop)
        line_end = stop if line_end < 0 else line_end
        if found := _TABLE.match(text, at, line_end):
            table = _path(found["path"])
        elif found := _ENTRY.match(text, at, line_end):
            path = table + _path(found["path"])
            for style, marks, pattern in _STRINGS:
                if string := pattern.match(text, found.end(), stop):
                    if path in listed:
                        yield from _values(
                            text, string.start() + marks, string.end() - marks, path[-1], style
                        )
                    after = text.find("\n", string.end(), stop)
                    line_end = stop if after < 0 else after
                    break
        at = line_end + 1


def _values(text: str, start: int, end: int, key: str, style: str) -> Iterator[Value]:
    if not style.endswith("3"):
        yield Value(key=key, style=style, start=start, end=end)
        return
    for first, last in paragraphs(text, start, end):
        yield Value(key=key, style=style, start=first, end=last)


def _path(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in _PART.findall(dotted)]
