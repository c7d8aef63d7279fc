"""Targets spliced into a Markdown original, and the result read again before it goes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress

from translator.errors import FormatError
from translator.formats.markdown.columns import can_stand_beside, is_row, row
from translator.formats.markdown.escape import write_inline
from translator.formats.markdown.header_styles import write_value
from translator.formats.markdown.html_parts import CONTEXT, HtmlWriter
from translator.formats.markdown.jsx_elements import ELEMENT
from translator.formats.markdown.mdx import MDX, is_mdx
from translator.formats.markdown.pictures import without_pictures
from translator.formats.markdown.python_markdown import BY_FOUR, lines_by_four
from translator.formats.markdown.scan import Scan, scan, structure
from translator.formats.markdown.titles import TITLES, attribute
from translator.formats.source.source_text import SourceText, clean
from translator.lazy_regex import lazy_regex
from translator.types import Block, Document, Inline, Layout

_LAST_SPACES = lazy_regex(r"[^\S\r\n]*(?=[\r\n]|$)")
_MORE = lazy_regex(r"(?:\r\n?|\n)[^\S\r\n]*\S")
_MENDS = 24
"""How many blocks may be written anew, one after the other, before all of them are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A document's new text."""

    text: str
    mended: int
    """How many blocks had to be written again because they changed the structure."""


