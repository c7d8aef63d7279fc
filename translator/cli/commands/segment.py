"""``duizhao segment``: a document's sentences, and their words, as JSON lines."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import click

import translator
from translator import placeholders
from translator.application import read_user_words, segment_block
from translator.chinese.pinyin.syllables import Style
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.cli import inputs, output_files
from translator.cli.choice import read_as_chosen
from translator.cli.recognised_pages import PagesRead
from translator.cli.web_inputs import WebChoice, web_options
from translator.errors import UsageError
from translator.store import Library
from translator.system import paths
from translator.types import Block, Document, Inline


@click.command()
@click.argument("path", metavar="PATH")
@click.option("--words", is_flag=True, help="Split each sentence into words.")
@click.option("--explain", is_flag=True, help="Words with what makes each a word.")
@click.option(
    "--user-words",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Your own words, one a line [default: words.txt in the data directory]",
)
@click.option("--pinyin", "readings", is_flag=True, help="Words with their pinyin.")
@click.option(
    "--style",
    type=click.Choice([style.value for style in Style]),
    default=Style.MARKS.value,
    show_default=True,
    help="Běijīng, Bei3 jing1 or ㄅㄟˇ ㄐㄧㄥ.",
)
@click.option("--sandhi", is_flag=True, help="Tones as they are spoken: ní hǎo.")
@click.option("--encoding", metavar="NAME", help="Of the input [default: detected]")
@web_options
def segment(
    path: str,
    words: bool,
    explain: bool,
    user_words: Path | None,
    readings: bool,
    style: str,
    sandhi: bool,
    encoding: str | None,
    web: WebChoice,
) -> None:
    r"""Print a document's sentences as JSON lines, in the document's order.

    Each line holds the block's number, kind and language (zh: in characters both scripts
    share; und: none), its line in the file, the segment's number in the block, its offsets in
    the block's text, and the sentence as a reader sees it. Names found in the document, the
    terms of the library's glossary and your own words are kept whole.

    \b
    Examples:
      duizhao segment article.md --words
      duizhao segment article.md --explain --user-words words.txt
      duizhao segment article.md --pinyin > article.jsonl
      duizhao segment article.md --pinyin --style zhuyin
    """
    if not readings and (sandhi or style != Style.MARKS):
        raise UsageError("cli.style")
    read_as_chosen()
    (item,) = inputs.find([path], web=web)[:1]
    document = item.read(encoding, PagesRead(item.shown, partial(click.echo, err=True))).document
    vocabulary = _vocabulary(document, user_words) if words or explain or readings else NOTHING
    for block in document.blocks:
        language = translator.detect(block.text).tag
        for number, piece in enumerate(segment_block(block, document.language)):
            shown = as_read(block, piece.start, piece.end)
            row: dict[str, object] = {
                "block": block.id,
                "kind": block.kind,
                "language": language,
                "line": int(block.attributes.get("line", "0")),
                "segment": number,
                "start": piece.start,
                "end": piece.end,
                "text": shown,
            }
            if readings:
                row["words"] = [
                    {"word": word, "pinyin": reading}
                    for word, reading in translator.pinyin(
                        shown, style=style, sandhi=sandhi, vocabulary=vocabulary
                    )
                ]
            elif explain:
                row["words"] = [
                    {"word": word.text, "start": word.start, "kind": word.kind}
                    | ({"why": word.why} if word.why else {})
                    for word in translator.explain(shown, vocabulary=vocabulary)
                ]
            elif words:
                row["words"] = translator.words(shown, vocabulary=vocabulary)
            output_files.write_standard(f"{json.dumps(row, ensure_ascii=False)}\n".encode())


def _vocabulary(document: Document, file: Path | None) -> Vocabulary:
    """Gather a document's own words; a library is read if there is one, and never made."""
    user_words = read_user_words(file)
    if not paths.library().exists():
        return translator.vocabulary(document, user_words=user_words)
    with Library() as library:
        glossary = library.glossary()
    return translator.vocabulary(document, user_words=user_words, glossary=glossary)


_SHOWN = frozenset(["code", "math", "autolink", "character", "entity", "escape", "emoji",
                    "untranslated"])  # fmt: skip
"""Kinds of marks that a reader sees as part of the sentence."""


def as_read(block: Block, start: int, end: int) -> str:
    """Return a part of a block without emphasis, link addresses and pictures."""
    known = placeholders.table(block)
    shown = placeholders.MARK.sub(lambda one: _as_read(known.get(one[0])), block.text[start:end])
    return shown.strip()


def _as_read(one: Inline | None) -> str:
    return "" if one is None or one.paired else _atom_as_read(one)


def _atom_as_read(one: Inline) -> str:
    if one.kind not in _SHOWN:
        return " " * one.kind.endswith("break")
    return one.source if one.prompt is None and one.kind != "math" else one.text
