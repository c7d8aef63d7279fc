"""From a bitext to the parts of a document that both sides are read in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from pathlib import PurePath

from translator.document.rendering import Rendering
from translator.document.rows import Row, TableRow, rows
from translator.document.validate import validate
from translator.errors.error_sentences import in_language
from translator.exports.laid_out import page_words
from translator.exports.laid_out.parts import Cell, Grid, Kept, Line, Part, Sheet, Text
from translator.exports.laid_out.runs import Reader, Run, Runs, picture, plain, runs_of
from translator.types import Bitext, Block, Layout, Pair, Rule, Verbatim

_KINDS = {
    "heading": "heading", "list_item": "list_item", "quote": "quote", "caption": "caption",
    "alt": "picture", "front_matter": "header",
}  # fmt: skip
"""Kinds of blocks that look otherwise than a paragraph."""
_DEEPEST = 8
"""Levels of lists that Word knows, from 0."""
_TITLES = 4
"""Parts at the beginning among which the title is looked for."""
_LONGEST_TITLE = 200
"""Characters."""


class LaidOut:
    """A bitext laid out; holds the pairs of each block and both sides' texts."""

    def __init__(
        self,
        bitext: Bitext,
        layout: Layout,
        *,
        says: str = "",
        readings: Reader | None = None,
        with_ids: bool = False,
    ) -> None:
        """Look at the bitext.

        Args:
            bitext: Every segment of every block, in order.
            layout: Which sides, and where.
            says: BCP 47 tag of the language of what is said besides; empty: the target's.
            readings: Gives readings over the words of the Chinese side; None: there are none.
            with_ids: Give what belongs to a target its id.

        Raises:
            OutputError: the bitext does not hold together.
        """
        validate(bitext)
        self._bitext = bitext
        self._layout = layout
        said = says or bitext.target_language
        self._says = said if said.startswith("zh") else "en"
        self._pairs: dict[int, list[Pair]] = {
            number: list(pairs)
            for number, pairs in groupby(bitext.pairs, key=lambda pair: pair.segment.block_id)
        }
        self._with_ids = with_ids
        self._source = Rendering(bitext, target=False)
        self._target = Rendering(bitext, target=True)
        self._over_source = readings if bitext.source_language.startswith("zh") else None
        self._over_target = readings if bitext.target_language.startswith("zh") else None

    def sheet(self) -> Sheet:
        """Return what stands around the parts."""
        bitext = self._bitext
        decides = (
            bitext.document.sha256, bitext.document.name, bitext.source_language,
            bitext.target_language, bitext.signature, self._layout.value,
        )  # fmt: skip
        source, target = (
            page_words.language_name(tag, self._says)
            for tag in (bitext.source_language, bitext.target_language)
        )
        return Sheet(
            title=self._title(),
            source_language=bitext.source_language,
            target_language=bitext.target_language,
            says=self._says,
            layout=self._layout,
            heads=(source, target),
            counts=page_words.counted(bitext, self._says),
            origins=page_words.origins(bitext, self._says),
            name=bitext.document.name,
            sha256=bitext.document.sha256,
            identity=hashlib.sha256("\0".join(decides).encode("utf-8", "replace")).hexdigest(),
        )

    def parts(self) -> Iterator[Part]:
        """Yield the parts in reading order, made as they are asked for."""
        above: list[int] = []
        for row in rows(self._bitext.document):
            part = self._part(row)
            if not isinstance(part, Text):
                above = []
                yield part
            elif part.sides or part.notes:
                yield _nested(part, above)

    def _part(self, row: Row) -> Part:
        match row:
            case Block():
                return self._text(row)
            case TableRow():
                return self._grid(row)
            case Verbatim():
                return Kept(text=row.text, reason=in_language(row.reason, self._says))
            case Rule():
                return Line()

    def _text(self, block: Block) -> Text:
        source, target = self._sides(block)
        return Text(
            kind=_KINDS.get(block.kind, "paragraph"),
            source=source,
            target=target,
            level=min(max(block.level, 1), 6) if block.kind == "heading" else 0,
            marker=block.marker,
            depth=block.depth,
            notes=self._notes([block]),
        )

    def _sides(self, block: Block) -> tuple[Runs | None, Runs | None]:
        """Return both sides; what was copied stands once."""
        pairs = self._pairs.get(block.id, [])
        target = self._side(block, pairs, target=True)
        if self._layout is Layout.TARGET:
            return None, target
        source = self._side(block, pairs, target=False)
        if plain(source) == plain(target):
            return source, None
        return source, target

    def _side(self, block: Block, pairs: Sequence[Pair], *, target: bool) -> Runs:
        found = runs_of(
            block,
            pairs,
            self._target if target else self._source,
            target=target,
            readings=self._over_target if target else self._over_source,
            with_ids=self._with_ids,
        )
        if _KINDS.get(block.kind) != "picture":
            return found
        return tuple(picture(plain(found), block.address))

    def _grid(self, row: TableRow) -> Grid:
        wide = max((len(line) for line in row.lines), default=0)
        blocks = [cell for line in row.lines for cell in line if isinstance(cell, Block)]
        return Grid(
            lines=tuple(
                tuple(self._cell(cell) for cell in (*line, *[""] * (wide - len(line))))
                for line in row.lines
            ),
            notes=self._notes(blocks),
        )

    def _cell(self, cell: Block | str) -> Cell:
        if isinstance(cell, Block):
            source, target = self._sides(cell)
            return Cell(source=source, target=target)
        runs = (Run(text=" ".join(cell.split())),) if cell.strip() else ()
        if self._layout is Layout.TARGET:
            return Cell(source=None, target=runs)
        return Cell(source=runs, target=None)

    def _notes(self, blocks: Sequence[Block]) -> tuple[page_words.Note, ...]:
        pairs = (
            pair
            for number in page_words.with_pictures(blocks)
            for pair in self._pairs.get(number, ())
        )
        return page_words.notes(pairs, self._says, quiet=True)

    def _title(self) -> str:
        """Return the first heading, if the document begins with one, or the document's name."""
        for part in islice(self.parts(), _TITLES):
            if isinstance(part, Text) and part.kind == "heading":
                sides = (" ".join(plain(side).split()) for side in part.sides)
                if said := " / ".join(side for side in sides if side)[:_LONGEST_TITLE]:
                    return said
        return PurePath(self._bitext.document.name).stem or self._bitext.document.name


def _nested(part: Text, above: list[int]) -> Text:
    """Return an item as deep as the items it is in are many; other parts end the lists.

    How far in an item stands may skip levels: in Markdown it is counted in spaces.

    Args:
        part: The part.
        above: How far in the items stand that it may be in; changed to those of the next part.
    """
    if part.kind != "list_item":
        above.clear()
        return part
    own = part.depth
    while above and (above[-1] >= own if part.marker else above[-1] > own):
        above.pop()
    if part.marker:
        above.append(own)
    return replace(part, depth=min(max(len(above) - 1, 0), _DEEPEST))