def write_text(
    document: Document, targets: Mapping[int, str], *, layout: Layout, target_language: str
) -> Written:
    """Splice targets into a Markdown document; see ``Format.write``.

    Raises:
        FormatError: the result would not have the original's block structure.
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
    if not changed:
        return Written(text=document.skeleton, mended=0)
    source = SourceText(document.skeleton)
    scanned = scan(source, mdx=is_mdx(document.name, document.skeleton))
    splicer = _Splicer(document, changed, scanned, layout, target_language)
    guarded: set[int] = set()
    for _ in range(_MENDS):
        text = splicer.splice(guarded)
        wrong = splicer.first_wrong(text)
        if wrong is None:
            return Written(text=text, mended=len(guarded))
        if wrong in guarded:
            break
        guarded.add(wrong)
    guarded = set(changed)
    text = splicer.splice(guarded)
    wrong = splicer.first_wrong(text)
    if wrong is None:
        return Written(text=text, mended=len(guarded))
    line = document.blocks[wrong].attributes["line"] if document.blocks else "1"
    raise FormatError("format.document-changes", name=document.name, line=line)


class _Splicer:
    """Knows where each block goes; holds the document and what is written into it."""

    def __init__(
        self,
        document: Document,
        changed: Mapping[int, str],
        scanned: Scan,
        layout: Layout,
        target_language: str,
    ) -> None:
        self._document = document
        self._blocks = document.blocks
        self._changed = changed
        self._scan = scanned
        self._layout = layout
        self._language = target_language
        self._by_four = BY_FOUR in scanned.environment
        self._newline = scanned.source.newline
        self._parent = {
            child: block.id
            for block in document.blocks
            for item in block.inline
            for child, _, _ in item.children
        }
        self._leaf_of = self._find_leaves()
        self._html = HtmlWriter(
            document, scanned.html, changed, layout=layout, target_language=target_language
        )
        self._html_contents = self._html.contents()
        self._leaf_of |= {token: block for token, (_, block) in self._html_contents.items()}

    def _find_leaves(self) -> dict[int, int]:
        """Return for each inline token that became a block: token index → block id."""
        places = {
            block.start: block.id
            for block in self._blocks
            if block.attributes["context"] not in ("alt", "value", CONTEXT)
        }
        found: dict[int, int] = {}
        starts = sorted(places)
        at = 0
        offset = self._scan.source.offset
        for leaf in self._scan.leaves:
            first, last = offset(leaf.pieces[0][0]), offset(leaf.pieces[-1][1])
            while at < len(starts) and starts[at] < first:
                at += 1
            if at < len(starts) and starts[at] < last:
                found[leaf.token] = places[starts[at]]
        return found

    # Writing

    def splice(self, guarded: set[int]) -> str:
        """Return the text with every target in it, the last one first."""
        splices = [(one.start, one.end, one.text) for one in self._html.splices]
        for block in self._blocks:
            if block.attributes["context"] == CONTEXT:
                continue
            if self._layout is Layout.TARGET:
                splices += self._target(block, guarded)
            else:
                splices += self._bilingual(block, guarded)
        text = self._document.skeleton
        parts: list[str] = []
        cursor = 0
        for start, end, replacement in sorted(splices, key=lambda splice: splice[:2]):
            parts += [text[cursor:start], replacement]
            cursor = end
        return "".join([*parts, text[cursor:]])

    def _target(self, block: Block, guarded: set[int]) -> list[tuple[int, int, str]]:
        if block.id not in self._changed or self._parent.get(block.id) in self._changed:
            return []  # as it is, or written inside the image together with the parent
        if self._is_alt(block):
            return [self._alt(block, guarded)]
        return [(block.start, block.end, self._inline(block, guarded, with_images=True))]

    def _is_alt(self, block: Block) -> bool:
        return block.attributes["context"] == "alt"

    def _alt(self, block: Block, guarded: set[int]) -> tuple[int, int, str]:
        """Write an alternative text in its place, with the label if that was its text."""
        text = self._document.skeleton
        written = self._inline(block, guarded, with_images=True)
        source = text[block.start : block.end]
        if self._layout is not Layout.TARGET:
            written = f"{source} / {written}"
        end = block.end
        if found := re.compile(r"(\s*)\](\[\]|(?![\[(]))").match(text, end):
            return block.start, found.end(), f"{written}{found.group(1)}][{source}]"
        return block.start, end, written

    def _inline(self, block: Block, guarded: set[int], *, with_images: bool) -> str:
        target = self._changed[block.id]
        if block.attributes["context"] == "value":
            return self._value(block, target)
        if block.attributes["context"] == "attribute":
            return attribute(target, block, self._document.skeleton)
        if not with_images:
            target = without_pictures(target, block)
        sources = {item.id: self._image(item, guarded) for item in block.inline if item.children}
        return write_inline(
            clean(target, block),
            block,
            sources=sources,
            environment=self._scan.environment,
            guarded=block.id in guarded,
        )

    def _image(self, image: Inline, guarded: set[int]) -> str:
        """Return an image with its alternative text translated."""
        child, start, end = image.children[0]
        if child not in self._changed or self._layout is not Layout.TARGET:
            return image.source
        written = self._inline(self._blocks[child], guarded, with_images=True)
        rest = image.source[end:]
        if rest in ("]", "][]"):
            rest = f"][{image.source[start:end]}]"
        return image.source[:start] + written + rest

    def _value(self, block: Block, target: str) -> str:
        """Write a value of the front matter; the text between its quotation marks."""
        raw = self._document.skeleton[block.start : block.end]
        beside = self._layout is not Layout.TARGET
        return write_value(raw, clean(target, block), block, beside=beside)

    def _bilingual(self, block: Block, guarded: set[int]) -> list[tuple[int, int, str]]:
        if block.id not in self._changed:
            return []
        context = block.attributes["context"]
        if context == "alt":
            return [self._alt(block, guarded)]
        if context == "value":
            return [(block.start, block.end, self._value(block, self._changed[block.id]))]
        written = self._inline(block, guarded, with_images=False)
        if not written:
            return []
        if context in ("atx", "setext") or context in TITLES:
            return [(block.end, block.end, f" / {written}")]
        if context in ("cell", ELEMENT):
            # Docusaurus reads any Markdown as JSX, where ``<br>`` would have to be closed.
            return [(block.end, block.end, f"<br/>{written}")]
        if self._beside(block):
            return row(
                block,
                self._document.skeleton,
                written,
                newline=self._newline,
                language=self._language,
                joined=(self._joins(block.id - 1, block.id), self._joins(block.id, block.id + 1)),
            )
        newline, prefix = self._newline, block.attributes["prefix"]
        in_list = self._by_four and block.kind == "list_item" and not prefix.strip(" ")
        written = lines_by_four(written, prefix) if in_list else written
        follow = f"{newline}{prefix.rstrip()}{newline}{prefix}{written}"
        end = _LAST_SPACES.match(self._document.skeleton, block.end)
        at = end.end() if end else block.end
        if in_list and _MORE.match(self._document.skeleton, at):
            follow += newline  # Python-Markdown takes an item right behind it for its text
        return [(at, at, follow)]

    def _beside(self, block: Block) -> bool:
        """Say whether source and target of a block stand in two columns."""
        return (
            self._layout is Layout.SIDE_BY_SIDE
            and block.id in self._changed
            and block.attributes["context"] not in (CONTEXT, ELEMENT)
            and can_stand_beside(block, self._document.skeleton)
        )

    def _joins(self, first: int, second: int) -> bool:
        if first < 0 or second >= len(self._blocks):
            return False
        one, two = self._blocks[first], self._blocks[second]
        between = self._document.skeleton[one.end : two.start]
        return self._beside(one) and self._beside(two) and not between.strip()

    # Reading again

    def first_wrong(self, text: str) -> int | None:
        """Return the block after which the structure is not the expected one."""
        result = structure(SourceText(text), mdx=self._scan.environment[MDX])
        expected, owners = self._expected()
        if self._layout is Layout.SIDE_BY_SIDE:
            result = [token for token in result if not is_row(token)]
            kept = [not is_row(token) for token in expected]
            expected = list(compress(expected, kept))
            owners = list(compress(owners, kept))
        if result == expected:
            return None
        place = next(
            (at for at, (one, two) in enumerate(zip(result, expected, strict=False)) if one != two),
            min(len(result), len(expected)),
        )
        before = [owner for owner in owners[: place + 1] if owner in self._changed]
        return before[-1] if before else next(iter(self._changed))

    def _expected(self) -> tuple[list[tuple[str, ...]], list[int]]:
        """Return the structure the result must have, and whose block each token is."""
        tokens = self._scan.structure
        expected: list[tuple[str, ...]] = []
        owners: list[int] = []
        for index, token in enumerate(tokens):
            owner = self._leaf_of.get(index, owners[-1] if owners else -1)
            if index in self._html_contents:
                token = (*token[:2], self._html_contents[index][0])
            expected.append(token)
            owners.append(owner)
            if self._layout is not Layout.TARGET and token[0] == "paragraph_close":
                block = self._leaf_of.get(index - 1)
                if (
                    block is not None
                    and block in self._changed
                    and self._shown_again(self._blocks[block])
                ):
                    expected += tokens[index - 2 : index - 1]
                    expected += [("inline", "", ""), token]
                    owners += [owner] * 3
        return expected, owners

    def _shown_again(self, block: Block) -> bool:
        inside = block.attributes["context"] == ELEMENT
        return not inside and bool(self._inline(block, set(), with_images=False))
