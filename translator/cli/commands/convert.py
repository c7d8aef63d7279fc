"""``duizhao convert``: one script into the other, the document's structure kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from translator import placeholders
from translator.chinese.scripts import converter
from translator.cli import inputs, output_files, script_choices
from translator.cli.choice import regional_option
from translator.cli.inputs import Input
from translator.errors import UsageError
from translator.exports.save import Rendered, splice
from translator.grounding.people_in_text import people_for
from translator.store import Library
from translator.text.languages import HAN, HAN_CLASS, detect
from translator.types import Block, Document, Layout, ScriptChoice


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--to", "to", required=True, metavar="TAG", help=", ".join(converter.TARGETS))
@click.option("--from", "source", metavar="TAG", help="Script of the input [default: detected]")
@regional_option
@click.option("--output", "-o", metavar="OUT", help="File, or - for standard output.")
@click.option("--encoding", metavar="NAME", help="Of the input [default: detected]")
@click.option("--overwrite", is_flag=True, help="Replace files that Duizhao did not write.")
@click.option("--choices", is_flag=True, help="List what had a choice; write no file.")
@click.option("--json", "as_json", is_flag=True, help="With --choices: JSON lines for programs.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def convert(
    paths: tuple[str, ...],
    to: str,
    source: str | None,
    regional: str,
    output: str | None,
    encoding: str | None,
    overwrite: bool,
    choices: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    r"""Convert between Simplified and Traditional Chinese; nothing is translated.

    Code, addresses and everything else that is not text stays as it is. The result is
    written next to the input with the tag before the suffix (article.zh-Hant-TW.md), never
    over the input. PATH may be - for standard input.

    \b
    zh-Hans     Simplified
    zh-Hant     Traditional, Taiwan's standard characters, words as they are
    zh-Hant-TW  Traditional, Taiwan's characters and words (软件 → 軟體)
    zh-Hant-HK  Traditional, Hong Kong's characters and words (鼠标 → 滑鼠)

    Words of a region come in where they are sure: 软件 always, 程序 as 程式 only where the
    text is about computing. Titles and quotations keep their words.

    \b
    Example:
      duizhao convert article.md --to zh-Hant-TW
      cat article.txt | duizhao convert - --to zh-Hans -o -
      duizhao convert article.md --to zh-Hant --choices
    """
    target = converter.normalise(to)
    origin = converter.normalise(source) if source else None
    found = inputs.find(paths)
    if as_json and not choices:
        raise UsageError("cli.json")
    if choices:
        if output is not None:
            raise UsageError("cli.choices-file")
        for item in found:
            document = item.read(encoding).document
            script_choices.show(
                item.shown, listed(document, target, origin, regional), as_json=as_json
            )
        return
    output_files.check_usage(found, output)
    taken: dict[Path, Input] = {}
    with Library() as library:
        for item in found:
            document = item.read(encoding).document
            result = converted(document, target, origin, regional)
            suffix = item.path.suffix if item.path else ""
            several = len(found) > 1 or item.folder is not None
            place = output_files.place(
                item, output=output, tag=target, suffix=suffix, several=several, taken=taken
            )
            output_files.write(place, result.data, library, overwrite=overwrite)
            if not quiet:
                remark = f", {result.remark}" if result.remark else ""
                click.echo(
                    f"{item.shown} → {output_files.shown(place)}{remark}",
                    err=True,
                )


def listed(
    document: Document, target: str, source: str | None, regional: str = converter.SAFE
) -> Iterator[tuple[int, ScriptChoice]]:
    """Return each character and word of a document that has a choice, with its line (1-based)."""
    fallback = source or _script(document.language)
    whole = _whole(document)
    people = people_for(whole, target, source)
    for block in document.blocks:
        line = int(block.attributes.get("line", "0"))
        origin = source or _origin(block, fallback, target)
        for piece in _pieces(block)[::2]:
            for choice in converter.choices(
                piece, target, origin, regional=regional, people=people, document=whole
            ):
                yield line, choice


def converted(
    document: Document, target: str, source: str | None, regional: str = converter.SAFE
) -> Rendered:
    """Convert a document's blocks and write them back."""
    fallback = source or _script(document.language)
    whole = _whole(document)
    people = people_for(whole, target, source)
    targets: dict[int, str] = {}
    for block in document.blocks:
        origin = source or _origin(block, fallback, target)
        pieces = _pieces(block)
        for number in range(0, len(pieces), 2):
            pieces[number] = converter.convert(
                pieces[number], target, origin, regional=regional, people=people, document=whole
            )
        text = "".join(pieces)
        if text != block.text:
            targets[block.id] = text
    return splice(document, targets, layout=Layout.TARGET, target_language=target)


def _whole(document: Document) -> str:
    """Return a document's text: what it is about and who is in it decides on its words."""
    return "\n".join(placeholders.strip(block.text) for block in document.blocks)


def _pieces(block: Block) -> list[str]:
    """Split a block's text: at odd places stand the Chinese tails of addresses.

    The formats end a bare address where its ASCII ends; what follows one of its separators
    (…/wiki/中国) belongs to it all the same.
    """
    open_ended = [
        placeholders.atom(one.id)
        for one in block.inline
        if not one.paired and "://" in one.source and one.source.endswith(tuple("/=#?&_%-"))
    ]
    if not open_ended:
        return [block.text]
    return re.split(f"((?:{'|'.join(open_ended)})[{HAN_CLASS}]+)", block.text)


def _origin(block: Block, fallback: str | None, target: str) -> str | None:
    """Return the script of a block: its own where it shows one, else the document's.

    None leaves it to the conversion, which looks at what the text needs.
    """
    text = placeholders.strip(block.text)
    if HAN.search(text) is None:
        return target  # nothing to convert
    return None if fallback is None or detect(text).script else fallback


def _script(language: str) -> str | None:
    return language if language in ("zh-Hans", "zh-Hant") else None
