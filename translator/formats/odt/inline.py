"""The content of an OpenDocument paragraph as pieces: text, and what is carried over."""

from __future__ import annotations

from dataclasses import dataclass, field

from translator.formats.odt.styles import OdtStyles
from translator.formats.office.pieces import PLAIN, Look, Piece
from translator.formats.office.scripts import HAN
from translator.formats.office.xml_nodes import TEXT, Node, XmlNodes
from translator.lazy_regex import lazy_regex

_BLANK = lazy_regex(r"[ \t\r\n]+")
_MOST_SPACES = 1_000
_IGNORED = frozenset(("text:soft-page-break", "office:annotation-end-marker"))
_WORDS = frozenset((
    "text:bookmark-ref", "text:reference-ref", "text:title", "text:subject", "text:description",
    "text:placeholder", "text:text-input", "text:chapter", "text:conditional-text", "text:meta",
    "text:meta-field", "text:user-defined", "text:keywords",
))  # fmt: skip
"""Fields whose result is words; that of any other is a value, carried over as it is."""
_ANCHORS = lazy_regex(
    r"text:(?:bookmark|reference-mark|toc-mark|user-index-mark|alphabetical-index-mark|change)"
    r"(?:-start|-end)?|office:annotation(?:-end)?"
)


@dataclass(slots=True)
class OdtInline:
    """What a paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    drawings: list[Node] = field(default_factory=list)
    """Pictures, text boxes and notes, in order."""
    hidden: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    changed: bool = False


class InlineReader:
    """Reads the paragraphs of one part."""

    def __init__(self, nodes: XmlNodes, styles: OdtStyles, formulas: frozenset[str]) -> None:
        self._nodes = nodes
        self._styles = styles
        self._formulas = formulas
        self._pair = 0
        self._content = OdtInline()
        self._eastern = False
        self._blank = True

    def read(self, paragraph: Node) -> OdtInline:
        """Return the content of a ``text:p`` or ``text:h``."""
        self._content = content = OdtInline()
        self._eastern = HAN.search(self._nodes.source(paragraph)) is not None
        self._blank = True  # white space at the start is none
        for child in paragraph.children:
            self._child(child, (), "")
        return content

    def _child(self, node: Node, spans: tuple[str, ...], raw: str) -> None:
        name = node.name
        if name == TEXT:
            self._text(node, self._collapsed(self._nodes.characters(node)), spans, raw)
        elif name == "text:s":
            count = self._nodes.value(node, "text:c", "1")
            number = int(count) if count.isdecimal() and len(count) < 5 else 1
            self._blank = False
            self._text(node, " " * min(number, _MOST_SPACES), spans, raw)
        elif name in ("text:tab", "text:line-break"):
            self._blank = True
            shown = "\t" if name == "text:tab" else "\n"
            look = self._look(spans, raw, "")
            self._atom(node, "hardbreak", shown, display="break", look=look)
        elif name == "text:span":
            style = self._nodes.value(node, "text:style-name")
            tag = self._nodes.text[node.start : node.inner]
            if node.inner != node.end:
                for child in node.children:
                    self._child(child, (*spans, style), raw + tag)
        elif name in _IGNORED:
            return
        elif _ANCHORS.fullmatch(name):
            self._anchor(node)
        elif name == "text:a":
            address = self._nodes.value(node, "xlink:href")
            self._pairing(node, node, "link", spans, raw, address)
        elif name == "text:note":
            citation = node.first("text:note-citation")
            shown = f"[{self._nodes.words(citation).strip()}]" if citation else ""
            self._atom(node, "footnote", shown, look=self._look(spans, raw, ""))
            self._content.drawings.append(node)
        elif name == "text:ruby":
            base = node.first("text:ruby-base")
            if base is not None:
                self._pairing(node, base, "ruby", spans, raw)
        elif name.startswith(("draw:", "dr3d:")):
            self._drawing(node, self._look(spans, raw, ""))
        elif name in _WORDS and node.children:
            self._pairing(node, node, "html", spans, raw)
        else:
            self._value(node, self._look(spans, raw, ""))

    def _look(self, spans: tuple[str, ...], raw: str, shown: str) -> Look:
        return self._styles.look(spans, raw, shown, eastern=self._eastern)

    def _collapsed(self, text: str) -> str:
        """Return characters with white space as it is shown (OpenDocument part 3, 6.1.2)."""
        text = _BLANK.sub(" ", text)
        if self._blank:
            text = text.removeprefix(" ")
        if text:
            self._blank = text.endswith(" ")
        return text

    def _text(self, node: Node, shown: str, spans: tuple[str, ...], raw: str) -> None:
        if not shown:
            return
        seen = self._styles.seen(spans)
        look = self._look(spans, raw, shown)
        if seen.hidden:
            self._content.hidden.append(shown)
            self._atom(node, "html", "", look=Look(raw=raw))
        elif seen.code:
            prompt = f"`{shown.strip()}`" if shown.strip() else None
            self._atom(node, "code", shown, look=Look(raw=raw), display="code", prompt=prompt)
        else:
            self._content.pieces.append(Piece("text", node.start, node.end, shown, look=look))

    def _atom(
        self, node: Node, kind: str, shown: str, *, look: Look = PLAIN, display: str = "text",
        prompt: str | None = None,
    ) -> None:  # fmt: skip
        self._content.pieces.append(
            Piece(
                "atom", node.start, node.end, shown, kind, look=look, display=display,
                prompt=prompt,
            )
        )  # fmt: skip

    def _anchor(self, node: Node) -> None:
        kind = "start" if node.name.endswith("-start") else "end"
        self._content.pieces.append(Piece("anchor", node.start, node.end, kind=kind))
        if node.name.startswith("text:change"):
            self._content.changed = True
        if node.name == "office:annotation":
            words = [self._nodes.words(one) for one in node.every("text:p")]
            self._content.comments.append(" ".join(words))

    def _pairing(
        self, outer: Node, content: Node, kind: str, spans: tuple[str, ...], raw: str,
        address: str = "",
    ) -> None:  # fmt: skip
        """Make a pair of an element's tags, around what it holds."""
        self._pair += 1
        pair, pieces = self._pair, self._content.pieces
        opening = Piece("open", outer.start, content.inner, kind=kind, pair=pair, address=address)
        pieces.append(opening)
        for child in content.children:
            self._child(child, spans, raw)
        pieces.append(Piece("close", content.inner_end, outer.end, kind=kind, pair=pair))

    def _drawing(self, node: Node, look: Look) -> None:
        place = (self._nodes.value(one, "xlink:href") for one in node.every("draw:object"))
        formula = any(one.removeprefix("./").strip("/") in self._formulas for one in place)
        formula |= next(node.every("math:math"), None) is not None
        if formula:
            self._atom(node, "math", "∑", look=look, prompt="")
        else:
            self._atom(node, "image", "", look=look, display="image")
            self._content.drawings.append(node)

    def _value(self, node: Node, look: Look) -> None:
        """Carry a field over: its value is a part of the sentence."""
        shown = _BLANK.sub(" ", self._nodes.words(node))
        if shown.strip():
            self._blank = shown.endswith(" ")
            self._atom(node, "untranslated", shown, look=look, prompt=shown.strip())
        else:
            self._atom(node, "html", "", look=look)
