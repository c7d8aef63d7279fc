"""The bar of the exported page: the article's title, and what is shown of its sides.

No script is allowed there, so the choices are radio buttons and a box to tick, and the style sheet
(``page.css``) looks which is ticked. Nothing is stored: a page opens as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import PurePath

from translator.chinese.pinyin.syllables import Style
from translator.document.rendering import Rendering, join_targets
from translator.errors.error_sentences import Piece, piece
from translator.exports.laid_out import page_words
from translator.types import Bitext, Layout

_TITLED = 4
"""Blocks at the beginning among which the title is looked for."""
_LONGEST = 200
"""Characters of a title."""


def titles(
    bitext: Bitext, layout: Layout, *, source: Rendering, target: Rendering
) -> tuple[tuple[str, str], ...]:
    """Return the title, (language, text) for each side that is shown, the source first.

    It is what the front matter says, else the first heading, if the document begins with one; else
    the name of the document without its suffix.

    Args:
        bitext: Whose title it is.
        layout: Which sides are shown.
        source: Reads texts of the source.
        target: Reads texts of the target.
    """
    first = bitext.document.blocks[:_TITLED]
    named = [block for block in first if block.attributes.get("key") == "title"]
    for block in (*named, *(block for block in first if block.kind == "heading")):
        own = [pair for pair in bitext.pairs if pair.segment.block_id == block.id]
        translated = join_targets(own, block, bitext.verbatim)
        sides = [(bitext.target_language, target.line(translated, block))]
        if layout is not Layout.TARGET:
            sides.insert(0, (bitext.source_language, source.line(block.text, block)))
        found: dict[str, str] = {}  # a name that was copied stands once
        for tag, text in sides:
            if said := " ".join(text.split())[:_LONGEST]:
                found.setdefault(said, tag)
        if found:
            return tuple((tag, said) for said, tag in found.items())
    name = bitext.document.name
    return ((bitext.document.language, PurePath(name).stem or name),)


def controls(bitext: Bitext, layout: Layout, *, ruby: Style | None, says: str) -> Iterator[str]:
    """Yield the choices that there are: which sides, and whether readings stand over words.

    Args:
        bitext: Whose sides they are.
        layout: Where only the target stands, no side can be chosen.
        ruby: How readings are written; None: there are none.
        says: BCP 47 tag of the language of the page's own words.
    """
    with_sides = layout is not Layout.TARGET
    if not with_sides and ruby is None:
        return
    own = f' lang="{escape(says)}"'
    yield f'<fieldset class="controls"{own}>\n<legend>{_said(piece("html.show"), says)}</legend>\n'
    if with_sides:
        source, target = bitext.source_language, bitext.target_language
        yield '<span class="choices">\n'
        yield _choice("radio", "source", _side(source, target, says))
        yield _choice("radio", "both", _said(_both_sides(source), says), chosen=True)
        yield _choice("radio", "target", _side(target, source, says))
        yield "</span>\n"
    if ruby is not None:
        written = piece("html.zhuyin") if ruby is Style.ZHUYIN else piece("html.pinyin")
        yield _choice("checkbox", "readings", _said(written, says), chosen=True)
    yield "</fieldset>\n"


def _choice(kind: str, name: str, said: str, *, chosen: bool = False) -> str:
    group = ' name="sides"' if kind == "radio" else ""
    ticked = " checked" if chosen else ""
    return (
        f'<label><input type="{kind}"{group} id="show-{name}"{ticked}><span>{said}</span></label>\n'
    )


def _side(tag: str, other: str, says: str) -> str:
    match tag.partition("-")[0], other.partition("-")[0]:
        case "zh", "en":
            return _said(piece("html.side-zh"), says)
        case "en", "zh":
            return _said(piece("html.side-en"), says)
    return escape(page_words.language_name(tag, says))


def _both_sides(source: str) -> Piece:
    if source.partition("-")[0] == "en":
        return piece("html.both-en-zh")
    return piece("html.both-zh-en")


def _said(words: Piece, says: str) -> str:
    return escape(words.say(says))
