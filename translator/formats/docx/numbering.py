"""The numbers of lists in a Word document, counted as Word counts them (17.9 of ECMA-376)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from translator.formats.office.counting import counted
from translator.formats.office.xml_nodes import Node, XmlNodes

_DEEPEST = 9
_LONGEST = 40
"""Characters of a marker that is shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListLevel:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    """With ``%1`` where the number of the first level stands."""
    indent: str = ""
    """How far its text stands from the margin, as the part has it; empty: it does not say."""


class Numbering:
    """The lists of one document, and how far each was counted."""

    def __init__(self, lists: Mapping[str, Mapping[int, ListLevel]], same: Mapping[str, str]):
        """Take the lists.

        Args:
            lists: Number of a list → its levels.
            same: Number of a list → what it is counted with.
        """
        self._lists = lists
        self._same = same
        self._counts: dict[str, list[int | None]] = {}

    def level(self, number: str, depth: int) -> ListLevel | None:
        """Return a level of a list; None: the list is not there, and Word shows no number."""
        return self._lists.get(number, {}).get(depth)

    def texts(self) -> list[str]:
        """Return the words that stand with numbers, each once."""
        words = (level.text for levels in self._lists.values() for level in levels.values())
        return list(dict.fromkeys(words))

    def next(self, number: str, depth: int) -> str:
        """Count one more paragraph of a list and return its marker."""
        level = self.level(number, depth)
        if level is None or not 0 <= depth < _DEEPEST:
            return ""
        counts = self._counts.setdefault(self._same.get(number, number), [None] * _DEEPEST)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_DEEPEST - depth - 1)
        if level.form == "bullet":
            return "•"
        if level.form == "none":
            return ""

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            one = self.level(number, at)
            if one is None:
                return ""
            count = counts[at]
            return counted(one.start if count is None else count, one.form)

        return re.sub(r"%([1-9])", shown, level.text)[:_LONGEST].strip()


def read_numbering(nodes: XmlNodes) -> Numbering:
    """Read the part with the lists."""
    abstract: dict[str, dict[int, ListLevel]] = {}
    linked: dict[str, str] = {}
    styles: dict[str, str] = {}
    lists: dict[str, Mapping[int, ListLevel]] = {}
    same: dict[str, str] = {}
    for event in nodes.events(("w:abstractNum", "w:num")):
        if event.kind != "whole":
            continue
        node = event.node
        if node.name == "w:abstractNum":
            identity = nodes.value(node, "w:abstractNumId")
            abstract[identity] = _levels(nodes, node)
            if style := nodes.value(node.first("w:styleLink"), "w:val"):
                styles[style] = identity
            if style := nodes.value(node.first("w:numStyleLink"), "w:val"):
                linked[identity] = style
        else:
            number = nodes.value(node, "w:numId")
            base = nodes.value(node.first("w:abstractNumId"), "w:val")
            base = styles.get(linked.get(base, ""), base)
            levels = dict(abstract.get(base, {}))
            changed = False
            for one in node.children:
                if one.name == "w:lvlOverride":
                    changed = True
                    levels |= _levels(nodes, one)
                    depth = _whole(nodes.value(one, "w:ilvl"))
                    start = nodes.value(one.first("w:startOverride"), "w:val")
                    if start and depth in levels:
                        known = levels[depth]
                        levels[depth] = ListLevel(
                            start=_whole(start), form=known.form, text=known.text,
                            indent=known.indent,
                        )  # fmt: skip
            lists[number] = levels
            # Lists of one kind go on counting, unless one begins anew.
            same[number] = f"own {number}" if changed else base
    return Numbering(lists, same)


def _levels(nodes: XmlNodes, node: Node) -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for level in node.children:
        if level.name != "w:lvl":
            continue
        indent = level.path("w:pPr", "w:ind")
        found[_whole(nodes.value(level, "w:ilvl"))] = ListLevel(
            start=_whole(nodes.value(level.first("w:start"), "w:val", "1")),
            form=nodes.value(level.first("w:numFmt"), "w:val", "decimal"),
            text=nodes.value(level.first("w:lvlText"), "w:val"),
            indent=nodes.value(indent, "w:left") or nodes.value(indent, "w:start"),
        )
    return found


def _whole(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 7 else 0
