"""One self-contained page, original and translation side by side.

It needs no script and loads nothing: its content security policy forbids both, should a
hostile article ever find a way past the escaping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from importlib.resources import files
from itertools import groupby

from translator.chinese.pinyin.ruby import ruby_html
from translator.chinese.pinyin.syllables import Style
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.document.rendering import Rendering
from translator.document.rows import Row, TableRow, rows
from translator.document.validate import validate
from translator.errors.error_sentences import in_language, piece
from translator.exports import page_controls
from translator.exports.html_text import NUMBERS, HeadingTags, TextWriter, address_link
from translator.exports.laid_out import page_words
from translator.text.characters import encode_all, xml_text
from translator.types import Bitext, Block, Layout, Pair, Rule, Verbatim

_LONG = 14
"""Lines of untranslated text that are shown without being folded."""
_HIGH = 500
"""Characters of it that may be higher than its place, on a phone."""
_NARROW = 3
"""Columns of a table that fit a phone."""
_TAB_STOP = ' tabindex="0"'
"""Of what scrolls by itself: who has no mouse gets there with Tab, and scrolls with arrow keys."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


_CLASSES = {
    Layout.BILINGUAL: "stacked",
    Layout.SIDE_BY_SIDE: "both",
    Layout.TARGET: "target-only",
}

_Writer = Callable[[str], str]
"""Writes plain text as HTML."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Html:
    """Two columns (one on a phone) or one, pairs lit on hover, findings in words."""

    name: str = "html"
    suffix: str = ".html"
    media_type: str = "text/html"
    ruby: Style | None = None
    """How readings over Chinese words are written; None: no readings."""
    vocabulary: Vocabulary = NOTHING
    """Words and names of the document that readings are given for."""
    says: str = ""
    """BCP 47 tag of the language of the page's own words; empty: the target's."""

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the page: columns, each target under its source, or the targets alone."""
        validate(bitext)
        over = None
        if self.ruby is not None:
            over = partial(ruby_html, style=self.ruby, vocabulary=self.vocabulary)
        says = self.says or bitext.target_language
        page = _Page(bitext, layout=layout, over=over, ruby=self.ruby, says=says)
        return encode_all(map(xml_text, page.parts()))  # HTML holds no more characters than XML


