"""Targets spliced into an HTML page: what is not translated is the same characters as before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from translator.errors import FormatError
from translator.formats.html.blocks import Blocks, Place, read_blocks
from translator.formats.html.charset import unencodable
from translator.formats.html.elements import FLOW
from translator.formats.html.insert import Writer, named_language
from translator.formats.html.scan import scan
from translator.formats.html.splices import Splice, changed_at, spliced
from translator.formats.html.tree import Language
from translator.types import Document, Layout

ONE_LINE = frozenset(("title", "option"))
"""Elements that hold text without tags: both languages stand on one line."""


def write_page(
    document: Document,
    targets: Mapping[int, str],
    *,
    layout: Layout,
    target_language: str,
    xml: bool,
    one_line: Collection[str] = ONE_LINE,
) -> str:
    """Splice targets into a page; see ``Format.write``.

    Characters the page's encoding does not have are written as references.

    Args:
        document: The page.
        targets: Block id → target.
        layout: As ``Format.write`` takes it.
        target_language: BCP 47 tag.
        xml: Whether it is read as XML.
        one_line: Elements in which both languages stand on one line.

    Raises:
        FormatError: the result would not have the original's tags.
    """
    changed = changed_targets(document, targets, layout)
    text = document.skeleton
    if not changed:
        return text
    found = read_blocks(scan(text, xml=xml))
    splices = splices_of(
        document, found, changed,
        layout=layout, target_language=target_language, xml=xml, one_line=one_line,
    )  # fmt: skip
    result = spliced(text, splices)
    _check(document, splices, result, xml)
    return result


def changed_targets(
    document: Document, targets: Mapping[int, str], layout: Layout
) -> dict[int, str]:
    """Return the targets that change a document when they are written into it."""
    changed = {
        block.id: targets[block.id]
        for block in document.blocks
        if block.id in targets and targets[block.id] != block.text
    }
    if layout is Layout.TARGET:
        return changed
    return {  # a copy is not shown twice
        number: target
        for number, target in changed.items()
        if target.strip() != document.blocks[number].text.strip()
    }


def splices_of(
    document: Document,
    found: Blocks,
    changed: Mapping[int, str],
    *,
    layout: Layout,
    target_language: str,
    xml: bool = False,
    closed: bool = False,
    one_line: Collection[str] = ONE_LINE,
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
        one_line: As ``write_page`` takes it.
    """
    splicer = _Splicer(
        document, changed, found, layout, target_language, xml, closed, frozenset(one_line)
    )
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
        one_line: frozenset[str],
    ) -> None:
        self._text = document.skeleton
        self._changed = changed
        self._layout = layout
        self._spoken = document.language.partition("-")[0]
        self._language = language
        self._one_line = one_line
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
        elif place.leaf.element.name in self._one_line:
            yield self._splice(place, *self._writer.label(place))
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
        if leaf.element.name in self._one_line:
            _, end, written = self._writer.label(place)
            if written:
                yield self._splice(place, end, end, f" / {written}")
            return
        written = self._writer.text_of(place)
        if not written:
            return
        if leaf.closing is not None and leaf.element.name == "p":
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


def _check(document: Document, splices: Sequence[Splice], result: str, xml: bool) -> None:
    """Read the result again: outside of what was put in, its tags must be the original's."""
    wrong = changed_at(document.skeleton, splices, result, xml=xml)
    if wrong is not None:
        line = document.blocks[splices[wrong].block].attributes["line"]
        raise FormatError("format.page-changes", name=document.name, line=line)
