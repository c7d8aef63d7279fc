"""What one worker does with a span of a corpus: read, recall, translate, choose, write.

It is the way a document takes through ``Run``, and knows nothing of other workers: what becomes
of a span depends on its content and on the settings alone, whoever makes it and how often.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from translator.application.run_opening import open_run, plan_document
from translator.application.run_options import Options
from translator.corpus.corpus_folder import CorpusFolder
from translator.corpus.corpus_spans import Span
from translator.corpus.corpus_texts import SpanTexts, Text, read_span
from translator.corpus.unit_record import UnitRecord
from translator.document.plan import Plan
from translator.document.read import read_bytes
from translator.errors import InputError, ModelError, OutputError, StoreError, TranslatorError
from translator.exports.jsonl import pair_fields
from translator.exports.selection import Selecting, Selection
from translator.formats import registry as formats
from translator.glossary import Glossary
from translator.store import Library, Remembered
from translator.system import temporary
from translator.system.processes import Closing
from translator.text.languages import primary
from translator.translation.engine_pool import EnginePool, engine_options
from translator.translation.run import Run
from translator.types import Bitext

_ENDING = (ModelError, OutputError, StoreError)
"""What no other document would be spared: the corpus is not gone on with."""
_PEOPLE = ("person", "aligned")
_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True, slots=True)
class CorpusWork:
    """What every worker of a corpus is told."""

    folder: CorpusFolder
    options: Options
    glossary: Glossary
    settings: str
    """A digest of whatever decides the pairs."""
    text_field: str = "text"
    """Of a line or row, what holds the text."""
    encoding: str | None = None
    accept_changes: bool = False
    """Take tracked changes as accepted; otherwise a document that has any is refused."""
    selection: Selection = field(default_factory=Selection)
    front_matter_keys: tuple[str, ...] = ()
    read_scans: bool = True
    cores: int = 0
    """For a worker's engine; 0: as many as its process may use."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ready:
    text: Text
    planned: Plan
    known: Mapping[str, Remembered]


class CorpusWorker(Closing):
    """Makes units of a corpus, with engines that stay open."""

    def __init__(self, work: CorpusWork) -> None:
        self._work = work
        formats.choose_front_matter_keys(work.front_matter_keys)
        formats.choose_read_scans(work.read_scans)
        self._stack = ExitStack()
        self._runs: dict[tuple[str, str], Run] = {}
        self._recalling: dict[int, Run] = {}  # by run: the same one with the memory
        wanted = replace(engine_options(work.options), threads=work.cores)
        self._pool = self._stack.enter_context(EnginePool(wanted))
        self._library = self._open_memory()

    def _open_memory(self) -> Library | None:
        """Open a copy of what people wrote: a database is nothing to share over a network."""
        kept = self._work.folder.memory
        if not kept.is_file():
            return None
        place = Path(self._stack.enter_context(temporary.folder())) / kept.name
        shutil.copyfile(kept, place)
        return self._stack.enter_context(Library(place))

    def close(self) -> None:
        """Free engines and memory; closing twice is harmless."""
        self._stack.close()

    def make(self, span: Span) -> UnitRecord:
        """Return the counts of a span, made now or found.

        Raises:
            ModelError: nothing can be translated at all.
            OutputError: the corpus cannot be written.
        """
        found = read_span(span, self._work.text_field)
        unit = found.digest(self._work.settings)
        done = self._work.folder.record(unit)
        if done is not None:
            return done
        record = UnitRecord(unit=unit, input_bytes=span.size)
        if not self._work.folder.try_unit(unit):
            names = ", ".join(one.name for one in found.texts[:3])
            why = InputError("corpus.fatal", name=names).say()
            record.broken += [(one.name, why) for one in found.texts]
            return record  # and nothing is written: the same command tries it again
        rows = self._rows(found, record, alone=span.alone)
        self._work.folder.write(record, rows)
        return record

    def _rows(
        self, found: SpanTexts, record: UnitRecord, *, alone: bool
    ) -> list[dict[str, object]]:
        record.broken += [(one.name, one.error.say()) for one in found.broken]
        ready = []
        for text in found.texts:
            one = self._guarded(text, record, partial(self._plan, text, alone=alone))
            if one is not None:
                ready.append(one)
        made = self._together(ready)
        rows: list[dict[str, object]] = []
        selecting = Selecting(selection=self._work.selection)
        for one in ready:
            bitext = self._guarded(one.text, record, partial(self._translate, one, made))
            if bitext is None:
                continue
            chosen = selecting.select(bitext)
            people = sum(pair.provenance.kind in _PEOPLE for pair in chosen.pairs)
            record.count(chosen, people)
            place = {"path": one.text.name, "record": one.text.record}
            rows += [fields | place for fields in pair_fields(chosen)]
        record.left_out.update(selecting.left_out)
        return rows

    def _guarded(self, text: Text, record: UnitRecord, step: Callable[[], _T]) -> _T | None:
        """Take a step with one text; what goes wrong with it alone is noted."""
        try:
            return step()
        except _ENDING:
            raise
        except TranslatorError as error:
            record.broken.append((text.name, error.say()))
        except Exception as error:  # a fault of ours: named, and the others go on
            why = f"{type(error).__name__}: {error}"
            record.broken.append((text.name, InputError("corpus.fault", why=why).say()))
        return None

    def _plan(self, text: Text, *, alone: bool) -> _Ready:
        if text.plain:
            document = formats.by_name("plain").read(text.data, name=text.name, encoding="utf-8")
        else:
            name = Path(text.name).name
            document = read_bytes(text.data, name=name, encoding=self._work.encoding).document
        if not self._work.accept_changes and any(one.kind == "change" for one in document.skipped):
            raise InputError("document.changes", name=text.name)
        # Of a folder's files nobody said that each is an article.
        wordless = not text.plain and not alone
        planned = plan_document(document, self._work.options, wordless=wordless)
        return _Ready(text=text, planned=planned, known=self._recall(planned))

    def _recall(self, planned: Plan) -> Mapping[str, Remembered]:
        if self._library is None:
            return {}
        run = self._run(planned)
        if id(run) not in self._recalling:
            self._recalling[id(run)] = replace(run, library=self._library)
        return self._recalling[id(run)].recall(planned)

    def _run(self, planned: Plan) -> Run:
        key = (primary(planned.source_language), planned.target_language)
        if key not in self._runs:
            self._runs[key] = self._stack.enter_context(
                open_run(planned, self._work.options, glossary=self._work.glossary, pool=self._pool)
            )
        return self._runs[key]

    def _together(self, ready: Sequence[_Ready]) -> dict[int, dict[str, Remembered]]:
        """Translate what several documents lack in calls that hold them all, by direction."""
        groups: dict[int, list[_Ready]] = {}
        for one in ready:
            run = self._run(one.planned)
            if run.engine.batch > 1 and not run.engine.passthrough:
                groups.setdefault(id(run), []).append(one)
        return {
            number: self._run(group[0].planned).together(
                [one.planned for one in group],
                known={source for one in group for source in one.known},
            )
            for number, group in groups.items()
            if len(group) > 1
        }

    def _translate(self, one: _Ready, made: Mapping[int, dict[str, Remembered]]) -> Bitext:
        run = self._run(one.planned)
        bitext = run.translate(one.planned, known=one.known, made=made.get(id(run), {}))
        return replace(
            bitext,
            pairs=tuple(
                # When it was made is no part of a pair: the same corpus is the same bytes.
                replace(pair, provenance=replace(pair.provenance, created=""))
                if pair.provenance.kind == "engine"
                else pair
                for pair in bitext.pairs
            ),
        )
