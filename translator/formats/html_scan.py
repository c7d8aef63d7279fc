"""The runs of text of an HTML page, in order, and where each stands.

Every character of a page that is shown is in a leaf, or in a gap that says why it is not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from translator.formats.html_elements import (
    ATOMS,
    BLOCK,
    HIDDEN,
    META_NAMES,
    REASONS,
    SHOWN_ATTRIBUTES,
    UNDIVIDED,
    VOID,
)
from translator.formats.html_stack import Cell, Element, Language, Stack
from translator.formats.html_tokens import Attribute, Kind, Token, attributes, tokens

LETTER = re.compile(r"[^\W\d_]")
_NOTEWORTHY = re.compile(r"translate|title|placeholder|label|summary|lang|alt", re.IGNORECASE)
_SHADOW = re.compile(r"shadowroot", re.IGNORECASE)
_BUTTONS = frozenset(("submit", "button", "reset"))
_ATTRIBUTES_LEFT = "Words shown on hover, in empty fields and on buttons are left as they are ({})."
_SCRIPTS_LEFT = "Scripts and style sheets are never translated ({})."
_SPAN = re.compile(r"[1-9]\d?")
_SPACES = r"(?:[ \t\n\f\r\u00a0\u3000]|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000);?)*"
_BLANK = re.compile(_SPACES, re.IGNORECASE)
_INDENT = re.compile(
    r"[ \t\n\f\r]*(?:(?:\u3000|&emsp;|&#12288;|&#x3000;){2}|(?:\u00a0|&nbsp;|&ensp;|&#160;){3})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a run of text."""

    role: str
    """text, open, close (tags of inline elements) or atom (carried over whole)."""
    start: int
    end: int
    name: str = ""
    """Of a tag, or of an atom's element."""
    kind: str = ""
    """Of an atom: the kind of its mark; ``hidden`` for what shows nothing."""
    alt: Attribute | None = None
    """Of a picture: its alternative text, where it has one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """A run of text between the tags of blocks, or an attribute's value."""

    kind: str
    items: Sequence[Item]
    element: Element
    """The element it stands in."""
    level: int = 0
    marker: str = ""
    depth: int = 0
    cell: Cell | None = None
    value: Attribute | None = None
    """The attribute whose value it is."""
    closing: Token | None = None
    """The end tag of its element, where the run is all that stands in the element."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """Something with words that is not translated."""

    kind: str
    start: int
    text: str
    """Its words as they are shown; of things counted together, the first."""
    reason: str
    shown: bool = True
    """Whether a reader of the page sees it."""


@dataclass(slots=True)
class Scan:
    """What a page holds."""

    text: str
    leaves: list[Leaf] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    rules: list[int] = field(default_factory=list)
    """Where horizontal rules stand."""
    tables: set[int] = field(default_factory=set)
    """Numbers of the tables that hold data rather than a page's layout."""
    _lines: list[int] = field(default_factory=list)

    def line(self, position: int) -> int:
        """Return the line a position is on, from 1."""
        if not self._lines:
            self._lines = [0, *(one.end() for one in re.finditer(r"\r\n?|\n", self.text))]
        return bisect_right(self._lines, position)


def scan(text: str, *, xml: bool = False) -> Scan:
    """Read a page.

    Args:
        text: The whole page.
        xml: Whether it is XHTML that is read as XML.
    """
    return _Reader(text, xml).read()


