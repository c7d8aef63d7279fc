"""Lists of an OpenDocument text: a list style for each shape of marker."""

from __future__ import annotations

from collections.abc import Iterator

from translator.exports.laid_out.parts import Item
from translator.exports.laid_out.xml_strings import Xml, element
from translator.lazy_regex import lazy_regex

NUMBER = lazy_regex(r"([(（]?)([0-9]{1,9})([.)）、．]?)")
"""A marker that counts: what stands before the number, the number, what stands behind."""
_LEVELS = 10
_INDENT = 0.65
"""Centimetres a level goes in by."""
_BULLETS = "•◦▪"
"""Of the levels, where the article has the usual bullet."""


class ListStyles:
    """The list styles of a document; grows while its lists are written."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def name(self, marker: str) -> str:
        """Return the style of the list that an item with this marker is in."""
        found = NUMBER.fullmatch(marker)
        shape = (found[1], f"%{found[3]}") if found else (marker, "")
        return self._names.setdefault(shape, f"L{len(self._names) + 1}")

    def xml(self) -> Iterator[Xml]:
        """Yield the styles."""
        for (before, behind), name in self._names.items():
            levels = (_level(before, behind, level) for level in range(1, _LEVELS + 1))
            yield element("text:list-style", {"style:name": name}, *levels)


def starts(items: list[Item]) -> Iterator[tuple[Item, int | None]]:
    """Yield items with the number to begin again at; None: it is counted on."""
    due = 1
    for item in items:
        found = NUMBER.fullmatch(item.marker)
        number = int(found[2]) if found else due
        yield item, None if number == due else number
        due = number + 1 if item.marker else due


def _level(before: str, behind: str, level: int) -> Xml:
    aligned = element(
        "style:list-level-label-alignment",
        {
            "text:label-followed-by": "listtab",
            "text:list-tab-stop-position": f"{_INDENT * level:.2f}cm",
            "fo:text-indent": f"-{_INDENT:.2f}cm",
            "fo:margin-left": f"{_INDENT * level:.2f}cm",
        },
    )
    mode = {"text:list-level-position-and-space-mode": "label-alignment"}
    properties = element("style:list-level-properties", mode, aligned)
    if behind.startswith("%"):
        shape = {
            "text:level": str(level), "style:num-format": "1", "style:num-prefix": before,
            "style:num-suffix": behind[1:],
        }  # fmt: skip
        return element("text:list-level-style-number", shape, properties)
    shown = _BULLETS[(level - 1) % len(_BULLETS)] if before in ("•", "") else before
    if len(shown) > 1:  # a bullet is one character: what stands before a number may be more
        shape = {"text:level": str(level), "style:num-format": "", "style:num-prefix": shown}
        return element("text:list-level-style-number", shape, properties)
    bullet = {"text:level": str(level), "text:bullet-char": shown}
    return element("text:list-level-style-bullet", bullet, properties)
