"""What ``duizhao translate`` does with each document: translate, write, note for the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
    format_suffix,
    is_own,
    named_format,
    require_anki,
    require_readings,
    target_tag,
)
from translator.chinese.dictionary import dictionary
from translator.chinese.pinyin import pinyin
from translator.cli import output_files, report
from translator.cli.choice import Choice
from translator.cli.destinations import Destinations
from translator.cli.inputs import Input
from translator.cli.plurals import counted
from translator.cli.report_left import left
from translator.cli.session import Session
from translator.errors import UsageError
from translator.system.file_kinds import real
from translator.types import Document, Layout


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What the results should be and where they go, as it was said."""

    output: str | None = None
    """A file, a folder, ``-``, or None."""
    layout: Layout | None = None
    """None: as the format usually is."""
    format: str | None = None
    """Its name; None: the document's own."""
    ruby: str | None = None
    """``pinyin`` or ``zhuyin`` over Chinese words; None: no readings."""
    names: str = "language"
    """``keep`` or ``language``."""
    assets: str | None = None
    """``copy``, ``link`` or None."""
    overwrite: bool = False
    report: str | None = None
    """Where the report goes; None: there is none."""

    def own(self, document: Document) -> bool:
        """Say whether a result is in the document's own format, and so may have links to files."""
        return is_own(self.format or OWN, document)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What there is to say about a document that was translated."""

    item: Input
    place: Path | None
    """Of the result; None: standard output."""
    written: bool
    """Whether a file was written: not where it had this very content."""
    entry: dict[str, Any]
    """Of the report."""
    facts: tuple[str, ...]
    """What to look at, what came along, what a person should know."""
    remains: str
    """What was left as it is, in a sentence; empty: nothing."""


class Translating:
    """One round of work on documents: where each result goes, and what became of it.

    Args:
        found: All documents; links between their results lead to one another.
        wanted: What the results should be.
        choice: Languages, model and settings.
    """

    def __init__(self, found: Sequence[Input], wanted: Wanted, choice: Choice) -> None:
        self.places = Destinations(
            found,
            output=wanted.output,
            names=wanted.names,
            assets=wanted.assets,
            overwrite=wanted.overwrite,
        )
        output_files.check_report(wanted.report, found)
        if wanted.report:
            self.places.taken[real(wanted.report)] = Input(path=Path(wanted.report))
        if wanted.assets and wanted.format not in (None, OWN, "md"):
            raise UsageError("cli.assets-format", format=wanted.format)
        if wanted.ruby:
            pinyin.required()  # before anything is translated
        named = [self.places.named(item) for item in found]
        if wanted.format == "apkg" or (
            wanted.format is None and any(one and one.suffix.lower() == ".apkg" for one in named)
        ):
            require_anki()
            dictionary.required()
        self._wanted, self._choice = wanted, choice
        self.entries: list[dict[str, Any]] = []
        """Of the report, in the order of the documents that were done."""
        self.errors = False
        """Whether any pair has a finding of level error, or a target could not be written."""

    def gather(self) -> None:
        """Look through all documents for the links between them."""
        self.places.gather(
            lambda original, item: (
                target_tag(
                    original.document, self._choice.options, wordless=item.folder is not None
                ),
                self.suffix(original, item),
            ),
            self._choice.encoding,
            say=self._say,
            own=self._wanted.own,
        )

    def _say(self, sentence: str) -> None:
        if not self._choice.quiet:
            click.echo(sentence, err=True)

    def suffix(self, original: Original, item: Input) -> str:
        """Return what the name of a document's result ends with."""
        return format_suffix(self._form(item, original.document), original.document, item.suffix)

    def _form(self, item: Input, document: Document) -> str:
        """Return the format of a result: as it was said, or as its name says."""
        named = self.places.named(item)
        return self._wanted.format or (named_format(named, document) if named else OWN)

    def work(
        self, session: Session, tell: Callable[[Told], None]
    ) -> Callable[[Input, Original, Plan], None]:
        """Return what is done with each document.

        Args:
            session: Translates.
            tell: Told what became of it.
        """

        def work(item: Input, original: Original, planned: Plan) -> None:
            tell(self._work(session, item, original, planned))

        return work

    def _work(self, session: Session, item: Input, original: Original, planned: Plan) -> Told:
        wanted, form = self._wanted, self._form(item, original.document)
        if wanted.ruby:
            require_readings(form, original.document)
        path = self.places.place(item, planned.target_language, self.suffix(original, item))
        done = session.translate(original, planned)
        result = export_bytes(
            done.bitext,
            form,
            layout=wanted.layout,
            ruby=wanted.ruby,
            links=self.places.links(item),
            library=session.library,
        )
        written = output_files.write(path, result.data, session.library, overwrite=wanted.overwrite)
        if is_own(form, original.document):
            self.places.written(item, original, path, result.data)
        brought = self.places.bring(item, session.library)
        self.errors = self.errors or report.has_errors(done.bitext) or not result.complete
        entry = report.entry(
            done.bitext,
            planned,
            source=item.reported,
            outputs=[as_text(path) if path else "-"],
            from_memory=done.from_memory,
            similar=done.similar,
            seconds=done.seconds,
            terms=count_terms(done.bitext, planned, session.run(planned).terminology),
        )
        self.entries.append(entry)
        facts = (report.sentence(done.bitext), brought, result.remark)
        return Told(
            item=item,
            place=path,
            written=written,
            entry=entry,
            facts=tuple(str(fact) for fact in facts if fact),
            remains=left(original.document, planned.source_language),
        )


def sentence(told: Told) -> str:
    """Return what is said about a document after its name and that of its result."""
    parts = [counted(told.entry["segments"], "segment"), f"{told.entry['from_memory']} from memory"]
    if told.entry["similar"]:
        parts.append(f"{told.entry['similar']} from similar sentences")
    return ", ".join([*parts, *told.facts])


def edited_sentence(told: Told) -> str:
    """Return the same where only what changed was translated: 3 of 41 sentences."""
    segments, made = told.entry["segments"], told.entry["translated"]
    parts = [f"{made} of {counted(segments, 'sentence')} translated"]
    return ", ".join([*parts, *told.facts])
