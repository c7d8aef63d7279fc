"""The runs of text of an HTML page, in order, and where each stands.

Every character of a page that is shown is in a leaf, or in a gap that says why it is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.errors.error_sentences import Said, piece
from translator.formats.html.elements import ATOMS, BLOCK, HIDDEN, META_NAMES, REASONS, VOID
from translator.formats.html.leaves import Gaps, Item, Leaf, Scan, sort_tables
from translator.formats.html.page_formulas import PageFormulas, draws_formulas
from translator.formats.html.runs import cut, shows
from translator.formats.html.stretches import Stretches
from translator.formats.html.tokens import Attribute, Kind, Token, attributes
from translator.formats.html.tree import Element, Language, Partners, Stack
from translator.lazy_regex import lazy_regex

_NOTEWORTHY = lazy_regex(
    r"translate|title|placeholder|label|summary|lang|alt|span|start|value", re.IGNORECASE
)
"""Names of attributes that are looked at; most tags have none of them."""
_SHADOW = lazy_regex(r"shadowroot", re.IGNORECASE)
_TAG = lazy_regex(r"<[^>]*>")
_CUT_OFF = Said(piece("left.cut-off"))
_CDATA = "<![CDATA["
_CDATA_LEFT = Said(piece("left.cdata"))


def scan(text: str, *, xml: bool = False, parts: Sequence[tuple[int, int]] | None = None) -> Scan:
    """Read a page.

    Args:
        text: The whole page.
        xml: Whether it is XHTML that is read as XML.
        parts: Where HTML stands in a text of another format, in order; None: all of it is. An
            element may begin in one part and end in another; a run of text ends with its part.
    """
    return _Reader(text, xml, parts).read()


class _Reader:
    """Goes over the tokens once; holds the open elements and the run it is in."""

    def __init__(
        self, text: str, xml: bool, parts: Sequence[tuple[int, int]] | None = None
    ) -> None:
        self._text = text
        self._xml = xml
        self._stretches = Stretches(text, [(0, len(text))] if parts is None else parts, xml=xml)
        self._tokens = self._stretches.tokens
        self._partners = Partners(self._tokens, xml=xml)
        self._stack = Stack()
        self._formulas = PageFormulas(text, self._tokens, self._partners)
        self._found = Scan(text, dollars=draws_formulas(text, self._tokens))
        self._gaps = Gaps(text)
        self._run: list[Item] = []
        self._blank = 0
        self._skipping: list[str] = []
        self._skipped_at = 0

    def read(self) -> Scan:
        """Return the leaves and gaps of the page."""
        index = 0
        firsts = frozenset(self._stretches.firsts)
        while index < len(self._tokens):
            if index in firsts:
                self._flush()
            index = self._token(index)
        self._flush()
        self._closed(self._stack.close_all())
        found = self._found
        found.gaps = self._gaps.all()
        found.leaves.sort(key=lambda leaf: leaf.items[0].start)
        sort_tables(found, self._stack.layouts)
        return found

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
                self._add(Item("text", token.start, token.end))
            case Kind.RAW:
                self._raw(token)
            case Kind.OTHER:
                if token.end == len(self._text) and self._text[token.end - 1] != ">":
                    self._gaps.add("cut", token.start, self._text[token.start :], _CUT_OFF)
                self._add(Item("atom", token.start, token.end, kind="hidden"))
        return index + 1

    # Tags

    def _start(self, index: int, token: Token) -> int:
        name = token.name
        known: dict[str, Attribute] = {}
        if name in ("meta", "input") or _NOTEWORTHY.search(
            self._text, token.start + 1 + len(name), token.end
        ):
            known = {one.name: one for one in attributes(self._text, token)}
            self._gaps.attributes(name, known)
        if name == "html":
            self._flush()
            self._stack.elements[0].language = _language(known, None)
        elif name in BLOCK:
            self._start_block(token, known)
        elif not self._stack.top.reason and (last := self._formulas.last(index)) is not None:
            self._add(Item("atom", token.start, self._tokens[last].end, name, "math"))
            return last + 1
        elif (last := self._whole(index, token, known)) is not None:
            self._carry(index, last)
            return last + 1
        else:
            self._inline(token, known)
        return index + 1

    def _inline(self, token: Token, known: dict[str, Attribute]) -> None:
        name = token.name
        role, kind, alt = "atom", "html", None
        if name == "meta":
            self._meta(known)
        if name == "br":
            kind = "hardbreak"
            self._skipping += ["\n"] * bool(self._stack.top.reason)
        elif name in HIDDEN:
            kind = "hidden"
        elif name == "img" or (name == "input" and "alt" in known):
            kind, alt = "image", known.get("alt")
            alt = alt if alt and alt.start < alt.end else None
        elif name not in VOID and not (token.closed and self._xml):
            role, kind = "open", ""
        self._add(Item(role, token.start, token.end, name, kind, alt))

    def _end(self, token: Token) -> None:
        name = token.name
        if name == "br":  # browsers take </br> for <br>
            self._add(Item("atom", token.start, token.end, name, "hardbreak"))
        elif name not in BLOCK:
            self._add(Item("close", token.start, token.end, name))
        else:
            self._flush(token if self._stack.top.name == name else None)
            self._closed(self._stack.ending(name))

    def _start_block(self, token: Token, known: dict[str, Attribute]) -> None:
        self._flush()
        name = token.name
        if self._stack.ignores(name):
            return
        self._closed(self._stack.starting(name))
        if name in VOID or (token.closed and self._xml):
            if name == "hr" and not self._stack.top.reason:
                self._found.rules.append(token.start)
            return
        outer = self._stack.top
        element = self._stack.push(token, {one: self._value(known[one]) for one in known})
        element.language = _language(known, outer.language)
        reason = self._reason(token, known)
        if reason and not outer.reason:
            element.reason = reason
            self._skipped_at = token.start
        elif outer.reason == REASONS["untranslated"] and self._asked(known):
            element.reason = ""

    def _reason(self, token: Token, known: dict[str, Attribute]) -> str:
        """Say why nothing in a block is translated; empty: it is."""
        name = token.name
        if name == "template" and _SHADOW.search(self._text, token.start, token.end):
            return ""  # a shadow root is shown, and browsers save pages with them
        if name in REASONS:
            return REASONS[name]
        if self._formulas.encloses(token):
            return REASONS["formula"]
        # On the body it asks that no translation be offered; here one was asked for.
        declined = name != "body" and self._asked(known) is False
        return REASONS["untranslated"] if declined else ""

    def _asked(self, known: dict[str, Attribute]) -> bool | None:
        """Say whether an element asks to be translated (``translate``, 3.2.6.4); None: neither."""
        if (one := known.get("translate")) and (value := self._value(one)) in ("no", "yes", ""):
            return value != "no"
        named = known.get("class")
        return False if named and "notranslate" in self._value(named).split() else None

    # Elements carried over whole

    def _whole(self, index: int, token: Token, known: dict[str, Attribute]) -> int | None:
        """Return the last token of an element that goes into a mark with all it holds."""
        declined = token.name not in ATOMS
        if declined and self._asked(known) is not False:
            return None
        if token.closed and (self._xml or token.name in ("svg", "math")):
            return index
        last = self._partners.last(index, token.name, undivided=declined)
        return None if last is None or self._stretches.apart(index, last) else last

    def _carry(self, first: int, last: int) -> None:
        token = self._tokens[first]
        name, inner = token.name, self._tokens[first + 1 : last]
        hidden = name in HIDDEN
        kind = "hidden" if hidden else ATOMS.get(name, "untranslated")
        words = [self._text[one.start : one.end] for one in inner if one.kind in _WORDS]
        if name in ("script", "style"):
            self._gaps.scripts(inner)
        elif self._stack.top.reason:
            self._skipping += words
        elif reason := REASONS.get(name if name in ATOMS else "untranslated"):
            said = _TAG.sub(" ", " ".join(words))
            self._gaps.add(name, token.start, said, reason, shown=not hidden)
        self._add(Item("atom", token.start, self._tokens[last].end, name, kind))

    def _raw(self, token: Token) -> None:
        """Take the content of a raw element whose end tag is missing, or a CDATA section."""
        body = self._text[token.start : token.end]
        if self._stack.top.reason:
            self._skipping.append(body.replace("&", "&amp;"))
        elif body.startswith(_CDATA):
            said = body.removeprefix(_CDATA).removesuffix("]]>").replace("&", "&amp;")
            self._gaps.add("cdata", token.start, said, _CDATA_LEFT)
            self._add(Item("atom", token.start, token.end, kind="untranslated"))
        else:
            self._gaps.scripts([token])
            self._add(Item("atom", token.start, token.end, "script", "hidden"))

    # Attributes

    def _meta(self, known: dict[str, Attribute]) -> None:
        """Take the description of a page, and what it is called where it is linked to."""
        content = known.get("content")
        label = known.get("name") or known.get("property")
        if not content or not label or self._value(label) not in META_NAMES:
            return
        if self._run_shows():  # it stands inside a sentence
            self._gaps.attribute(content)
        elif content.start < content.end and not self._stack.top.reason:
            item = Item("text", content.start, content.end)
            top = self._stack.top
            self._found.leaves.append(
                Leaf(kind="front_matter", items=[item], element=top, value=content)
            )

    def _value(self, one: Attribute) -> str:
        return self._text[one.start : one.end].strip().lower()

    # Runs

    def _add(self, item: Item) -> None:
        if not self._stack.top.reason:
            self._run.append(item)

    def _run_shows(self) -> bool:
        """Say whether a reader sees anything of the run; what was blank is not looked at again."""
        while self._blank < len(self._run):
            if shows(self._text, self._run[self._blank]):
                return True
            self._blank += 1
        return False

    def _flush(self, closing: Token | None = None) -> None:
        """End the run of text."""
        run, self._run, self._blank = self._run, [], 0
        if not run:
            return
        element = self._stack.top
        parts = cut(self._text, run)
        whole = len(parts) == 1 and not element.filled
        for items in parts:
            if not any(shows(self._text, item) for item in items):
                continue
            self._found.leaves.append(
                Leaf(
                    kind="heading" if element.level else element.kind,
                    items=items,
                    element=element,
                    level=element.level,
                    marker=self._stack.take_marker(),
                    depth=max(element.depth, 0),
                    cell=element.cell,
                    closing=closing if whole else None,
                )
            )
            element.filled = True

    def _closed(self, elements: Sequence[Element]) -> None:
        """Say what was skipped in elements that end here."""
        for element in elements:
            reason = element.reason
            if reason and reason != self._stack.top.reason:
                words, self._skipping = "".join(self._skipping), []
                shown = element.name != "template"
                self._gaps.add(element.name, self._skipped_at, words, reason, shown=shown)


_WORDS = (Kind.TEXT, Kind.RAW)


def _language(known: dict[str, Attribute], outer: Language | None) -> Language | None:
    found = tuple(one for name in ("lang", "xml:lang") if (one := known.get(name)))
    return Language(found, outer) if found else outer
