"""``duizhao corrections``: what people wrote, here or in another program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from translator import placeholders
from translator.application import (
    BroughtBack,
    Conflict,
    Options,
    bring_back,
    handed_over,
    plan_document,
    read_returned_file,
)
from translator.cli.choice import read_as_chosen
from translator.cli.plurals import counted
from translator.errors import InputError
from translator.errors.error_sentences import because
from translator.store import Library
from translator.system.bounded_reading import MEGABYTE
from translator.system.printable import printable

_LARGEST = 256 * MEGABYTE
"""Bytes of the largest file that is held whole: a page, a Word document, a Moses corpus."""
_WHY = {
    "source": "the document has another sentence there",
    "marks": "it holds codes that its source does not have",
    "corrected": "it was corrected here since; --theirs takes the file's",
    "places": "its links, code or emphasis cannot be put back; correct it in the reader",
}


@click.group()
def corrections() -> None:
    r"""Take in what people corrected in another program.

    \b
    Examples:
      duizhao export article.md --as xliff
      duizhao corrections import article.en.xlf
    """


@corrections.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--document",
    type=click.Path(path_type=Path),
    help="The document it was made from [default: in the library, or beside FILE]",
)
@click.option("--theirs", is_flag=True, help="Take what was corrected here meanwhile, too.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def import_corrections(
    files: tuple[str, ...], document: Path | None, theirs: bool, dry_run: bool, as_json: bool
) -> int:
    r"""Take in what was changed in files that Duizhao wrote.

    XLIFF (1.2 or 2), TMX, TSV, CSV, JSON lines, Moses (the archive, or one of its files beside the
    others), the HTML page and the Word document of both sides. Sentences are found by their ids,
    wherever they stand in the file (in Moses: by their lines). What nobody changed
    is left alone, and so is what does not fit: each such sentence is listed, and the exit code
    is 1.

    \b
    Examples:
      duizhao corrections import article.en.xlf
      duizhao corrections import checked.csv article.en.docx --dry-run
      duizhao corrections import back/article.en.xliff --document article.md --dry-run
    """
    read_as_chosen()
    entries: list[dict[str, Any]] = []
    conflicts = False
    for name in files:
        path = Path(name)
        try:
            handed = read_returned_file(path, most=_LARGEST)
        except OSError as error:
            raise InputError("file.unreadable", path=path, why=because(error)) from error
        for returned in handed:
            with Library() as library:
                original = handed_over(returned, library, beside=path.parent, given=document)
                options = Options(to=returned.target_language, source=returned.source_language)
                planned = plan_document(original.document, options)
                came = bring_back(returned, planned, library, theirs=theirs, keep=not dry_run)
            conflicts = conflicts or bool(came.conflicts)
            if as_json:
                entries.append(_entry(name, returned.document, came))
            else:
                _tell(name, came, dry_run=dry_run)
    if as_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
    return int(conflicts)


def _tell(name: str, came: BroughtBack, *, dry_run: bool) -> None:
    taken = counted(came.taken, "correction")
    would = " would be taken" if dry_run else " taken"
    conflicts = counted(len(came.conflicts), "conflict")
    left = f", {came.left_out} without a target or not ours" if came.left_out else ""
    there = f", {came.there} there already" if came.there else ""
    click.echo(
        printable(f"{name}: {taken}{would}, {came.unchanged} unchanged{there}, {conflicts}{left}")
    )
    for conflict in came.conflicts:
        at = f"line {conflict.line}" if conflict.line else "no line"
        click.echo(printable(f"  {at}: {_WHY[conflict.why]}"))
        for label, text in _sides(conflict).items():
            click.echo(printable(f"      {label}: {text}"))


def _sides(conflict: Conflict) -> dict[str, str]:
    sides = {"source": conflict.pair.source, "file": conflict.pair.target, "here": conflict.here}
    return {label: placeholders.show(text) for label, text in sides.items() if text}


def _entry(name: str, document: str, came: BroughtBack) -> dict[str, Any]:
    return {
        "file": name,
        "document": document,
        "taken": came.taken,
        "unchanged": came.unchanged,
        "there": came.there,
        "left_out": came.left_out,
        "conflicts": [
            {"why": one.why.value, "line": one.line} | _sides(one) for one in came.conflicts
        ],
    }
