"""``duizhao corpus``: a parallel corpus from a folder, JSON lines or Parquet; and its quality."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from translator.application import (
    CORPUS_FORMS,
    Cluster,
    CorpusFolder,
    CorpusWork,
    Glossary,
    Selection,
    corpus_files,
    corpus_spans,
    make_corpus,
    require_ray,
)
from translator.cli import inputs
from translator.cli.choice import Choice, choice_options, regional_option
from translator.cli.corpus_display import CorpusDisplay, summary
from translator.cli.selecting import selection_options
from translator.cli.tracked_changes import ACCEPT
from translator.errors import InputError, UsageError

_USUAL = "translate"
"""The command that is meant where none is named."""


class _Corpus(click.Group):
    """``corpus INPUT OUTPUT`` is ``corpus translate INPUT OUTPUT``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = [_USUAL, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Corpus)
def corpus() -> None:
    r"""Make a parallel corpus of many texts, on all cores or on many machines.

    \b
    duizhao corpus INPUT OUTPUT          translates: the same as 'corpus translate'
    duizhao corpus filter INPUT OUTPUT   keeps the pairs that are good enough
    """


@corpus.command()
@click.argument("given", metavar="INPUT")
@click.argument("output", metavar="OUTPUT")
@choice_options
@regional_option
@selection_options
@click.option(
    "--as", "form", type=click.Choice(CORPUS_FORMS), default=CORPUS_FORMS[0], show_default=True,
    help="What the pairs are written as.",
)  # fmt: skip
@click.option(
    "--text-field", default="text", show_default=True, metavar="NAME",
    help="Field of JSON lines, or column of Parquet, that holds the text.",
)  # fmt: skip
@click.option("--address", metavar="HOST:PORT", help="Of a Ray cluster [default: this computer]")
@click.option(
    "--workers", type=click.IntRange(1, 10_000), metavar="N",
    help="How many; each opens the model [default: as many as there are cores for]",
)  # fmt: skip
@click.option(
    "--cores", type=click.IntRange(1, 1024), metavar="N",
    help="For each worker [default: 2, or fewer for more workers]",
)  # fmt: skip
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def translate(
    given: str,
    output: str,
    choice: Choice,
    regional: str,
    selection: Selection,
    form: str,
    text_field: str,
    address: str | None,
    workers: int | None,
    cores: int | None,
    quiet: bool,
) -> int:
    r"""Translate a folder of documents, JSON lines or Parquet into a folder of pairs.

    Needs Ray: pip install 'duizhao[ray]'. Each line or row is a text of its own, its Chinese or
    English in the field 'text'. OUTPUT gets the pairs in files called by their content, and a
    report. Whatever stops the command, the same command goes on from there; what is done
    already is not done again. A part of INPUT that cannot be read is named and counted, and the
    command ends with 1.

    \b
    Examples:
      duizhao corpus books/ pairs/
      duizhao corpus news.jsonl pairs/ --text-field body --as parquet
      duizhao corpus books/ pairs/ --without error --workers 4
      duizhao corpus /data/books /data/pairs --address ray-head:6379 --workers 32
    """
    require_ray()
    if selection.once:
        raise UsageError("corpus.once")
    if not given or not output:
        raise InputError("cli.empty-path")
    found = _files(Path(given), Path(output), choice)
    spans = list(corpus_spans(found))
    if not spans:
        raise InputError("corpus.nothing", path=given)
    work = CorpusWork(
        folder=CorpusFolder(Path(output).absolute(), form),
        options=_options(choice, regional),
        glossary=Glossary(),
        settings="",
        text_field=text_field,
        encoding=choice.encoding,
        accept_changes=choice.changes == ACCEPT,
        selection=selection,
        front_matter_keys=choice.front_matter_keys,
        read_scans=choice.read_scans,
    )
    with CorpusDisplay(quiet=choice.quiet) as display:
        display.begin_corpus(choice, address)
        cluster = Cluster(address=address, workers=workers, cores=cores)
        made = make_corpus(work, spans, cluster, display.report_corpus)
        display.close()
        for line in summary(made, Path(output)):
            display.say(line)
    return int(bool(made.broken or made.counts.wrong))


def _options(choice: Choice, regional: str) -> Any:
    from dataclasses import replace

    return replace(choice.options, regional=regional)


def _files(source: Path, output: Path, choice: Choice) -> Any:
    if not inputs.exists(source):
        raise InputError("cli.not-there", path=source)
    besides = output.absolute() if source.is_dir() else None
    documents, hidden = (
        inputs.articles_in(source, besides=str(output)) if source.is_dir() else ([], [])
    )
    if hidden and not choice.quiet:
        inputs.say_hidden(hidden)
    return corpus_files(source, documents, besides=besides)
