"""``duizhao translate``: documents in, bilingual documents out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from translator.application import (
    OWN,
    Original,
    Plan,
    as_text,
    count_terms,
    export_bytes,
    format_names,
    format_suffix,
    target_tag,
)
from translator.cli import inputs, output_files, report
from translator.cli.choice import Choice, choice_options, regional_option
from translator.cli.destinations import Destinations, folder_options
from translator.cli.inputs import Input
from translator.cli.plurals import counted
from translator.cli.report_left import left
from translator.cli.session import Session
from translator.errors import UsageError
from translator.system.file_kinds import real
from translator.system.printable import printable
from translator.types import Layout


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--output", "-o", metavar="OUT", help="File or folder; - for standard output.")
@choice_options
@regional_option
@click.option(
    "--layout",
    type=click.Choice([layout.value for layout in Layout]),
    default=Layout.BILINGUAL.value,
    show_default=True,
    help="Source and target one after the other, next to each other, or the target alone.",
)
@click.option(
    "--as",
    "name",
    type=click.Choice(format_names()),
    help="Format of the result [default: the input's own]",
)
@folder_options
@click.option("--fresh", is_flag=True, help="Translate again what is remembered.")
@click.option("--dry-run", is_flag=True, help="Only say what would be translated and what not.")
@click.option("--overwrite", is_flag=True, help="Replace files that Duizhao did not write.")
@click.option("--report", "report_path", metavar="FILE", help="Write what was done as JSON.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="With --dry-run: print JSON.")
def translate(
    paths: tuple[str, ...],
    output: str | None,
    choice: Choice,
    regional: str,
    layout: str,
    name: str | None,
    names: str,
    assets: str | None,
    dry_run: bool,
    overwrite: bool,
    report_path: str | None,
    quiet: bool,
    as_json: bool,
) -> int:
    r"""Translate files and folders, paragraph by paragraph, on this computer.

    The result is written next to the input with the language before the suffix
    (article.en.md), never over the input. What is translated once is remembered: run the
    same command again to go on after a stop, or after editing the article. PATH may be - for
    standard input, a folder is searched for Markdown (.md), plain text (.txt), web pages
    (.html), subtitles (.srt, .vtt, .ass) and PDF, of which the translation is Markdown. With
    -o FOLDER, links between the results lead to one another, and pictures are
    found where they are.

    \b
    Examples:
      duizhao translate article.md
      duizhao translate articles/ -o english/ --layout target
      duizhao translate articles/ -o site-en/ --names keep --assets copy
      duizhao translate article.md --as html --layout side-by-side
      duizhao translate page.html --layout target
      cat article.txt | duizhao translate - > article.en.txt
    """
    choice = replace(choice, options=replace(choice.options, regional=regional))
    found = inputs.find(paths, quiet=choice.quiet)
    places = Destinations(found, output=output, names=names, assets=assets, overwrite=overwrite)
    output_files.check_report(report_path, found)
    entries: list[dict[str, Any]] = []
    errors = False
    if report_path:
        places.taken[real(report_path)] = Input(path=Path(report_path))

    def suffix(original: Original, item: Input) -> str:
        own = item.path.suffix if item.path else ""
        return format_suffix(name or OWN, original.document, own)

    own = name in (None, OWN, "md")
    if assets and not own:
        raise UsageError("cli.assets-format", format=name)
    places.gather(
        lambda original, item: (
            target_tag(original.document, choice.options, wordless=item.folder is not None),
            suffix(original, item),
        ),
        choice.encoding,
        own=own,
    )
    with Session(choice) as session:

        def show(item: Input, original: Original, planned: Plan) -> None:
            known = session.known(planned) if choice.options.model or _installed() else 0
            path = places.place(item, planned.target_language, suffix(original, item), make=False)
            entries.append(
                report.plan_entry(
                    planned,
                    source=item.reported,
                    known=known,
                    output=as_text(path) if path else "-",
                    brought=[as_text(one) for one in places.brought(item)],
                )
            )

        def work(item: Input, original: Original, planned: Plan) -> None:
            nonlocal errors
            path = places.place(item, planned.target_language, suffix(original, item))
            done = session.translate(original, planned)
            result = export_bytes(
                done.bitext, name or OWN, layout=Layout(layout), links=places.links(item)
            )
            output_files.write(path, result.data, session.library, overwrite=overwrite)
            places.written(item, original, path, result.data)
            brought = places.bring(item, session.library)
            errors = errors or report.has_errors(done.bitext) or not result.complete
            entries.append(
                report.entry(
                    done.bitext,
                    planned,
                    source=item.reported,
                    outputs=[as_text(path) if path else "-"],
                    from_memory=done.from_memory,
                    seconds=done.seconds,
                    terms=count_terms(done.bitext, planned, session.run(planned).terminology),
                )
            )
            facts = [counted(len(done.bitext.pairs), "segment"), f"{done.from_memory} from memory"]
            facts += [str(f) for f in (report.sentence(done.bitext), brought, result.remark) if f]
            session.display.say(f"{item.shown} → {output_files.shown(path)}: {', '.join(facts)}")
            if remains := left(original.document, planned.source_language):
                session.display.say(f"  {remains}")

        code = session.each(found, show if dry_run else work, translating=not dry_run)
        places.settle(session.library)
    if report_path:
        report.write(report_path, entries)
    if dry_run:
        _print_plans(entries, as_json=as_json)
    return code or int(errors)


def _installed() -> bool:
    """Say whether any model is there: a dry run needs none."""
    from translator.application import ModelStore

    return any(one.record.directions for one in ModelStore().installed())


def _print_plans(entries: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
        return
    for entry in entries:
        click.echo(
            f"{printable(entry['input'])}: "
            f"{entry['source_language']} → {entry['target_language']}, "
            f"{entry['encoding']}, {counted(entry['segments'], 'segment')} "
            f"in {counted(entry['blocks'], 'block')}: "
            f"{entry['to_translate']} to translate, {entry['from_memory']} from memory, "
            f"{entry['copied']} copied because they hold nothing to translate"
        )
        where = entry["output"]
        click.echo(f"  goes to {'standard output' if where == '-' else printable(where)}")
        for path in entry["brought"]:
            click.echo(f"  brings {printable(path)}")
        for part in entry["skipped"]:
            excerpt = printable(part["excerpt"])
            click.echo(f"  line {part['line']}: {part['reason']}: {excerpt}")
