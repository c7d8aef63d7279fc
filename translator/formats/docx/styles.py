"""The styles of a Word document: what headings, code and lists are called in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from translator.formats.office.xml_nodes import Node, XmlNodes
from translator.lazy_regex import lazy_regex

_HEADING = lazy_regex(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_CODE = lazy_regex(
    r"(?:source ?code|html preformatted|preformatted ?text|macro ?text|code ?(?:block|text)?)",
    re.IGNORECASE,
)
_CODE_CHARACTERS = lazy_regex(
    r"(?:verbatim ?char|source ?text|html (?:code|typewriter|sample|keyboard)|(?:inline )?code"
    r"(?: char)?|example)",
    re.IGNORECASE,
)
_QUOTE = lazy_regex(r"(?:intense )?quot(?:e|ations?)|block ?text|引用|引文", re.IGNORECASE)
_CAPTION = lazy_regex(r"(?:image |table )?caption|题注|題註", re.IGNORECASE)
_CONTENTS = lazy_regex(r"toc ?\d|table of figures|index \d|目录 ?\d|目錄 ?\d", re.IGNORECASE)
_DEEPEST = 6
BODY_LEVEL = 9
"""Outline level of what is no heading."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CharacterStyle:
    """What a style of characters means."""

    kinds: tuple[str, ...] = ()
    code: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ParagraphStyle:
    """What a style of paragraphs means, with all it is based on."""

    kind: str = "paragraph"
    level: int = 0
    """Of a heading, 1 to 6."""
    code: bool = False
    contents: bool = False
    """Whether it is an entry of a table of contents or an index."""
    numbering: tuple[str, int] | None = None
    """Number of a list and level in it."""
    western: str = ""
    """Font of its Latin letters; empty: the document's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Defaults:
    """Fonts and languages of text that says nothing about them; empty: none is named."""

    western: str = ""
    eastern: str = ""
    language: str = ""
    eastern_language: str = ""


@dataclass(slots=True)
class Style:
    """One style as it is written, without what it is based on."""

    name: str
    based_on: str
    outline: int | None
    numbering: tuple[str | None, int] | None
    kinds: tuple[str, ...]
    western: str = ""


@dataclass(slots=True)
class Styles:
    """The styles of one document."""

    defaults: Defaults = field(default_factory=Defaults)
    known: dict[str, Style] = field(default_factory=dict)
    """By their ids."""
    normal: str = ""
    """Id of the style of paragraphs that name none."""
    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict)

    def paragraph(self, name: str) -> ParagraphStyle:
        """Return what a style of paragraphs means; of none, what the default does."""
        known = self._paragraphs.get(name)
        if known is None:
            known = self._paragraphs[name] = self._paragraph(name or self.normal)
        return known

    def character(self, name: str) -> CharacterStyle:
        """Return what a style of characters means."""
        chain = self._chain(name)
        kinds = tuple(kind for style in chain for kind in style.kinds)
        return CharacterStyle(
            kinds=kinds, code=any(_CODE_CHARACTERS.fullmatch(style.name) for style in chain)
        )

    def _chain(self, name: str) -> list[Style]:
        """Return a style and those it is based on; a circle ends where it began."""
        found: list[Style] = []
        seen: set[str] = set()
        while name and name not in seen and name in self.known:
            seen.add(name)
            found.append(self.known[name])
            name = self.known[name].based_on
        return found

    def _paragraph(self, name: str) -> ParagraphStyle:
        chain = self._chain(name)
        names = [style.name for style in chain]
        level = _level(chain)
        kind = "paragraph"
        if level:
            kind = "heading"
        elif any(_QUOTE.fullmatch(one) for one in names):
            kind = "quote"
        elif any(_CAPTION.fullmatch(one) for one in names):
            kind = "caption"
        number = next((s.numbering[0] for s in chain if s.numbering and s.numbering[0]), None)
        depth = next((s.numbering[1] for s in chain if s.numbering), 0)
        return ParagraphStyle(
            kind=kind,
            level=level,
            code=any(_CODE.fullmatch(one) for one in names),
            contents=any(_CONTENTS.fullmatch(one) for one in names),
            numbering=(number, depth) if number else None,
            western=next((s.western for s in chain if s.western), ""),
        )


def _level(chain: list[Style]) -> int:
    for style in chain:
        if style.outline is not None:
            return 0 if style.outline >= BODY_LEVEL else min(style.outline + 1, _DEEPEST)
        if found := _HEADING.fullmatch(style.name):
            return min(int(found[1]), _DEEPEST)
        if style.name.lower() in ("title", "标题", "標題"):
            return 1
    return 0


def read_styles(nodes: XmlNodes) -> Styles:
    """Read the part with the styles."""
    styles = Styles()
    for event in nodes.events(("w:style", "w:docDefaults")):
        if event.kind != "whole":
            continue
        node = event.node
        if node.name == "w:docDefaults":
            styles.defaults = _defaults(nodes, node.path("w:rPrDefault", "w:rPr"), styles.defaults)
            continue
        attributes = {name: one.value for name, one in nodes.attributes(node).items()}
        identity = attributes.get("w:styleId", "")
        styles.known[identity] = _style(nodes, node)
        if attributes.get("w:type") == "paragraph" and attributes.get("w:default") in ("1", "true"):
            styles.normal = identity
            styles.defaults = _defaults(nodes, node.first("w:rPr"), styles.defaults)
    return styles


def _style(nodes: XmlNodes, node: Node) -> Style:
    outline = nodes.value(node.path("w:pPr", "w:outlineLvl"), "w:val")
    return Style(
        name=nodes.value(node.first("w:name"), "w:val").replace("_", " "),
        based_on=nodes.value(node.first("w:basedOn"), "w:val"),
        outline=int(outline) if outline.isdecimal() and len(outline) < 3 else None,
        numbering=list_of(nodes, node.first("w:pPr")),
        kinds=_kinds(nodes, node.first("w:rPr")),
        western=_font(nodes, node.path("w:rPr", "w:rFonts"), "w:ascii", "w:asciiTheme"),
    )


def list_of(nodes: XmlNodes, properties: Node | None) -> tuple[str | None, int] | None:
    """Return the list and the level that properties of a paragraph name; None: neither."""
    found = properties.first("w:numPr") if properties is not None else None
    if found is None:
        return None
    number = nodes.value(found.first("w:numId"), "w:val")
    level = nodes.value(found.first("w:ilvl"), "w:val", "0")
    return number or None, int(level) if level.isdecimal() and len(level) < 3 else 0


def _kinds(nodes: XmlNodes, properties: Node | None) -> tuple[str, ...]:
    kinds = {"w:b": "strong", "w:i": "emphasis", "w:strike": "strikethrough"}
    found: list[str] = []
    for child in properties.children if properties is not None else ():
        value = nodes.value(child, "w:val")
        if child.name in kinds and value not in ("0", "false", "off"):
            found.append(kinds[child.name])
        elif child.name == "w:vertAlign" and value in ("superscript", "subscript"):
            found.append(value)
    return tuple(found)


def _font(nodes: XmlNodes, fonts: Node | None, *names: str) -> str:
    """Return the first of the fonts that an element names under these attributes."""
    return next((found for one in names if (found := nodes.value(fonts, one))), "")


def _defaults(nodes: XmlNodes, properties: Node | None, before: Defaults) -> Defaults:
    if properties is None:
        return before
    fonts, language = properties.first("w:rFonts"), properties.first("w:lang")
    return Defaults(
        western=_font(nodes, fonts, "w:ascii", "w:asciiTheme") or before.western,
        eastern=_font(nodes, fonts, "w:eastAsia", "w:eastAsiaTheme") or before.eastern,
        language=nodes.value(language, "w:val") or before.language,
        eastern_language=nodes.value(language, "w:eastAsia") or before.eastern_language,
    )
