"""One line that opens or closes a container, ``:::tip[标题]{.a}``: its name, titles, attributes.

Read as VitePress and VuePress (markdown-it-container), Docusaurus (remark-directive), pandoc
(fenced divs), MyST and HackMD write it:

    :::tip 标题        ::: details 点我 {open}      :::note[标题]{#id}      :::tip{title="标题"}
    ::: {.class #id}   ::::: warning :::::::        :::{note} 标题          ::youtube[标题]{#id}
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.formats.markdown.block_tokens import Title
from translator.lazy_regex import lazy_regex

# With three colons and more a name may follow a space, and have letters of any script.
_OPENER = lazy_regex(
    r"(?P<colons>:{3,}(?!:))[ \t]*"
    r"(?:(?P<name>[^\W\d_][\w-]*(?:[#.@/][\w-]+)*)(?=[ \t\[{]|$)|(?=\{))"
)
_LEAF = lazy_regex(r"(?P<colons>::)(?P<name>[A-Za-z][\w-]*)(?=[\[{]|[ \t]*$)", re.ASCII)
_CLOSER = lazy_regex(r"(?P<colons>:{2,})[ \t]*$")
# A brace in a quoted value is no end; Vue's {{ value }} are no attributes.
ATTRIBUTES = lazy_regex(r"\{(?:[^{}\"'\n]|\"[^\"\n]*\"|'[^'\n]*')*\}")
_TITLE = lazy_regex(
    r"(?<=[\s{,])(?:title|label|summary|caption)[ \t]*=[ \t]*(?:\"([^\"\n]+)\"|'([^'\n]+)')"
)
_COLONS = lazy_regex(r"(?:^|(?<=[ \t])):{3,}$")


@dataclass(frozen=True, kw_only=True, slots=True)
class ContainerLine:
    """What a line with colons is."""

    colons: int
    """How many it begins with."""
    name: str
    """``tip``, ``{note}`` …; empty: it closes."""
    titles: tuple[Title, ...] = ()


def read_line(text: str, start: int, end: int) -> ContainerLine | None:
    """Read a line; None where it is text.

    Args:
        text: The whole text.
        start: Where the line's own text begins.
        end: Where it ends.
    """
    if not text.startswith("::", start, end):
        return None
    end = _stripped(text, start, end)
    line = text[start:end]
    if found := _CLOSER.match(line):
        return ContainerLine(colons=len(found["colons"]), name="")
    found = _OPENER.match(line) or _LEAF.match(line)
    if found is None:
        return None
    colons = len(found["colons"])
    titles: list[Title] = []
    at = start + found.end()
    name = found["name"]
    if name and text.startswith("[", at, end) and (stop := bracket_end(text, at, end)) > 0:
        titles.append(Title(start=at + 1, end=stop, context="label"))
        at = stop + 1
    before = at
    at, attributes = _attributes(text, at, end)
    titles += attributes
    name = name or text[before:at]
    if not name:
        return None  # a brace that nothing closes
    rest = _rest(text, at, end)
    if colons == 2 and rest:
        return None  # a leaf has nothing behind it
    titles += rest
    return ContainerLine(colons=colons, name=name, titles=tuple(titles))


def bracket_end(text: str, start: int, end: int) -> int:
    """Return where the bracket closes that opens at ``start``; -1: not before ``end``."""
    depth, at = 0, start
    while at < end:
        character = text[at]
        if character == "\\":
            at += 1
        elif character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return -1


def _attributes(text: str, at: int, end: int) -> tuple[int, list[Title]]:
    """Return where attributes end that begin here, or after spaces, and the titles in them."""
    first = at
    while first < end and text[first] in " \t":
        first += 1
    found = ATTRIBUTES.match(text, first, end)
    if found is None:
        return at, []
    titles = []
    for value in _TITLE.finditer(text, first, found.end()):
        group = 1 if value[1] is not None else 2
        titles.append(Title(start=value.start(group), end=value.end(group), context="attribute"))
    return found.end(), titles


def _rest(text: str, start: int, end: int) -> list[Title]:
    """Return the title that is the rest of a line, attributes and colons at its end left out."""
    if found := _COLONS.search(text[start:end]):
        end = start + found.start()
    while start < end and text[start] in " \t":
        start += 1
    attributes: list[Title] = []
    end = _stripped(text, start, end)
    if (opening := last_attributes(text, start, end)) >= 0:
        attributes = _attributes(text, opening, end)[1]
        end = _stripped(text, start, opening)
    return [*([Title(start=start, end=end, context="title")] if start < end else []), *attributes]


def last_attributes(text: str, start: int, end: int) -> int:
    """Return where attributes begin that end at ``end``; -1: there are none."""
    for found in ATTRIBUTES.finditer(text, start, end):
        if found.end() == end and text[found.start() - 1 : found.start()] not in ("{", "$", "\\"):
            return found.start()
    return -1


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t":
        end -= 1
    return end
