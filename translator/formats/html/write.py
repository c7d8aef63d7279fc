"""Targets spliced into an HTML page: what is not translated is the same characters as before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from translator.errors import FormatError
from translator.formats.html.blocks import Blocks, Place, read_blocks
from translator.formats.html.charset import unencodable
from translator.formats.html.elements import FLOW
from translator.formats.html.insert import Writer, named_language
from translator.formats.html.scan import scan
from translator.formats.html.tokens import Kind, tokens
from translator.formats.html.tree import Language
from translator.types import Document, Layout

_ONE_LINE = frozenset(("title", "option"))
"""Elements that hold text without tags: both languages stand on one line."""


@dataclass(frozen=True, slots=True)
class Splice:
    """What takes the place of a stretch of the page."""

    start: int
    end: int
    text: str
    block: int
    """Whose translation it is."""


def write_page(
    document: Document,
    targets: Mapping[int, str],
    *,
    layout: Layout,
    target_language: str,
    xml: bool,
) -> str:
    """Splice targets into a page; see ``Format.write``.

    Characters the page's encoding does not have are written as references.

    Raises:
        FormatError: the result would not have the original's tags.
    """
    changed = {
        block.id: targets[block.id]
        for block in document.blocks
        if block.id in targets and targets[block.id] != block.text
    }
    if layout is not Layout.TARGET:  # a copy is not shown twice
        changed = {
            number: target
            for number, target in changed.items()
            if target.strip() != document.blocks[number].text.strip()
        }
    text = document.skeleton
    if not changed:
        return text
    found = read_blocks(scan(text, xml=xml))
    splices = splices_of(
        document, found, changed, layout=layout, target_language=target_language, xml=xml
    )
    result = spliced(text, splices)
    _check(document, splices, result, xml)
    return result


def splices_of(
    document: Document,
    found: Blocks,
    changed: Mapping[int, str],
    *,
    layout: Layout,
    target_language: str,
    xml: bool = False,
    closed: bool = False,
) -> list[Splice]:
    """Return what is put into a text for some targets, in order.

    Args:
        document: The page, or a document of another format that holds HTML.
        found: The blocks of its HTML.
        changed: Id of a block in ``found`` → target.
        layout: As ``Format.write`` takes it.
        target_language: BCP 47 tag.
        xml: Whether the HTML is read as XML.
        closed: Whether line breaks are closed as in XML, because some may read it as that.
    """
    splicer = _Splicer(document, changed, found, layout, target_language, xml, closed)
    splices = sorted(splicer.splices(), key=lambda one: (one.start, one.end))
    return _encodable(splices, document.encoding)


class _Splicer:
    """Knows where each target goes; holds the page and what is written into it."""

    def __init__(
        self,
        document: Document,
        changed: Mapping[int, str],
        found: Blocks,
        layout: Layout,
        language: str,
        xml: bool,
        closed: bool,
    ) -> None:
        self._text = document.skeleton
        self._changed = changed
        self._layout = layout
        self._spoken = document.language.partition("-")[0]
        self._language = language
        self._break = "<br/>" if xml or closed else "<br>"
        self._named = f'lang="{language}"' + f' xml:lang="{language}"' * xml
        self._places = [place for place in found.places if place.block in changed]
        self._writer = Writer(
            document.skeleton,
            found,
            changed,
            copies=layout is not Layout.TARGET,
            source=self._spoken,
            target=language,
        )

    def splices(self) -> Iterator[Splice]:
        """Yield every splice, in any order."""
        languages: set[Language] = set()
        for index, place in enumerate(self._places):
            if self._layout is Layout.TARGET:
                yield from self._target(place)
                yield from self._languages(place, languages)
            elif self._layout is Layout.SIDE_BY_SIDE and self._beside(place):
                yield from self._row(index)
            else:
                yield from self._bilingual(place)

    def _target(self, place: Place) -> Iterator[Splice]:
        if place.parent in self._changed:
            return  # it is written with the sentence the picture stands in
        if place.leaf.value is not None:
            yield self._splice(place, *self._writer.attribute(place))
        else:
            parsed = place.parsed
            yield self._splice(place, parsed.start, parsed.end, self._writer.text_of(place))

    def _languages(self, place: Place, done: set[Language]) -> Iterator[Splice]:
        """Name the new language where the page names the old one, for what was translated."""
        language = place.leaf.element.language
        while language is not None and language not in done:
            done.add(language)
            for one in language.attributes:
                if named_language(self._text[one.start : one.end]) == self._spoken:
                    yield self._splice(place, one.start, one.end, self._language)
            language = language.outer

    def _bilingual(self, place: Place) -> Iterator[Splice]:
        leaf, parsed = place.leaf, place.parsed
        if leaf.value is not None:
            yield self._splice(place, *self._writer.attribute(place))
            return
        written = self._writer.text_of(place)
        if not written:
            return
        if leaf.element.name in _ONE_LINE:
            yield self._splice(place, parsed.end, parsed.end, f" / {written}")
        elif leaf.closing is not None and leaf.element.name == "p":
            end = leaf.closing.end
            yield self._splice(place, end, end, self._gap(leaf.element.tag.start)
                               + self._writer.paragraph(place, self._named))  # fmt: skip
        else:
            inserted = f"{self._break}<span {self._named}>{written}</span>"
            yield self._splice(place, parsed.end, parsed.end, inserted)

    def _gap(self, start: int) -> str:
        """Return the line end and indent before a tag that begins its line, else nothing."""
        line = max(self._text.rfind("\n", 0, start), self._text.rfind("\r", 0, start)) + 1
        indent = self._text[line:start]
        if indent.strip(" \t") or len(indent) > 80 or line == 0:
            return ""
        newline = "\r\n" if self._text[max(line - 2, 0) : line] == "\r\n" else self._text[line - 1]
        return newline + indent

    # Two columns

    def _beside(self, place: Place) -> bool:
        """Say whether source and target stand in two columns: paragraphs of running text."""
        leaf = place.leaf
        return (
            leaf.closing is not None
            and leaf.element.name == "p"
            and leaf.kind == "paragraph"
            and (leaf.element.outer in FLOW or leaf.element.outer == "html")
            and bool(self._writer.text_of(place))
        )

    def _row(self, index: int) -> Iterator[Splice]:
        place = self._places[index]
        closing = place.leaf.closing
        assert closing is not None  # _beside saw it
        start, end = place.leaf.element.tag.start, closing.end
        column = 'td style="width:50%;vertical-align:top"'
        opening = "" if self._joins(index - 1, index) else '<table style="width:100%">'
        ending = "" if self._joins(index, index + 1) else "</table>"
        yield self._splice(place, start, start, f"{opening}<tr><{column}>")
        second = self._writer.paragraph(place, self._named)
        after = f"</td><{column}>{second}</td></tr>{ending}"
        yield self._splice(place, end, end, after)

    def _joins(self, first: int, second: int) -> bool:
        if first < 0 or second >= len(self._places):
            return False
        one, two = self._places[first], self._places[second]
        if not (self._beside(one) and self._beside(two)) or one.leaf.closing is None:
            return False
        return not self._text[one.leaf.closing.end : two.leaf.element.tag.start].strip()

    def _splice(self, place: Place, start: int, end: int, text: str) -> Splice:
        assert place.block is not None  # only places of blocks are kept
        return Splice(start, end, text, place.block)


def _encodable(splices: Sequence[Splice], encoding: str) -> list[Splice]:
    """Write characters an encoding lacks as references, which stand for them everywhere here."""
    lacking = unencodable("".join(one.text for one in splices), encoding)
    if not lacking:
        return list(splices)
    table = {ord(character): f"&#{ord(character)};" for character in lacking}
    return [Splice(one.start, one.end, one.text.translate(table), one.block) for one in splices]


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return a text with what is put into it, in order."""
    parts: list[str] = []
    cursor = 0
    for one in splices:
        parts += [text[cursor : one.start], one.text]
        cursor = one.end
    return "".join([*parts, text[cursor:]])


