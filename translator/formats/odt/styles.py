"""The styles of an OpenDocument text: how runs look, what paragraphs are, how lists count."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from translator.formats.office.pieces import Look
from translator.formats.office.scripts import EASTERN, LATIN
from translator.formats.office.xml_nodes import Node, XmlNodes
from translator.lazy_regex import lazy_regex

STYLE_ELEMENTS = ("style:style", "style:default-style", "text:list-style")
"""Elements that are read whole, wherever they stand."""
_UNSEEN = lazy_regex(
    r".*-complex|.*:(?:language|country|script|rfc-language-tag)(?:-asian)?"
    r"|\w+:(?:rsid|paragraph-rsid|opacity)|style:font-name.*|fo:font-family.*|style:font-family.*"
    r"|style:font-pitch.*|style:font-charset.*|style:font-style-name.*|fo:letter-spacing"
    r"|style:letter-kerning|style:text-scale|fo:hyphenat.*|style:use-window-font-color"
    r"|style:text-underline-(?:width|color|mode)|style:text-autospace|loext:.*"
)
"""Properties that make no difference to a reader, or one of a hair's breadth."""
_NOTHING = {
    "fo:color": ("#000000",),
    "fo:background-color": ("transparent",),
    "style:text-underline-style": ("none",),
    "style:text-line-through-style": ("none",),
    "style:text-emphasize": ("none",),
    "fo:text-shadow": ("none",),
    "fo:font-weight": ("normal",),
    "style:font-weight-asian": ("normal",),
    "fo:font-style": ("normal",),
    "style:font-style-asian": ("normal",),
    "style:text-position": ("0% 100%",),
    "fo:font-variant": ("normal",),
    "fo:text-transform": ("none",),
}
"""Values that say what is so anyway."""
_RANKS = ("superscript", "subscript", "strikethrough", "strong", "emphasis")
_CODE = lazy_regex(r"preformatted text|source code|code|verbatim", re.IGNORECASE)
_CODE_TEXT = lazy_regex(r"source text|teletype|example|verbatim char|code", re.IGNORECASE)
_QUOTE = lazy_regex(r"(?:intense )?quot(?:e|ations?)|block ?text|引用|引文", re.IGNORECASE)
_CAPTION = lazy_regex(
    r"caption|illustration|table|drawing|figure(?: with caption)?|text", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """One style of paragraphs or of text."""

    name: str
    """As it is shown to people."""
    parent: str
    automatic: bool
    text: Mapping[str, str]
    """Properties of its text."""
    paragraph: Mapping[str, str]
    """Properties of its paragraphs, with the page it begins on."""
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ListLevel:
    """How one level of a list is numbered."""

    bullet: bool
    form: str = "1"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    levels: int = 1


@dataclass(slots=True)
class OdtStyles:
    """The styles that count in one part."""

    families: dict[tuple[str, str], Style] = field(default_factory=dict)
    """Family and name → style."""
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    default: Mapping[str, str] = field(default_factory=dict)
    """Properties of text that says nothing about them."""
    _texts: dict[tuple[str, ...], _Seen] = field(default_factory=dict)
    _looks: dict[tuple[tuple[str, ...], str, str | None], Look] = field(default_factory=dict)

    def within(self) -> OdtStyles:
        """Return the same styles for a part that has more of its own."""
        return OdtStyles(families=dict(self.families), lists=dict(self.lists), default=self.default)

    def take(self, nodes: XmlNodes, node: Node, *, automatic: bool) -> None:
        """Take a style of a part."""
        attributes = {name: one.value for name, one in nodes.attributes(node).items()}
        family = attributes.get("style:family", "")
        if node.name == "text:list-style":
            self.lists[attributes.get("style:name", "")] = _levels(nodes, node)
        elif node.name == "style:default-style":
            if family == "paragraph":
                self.default = _properties(nodes, node.first("style:text-properties"))
        elif family in ("paragraph", "text"):
            name = attributes.get("style:name", "")
            paragraph = _properties(nodes, node.first("style:paragraph-properties"))
            if page := attributes.get("style:master-page-name"):
                paragraph = {**paragraph, "style:master-page-name": page}
            shown = attributes.get("style:display-name", name.replace("_20_", " "))
            self.families[family, name] = Style(
                name=shown.replace("_", " "),
                parent=attributes.get("style:parent-style-name", ""),
                automatic=automatic,
                text=_properties(nodes, node.first("style:text-properties")),
                paragraph=paragraph,
                source=nodes.source(node),
            )

    def chain(self, family: str, name: str) -> list[Style]:
        """Return a style and those it is based on; a circle ends where it began."""
        found: list[Style] = []
        seen: set[str] = set()
        while name and name not in seen and (style := self.families.get((family, name))):
            seen.add(name)
            found.append(style)
            name = style.parent
        return found

    def kind(self, name: str) -> tuple[str, int, bool]:
        """Return what paragraphs of a style are: kind, level of a heading, whether code."""
        names = [style.name for style in self.chain("paragraph", name)] or [name]
        if any(_CODE.fullmatch(one) for one in names):
            return "paragraph", 0, True
        if names[0].lower() == "title" or "title" in (one.lower() for one in names[1:2]):
            return "heading", 1, False
        if any(_QUOTE.fullmatch(one) for one in names):
            return "quote", 0, False
        if "Caption" in names or any(_CAPTION.fullmatch(one) for one in names[:1]):
            return "caption", 0, False
        return "paragraph", 0, False

    def look(self, spans: tuple[str, ...], raw: str, shown: str, *, eastern: bool) -> Look:
        """Return how a text looks.

        Args:
            spans: Names of the styles it stands in, the outermost first.
            raw: The tags of those.
            shown: The text.
            eastern: Whether its paragraph has Chinese characters.
        """
        seen = self.seen(spans)
        font: str | None = None
        if EASTERN.search(shown):
            font = seen.eastern
        elif not eastern and LATIN.search(shown):
            font = seen.western
        raw = raw if seen.key or font else ""
        known = self._looks.get((spans, raw, font))
        if known is None:  # one object for all text that looks so
            known = Look(key=seen.key, font=font, raw=raw, kind=seen.kind)
            self._looks[spans, raw, font] = known
        return known

    def seen(self, spans: tuple[str, ...]) -> _Seen:
        """Return what a reader sees of text in spans of these styles."""
        known = self._texts.get(spans)
        if known is None:
            styles = [style for name in spans for style in reversed(self.chain("text", name))]
            known = self._texts[spans] = _see(styles)
        return known


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    key: tuple[Hashable, ...]
    kind: str
    eastern: str
    western: str
    hidden: bool
    code: bool


def _see(styles: Iterable[Style]) -> _Seen:
    merged: dict[str, str] = {}
    code = False
    for style in styles:
        merged |= style.text
        code |= not style.automatic and _CODE_TEXT.fullmatch(style.name) is not None
    key = {
        (name, value)
        for name, value in merged.items()
        if not _UNSEEN.fullmatch(name) and value not in _NOTHING.get(name, ())
    }
    kinds = {_kind(name, value) for name, value in key}
    return _Seen(
        key=tuple(sorted(key)),
        kind=next((one for one in _RANKS if one in kinds), "span"),
        eastern=merged.get("style:font-name-asian") or merged.get("style:font-family-asian", ""),
        western=merged.get("style:font-name") or merged.get("fo:font-family", ""),
        hidden=merged.get("text:display") == "none",
        code=code,
    )


def _kind(name: str, value: str) -> str:
    match name:
        case "fo:font-weight" | "style:font-weight-asian":
            return "strong"
        case "fo:font-style" | "style:font-style-asian" | "style:text-emphasize":
            return "emphasis"
        case "style:text-line-through-style" | "style:text-line-through-type":
            return "strikethrough"
        case "style:text-position":
            below = value.startswith(("sub", "-"))
            return "subscript" if below else "superscript"
    return "span"


def _properties(nodes: XmlNodes, node: Node | None) -> Mapping[str, str]:
    if node is None:
        return {}
    return {name: one.value for name, one in nodes.attributes(node).items()}


def _levels(nodes: XmlNodes, node: Node) -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for one in node.children:
        if not one.name.startswith("text:list-level-style"):
            continue
        attributes = _properties(nodes, one)
        found[_whole(attributes.get("text:level", "1"))] = ListLevel(
            bullet=not one.name.endswith("number"),
            form=attributes.get("style:num-format", ""),
            prefix=attributes.get("style:num-prefix", ""),
            suffix=attributes.get("style:num-suffix", ""),
            start=_whole(attributes.get("text:start-value", "1")),
            levels=_whole(attributes.get("text:display-levels", "1")),
        )
    return found


def _whole(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 7 else 0
