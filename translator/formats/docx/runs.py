"""The content of a Word paragraph as pieces: text, and what is carried over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from translator.formats.docx import fields
from translator.formats.docx.bookmarks import paired
from translator.formats.docx.looks import Looks
from translator.formats.docx.package import Relation
from translator.formats.office.pieces import PLAIN, Look, Piece
from translator.formats.office.scripts import HAN
from translator.formats.office.xml_nodes import TEXT, Node, XmlNodes

_TRANSPARENT = frozenset(("w:ins", "w:moveTo", "w:smartTag", "w:sdtContent"))
_DELETED = frozenset(("w:del", "w:moveFrom"))
_IGNORED = frozenset((
    "w:pPr", "w:rPr", "w:proofErr", "w:lastRenderedPageBreak", "w:delText", "w:delInstrText",
    "w:softHyphen", "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart",
    "w:moveToRangeEnd", "w:smartTagPr", "w:customXmlPr", "w:sdtPr", "w:sdtEndPr", "w:rubyPr",
    "w:rt",
))  # fmt: skip
_CHOSEN = frozenset((
    "w:dropDownList", "w:comboBox", "w:date", "w:picture", "w:citation", "w:equation",
    "w14:checkbox", "w:docPartList",
))  # fmt: skip
"""What makes a content control one whose content is chosen, not written."""
PICTURES = frozenset(("w:drawing", "w:pict", "w:object", "mc:AlternateContent"))
_NOTES = frozenset(("w:footnoteReference", "w:endnoteReference"))


@dataclass(slots=True)
class Content:
    """What a paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    drawings: list[Node] = field(default_factory=list)
    """Pictures, text boxes and the like, in order."""
    hidden: list[str] = field(default_factory=list)
    """Text that is not shown."""
    changed: bool = False
    """Whether it holds tracked changes."""
    ends: int = 0
    """Fields that end here and began before."""
    goes_on: int = 0
    """Fields that begin here and go on after."""


