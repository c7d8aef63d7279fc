"""``duizhao corpus``: a parallel corpus from a folder, JSON lines or Parquet; and its quality."""

from __future__ import annotations

import json
import math
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from translator.application import (
    CORPUS_FORMS,
    PAIR_FAULTS,
    Cluster,
    CorpusFile,
    CorpusFolder,
    CorpusWork,
    Glossary,
    PairQuality,
    Selection,
    corpus_files,
    corpus_spans,
    filter_corpus,
    is_cluster_address,
    make_corpus,
    require_ray,
)
from translator.cli import inputs
from translator.cli.choice import Choice, choice_options, regional_option
from translator.cli.corpus_display import CorpusDisplay, FilterDisplay, fallen_table, summary
from translator.cli.selecting import each_pair_options, names_in
from translator.cli.tracked_changes import ACCEPT
from translator.errors import InputError, UsageError
from translator.system.atomic import write_atomic

_USUAL = "translate"
"""The command that is meant where none is named."""


class _Share(click.FloatRange):
    """A range that ``nan`` is not in: it is neither too small nor too large."""

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        found: float = super().convert(value, param, ctx)
        if math.isnan(found):
            self.fail(f"{value} is no number.", param, ctx)
        return found


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

    \b
    Examples:
      duizhao corpus books/ pairs/
      duizhao corpus filter pairs/ good.tsv --length-ratio 0.5:8
    """


def _address(ctx: click.Context, parameter: click.Parameter, given: str | None) -> str | None:
    """Refuse what Ray would understand in ways of its own: ``local``, an empty one, ``ray://``."""
    if given is not None and not is_cluster_address(given):
        raise UsageError("corpus.address", address=given)
    return given


@corpus.command()
@click.argument("given", metavar="INPUT")
@click.argument("output", metavar="OUTPUT")
@choice_options
@regional_option
@each_pair_options
@click.option(
    "--as", "form", type=click.Choice(CORPUS_FORMS), default=CORPUS_FORMS[0], show_default=True,
    help="What the pairs are written as.",
)  # fmt: skip
@click.option(
    "--text-field", default="text", show_default=True, metavar="NAME",
    help="Field of JSON lines, or column of Parquet, that holds the text.",
)  # fmt: skip
@click.option(
    "--address", metavar="HOST:PORT", callback=_address,
    help="Of a Ray cluster; auto: the one this computer is part of [default: this computer alone]",
)  # fmt: skip
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
    if not given or not output:
        raise InputError("cli.empty-path")
    found = _files(Path(given), Path(output), choice)
    spans = list(corpus_spans(found))
    if not spans:
        raise InputError("corpus.nothing", path=given)
    # What the environment names here, no worker elsewhere would know.
    model = choice.options.model or os.environ.get("DUIZHAO_MODEL") or None
    options = replace(choice.options, regional=regional, model=model)
    work = CorpusWork(
        folder=CorpusFolder(Path(output).absolute(), form),
        options=options,
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
        display.begin_corpus(choice.settings, options, address)
        cluster = Cluster(address=address, workers=workers, cores=cores)
        made = make_corpus(work, spans, cluster, display.report_corpus)
        display.close()
        for line in summary(made, Path(output)):
            display.say(line)
    return int(bool(made.broken or made.counts.wrong))


@corpus.command("filter")
@click.argument("given", metavar="INPUT")
@click.argument("output", metavar="OUTPUT")
@each_pair_options
@click.option(
    "--from", "source", metavar="TAG", help="Language of the sources [default: as they say]"
)
@click.option(
    "--to", "target", metavar="TAG", help="Language of the targets [default: as they say]"
)
@click.option(
    "--length", nargs=2, type=click.IntRange(0), metavar="LEAST MOST",
    help="Characters of either side.",
)  # fmt: skip
@click.option(
    "--min-alignment", type=_Share(0, 1), metavar="SCORE",
    help="Of aligned translations, only pairs with this score or a better one.",
)  # fmt: skip
@click.option(
    "--boilerplate", type=click.IntRange(2, 1_000_000_000), metavar="N",
    help="Leave out sentences that stand in N documents or more, figures aside.",
)  # fmt: skip
@click.option(
    "--near", type=_Share(0.3, 1), metavar="LIKENESS",
    help="Leave out pairs at least as like an earlier one, such as 0.8; needs duizhao[corpus].",
)  # fmt: skip
@click.option(
    "--keep", metavar="REASON,...",
    help=f"Let nothing fall for these: {', '.join(PAIR_FAULTS)}.",
)  # fmt: skip
@click.option("--fallen", metavar="FILE", help="Write what falls, and why, as TSV.")
@click.option("--report", "report_path", metavar="FILE", help="Write the counts as JSON.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def filter_pairs(
    given: str,
    output: str,
    selection: Selection,
    source: str | None,
    target: str | None,
    length: tuple[int, int] | None,
    min_alignment: float | None,
    boilerplate: int | None,
    near: float | None,
    keep: str | None,
    fallen: str | None,
    report_path: str | None,
    quiet: bool,
) -> int:
    r"""Keep the pairs that are good enough; say what fell and why.

    INPUT is a file of pairs (.jsonl, .tsv, .tmx, .parquet) or a folder of them; OUTPUT is a file
    of one of these kinds. A pair falls when a side is empty, in another language or script than
    it says, when a check finds an error (--without names others), and when the very pair stood
    there before. Everything else is asked for by an option. Memory stays flat, however many
    pairs there are.

    \b
    Examples:
      duizhao corpus filter pairs/ good.jsonl
      duizhao corpus filter pairs/ good.parquet --without error,warning --near 0.8
      duizhao corpus filter old.tmx good.tsv --length 2 400 --length-ratio 1:8 --fallen out.tsv
    """
    if not given or not output:
        raise InputError("cli.empty-path")
    if not inputs.exists(Path(given)):
        raise InputError("cli.not-there", path=given)
    if length is not None and length[0] > length[1]:
        raise UsageError("corpus.length")
    asked = selection if selection.without else replace(selection, without=frozenset({"error"}))
    quality = PairQuality(
        selection=asked,
        length=length,
        alignment=min_alignment,
        boilerplate=boilerplate,
        near=near,
        kept=names_in("--keep", keep, PAIR_FAULTS),
    )
    with FilterDisplay(quiet=quiet) as display:
        done = filter_corpus(
            Path(given), Path(output), quality, source=source or "", target=target or "",
            fallen=Path(fallen) if fallen else None, progress=display.judged,
        )  # fmt: skip
        display.close()
        for line in fallen_table(done):
            display.say(line)
    if report_path:
        data = json.dumps(done.as_json(), ensure_ascii=False, indent=1).encode()
        write_atomic(Path(report_path), data)
    return int(bool(done.broken))


def _files(source: Path, output: Path, choice: Choice) -> list[CorpusFile]:
    if not inputs.exists(source):
        raise InputError("cli.not-there", path=source)
    besides = output.absolute() if source.is_dir() else None
    documents, hidden = (
        inputs.articles_in(source, besides=str(output)) if source.is_dir() else ([], [])
    )
    if hidden and not choice.quiet:
        inputs.say_hidden(hidden)
    return corpus_files(source, documents, besides=besides)