class _Page:
    """Writes one page; holds the pairs of each block and the writers of both sides."""

    def __init__(
        self,
        bitext: Bitext,
        *,
        layout: Layout,
        over: _Writer | None,
        ruby: Style | None,
        says: str,
    ) -> None:
        self._bitext = bitext
        self._ruby = ruby
        self._says = says if says.startswith("zh") else "en"
        self._layout = layout
        self._target_only = layout is Layout.TARGET
        self._pairs: dict[int, list[Pair]] = {
            number: list(pairs)
            for number, pairs in groupby(bitext.pairs, key=lambda pair: pair.segment.block_id)
        }
        self._most = 0
        source, target = Rendering(bitext, target=False), Rendering(bitext, target=True)
        self._source = TextWriter(source, text=_text_writer(bitext.source_language, over))
        self._target = TextWriter(target, text=_text_writer(bitext.target_language, over))
        self._titles = page_controls.titles(bitext, layout, source=source, target=target)
        self._tags = HeadingTags()

    def parts(self) -> Iterator[str]:
        body = list(self._body())
        title = escape(" / ".join(text for _, text in self._titles))
        style = files("translator.exports").joinpath("page.css").read_text("utf-8")
        yield f'<!DOCTYPE html>\n<html lang="{escape(self._bitext.target_language)}">\n<head>\n'
        yield '<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield '<meta name="referrer" content="no-referrer">\n'
        document = self._bitext.document
        for kept, value in (
            ("document", document.name), ("sha256", document.sha256),
            ("source-language", self._bitext.source_language),
        ):  # fmt: skip
            yield f'<meta name="duizhao-{kept}" content="{escape(value)}">\n'
        yield f"<title>{title}</title>\n<style>\n{style}{self._partners()}</style>\n</head>\n"
        yield f'<body class="{_CLASSES[self._layout]}">\n'
        yield from self._header()
        yield "<main>\n"
        yield from body
        yield "</main>\n"
        yield from self._footer()
        yield "</body>\n</html>\n"

    def _header(self) -> Iterator[str]:
        title = '<span class="or"> / </span>'.join(
            f'<span lang="{escape(tag)}">{escape(text)}</span>' for tag, text in self._titles
        )
        yield f'<header>\n<div class="bar">\n<h1>{title}</h1>\n'
        yield from page_controls.controls(
            self._bitext, self._layout, ruby=self._ruby, says=self._says
        )
        yield '</div>\n<div class="about">\n'
        document = self._bitext.document
        if address := document.address:
            yield f'<p class="source" translate="no">{address_link(address)}</p>\n'
        counts = escape(page_words.counted(self._bitext, self._says))
        yield f'<p class="file" translate="no">{escape(document.name)}</p>\n'
        yield f'<p class="counts"{self._own}>{counts}</p>\n'
        yield f'<div class="row heads"{self._own}>'
        if not self._target_only:
            yield f'<div class="s">{self._language(self._bitext.source_language)}</div>'
        yield f'<div class="t">{self._language(self._bitext.target_language)}</div>'
        yield "</div>\n</div>\n</header>\n"

    def _body(self) -> Iterator[str]:
        """Yield the rows; those of a list stand in one, each item with what belongs to it."""
        listed = False
        for row in rows(self._bitext.document):
            is_item = isinstance(row, Block) and row.kind == "list_item"
            if is_item and not listed:
                yield '<div role="list">\n<div role="listitem">\n'
            elif isinstance(row, Block) and is_item and row.marker:
                yield '</div>\n<div role="listitem">\n'
            elif listed and not is_item:
                yield "</div>\n</div>\n"
            listed = is_item
            yield from self._row(row)
        if listed:
            yield "</div>\n</div>\n"

    def _footer(self) -> Iterator[str]:
        yield f"<footer{self._own}>\n"
        for origin in page_words.origins(self._bitext, self._says):
            code = f" <code>{escape(origin.code)}</code>" if origin.code else ""
            if not origin.address:  # that stands at the top
                yield f"<p>{escape(origin.words)}{code}</p>\n"
        yield "</footer>\n"

    @property
    def _own(self) -> str:
        """The attribute of what the page itself says; empty: in the page's language."""
        own = self._says
        return "" if own == self._bitext.target_language else f' lang="{escape(own)}"'

    def _language(self, tag: str) -> str:
        return escape(page_words.language_name(tag, self._says))

    def _partners(self) -> str:
        """Return a rule for each number of a segment within its row: both light up."""
        return "".join(
            f".row:has(.n{number}:is(:hover,:focus)) .n{number}{{background:var(--lit)}}\n"
            for number in range(min(self._most, NUMBERS))
        )

    def _row(self, row: Row) -> Iterator[str]:
        match row:
            case Block():
                yield from self._block_row(row)
            case TableRow():
                yield from self._table_row(row)
            case Verbatim():
                yield self._verbatim(row)
            case Rule():
                yield "<hr>\n"

    def _block_row(self, block: Block) -> Iterator[str]:
        opening, closing = self._element(block)
        yield f'<div class="row {_css_name(block.kind)}" style="--depth:{block.depth}">'
        if not self._target_only and not self._said_once(block):
            yield self._side("s", opening + self._segments(block, target=False) + closing)
        target = opening + self._segments(block, target=True) + closing
        yield self._side("t", target + self._findings([block]))
        yield "</div>\n"

    def _element(self, block: Block) -> tuple[str, str]:
        match block.kind:
            case "heading":
                tag = self._tags.next(block.level)
                return f'<{tag} class="level{block.level}">', f"</{tag}>"
            case "alt":
                where = f' <span class="address" translate="no">{escape(block.address)}</span>'
                return '<p><span class="picture">', f"{where if block.address else ''}</span></p>"
            case "quote":
                return "<blockquote><p>", "</p></blockquote>"
            case "list_item":
                marker = f'<span class="marker" lang="en">{escape(block.marker)}</span>'
                return f'<div class="item">{marker}<p>', "</p></div>"
        return "<p>", "</p>"

    def _said_once(self, block: Block) -> bool:
        """Say whether a block that was copied stands once: not where columns face each other."""
        copied = all(pair.provenance.kind == "copy" for pair in self._pairs.get(block.id, ()))
        return self._layout is Layout.BILINGUAL and copied

    def _table_row(self, row: TableRow) -> Iterator[str]:
        blocks = [cell for line in row.lines for cell in line if isinstance(cell, Block)]
        yield '<div class="row table">'
        if not self._target_only:
            yield self._side("s", self._table(row, target=False))
        yield self._side("t", self._table(row, target=True) + self._findings(blocks))
        yield "</div>\n"

    def _table(self, row: TableRow, *, target: bool) -> str:
        wide = max(map(len, row.lines), default=0) > _NARROW
        written, first = [f'<div class="scroll"{_TAB_STOP if wide else ""}><table>'], 0
        for number, line in enumerate(row.lines):
            written.append("<tr>")
            for cell in line:
                name = "td" if number or cell == "" else "th"  # an empty cell heads nothing
                inside = escape(cell) if isinstance(cell, str) else ""
                if isinstance(cell, Block):
                    # Numbers run through the table: hovering lights one cell and its partner.
                    inside = self._segments(cell, target=target, first=first)
                    first += len(self._pairs[cell.id])
                written.append(f"<{name}>{inside}</{name}>")
            written.append("</tr>")
        return "".join(written) + "</table></div>"

    def _side(self, name: str, content: str) -> str:
        bitext = self._bitext
        tag = bitext.source_language if name == "s" else bitext.target_language
        return f'<div class="{name}" lang="{escape(tag)}">{content}</div>'

    def _segments(self, block: Block, *, target: bool, first: int = 0) -> str:
        writer = self._target if target else self._source
        pairs = self._pairs[block.id]
        self._most = max(self._most, first + len(pairs))
        return writer.block(block, pairs, target=target, first=first)

    def _findings(self, blocks: list[Block]) -> str:
        """Say in words what the checks found, pictures' alternative texts included."""
        pairs = [
            pair
            for number in page_words.with_pictures(blocks)
            for pair in self._pairs.get(number, [])
        ]
        notes = [
            f'<li class="{note.level.value}"><b>{escape(note.check)}</b> {escape(note.text)}</li>'
            for note in page_words.notes(pairs, self._says, quiet=False)
        ]
        return f'<ul class="findings" lang="{self._says}">{"".join(notes)}</ul>' if notes else ""

    def _verbatim(self, row: Verbatim) -> str:
        reason = ""
        if row.reason:
            said = escape(in_language(row.reason, self._says))
            reason = f'<span class="reason"{self._own}>{said}</span>'
        lines = row.text.count("\n") + 1
        high = lines > _LONG or len(row.text) > _HIGH
        text = f"<pre{_TAB_STOP if high else ''}>{escape(row.text)}</pre>"
        if lines > _LONG:
            count = escape(piece("html.lines", number=lines).say(self._says))
            text = f"<details><summary{self._own}>{count}</summary>{text}</details>"
        return f'<div class="verbatim">{text}{reason}</div>\n'


def _text_writer(language: str, over: _Writer | None) -> _Writer:
    """Return what writes plain text of a side: escaped, or with readings over the words."""
    if over is None or language.partition("-")[0] != "zh":
        return escape
    return over


def _css_name(kind: str) -> str:
    return "".join(character if character.isalnum() else "-" for character in kind)
