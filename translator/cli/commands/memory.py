"""``duizhao memory``: what was translated before, and what people wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from translator import placeholders
from translator.application import read_tmx, write_tmx
from translator.cli import inputs, output_files
from translator.cli.plurals import counted
from translator.errors import InputError
from translator.errors.error_sentences import because
from translator.store import Library, MemoryRow
from translator.system.atomic import write_atomic
from translator.system.bounded_reading import MEGABYTE, read_file
from translator.system.printable import printable

_LARGEST = 256 * MEGABYTE
"""Bytes of the largest memory that is taken in: a million sentences and more."""
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
@_json
def search(text: str, limit: int, as_json: bool) -> None:
    r"""Show sentences that hold TEXT on either side; what people wrote comes first.

    \b
    Example:
      duizhao memory search 食堂
    """
    with Library() as library:
        rows = library.memory_rows(text, limit=limit)
    if as_json:
        click.echo(json.dumps([_row(row) for row in rows], ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(printable(placeholders.show(row.source)))
        click.echo(
            f"    {printable(placeholders.show(row.target))}{'  ✎' if row.by_person else ''}"
        )
    click.echo(f"{counted(len(rows), 'sentence')}.", err=True)


@memory.command("stats")
@_json
def stats(as_json: bool) -> None:
    r"""Count the sentences by what translated them; ``person``: corrections.

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
def export_memory(path: str) -> None:
    r"""Write the memory as TMX; - is standard output.

    \b
    Example:
      duizhao memory export memory.tmx
    """
    with Library() as library:
        rows = library.memory_rows(limit=None)
    data = write_tmx(rows)
    if path == inputs.STANDARD:
        output_files.write_standard(data)
        return
    write_atomic(Path(path), data)
    click.echo(f"{path}: {counted(len(rows), 'sentence')}", err=True)


@memory.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@_json
def import_memory(path: Path, as_json: bool) -> None:
    r"""Take in a TMX file of any program.

    What it says counts as a person's work, unless Duizhao wrote that an engine made it. What
    you wrote yourself is never overwritten.

    \b
    Example:
      duizhao memory import memory.tmx
    """
    try:
        data = read_file(path, _LARGEST)
    except OSError as error:
        raise InputError("file.unreadable", path=path, why=because(error)) from error
    found = read_tmx(data, name=path.name)
    with Library() as library:
        taken = library.put_memory(found.rows, author=path.name)
    if as_json:
        counts = {"added": taken.added, "same": taken.same, "left": taken.left}
        click.echo(json.dumps(counts | {"other_languages": found.left_out}, indent=1))
        return
    click.echo(
        f"{path}: {taken.added} added, {taken.same} there already, {taken.left} left because a "
        f"person had written something else, {found.left_out} in other languages."
    )


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
