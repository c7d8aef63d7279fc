"""``duizhao translate``: documents in, bilingual documents out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import click

from translator.application import Original, Plan, as_text, format_names
from translator.cli import inputs, output_files, report, watching
from translator.cli.choice import (
    Choice,
    choice_options,
    draft_option,
    fuzzy_option,
    regional_option,
)
from translator.cli.destinations import folder_options
from translator.cli.inputs import Input
from translator.cli.plurals import counted
from translator.cli.session import Session
from translator.cli.translating import Told, Translating, Wanted, sentence
from translator.cli.web_inputs import WebChoice, web_options
from translator.system.printable import printable
from translator.types import Layout


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@output_files.output_option
@choice_options
@web_options
@regional_option
@click.option(
    "--layout",
    type=click.Choice([layout.value for layout in Layout]),
    help="Source and target one after the other, next to each other, or the target alone "
    "[default: bilingual; html and pdf: side-by-side]",
)
@click.option(
    "--as",
    "name",
    type=click.Choice(format_names()),
    help="Format of the result [default: the input's own]. Of a Word document, docx is the "
    "document itself, translated, and docx.page is laid out anew; so with odt, epub and md.",
)
@click.option(
    "--ruby",
    type=click.Choice(["pinyin", "zhuyin"]),
    help="Readings over Chinese words, where a format carries them.",
)
@folder_options
@draft_option
@fuzzy_option
@click.option("--fresh", is_flag=True, help="Translate again what is remembered.")
@click.option("--dry-run", is_flag=True, help="Only say what would be translated and what not.")
@click.option("--overwrite", is_flag=True, help="Replace files that Duizhao did not write.")
@click.option("--watch", is_flag=True, help="Go on: translate what changes, until Ctrl-C.")
@click.option("--report", "report_path", metavar="FILE", help="Write what was done as JSON.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="With --dry-run or --watch: print JSON.")
def translate(
    paths: tuple[str, ...],
    output: str | None,
    choice: Choice,
    web: WebChoice,
    regional: str,
    layout: str | None,
    name: str | None,
    ruby: str | None,
    names: str,
    assets: str | None,
    fuzzy: int | None,
    dry_run: bool,
    watch: bool,
    overwrite: bool,
    report_path: str | None,
    quiet: bool,
    as_json: bool,
) -> int:
    r"""Translate files, folders and pages of the web, paragraph by paragraph, on this computer.

    The result is written next to the input with the language before the suffix
    (article.en.md), never over the input. What is translated once is remembered: run the
    same command again to go on after a stop, or after editing the article. PATH may be - for
    standard input, a folder is searched for everything Duizhao reads: Markdown (.md), plain
    text (.txt), web pages (.html), Word (.docx), OpenDocument (.odt), books (.epub), subtitles
    (.srt, .vtt, .ass) and PDF, of which the translation is Markdown. With -o FOLDER, links
    between the results lead to one another, and pictures are found where they are.

    An address (https://…) is asked for once, and its article is written into the folder you
    stand in, called by its title. With --watch the command goes on until Ctrl-C and translates
    what is new in the folders, and of what you edit the sentences that changed.

    \b
    Examples:
      duizhao translate article.md
      duizhao translate articles/ -o english/ --layout target
      duizhao translate articles/ -o site-en/ --names keep --assets copy
      duizhao translate article.md --as docx --layout side-by-side
      duizhao translate page.html --layout target
      duizhao translate notes.md --fuzzy 90
      duizhao translate article.md --draft firefox-zh-en
      duizhao translate book.epub --ruby pinyin
      duizhao translate https://example.org/article
      duizhao translate --watch articles/ -o english/
      cat article.txt | duizhao translate - > article.en.txt
    """
    choice = replace(choice, options=replace(choice.options, regional=regional, fuzzy=fuzzy or 0))
    wanted = Wanted(
        output=output,
        layout=Layout(layout) if layout else None,
        format=name,
        ruby=ruby,
        names=names,
        assets=assets,
        overwrite=overwrite,
        report=report_path,
    )
    if watch:
        refused = {"--dry-run": dry_run, "--fresh": choice.options.fresh}
        watching.refuse(paths, wanted, refused)
        return watching.Watching(paths, wanted, choice, as_json=as_json).run()
    found = inputs.find(paths, quiet=choice.quiet, web=web, besides=output)
    run = Translating(found, wanted, choice)
    run.gather()
    entries: list[dict[str, Any]] = []
    with Session(choice) as session:

        def show(item: Input, original: Original, planned: Plan) -> None:
            asked = choice.options.model or _installed()
            known, similar = session.known(planned) if asked else (0, 0)
            suffix = run.suffix(original, item)
            path = run.places.place(item, planned.target_language, suffix, make=False)
            entries.append(
                report.plan_entry(
                    planned,
                    source=item.reported,
                    known=known,
                    similar=similar,
                    output=as_text(path) if path else "-",
                    brought=[as_text(one) for one in run.places.brought(item)],
                )
            )

        def tell(told: Told) -> None:
            place = output_files.shown(told.place)
            session.display.say(f"{told.item.shown} → {place}: {sentence(told)}")
            if told.remains:
                session.display.say(f"  {told.remains}")

        work = show if dry_run else run.work(session, tell)
        code = session.each(found, work, translating=not dry_run)
        run.places.settle(session.library)
    if report_path:
        report.write(report_path, entries if dry_run else run.entries)
    if dry_run:
        _print_plans(entries, as_json=as_json)
    return code or int(run.errors)


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
            + (f"{entry['similar']} from similar sentences, " if entry["similar"] else "")
            + f"{entry['copied']} copied because they hold nothing to translate"
        )
        where = entry["output"]
        click.echo(f"  goes to {'standard output' if where == '-' else printable(where)}")
        for path in entry["brought"]:
            click.echo(f"  brings {printable(path)}")
        for part in entry["skipped"]:
            excerpt = printable(part["excerpt"])
            inside = f" of {printable(part['part'])}" if "part" in part else ""
            click.echo(f"  line {part['line']}{inside}: {part['reason']}: {excerpt}")