class _Reader:
    """Goes over the tokens once; holds the open elements and the run it is in."""

    def __init__(self, text: str, xml: bool) -> None:
        self._text = text
        self._xml = xml
        self._tokens = list(tokens(text, xml=xml))
        self._partner, self._blocks = _partners(self._tokens, xml)
        self._stack = Stack()
        self._found = Scan(text)
        self._run: list[Item] = []
        self._skipping: list[str] = []
        self._skipped_at = 0
        self._tables = 0
        self._layouts: set[int] = set()
        self._words = _Counted("attribute", _ATTRIBUTES_LEFT, shown=True)
        self._scripts = _Counted("script", _SCRIPTS_LEFT, shown=False)

    def read(self) -> Scan:
        """Return the leaves and gaps of the page."""
        index = 0
        while index < len(self._tokens):
            index = self._token(index)
        self._flush()
        self._closed(self._stack.close_all())
        self._found.gaps += [*self._words.gaps(), *self._scripts.gaps()]
        self._found.gaps.sort(key=lambda gap: gap.start)
        _sort_tables(self._found, self._layouts)
        return self._found

    def _token(self, index: int) -> int:
        """Take one token, or an element that is carried over whole; return the next index."""
        token = self._tokens[index]
        match token.kind:
            case Kind.START:
                return self._start(index, token)
            case Kind.END:
                self._end(token)
            case Kind.TEXT if self._stack.top.reason:
                self._skipping.append(self._text[token.start : token.end])
            case Kind.TEXT:
                self._run.append(Item("text", token.start, token.end))
            case Kind.RAW:
                self._raw(token)
            case Kind.OTHER:
                self._atom(token.start, token.end, "", "hidden")
        return index + 1

    # Tags

    def _start(self, index: int, token: Token) -> int:
        name = token.name
        known: dict[str, Attribute] = {}
        if name in ("meta", "input") or _NOTEWORTHY.search(
            self._text, token.start + 1 + len(name), token.end
        ):
            known = {one.name: one for one in attributes(self._text, token)}
            self._note_words(name, known)
        if name == "html":
            self._flush()
            self._stack.elements[0].language = _language(known, None)
            return index + 1
        if name in BLOCK:
            self._start_block(token, known)
            return index + 1
        if name == "meta":
            self._meta(token, known)
        reason = self._stack.top.reason
        end = self._whole(index, known)
        if end is not None:
            self._carry(index, end, known)
            return end + 1
        if reason:
            self._skipping += ["\n"] * (name == "br")
            return index + 1
        if name == "br":
            self._run.append(Item("atom", token.start, token.end, name, "hardbreak"))
        elif name in HIDDEN:
            self._atom(token.start, token.end, name, "hidden")
        elif name in VOID or (token.closed and self._xml):
            kind = "image" if name in ("img", "input") and "alt" in known else "html"
            kind = "image" if name == "img" else kind
            alt = known.get("alt") if kind == "image" else None
            self._run.append(Item("atom", token.start, token.end, name, kind, alt))
        else:
            self._run.append(Item("open", token.start, token.end, name))
        return index + 1

    def _end(self, token: Token) -> None:
        name = token.name
        if name not in BLOCK:
            if name == "br":  # browsers take </br> for <br>
                self._atom(token.start, token.end, name, "hardbreak")
            elif name != "html" and not self._stack.top.reason:
                self._run.append(Item("close", token.start, token.end, name))
            return
        self._flush(token if self._stack.top.name == name else None)
        self._closed(self._stack.ending(name), token)

    def _start_block(self, token: Token, known: dict[str, Attribute]) -> None:
        self._flush()
        name = token.name
        self._closed(self._stack.starting(name), token)
        if name in VOID or (token.closed and self._xml):
            if name == "hr" and not self._stack.top.reason:
                self._found.rules.append(token.start)
            return
        outer = self._stack.top
        element = self._stack.push(token)
        element.language = _language(known, outer.language)
        reason = REASONS.get(name, "")
        if name == "template" and _SHADOW.search(self._text, token.start, token.end):
            reason = ""  # a shadow root is shown, and browsers save pages with them
        if name != "body":  # there it asks that no translation be offered, and one was asked for
            asked = _translatable(self._text, known)
            if asked is True and outer.reason == REASONS["untranslated"]:
                element.reason = ""
            elif asked is False:
                reason = reason or REASONS["untranslated"]
        if reason and not element.reason:
            element.reason = reason
            self._skipped_at = token.start
        self._place(element, token, outer.cell)

    def _place(self, element: Element, token: Token, outer: Cell | None) -> None:
        """Give a table, row, cell or list item its number."""
        match element.name:
            case "table":
                element.table = self._tables
                self._tables += 1
                if outer is not None:
                    self._layouts.add(outer.table)
            case "tr":
                if table := self._stack.innermost("table"):
                    table.row += 1
                    table.column = 0
            case "td" | "th":
                if table := self._stack.innermost("table"):
                    element.cell = Cell(table.table, max(table.row, 0), table.column, token.start)
                    table.column += self._number(token, "colspan", 1)
            case "ol" | "ul" | "menu" | "dir":
                element.number = self._number(token, "start", 1)
            case "li":
                element.marker = "•"
                place = self._stack.nearest(("ol", "ul", "menu", "dir"))
                if place > 0 and (parent := self._stack.elements[place]).name == "ol":
                    number = self._number(token, "value", parent.number)
                    element.marker, parent.number = f"{number}.", number + 1

    def _number(self, token: Token, name: str, default: int) -> int:
        for one in attributes(self._text, token):
            value = self._text[one.start : one.end].strip()
            if one.name == name and _SPAN.fullmatch(value):
                return int(value)
        return default

    # Elements carried over whole

    def _whole(self, index: int, known: dict[str, Attribute]) -> int | None:
        """Return the index of the end tag if the element goes into a mark with all it holds."""
        token = self._tokens[index]
        asked = _translatable(self._text, known)
        if token.name not in ATOMS and asked is not False:
            return None
        if token.closed and (self._xml or token.name in ("svg", "math")):
            return index
        end = self._partner.get(index)
        if end is None:
            return None
        words_only = token.name in UNDIVIDED or token.name not in ATOMS
        if words_only and self._blocks[end] != self._blocks[index]:
            return None
        return end

    def _carry(self, first: int, last: int, known: dict[str, Attribute]) -> None:
        token = self._tokens[first]
        inner = self._tokens[first + 1 : last]
        start, end = token.start, self._tokens[last].end
        if token.name in ("script", "style"):
            self._note_script(inner)
            self._atom(start, end, token.name, "hidden")
            return
        if self._stack.top.reason:
            self._skipping += [self._text[t.start : t.end] for t in inner if t.kind is Kind.TEXT]
            return
        kind = ATOMS.get(token.name, "untranslated")
        reason = REASONS.get(token.name if token.name in ATOMS else "untranslated", "")
        words = unescape(
            " ".join(
                self._text[one.start : one.end]
                for one in inner
                if one.kind is Kind.TEXT or (one.kind is Kind.RAW and token.name in HIDDEN)
            )
        )
        if token.name in HIDDEN:
            words = re.sub(r"<[^>]*>", " ", words)
            kind = "hidden"
        if reason and LETTER.search(words):
            shown = token.name not in HIDDEN
            self._gap(token.name, start, words, reason, shown=shown)
        self._atom(start, end, token.name, kind)

    def _raw(self, token: Token) -> None:
        """Take the content of a raw element whose end tag is missing, or a CDATA section."""
        body = self._text[token.start : token.end]
        if self._stack.top.reason:
            self._skipping.append(body.replace("<", "&lt;"))
            return
        if body.startswith("<![CDATA["):
            words = body.removeprefix("<![CDATA[").removesuffix("]]>")
            if LETTER.search(words):
                self._gap("cdata", token.start, words, "Sections of raw text (CDATA) are left.")
            self._atom(token.start, token.end, "", "untranslated")
            return
        self._note_script([token])
        self._atom(token.start, token.end, "script", "hidden")

    def _note_script(self, inner: Sequence[Token]) -> None:
        for one in inner:
            if LETTER.search(self._text, one.start, one.end):
                self._scripts.note(one.start, self._text[one.start : one.end])

    def _atom(self, start: int, end: int, name: str, kind: str) -> None:
        if not self._stack.top.reason:
            self._run.append(Item("atom", start, end, name, kind))

    # Attributes

    def _note_words(self, element: str, known: dict[str, Attribute]) -> None:
        kind = known.get("type")
        pressed = element == "input" and kind and self._value_of(kind) in _BUTTONS
        for name in (*SHOWN_ATTRIBUTES, "value") if pressed else SHOWN_ATTRIBUTES:
            if (one := known.get(name)) and LETTER.search(self._text, one.start, one.end):
                self._words.note(one.start, unescape(self._text[one.start : one.end]))

    def _meta(self, token: Token, known: dict[str, Attribute]) -> None:
        content = known.get("content")
        label = known.get("name") or known.get("property")
        if content is None or label is None or self._stack.top.reason:
            return
        if self._value_of(label) in META_NAMES and content.start < content.end:
            if any(_shows(self._text, item) for item in self._run):  # it stands inside a sentence
                self._words.note(content.start, unescape(self._text[content.start : content.end]))
                return
            item = Item("text", content.start, content.end)
            self._found.leaves.append(
                Leaf(kind="front_matter", items=[item], element=self._stack.top, value=content)
            )

    def _value_of(self, one: Attribute) -> str:
        return self._text[one.start : one.end].strip().lower()

    # Runs

    def _flush(self, closing: Token | None = None) -> None:
        """End the run of text; lines that a page's writer parted by <br><br> are paragraphs."""
        run, self._run = self._run, []
        if not run:
            return
        element = self._stack.top
        parts = _paragraphs(self._text, run)
        whole = len(parts) == 1 and not element.filled
        for items in parts:
            if not any(_shows(self._text, item) for item in items):
                continue
            self._found.leaves.append(
                Leaf(
                    kind="heading" if element.level else element.kind,
                    items=items,
                    element=element,
                    level=element.level,
                    marker=self._marker(element),
                    depth=max(element.depth, 0),
                    cell=element.cell,
                    closing=closing if whole else None,
                )
            )
            element.filled = True

    def _marker(self, element: Element) -> str:
        if element.kind != "list_item" or not (item := self._stack.innermost("li")):
            return ""
        marker, item.marker = item.marker, ""
        return marker

    def _closed(self, elements: Sequence[Element], token: Token | None = None) -> None:
        """Say what was skipped in elements that end here."""
        for element in elements:
            reason = element.reason
            after = self._stack.top.reason
            if not reason or reason == after:
                continue
            words, self._skipping = unescape("".join(self._skipping)), []
            if LETTER.search(words):
                shown = element.name != "template"
                self._gap(element.name, self._skipped_at, words, reason, shown=shown)

    def _gap(self, kind: str, start: int, words: str, reason: str, *, shown: bool = True) -> None:
        self._found.gaps.append(Gap(kind=kind, start=start, text=words, reason=reason, shown=shown))