def _check(document: Document, splices: Sequence[Splice], result: str, xml: bool) -> None:
    """Read the result again: outside of what was put in, its tags must be the original's."""
    wrong = changed_at(document.skeleton, splices, result, xml=xml)
    if wrong is not None:
        line = document.blocks[splices[wrong].block].attributes["line"]
        raise FormatError("format.page-changes", name=document.name, line=line)


def changed_at(
    text: str, splices: Sequence[Splice], result: str, *, xml: bool = False
) -> int | None:
    """Return the index of the splice at which tags change outside of what was put in.

    Args:
        text: What it was put into.
        splices: What was put in, in order.
        result: The text with all of it.
        xml: Whether both are read as XML.
    """
    before, after = [], []
    shift = 0
    for one in splices:
        before.append((one.start, one.end))
        after.append((one.start + shift, one.start + shift + len(one.text)))
        shift += len(one.text) - (one.end - one.start)
    expected = _tags(text, before, xml)
    found = _tags(result, after, xml)
    if [tag for tag, _ in expected] == [tag for tag, _ in found]:
        return None
    wrong = next(
        (owner for (tag, _), (other, owner) in zip(expected, found, strict=False) if tag != other),
        len(splices) - 1,
    )
    return max(wrong, 0)


def _tags(
    text: str, spans: Sequence[tuple[int, int]], xml: bool
) -> list[tuple[tuple[Kind, str], int]]:
    """Return the tags that are not wholly in a span, each with the number of the span before."""
    found: list[tuple[tuple[Kind, str], int]] = []
    index = 0
    for token in tokens(text, xml=xml):
        while index < len(spans) and spans[index][1] <= token.start:
            index += 1
        inside = index < len(spans) and spans[index][0] <= token.start
        inside = inside and token.end <= spans[index][1]
        if token.kind is not Kind.TEXT and not inside:
            found.append(((token.kind, token.name), index - 1))
    return found
