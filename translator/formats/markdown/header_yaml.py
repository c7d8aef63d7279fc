"""The values of a YAML header that are text: scalars of any style under keys at any depth.

Source: YAML 1.2.2, chapters 7 (flow styles) and 8 (block styles). What is not understood (tags,
anchors, flow collections, indentation indicators) is passed over as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from translator.formats.markdown.header_keys import Listed, Value, paragraphs
from translator.lazy_regex import lazy_regex

_KEY = lazy_regex(
    r"(?P<before>[ ]*(?:-[ ]+)*)"
    r"(?:\"(?P<double>[^\"\\\n]*)\"[ ]*|'(?P<single>[^'\n]*)'[ ]*"
    r"|(?P<plain>[^\s\"'#\[\]{},&*!|>%@`:-](?:[^:\n]|:(?=\S))*)):(?=[ \t\n]|$)[ \t]*"
)
_BLOCK = lazy_regex(r"[|>][+-]?[ \t]*(?:#.*)?$")
_DOUBLE = lazy_regex(r"\"(?:[^\"\\]|\\[\s\S])*\"")
_SINGLE = lazy_regex(r"'(?:[^']|'')*'")
_REST = lazy_regex(r"[ \t]*(?:[ \t]#[^\n]*)?(?:\n|$)")
_COMMENT = lazy_regex(r"[ \t]#")


def yaml_values(text: str, start: int, stop: int, listed: Listed) -> Iterator[Value]:
    """Yield the values of a header in order; see ``front_matter.values``."""
    path: list[tuple[int, str]] = []
    at = start
    while at < stop:
        line_end = _line_end(text, at, stop)
        found = _KEY.match(text, at, line_end)
        if found is None:
            at = line_end + 1
            continue
        column = len(found["before"])
        key = str(found["double"] or found["single"] or found["plain"] or "").rstrip()
        while path and path[-1][0] >= column:
            path.pop()
        path.append((column, key))
        wanted = [name for _, name in path] in listed
        value, first = text[found.end() : line_end], found.end()
        if not value or value.startswith("#"):
            at = line_end + 1  # what is in it stands on the next lines
            continue
        inner = _inner_end(text, line_end + 1, stop, column)
        at = inner
        if value[0] in "|>":
            if wanted and _BLOCK.match(value):
                style = "literal" if value[0] == "|" else "folded"
                yield from _block(text, line_end + 1, inner, key, style)
        elif value[0] in "\"'":
            quoted = (_DOUBLE if value[0] == '"' else _SINGLE).match(text, first, stop)
            if quoted and (rest := _REST.match(text, quoted.end(), stop)):
                at = max(rest.end(), line_end + 1)
                if wanted:
                    style = "double" if value[0] == '"' else "single"
                    yield Value(key=key, style=style, start=first + 1, end=quoted.end() - 1)
        elif value[0] in "[{":
            while at < stop and text[at] in "]}":
                at = _inner_end(text, _line_end(text, at, stop) + 1, stop, column)
        elif wanted and value[0] not in "&*!%@`" and not value.startswith(("- ", "? ")):
            yield from _plain(text, first, line_end, inner, key)


def _plain(text: str, first: int, line_end: int, inner: int, key: str) -> Iterator[Value]:
    """Yield a value without quotation marks, with the lines it goes on upon."""
    more = text[line_end + 1 : inner].rstrip()
    comment = _COMMENT.search(text, first, line_end)
    blank = not all(map(str.strip, more.split("\n")))  # means the end of a line
    if more and (comment or ": " in more or " #" in more or blank):
        return
    end = line_end + 1 + len(more) if more else comment.start() if comment else line_end
    yield Value(key=key, style="plain", start=first, end=first + len(text[first:end].rstrip()))


def _block(text: str, start: int, end: int, key: str, style: str) -> Iterator[Value]:
    """Yield the paragraphs of a block scalar; one with lines set in further is no paragraph."""
    indent = None
    for first, last in paragraphs(text, start, end):
        lines = text[text.rfind("\n", 0, first) + 1 : last].split("\n")
        indents = {line[: len(line) - len(line.lstrip())] for line in lines}
        indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())] if indent is None else indent
        if indents == {indent}:
            yield Value(key=key, style=style, start=first, end=last)


def _inner_end(text: str, at: int, stop: int, column: int) -> int:
    """Return where the lines end that are set in more than a key, blank ones between included."""
    end = at
    while at < stop:
        line_end = _line_end(text, at, stop)
        line = text[at:line_end]
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= column:
                break
            end = min(line_end + 1, stop)
        at = line_end + 1
    return end


def _line_end(text: str, at: int, stop: int) -> int:
    found = text.find("\n", at, stop)
    return stop if found < 0 else found
