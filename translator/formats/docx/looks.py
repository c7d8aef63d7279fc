"""How the runs of a Word document look: which differences a reader sees, and which are noise.

Names and their order are those of ``CT_RPr`` (ECMA-376 part 1, 17.3.2).
"""

from __future__ import annotations

import re
from collections.abc import Hashable

from translator.formats.docx.styles import Styles
from translator.formats.office.pieces import Look
from translator.formats.office.scripts import EASTERN, EASTERN_FONT, LATIN
from translator.formats.office.xml_nodes import Node, XmlNodes
from translator.lazy_regex import lazy_regex

_UNSEEN = frozenset((
    "w:lang", "w:noProof", "w:bCs", "w:iCs", "w:szCs", "w:kern", "w:snapToGrid", "w:webHidden",
    "w:rPrChange", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:spacing", "w:w", "w:rFonts",
    "w:specVanish", "w:eastAsianLayout", "w:rtl", "w:cs", "w:fitText", "w:oMath",
))  # fmt: skip
"""Properties that make no difference to a reader, or one of a hair's breadth."""
_NOTHING = {
    "w:color": ("auto", "000000"),
    "w:u": ("none",),
    "w:highlight": ("none",),
    "w:vertAlign": ("baseline",),
    "w:em": ("none",),
    "w:effect": ("none",),
}
"""Values that say what is so anyway."""
_OFF = frozenset(("0", "false", "off", "none"))
_AFTER_LANGUAGE = ("w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange")


class Looks:
    """The looks of one part's runs; equal properties are read once."""

    def __init__(self, nodes: XmlNodes, styles: Styles) -> None:
        self._nodes = nodes
        self._styles = styles
        self._known: dict[str, _Properties] = {}

    def of(self, properties: Node | None, shown: str, *, eastern: bool) -> Look:
        """Return how a text looks.

        Args:
            properties: The ``w:rPr`` of its run.
            shown: The text.
            eastern: Whether its paragraph has Chinese characters.
        """
        found = self._read(properties)
        font: str | None = None
        if EASTERN.search(shown):
            font = found.eastern
        elif not eastern and LATIN.search(shown):
            font = found.western
        return found.look(font)

    def hidden(self, properties: Node | None) -> bool:
        """Say whether text with these properties is not shown."""
        return self._read(properties).hidden

    def code(self, properties: Node | None) -> bool:
        """Say whether text with these properties is code in a sentence."""
        return self._read(properties).code

    def _read(self, properties: Node | None) -> _Properties:
        raw = self._nodes.source(properties) if properties is not None else ""
        found = self._known.get(raw)
        if found is None:
            found = self._known[raw] = _Properties(self._nodes, properties, raw, self._styles)
        return found


class _Properties:
    """What was read of one ``w:rPr``."""

    def __init__(self, nodes: XmlNodes, node: Node | None, raw: str, styles: Styles) -> None:
        self.raw = raw
        self.eastern = self.western = ""
        self.kind = "span"
        self.hidden = self.code = False
        key: set[Hashable] = set()
        kinds: set[str] = set()
        for child in node.children if node is not None else ():
            attributes = {name: one.value for name, one in nodes.attributes(child).items()}
            value = attributes.get("w:val", "")
            if child.name == "w:rFonts":
                get = attributes.get
                self.eastern = get("w:eastAsia", "") or get("w:eastAsiaTheme", "")
                self.western = get("w:ascii", "") or get("w:asciiTheme", "")
            elif child.name == "w:vanish":
                self.hidden = value not in _OFF
            elif child.name == "w:rStyle":
                style = styles.character(value)
                self.code = style.code
                kinds |= set(style.kinds)
                key.add(("w:rStyle", value))
            elif child.name == "w:shd":
                fill = attributes.get("w:fill", "auto").lower()
                if fill not in ("auto", "ffffff"):
                    key.add(("w:shd", fill))
            elif child.name not in _UNSEEN and value not in _NOTHING.get(child.name, ()):
                on = value not in _OFF
                key.add((child.name, tuple(sorted(attributes.items())) if on else "off"))
                if on:
                    kinds.add(kind_of(child.name, value))
        self.key = tuple(sorted(key, key=repr))
        self._looks: dict[str | None, Look] = {}
        self.kind = next((one for one in _RANKS if one in kinds), "span")

    def look(self, font: str | None) -> Look:
        """Return how text with these properties looks in a font; one object for all of it."""
        known = self._looks.get(font)
        if known is None:
            known = Look(key=self.key, font=font, raw=self.raw, kind=self.kind)
            self._looks[font] = known
        return known


_RANKS = ("superscript", "subscript", "strikethrough", "strong", "emphasis")


def kind_of(name: str, value: str) -> str:
    """Return the kind of mark a property makes."""
    match name:
        case "w:vertAlign" if value in ("superscript", "subscript"):
            return value
        case "w:b":
            return "strong"
        case "w:i" | "w:em":
            return "emphasis"
        case "w:strike" | "w:dstrike":
            return "strikethrough"
    return "span"


