"""``duizhao memory``: what was translated before, and what people wrote."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from translator import placeholders
from translator.application import form_of, memory_forms, reading_memory, write_memory
from translator.cli import inputs, output_files
from translator.cli.plurals import counted
from translator.errors import InputError
from translator.errors.error_sentences import because
from translator.store import Holding, Library, Match, MemoryRow
from translator.system.atomic import writing
from translator.system.printable import printable

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


@click.group()
def memory() -> None:
    r"""Look through the translation memory, carry it to other programs and back.

    \b
    Examples:
      duizhao memory search 食堂
      duizhao memory export memory.tmx
    """


@memory.command("search")
@click.argument("text", default="")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 1_000_000), help="At most."
)
@click.option(
    "--fuzzy",
    default=75,
    show_default=True,
    type=click.IntRange(50, 100),
    metavar="PERCENT",
    help="Also show sentences whose source is as like TEXT as that or more.",
)
@_json
def search(text: str, limit: int, fuzzy: int, as_json: bool) -> None:
    r"""Show sentences that hold TEXT on either side, then those whose source is like it.

    What is found stands between « and »; Simplified and Traditional find each other. What people
    wrote comes first. Words of letters are found from their beginning; where
    none is, inside others.

    \b
    Examples:
      duizhao memory search 食堂
      duizhao memory search "会议九点开始。" --fuzzy 60
    """
    with Library() as library:
        holding = library.holding(text, limit=limit)
        matches = _similar(library, text, fuzzy, limit) if text else []
    there = [one.row for one in holding]
    matches = [one for one in matches if one.row not in there][: limit - len(there)]
    if as_json:
        rows = [_held(one) for one in holding]
        rows += [_row(one.row) | {"percent": one.percent} for one in matches]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in holding:
        _print(
            _with_hits(one.row.source, one.source), _with_hits(one.row.target, one.target), one.row
        )
    for match in matches:
        _print(
            f"{match.percent} %  {placeholders.show(match.row.source)}",
            placeholders.show(match.row.target),
            match.row,
        )
    click.echo(
        f"{counted(len(holding), 'sentence')}"
        + (f", {len(matches)} similar" if matches else "")
        + ".",
        err=True,
    )


def _similar(library: Library, text: str, minimum: int, limit: int) -> list[Match]:
    """Return sentences that are like a text, in whatever language it is."""
    found = [
        match
        for language in ("zh", "en")
        for match in library.similar(text, source_language=language, minimum=minimum, limit=limit)
    ]
    return sorted(found, key=lambda match: -match.percent)


def _print(source: str, target: str, row: MemoryRow) -> None:
    click.echo(printable(source))
    click.echo(f"    {printable(target)}{'  ✎' if row.by_person else ''}")


def _with_hits(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text with its marks shown, and what was found between « and »."""
    parts: list[str] = []
    cursor = 0
    for start, end in spans:
        parts += [text[cursor:start], "«", text[start:end], "»"]
        cursor = end
    return placeholders.show("".join([*parts, text[cursor:]]))


@memory.command("stats")
@_json
def stats(as_json: bool) -> None:
    r"""Count the sentences by what translated them; person: corrections.

    \b
    Example:
      duizhao memory stats
    """
    with Library() as library:
        sizes = library.memory_sizes()
    if as_json:
        click.echo(json.dumps(sizes, ensure_ascii=False, indent=1))
        return
    for signature, number in sizes.items():
        click.echo(f"{number:>8}  {signature}")
    click.echo(f"{counted(sum(sizes.values()), 'sentence')}.", err=True)


@memory.command("export")
@click.argument("path")
@click.option(
    "--as", "form", type=click.Choice(memory_forms()),
    help="What is written [default: by the suffix of PATH, else tmx]",
)  # fmt: skip
def export_memory(path: str, form: str | None) -> None:
    r"""Write the memory: as TMX, a table, JSON lines or a corpus; - is standard output.

    However large it is, a few sentences are held at a time.

    \b
    Examples:
      duizhao memory export memory.tmx
      duizhao memory export memory.csv
      duizhao memory export corpus.moses.zip
    """
    chosen = form or form_of(path)
    with Library() as library, library.all_memory_rows() as rows:
        if path == inputs.STANDARD:
            with output_files.standard() as stream:
                write_memory(rows, stream, chosen)
            return
        with writing(Path(path)) as stream:
            number = write_memory(rows, stream, chosen)
    click.echo(f"{path}: {counted(number, 'sentence')}", err=True)


@memory.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@_json
def import_memory(path: Path, as_json: bool) -> None:
    r"""Take in pairs of any program: TMX, TSV, CSV, JSON lines, or a line-aligned corpus (Moses).

    What it says counts as a person's work, unless Duizhao wrote that an engine made it. What
    you wrote yourself is never overwritten. All of the file is taken in, or nothing.

    A table names its columns (source, target, source_lang, target_lang; or zh and en). A corpus is
    an archive, or one of two files beside each other: corpus.zh and corpus.en.

    \b
    Examples:
      duizhao memory import memory.tmx
      duizhao memory import corpus.zh
    """
    try:
        with reading_memory(path) as found, Library() as library:
            taken = library.put_memory(found, author=path.name)
    except OSError as error:
        raise InputError("file.unreadable", path=path, why=because(error)) from error
    if as_json:
        counts = {"added": taken.added, "same": taken.same, "left": taken.left}
        counts |= {"other_languages": found.left_out}
        click.echo(json.dumps(counts, ensure_ascii=False, indent=1))
        return
    click.echo(
        f"{path}: {taken.added} added, {taken.same} there already, {taken.left} left because a "
        f"person had written something else, {found.left_out} in other languages."
    )


def _held(one: Holding) -> dict[str, Any]:
    """Return a sentence that holds the text; ``hits`` are what was found, as it stands there."""
    sides = {"source": (one.row.source, one.source), "target": (one.row.target, one.target)}
    return _row(one.row) | {
        "hits": {
            side: [placeholders.show(text[start:end]) for start, end in spans]
            for side, (text, spans) in sides.items()
        }
    }


def _row(row: MemoryRow) -> dict[str, Any]:
    return {
        "source": placeholders.show(row.source), "target": placeholders.show(row.target),
        "source_language": row.source_language, "target_language": row.target_language,
        "provenance": row.provenance.kind, "signature": row.provenance.signature,
        "created": row.provenance.created,
        "findings": [
            {"level": one.level.value, "check": one.check, "message": one.message}
            for one in row.findings
        ],
    }  # fmt: skip
