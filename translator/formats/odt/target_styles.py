"""The styles that targets need in an OpenDocument text: a language, a page that does not break."""

from __future__ import annotations

import re

from translator.formats.odt.styles import OdtStyles
from translator.formats.office.scripts import EASTERN_FONT
from translator.formats.office.splices import Splices
from translator.formats.office.xml_nodes import Node, XmlNodes
from translator.formats.office.xml_part import quoted

LANGUAGES = {
    "en": ("en", "US"),
    "zh": ("zh", "CN"),
    "zh-Hans": ("zh", "CN"),
    "zh-Hant": ("zh", "TW"),
    "zh-Hant-TW": ("zh", "TW"),
    "zh-Hant-HK": ("zh", "HK"),
}
"""BCP 47 tag → language and country, as LibreOffice knows them."""
_WESTERN_FONT = "Liberation Serif"


class TargetStyles:
    """The styles one part gains."""

    def __init__(
        self,
        nodes: XmlNodes,
        styles: OdtStyles,
        automatic: Node | None,
        body: int,
        language: str,
    ) -> None:
        """Take a part.

        Args:
            nodes: Its nodes.
            styles: Those that count in it.
            automatic: The element with the styles it made for itself; None: it has none.
            body: Where that element would stand.
            language: BCP 47 tag of the targets.
        """
        self._nodes = nodes
        self._styles = styles
        self._automatic = automatic
        self._body = body
        self._language = LANGUAGES.get(language, ("en", "US"))
        self._chinese = language.startswith("zh")
        self._made: dict[str, str] = {}
        self._unbroken: dict[str, str] = {}
        self._spoken: dict[str, str] = {}

    def spoken(self, text: str, style: str) -> str:
        """Return a target in a span that names its language and font; as it is where both are so.

        Args:
            text: As it is written.
            style: Name of its paragraph's style.
        """
        properties = self._properties(style)
        if not properties or not text:
            return text
        tag = self._nodes.tag
        name = self._spoken.get(properties)
        if name is None:
            more = f"-{len(self._spoken) + 1}" if self._spoken else ""
            name = self._spoken[properties] = self._name(f"text{more}")
            self._made[name] = (
                f'<{tag("style:style")} {tag("style:name")}="{name}" {tag("style:family")}="text">'
                f"<{tag('style:text-properties')} {properties}/></{tag('style:style')}>"
            )
        span = tag("text:span")
        return f'<{span} {tag("text:style-name")}="{name}">{text}</{span}>'

    def _properties(self, style: str) -> str:
        """Return what neither the default nor the paragraph says about the target's text."""
        tag, default = self._nodes.tag, self._styles.default
        language, country = self._language
        found: list[str] = []
        suffix = "-asian" if self._chinese else ""
        prefix = "style" if self._chinese else "fo"
        known = (
            default.get(f"{prefix}:language{suffix}"),
            default.get(f"{prefix}:country{suffix}"),
        )
        if known != (language, country) and not (known[0] == language == "en"):
            found += [
                f'{tag(f"{prefix}:language{suffix}")}="{language}"',
                f'{tag(f"{prefix}:country{suffix}")}="{country}"',
            ]
        if not self._chinese and EASTERN_FONT.search(self._western(style)):
            found.append(f'{tag("fo:font-family")}="{_WESTERN_FONT}"')
        return " ".join(found)

    def _western(self, style: str) -> str:
        """Return the font of Latin letters in paragraphs of a style."""
        chain = (one.text for one in self._styles.chain("paragraph", style))
        for said in (*chain, self._styles.default):
            if font := said.get("style:font-name", "") or said.get("fo:font-family", ""):
                return font
        return ""

    def unbroken(self, style: str) -> str:
        """Return the name of a style like this one, with which no page begins or ends."""
        known = self._unbroken.get(style)
        if known is not None:
            return known
        tag = self._nodes.tag
        name = self._name(f"paragraph-{len(self._unbroken) + 1}")
        chain = self._styles.chain("paragraph", style)
        if chain and chain[0].automatic:
            source = re.sub(
                r"\s(?:[\w.-]+:)?(?:master-page-name|break-before|break-after|page-number)"
                r"\s*=\s*(?:\"[^\"]*\"|'[^']*')",
                "",
                chain[0].source,
            )
            old = re.escape(tag("style:name"))
            made = re.sub(rf"\s{old}\s*=\s*(?:\"[^\"]*\"|'[^']*')", "", source, count=1)
            start = f"<{tag('style:style')}"
            made = f'{start} {tag("style:name")}="{name}"{made.removeprefix(start)}'
        else:
            made = (
                f'<{tag("style:style")} {tag("style:name")}="{name}" '
                f'{tag("style:family")}="paragraph" '
                f'{tag("style:parent-style-name")}="{quoted(style)}">'
                f'<{tag("style:paragraph-properties")} {tag("fo:break-before")}="auto" '
                f'{tag("fo:break-after")}="auto"/></{tag("style:style")}>'
            )
        self._made[name] = made
        self._unbroken[style] = name
        return name

    def put(self, splices: Splices) -> None:
        """Put the styles that were needed into the part."""
        if not self._made:
            return
        made = "".join(self._made.values())
        tag = self._nodes.tag("office:automatic-styles")
        node = self._automatic
        if node is None:
            splices.insert(self._body, f"<{tag}>{made}</{tag}>", rank=0)
        elif node.inner == node.end:
            opening = self._nodes.source(node).removesuffix("/>").rstrip()
            splices.put(node.start, node.end, f"{opening}>{made}</{tag}>")
        else:
            splices.insert(node.inner_end, made, rank=0)

    def _name(self, what: str) -> str:
        """Return a name no style of the part has."""
        name = f"Duizhao-{what}"
        families = self._styles.families
        while ("text", name) in families or ("paragraph", name) in families:
            name += "-"
        return name