_RPR = lazy_regex(r"(<(?:\w+:)?rPr\b[^>]*?)(/?)>")


class TargetLook:
    """Turns the properties of a source's run into those of a target's."""

    def __init__(self, nodes: XmlNodes, styles: Styles, language: str) -> None:
        """Take a part.

        Args:
            nodes: Of the part, for its prefix.
            styles: Of the document.
            language: BCP 47 tag of the targets.
        """
        self._chinese = language.startswith("zh")
        self._tag = nodes.tag
        self._default = styles.defaults
        self._language = WORD_LANGUAGES.get(language, language)
        self._known: dict[tuple[str, str], str] = {}

    def of(self, raw: str, western: str = "") -> str:
        """Return a ``w:rPr`` for text in the target's language; empty: none is needed.

        Args:
            raw: Of the source.
            western: Font of Latin letters in the paragraph's style; empty: the document's.
        """
        found = self._known.get((raw, western))
        if found is None:
            found = self._known[raw, western] = self._made(raw, western or self._default.western)
        return found

    def _made(self, raw: str, western: str) -> str:
        tag = self._tag
        w = re.escape(tag("w:x")[:-1])
        body = re.sub(rf"^<{w}rPr\b[^>]*>|</{w}rPr\s*>$", "", raw)
        body = re.sub(rf"<{w}lang\b[^>]*/>|<{w}lang\b[^>]*></{w}lang>", "", body)
        body = re.sub(rf"<{w}rPrChange\b.*?</{w}rPrChange>", "", body, flags=re.DOTALL)
        body = re.sub(rf"<{w}(?:ins|del|moveTo|moveFrom)\b[^>]*/>", "", body)
        if not self._chinese:
            body = self._western(body, w, western)
        elif not self._eastern_by_default():
            body = self._eastern(body, w)
        body = self._named(body, w)
        return f"<{tag('w:rPr')}>{body}</{tag('w:rPr')}>" if body else ""

    def _western(self, body: str, w: str, usual: str) -> str:
        """Take an East Asian font, and the hint that asks for one, from Latin letters."""

        def mended(found: re.Match[str]) -> str:
            kept = [
                one[0]
                for one in re.finditer(rf"{w}(\w+)\s*=\s*(\"[^\"]*\"|'[^']*')", found[0])
                if one[1] != "hint"
                and not (one[1] in ("ascii", "hAnsi") and EASTERN_FONT.search(one[2]))
            ]
            return f"<{self._tag('w:rFonts')} {' '.join(kept)}/>" if kept else ""

        body = re.sub(rf"<{w}rFonts\b[^>]*/>", mended, body)
        if EASTERN_FONT.search(usual) and not re.search(rf"{w}ascii(?:Theme)?=", body):
            body = self._with_fonts(body, w, ("ascii", "hAnsi"), WESTERN_FONT)
        return body

    def _eastern(self, body: str, w: str) -> str:
        if re.search(rf"{w}eastAsia(?:Theme)?=", body):
            return body
        font = EASTERN_FONTS.get(self._language, EASTERN_FONTS["zh-CN"])
        return self._with_fonts(body, w, ("eastAsia",), font)

    def _eastern_by_default(self) -> bool:
        return bool(self._default.eastern)

    def _with_fonts(self, body: str, w: str, names: tuple[str, ...], font: str) -> str:
        added = " ".join(f'{self._tag(f"w:{name}")}="{font}"' for name in names)
        found = re.search(rf"<{w}rFonts\b", body)
        if found:
            return f"{body[: found.end()]} {added}{body[found.end() :]}"
        style = re.match(rf"\s*<{w}rStyle\b[^>]*/>", body)
        at = style.end() if style else 0
        return f"{body[:at]}<{self._tag('w:rFonts')} {added}/>{body[at:]}"

    def _named(self, body: str, w: str) -> str:
        """Name the language where the document's own does not say it already."""
        attribute = "w:eastAsia" if self._chinese else "w:val"
        default = self._default.eastern_language if self._chinese else self._default.language
        known = default == self._language if self._chinese else default.startswith("en")
        if known:
            return body
        named = f'<{self._tag("w:lang")} {self._tag(attribute)}="{self._language}"/>'
        names = "|".join(one.partition(":")[2] for one in _AFTER_LANGUAGE)
        after = re.search(rf"<{w}(?:{names})\b", body)
        at = after.start() if after else len(body)
        return body[:at] + named + body[at:]


WORD_LANGUAGES = {
    "en": "en-US",
    "zh-Hans": "zh-CN",
    "zh-Hant": "zh-TW",
    "zh-Hant-TW": "zh-TW",
    "zh-Hant-HK": "zh-HK",
    "zh": "zh-CN",
}
"""BCP 47 tags as Word and LibreOffice know them: with a region, without a script."""
WESTERN_FONT = "Times New Roman"
EASTERN_FONTS = {"zh-CN": "SimSun", "zh-TW": "PMingLiU", "zh-HK": "PMingLiU"}