class Runs:
    """Reads the paragraphs of one part."""

    def __init__(self, nodes: XmlNodes, looks: Looks, relations: Mapping[str, Relation]) -> None:
        self._nodes = nodes
        self._looks = looks
        self._relations = relations
        self._notes = 0
        self._pair = -1
        self._content = Content()
        self._eastern = False

    def read(self, paragraph: Node) -> Content:
        """Return the content of a ``w:p``."""
        self._content = content = Content()
        self._eastern = any(
            HAN.search(self._nodes.characters(one))
            for text in paragraph.every("w:t")
            for one in text.children
        )
        for child in paragraph.children:
            self._child(child)
        pieces, content.ends, content.goes_on = fields.resolved(content.pieces)
        content.pieces = paired(pieces)
        return content

    def _add(self, piece: Piece) -> None:
        self._content.pieces.append(piece)

    def _child(self, node: Node) -> None:
        name = node.name
        if name in _IGNORED or name == TEXT:
            return
        if name == "w:r":
            self._run(node)
        elif name in _TRANSPARENT:
            self._content.changed |= name in ("w:ins", "w:moveTo")
            for child in node.children:
                self._child(child)
        elif name in _DELETED:
            self._content.changed = True
        elif name == "w:hyperlink":
            self._pairing(node, node, "link", self._address(node))
        elif name == "w:fldSimple":
            self._simple_field(node)
        elif name in ("m:oMath", "m:oMathPara"):
            shown = "".join(self._nodes.words(one) for one in node.every("m:t"))
            self._atom(node, "math", shown, prompt=shown)
        elif name == "w:sdt":
            self._control(node)
        elif name in ("w:customXml", "w:bdo", "w:dir"):
            self._pairing(node, node, "html" if name == "w:customXml" else "span")
        elif name in PICTURES:
            self._content.drawings.append(node)
            self._atom(node, "image", "", display="image")
        elif name.endswith(("Start", "End")):
            kind = "start" if name.endswith("Start") else "end"
            shown = self._nodes.value(node, "w:id") if name.startswith("w:bookmark") else ""
            address = self._nodes.value(node, "w:name")
            self._add(Piece("anchor", node.start, node.end, shown, kind, address=address))
        else:
            self._atom(node, "html", "")

    def _atom(
        self, node: Node, kind: str, shown: str, *, look: Look = PLAIN, inside: bool = False,
        display: str = "text", prompt: str | None = None, page: bool = False,
    ) -> None:  # fmt: skip
        self._add(
            Piece(
                "atom", node.start, node.end, shown, kind, look=look, inside=inside,
                display=display, prompt=prompt, page=page,
            )
        )  # fmt: skip

    def _pairing(self, outer: Node, content: Node, kind: str, address: str = "") -> None:
        """Make a pair of an element's tags, around what it holds."""
        self._pair -= 1  # below those that fields get
        pair = self._pair
        self._add(Piece("open", outer.start, content.inner, kind=kind, pair=pair, address=address))
        for child in content.children:
            self._child(child)
        self._add(Piece("close", content.inner_end, outer.end, kind=kind, pair=pair))

    def _address(self, node: Node) -> str:
        relation = self._relations.get(self._nodes.value(node, "r:id"))
        anchor = self._nodes.value(node, "w:anchor")
        place = f"#{anchor}" if anchor else ""
        return (relation.target if relation is not None and relation.external else "") + place

    def _control(self, node: Node) -> None:
        content, properties = node.first("w:sdtContent"), node.first("w:sdtPr")
        if content is None:
            self._atom(node, "html", "")
            return
        names = {one.name.lstrip("?") for one in properties.children} if properties else set()
        if names & _CHOSEN:
            shown = "".join(self._nodes.words(one) for one in content.every("w:t"))
            self._content.drawings.append(content)
            kind = "untranslated" if shown.strip() else "image"
            self._atom(node, kind, shown, prompt=shown.strip() or None)
        else:
            self._pairing(node, content, "html")

    def _simple_field(self, node: Node) -> None:
        instruction = self._nodes.value(node, "w:instr")
        role, kind = fields.kind_of(instruction)
        if role == "pair":
            self._pairing(node, node, kind, fields.address_of(instruction))
            return
        shown = "".join(self._nodes.words(one) for one in node.every("w:t"))
        prompt = shown.strip() if kind == "untranslated" else None
        self._atom(node, kind, "" if kind == "html" else shown, prompt=prompt)

    def _run(self, run: Node) -> None:
        properties = run.first("w:rPr")
        plain = self._looks.of(properties, "", eastern=self._eastern)
        for node in run.children:
            name = node.name
            if name in _IGNORED or name == TEXT:
                continue
            if name == "w:t":
                self._text(node, self._shown(node), properties)
            elif name == "w:noBreakHyphen":
                self._text(node, "\u2011", properties)
            elif name in ("w:tab", "w:ptab"):
                self._atom(node, "hardbreak", "\t", look=plain, inside=True, display="break")
            elif name in ("w:br", "w:cr"):
                page = self._nodes.value(node, "w:type") in ("page", "column")
                self._atom(
                    node, "hardbreak", "\n", look=plain, inside=True, display="break", page=page
                )
            elif name in _NOTES:
                self._notes += 1
                self._atom(node, "footnote", f"[{self._notes}]", look=plain, inside=True)
            elif name == "w:commentReference":
                self._add(
                    Piece("anchor", node.start, node.end, kind="end", look=plain, inside=True)
                )
            elif name in PICTURES:
                self._content.drawings.append(node)
                self._atom(node, "image", "", look=plain, inside=True, display="image")
            elif name == "w:sym":
                self._atom(node, "character", "", look=plain, inside=True)
            elif name == "w:fldChar":
                kind = self._nodes.value(node, "w:fldCharType")
                self._field(node, plain, kind if kind in ("begin", "separate") else "end")
            elif name == "w:instrText":
                self._field(node, plain, "instruction", self._nodes.words(node))
            elif name == "w:ruby":
                self._ruby(node, plain)
            else:
                self._atom(node, "html", "", look=plain, inside=True)

    def _field(self, node: Node, look: Look, kind: str, shown: str = "") -> None:
        self._add(Piece("field", node.start, node.end, shown, kind, look=look, inside=True))

    def _ruby(self, node: Node, look: Look) -> None:
        base = node.first("w:rubyBase")
        if base is None:
            self._atom(node, "html", "", look=look, inside=True)
            return
        before = len(self._content.pieces)
        self._pairing(node, base, "ruby")
        pieces = self._content.pieces
        for at in (before, len(pieces) - 1):
            pieces[at] = replace(pieces[at], look=look, inside=True)

    def _shown(self, node: Node) -> str:
        """Return the characters of a ``w:t``; white space at its edges counts if it says so."""
        text = "".join(self._nodes.characters(one) for one in node.children if one.name == TEXT)
        text = text.replace("\r\n", " ").translate(_SPACES)
        if self._nodes.value(node, "xml:space") != "preserve":
            text = text.strip(" ")
        return text

    def _text(self, node: Node, shown: str, properties: Node | None) -> None:
        if not shown:
            return
        look = self._looks.of(properties, shown, eastern=self._eastern)
        if self._looks.hidden(properties):
            self._content.hidden.append(shown)
            self._atom(node, "html", "", look=look, inside=True)
        elif self._looks.code(properties):
            prompt = f"`{shown.strip()}`" if shown.strip() else None
            self._atom(node, "code", shown, look=look, inside=True, display="code", prompt=prompt)
        else:
            self._add(Piece("text", node.start, node.end, shown, look=look))


_SPACES = {ord(one): " " for one in "\t\n\r"}