class _Counted:
    """Things of one kind that are reported together: how many, where, and the first one's words."""

    def __init__(self, kind: str, reason: str, *, shown: bool) -> None:
        self._kind = kind
        self._reason = reason
        self._shown = shown
        self._count = 0
        self._first: tuple[int, str] | None = None

    def note(self, start: int, words: str) -> None:
        """Count one."""
        self._count += 1
        self._first = self._first or (start, words)

    def gaps(self) -> list[Gap]:
        """Return the report, if there is anything to say."""
        if self._first is None:
            return []
        start, words = self._first
        reason = self._reason.format(self._count)
        return [Gap(kind=self._kind, start=start, text=words, reason=reason, shown=self._shown)]


def _translatable(text: str, known: dict[str, Attribute]) -> bool | None:
    """Say what an element asks for; None: nothing (``translate``, HTML standard 3.2.6.4)."""
    if one := known.get("translate"):
        value = text[one.start : one.end].strip().lower()
        if value in ("no", "yes", ""):
            return value != "no"
    one = known.get("class")
    return False if one and "notranslate" in text[one.start : one.end].split() else None


def _language(known: dict[str, Attribute], outer: Language | None) -> Language | None:
    found = tuple(one for name in ("lang", "xml:lang") if (one := known.get(name)))
    return Language(found, outer) if found else outer


