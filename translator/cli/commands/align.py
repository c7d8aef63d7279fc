"""``duizhao align``: which sentence of a text is the translation of which."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from translator.application import (
    DOUBTFUL,
    AlignedTexts,
    align_documents,
    aligned_bitext,
    aligned_bytes,
    aligned_suffix,
    export_names,
    named_export,
    remember_aligned,
    require_anki,
)
from translator.chinese.dictionary import dictionary
from translator.cli import inputs, output_files
from translator.cli.aligned_inputs import Couple, couples
from translator.cli.choice import read_as_chosen
from translator.cli.plurals import counted
from translator.cli.reporting import say_error
from translator.cli.web_inputs import WebChoice, web_options
from translator.errors import TranslatorError, UsageError
from translator.store import Library
from translator.system.printable import printable

_LONG = 2000
"""Sentences of a side from which on the steps are told: before, it is done in a moment."""
_STEPS = {
    "words": "looking words up", "landmarks": "looking for landmarks",
    "path": "looking for the best way", "moved": "looking for what was moved",
}  # fmt: skip
_NAMED = 5
"""Sentences without a partner that are shown."""
_SHOWN = 60
"""Characters of each."""


@click.command()
@click.argument("original", metavar="ORIGINAL")
@click.argument("translation", metavar="TRANSLATION")
@output_files.output_option
@click.option(
    "--as", "names", metavar="FORMAT,...",
    help=f"{', '.join(export_names())} [default: by OUT, else tmx]",
)  # fmt: skip
@click.option(
    "--min-score", "least", type=click.FloatRange(0, 1), default=0.0, show_default=True,
    help="Leave out pairs that are less sure than this.",
)  # fmt: skip
@click.option("--into-memory", is_flag=True, help="Also keep the pairs for later translations.")
@click.option("--anyway", is_flag=True, help="Align texts that seem to be strangers, too.")
@click.option("--encoding", metavar="NAME", help="Of both [default: detected]")
@web_options
@click.option("--overwrite", is_flag=True, help="Replace files that Duizhao did not write.")
@click.option("--json", "as_json", is_flag=True, help="Print every pair as JSON for programs.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def align(
    original: str,
    translation: str,
    output: str | None,
    names: str | None,
    least: float,
    into_memory: bool,
    anyway: bool,
    encoding: str | None,
    web: WebChoice,
    overwrite: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    r"""Find the pairs of sentences in a text and a translation that somebody made of it.

    ORIGINAL and TRANSLATION are documents of any format that is read, one in Chinese and one in
    English; or two folders, whose documents are taken together by their names (zh/news.md and
    en/news.html, or news.zh.md and news.en.md). Nothing is translated. Sentences may have been
    joined, cut, left out or moved; each pair has a score, and what has no partner is named.

    \b
    Examples:
      duizhao align article.md published.md -o pairs.tmx
      duizhao align zh/ en/ --as tsv,jsonl -o pairs/
      duizhao align article.md published.md --into-memory --min-score 0.8
    """
    formats = _formats(names, output, into_memory=into_memory, as_json=as_json)
    if "apkg" in formats:  # before anything is aligned
        require_anki()
        dictionary.required()
    read_as_chosen()
    found, alone = couples(
        inputs.find([original], quiet=quiet, web=web),
        inputs.find([translation], quiet=quiet, web=web),
    )
    output_files.check_usage([one.source for one in found], output, max(1, len(formats)))
    job = _Job(
        output=output, formats=formats, least=least, into_memory=into_memory, anyway=anyway,
        encoding=encoding, overwrite=overwrite, quiet=quiet, as_json=as_json,
        several=len(found) * len(formats) > 1 or found[0].source.folder is not None,
    )  # fmt: skip
    code = 0
    told: list[dict[str, Any]] = []
    with Library() as library:
        for couple in found:
            try:
                told.append(job.align(couple, library))
            except TranslatorError as error:
                if len(found) == 1:
                    raise
                say_error(error.what, error.hint)
                code = error.exit_code
    if alone and not quiet:
        click.echo(f"Without a document of the same name: {', '.join(alone)}", err=True)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    return code


def _formats(
    names: str | None, output: str | None, *, into_memory: bool, as_json: bool
) -> tuple[str, ...]:
    """Return the exports that are written, by name.

    Raises:
        UsageError: one is none.
    """
    if names is None:
        suffix = "" if output in (None, inputs.STANDARD) else Path(output or "").suffix
        if suffix and not named_export(suffix):
            raise UsageError("cli.as-unknown", name=suffix, choices=", ".join(export_names()))
        # Who asks for the memory or for JSON alone gets no file.
        nothing = output is None and (into_memory or as_json)
        return () if nothing else (named_export(suffix) or "tmx",)
    wanted = tuple(name.strip().lower() for name in names.split(",") if name.strip())
    if not wanted:
        raise UsageError("cli.as-nothing", choices=", ".join(export_names()))
    for name in wanted:
        if name not in export_names():
            raise UsageError("cli.as-unknown", name=name, choices=", ".join(export_names()))
    return wanted


class _Job:
    """What is done with each couple of documents; remembers which files were written."""

    def __init__(
        self,
        *,
        output: str | None,
        formats: tuple[str, ...],
        least: float,
        into_memory: bool,
        anyway: bool,
        encoding: str | None,
        overwrite: bool,
        quiet: bool,
        as_json: bool,
        several: bool,
    ) -> None:
        self._output, self._formats, self._least = output, formats, least
        self._into_memory, self._anyway, self._encoding = into_memory, anyway, encoding
        self._overwrite, self._quiet, self._as_json = overwrite, quiet, as_json
        self._several = several
        self._taken: dict[Path, inputs.Input] = {}

    def align(self, couple: Couple, library: Library) -> dict[str, Any]:
        """Align two documents, write what is asked for, and return it for programs."""
        source = couple.source.read(self._encoding).document
        target = couple.target.read(self._encoding).document
        long = len(source.skeleton) > _LONG * 20

        def tell(step: str) -> None:
            if long and not self._quiet:
                click.echo(f"{couple.source.shown}: {_STEPS[step]} …", err=True)

        texts = align_documents(source, target, anyway=self._anyway, progress=tell)
        bitext = aligned_bitext(texts, least=self._least)
        written = []
        for name in self._formats:
            path = output_files.place(
                couple.source, output=self._output, tag=bitext.target_language,
                suffix=aligned_suffix(name), several=self._several, taken=self._taken,
            )  # fmt: skip
            data = aligned_bytes(bitext, name)
            output_files.write(path, data, library, overwrite=self._overwrite)
            written.append(output_files.shown(path))
        said = self._summary(texts)
        if self._into_memory:
            taken = remember_aligned(texts, library, least=max(self._least, DOUBTFUL))
            said += f"; {taken.added} new in the memory"
        if not self._quiet:
            where = f" → {', '.join(written)}" if written else ""
            click.echo(f"{couple.source.shown} + {couple.target.shown}{where}: {said}", err=True)
            self._name_lonely(couple, texts)
        return _for_programs(couple, texts) if self._as_json else {}

    def _summary(self, texts: AlignedTexts) -> str:
        alone = sum(len(bead.source) + len(bead.target) for bead in texts.lonely)
        parts = [
            counted(len(texts.pairs), "pair"),
            f"{counted(alone, 'sentence')} without a partner",
            f"{len(texts.doubtful)} doubtful",
        ]
        if left := sum(bead.score < self._least for bead in texts.pairs):
            parts.append(f"{left} left out by --min-score")
        return ", ".join(parts)

    def _name_lonely(self, couple: Couple, texts: AlignedTexts) -> None:
        for side, name in enumerate((couple.source.shown, couple.target.shown)):
            alone = [said for bead in texts.lonely if (said := texts.texts(bead)[side])]
            for text in alone[:_NAMED]:
                short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
                click.echo(printable(f"    only in {name}: {short}"), err=True)
            if len(alone) > _NAMED:
                click.echo(printable(f"    and {len(alone) - _NAMED} more in {name}"), err=True)


def _for_programs(couple: Couple, texts: AlignedTexts) -> dict[str, Any]:
    return {
        "source": couple.source.reported,
        "target": couple.target.reported,
        "source_language": texts.source.language,
        "target_language": texts.target.language,
        "likeness": texts.alignment.likeness,
        "pairs": len(texts.pairs),
        "doubtful": len(texts.doubtful),
        "beads": [
            {
                "kind": bead.kind,
                "source": [texts.source_sentences[number].text for number in bead.source],
                "target": [texts.target_sentences[number].text for number in bead.target],
                "score": bead.score,
                "moved": bead.moved,
            }
            for bead in texts.alignment.beads
        ],
    }
