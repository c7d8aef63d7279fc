"""``duizhao export``: parallel text for other programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from translator.application import (
    PAGE_MARK,
    Original,
    Plan,
    Selecting,
    Selection,
    export_bytes,
    format_names,
    format_suffix,
    formats_with_readings,
    require_anki,
)
from translator.chinese.dictionary import dictionary
from translator.chinese.pinyin import pinyin
from translator.cli import inputs, output_files, report
from translator.cli.choice import Choice, choice_options, draft_option, fuzzy_option
from translator.cli.inputs import Input
from translator.cli.plurals import counted
from translator.cli.selecting import check_formats, left_behind, selection_options
from translator.cli.session import Session
from translator.cli.web_inputs import WebChoice, web_options
from translator.errors import InputError, UsageError
from translator.types import Layout


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--as", "names", required=True, metavar="FORMAT,...", help=f"{', '.join(format_names())}"
)
@output_files.output_option
@choice_options
@web_options
@click.option(
    "--layout",
    type=click.Choice([layout.value for layout in Layout]),
    help="Of what is made for reading [default: bilingual; html and pdf: side-by-side]",
)
@selection_options
@draft_option
@fuzzy_option
@click.option("--no-translate", is_flag=True, help="Only what is translated already.")
@click.option("--raw", is_flag=True, help="Tables: leave cells alone that look like formulas.")
@click.option(
    "--ruby",
    type=click.Choice(["pinyin", "zhuyin"]),
    help=f"Readings over Chinese words, in {', '.join(formats_with_readings())}.",
)
@click.option(
    "--cards-from", type=click.IntRange(1, 7), metavar="LEVEL",
    help="Cards: only for words from this HSK level on (7: 7-9) and for those of none; 1: for "
    "every word [default: all but the commonest, such as 的 and 是]",
)  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Replace files that Duizhao did not write.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def export(
    paths: tuple[str, ...],
    names: str,
    output: str | None,
    choice: Choice,
    web: WebChoice,
    layout: str | None,
    fuzzy: int | None,
    no_translate: bool,
    raw: bool,
    ruby: str | None,
    cards_from: int | None,
    overwrite: bool,
    quiet: bool,
    selection: Selection,
) -> int:
    r"""Export bilingual documents and pairs; what is not translated yet is translated first.

    \b
    Examples:
      duizhao export article.md --as tmx
      duizhao export articles/ --as tmx,tsv,html -o pairs/
      duizhao export article.md --as jsonl -o - | jq .target
      duizhao export articles/ --as tsv --without error,warning --once -o corpus/
      duizhao export article.md --as docx,epub --ruby pinyin
      duizhao export article.md --as pdf --layout bilingual
      duizhao export article.md --as apkg --level 4 --cards-from 2
    """
    choice = replace(choice, options=replace(choice.options, fuzzy=fuzzy or 0))
    wanted = [name.strip().lower() for name in names.split(",") if name.strip()]
    if not wanted:
        raise UsageError("cli.as-nothing", choices=", ".join(format_names()))
    for name in wanted:
        if name not in format_names():
            raise UsageError("cli.as-unknown", name=name, choices=", ".join(format_names()))
    check_formats(selection, wanted)
    readable = formats_with_readings()
    if ruby and not any(name.removesuffix(PAGE_MARK) in readable for name in wanted):
        raise UsageError("cli.ruby", choices=", ".join(readable))
    if ruby:
        pinyin.required()  # before anything is translated
    if cards_from and "apkg" not in wanted:
        raise UsageError("cli.cards")
    if "apkg" in wanted:
        require_anki()
        dictionary.required()
    found = inputs.find(paths, quiet=choice.quiet, web=web)
    output_files.check_usage(found, output, len(wanted))
    errors = False
    taken: dict[Path, Input] = {}
    selecting = Selecting(selection=selection)
    with Session(choice) as session:

        def work(item: Input, original: Original, planned: Plan) -> None:
            nonlocal errors
            if no_translate:
                _require_translated(session, item, planned)
            suffix = item.suffix
            targets = [
                output_files.place(
                    item,
                    output=output,
                    tag=planned.target_language,
                    suffix=format_suffix(name, original.document, suffix),
                    several=len(found) * len(wanted) > 1 or item.folder is not None,
                    taken=taken,
                )
                for name in wanted
            ]
            bitext = session.translate(original, planned).bitext
            errors = errors or report.has_errors(bitext)
            bitext = selecting.select(bitext)
            for name, path in zip(wanted, targets, strict=True):
                chosen = Layout(layout) if layout else None
                data = export_bytes(
                    bitext, name, layout=chosen, ruby=ruby, raw=raw, library=session.library,
                    cards_from=cards_from or 0,
                ).data  # fmt: skip
                output_files.write(path, data, session.library, overwrite=overwrite)
                session.display.say(
                    f"{item.shown} → {output_files.shown(path)}: "
                    f"{counted(len(bitext.pairs) - len(bitext.left_out), 'segment')}"
                )

        code = session.each(found, work, translating=not no_translate)
        if said := left_behind(selecting.left_out):
            session.display.say(said)
    return code or int(errors)


def _require_translated(session: Session, item: Input, planned: Plan) -> None:
    needed = sum(not entry.copied for entry in planned.items)
    known = sum(session.known(planned))
    if known < needed == 1:
        raise InputError("cli.untranslated-one", name=item.shown)
    if known < needed:
        raise InputError("cli.untranslated", name=item.shown, left=needed - known, all=needed)