def _shows(text: str, item: Item) -> bool:
    if item.role == "text":
        return _BLANK.fullmatch(text, item.start, item.end) is None
    return item.alt is not None


def _paragraphs(text: str, run: list[Item]) -> list[list[Item]]:
    """Cut a run where a line break is followed by another one or by an indent."""
    parts: list[list[Item]] = [[]]
    for number, item in enumerate(run):
        if item.kind == "hardbreak" and _parts(text, run, number + 1):
            parts.append([])
        parts[-1].append(item)
    return parts


def _parts(text: str, run: list[Item], number: int) -> bool:
    for item in run[number:]:
        if item.kind == "hardbreak":
            return True
        if item.role == "text" and not _BLANK.fullmatch(text, item.start, item.end):
            return _INDENT.match(text, item.start, item.end) is not None
        if item.role == "atom" and item.kind != "hidden":
            return False
    return False


def _partners(found: list[Token], xml: bool) -> tuple[dict[int, int], list[int]]:
    """Match the tags of inline elements by name.

    Returns:
        Index of a start tag → index of its element's last token; and for each token how many
        tags of blocks stand before it.
    """
    partner: dict[int, int] = {}
    blocks: list[int] = []
    opened: dict[str, list[int]] = {}
    count = 0
    for index, token in enumerate(found):
        blocks.append(count)
        name = token.name
        if token.kind not in (Kind.START, Kind.END) or name in VOID:
            continue
        if name in BLOCK:
            count += 1
        starts = token.kind is Kind.START
        if name in ("rt", "rp", "rtc") if starts else name == "ruby":
            for other in ("rt", "rp", "rtc"):  # their end tags may be left out
                if (waiting := opened.get(other)) and blocks[waiting[-1]] == count:
                    partner[waiting.pop()] = index - 1
        if starts and not (token.closed and (xml or name in ("svg", "math"))):
            opened.setdefault(name, []).append(index)
        elif not starts and (waiting := opened.get(name)):
            partner[waiting.pop()] = index
    return partner, blocks


def _sort_tables(found: Scan, layouts: set[int]) -> None:
    """Tell tables of data from tables that only lay a page out, and name the cells so."""
    filled: set[int] = set()
    for leaf in found.leaves:
        if leaf.cell is None:
            continue
        if leaf.kind != "table_cell" or leaf.cell.start in filled:
            layouts.add(leaf.cell.table)
        filled.add(leaf.cell.start)
        found.tables.add(leaf.cell.table)
    found.tables -= layouts
    for number, leaf in enumerate(found.leaves):
        if leaf.kind == "table_cell" and (leaf.cell is None or leaf.cell.table in layouts):
            found.leaves[number] = replace(leaf, kind="paragraph")
