"""The order of the stages; the only module that knows it.

    segments → memory → (misses) ground → engine → check, retry → commit → pairs

A finished batch is on the disk before the next one begins, so whatever ends a run, what was
reported is kept and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from translator import attempts, marks, segments
from translator.engines.base import Engine, Request
from translator.grounding import DEFAULT, NO_NAMES, Grounded, Names, find_names, ground
from translator.planning import Item, Plan, primary
from translator.progress import Progress, Tally
from translator.signature import signature
from translator.store import Library, MemoryEntry, Remembered
from translator.store.records import now
from translator.text import scripts
from translator.text.dictionary import Dictionary
from translator.types import Bitext, Pair, Provenance


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a person may choose about a run, besides the model."""

    grounding: frozenset[str] = DEFAULT
    context: int = 0
    """Earlier segments shown to the engine; 0 because more did not help (docs/quality.md)."""
    fresh: bool = False
    """Translate again what memory knows; corrections made by people are kept all the same."""


@dataclass
class Run:
    """Translates planned documents with one engine, one memory, one dictionary.

    Args:
        engine: Not necessarily loaded: a run without misses never loads it.
        library: Memory and jobs; None: nothing is remembered.
        dictionary: For names and proper nouns.
        dictionary_digest: Its short hash, for the signature.
        settings: What a person may choose.
    """

    engine: Engine
    library: Library | None = None
    dictionary: Dictionary | None = None
    dictionary_digest: str = ""
    settings: Settings = field(default_factory=Settings)

    @property
    def signature(self) -> str:
        """What decides the targets of this run."""
        return signature(
            self.engine,
            grounding=self.settings.grounding,
            dictionary=self.dictionary_digest,
            context=self.settings.context,
        )

    def recall(self, planned: Plan) -> dict[str, Remembered]:
        """Return what memory knows of a plan's sources; with ``fresh``, corrections only."""
        if self.library is None:
            return {}
        known = self.library.recall(
            [item.source for item in planned.items if not item.copied],
            source_language=planned.source_language,
            target_language=self._memory_language(planned),
            signature=self.signature,
        )
        if self.settings.fresh:
            return {s: r for s, r in known.items() if r.provenance.kind == "person"}
        return known

    def translate(
        self,
        planned: Plan,
        *,
        data: bytes | None = None,
        known: Mapping[str, Remembered] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Bitext:
        """Translate what memory does not know and return every pair of the document.

        Args:
            planned: As ``plan`` made it.
            data: The original file, for the library; None: the document is not added to it.
            known: As ``recall`` returned it for this plan; None: memory is asked.
            progress: Called after every batch, when it is already on the disk.

        Raises:
            ModelError: the engine cannot be loaded, or failed.
            StoreError: the library cannot be written.
        """
        known = self.recall(planned) if known is None else known
        found = {source: self._from_memory(known[source], planned) for source in known}
        job = self._start_job(planned, data)
        pairs = [self._pair(item, found) for item in planned.items]
        self._save(job, [pair for pair in pairs if pair is not None])
        missing = [item for item, pair in zip(planned.items, pairs, strict=True) if pair is None]
        tally = Tally(planned, pairs, missing)
        if progress:
            progress(tally.report(()))
        names = self._names(planned) if missing else NO_NAMES
        places: dict[str, list[Item]] = {}
        for item in missing:
            places.setdefault(item.source, []).append(item)
        for batch in self._batches([items[0] for items in places.values()]):
            targets = self._translate(batch, planned, names, found)
            found |= targets
            done = [item for first in batch for item in places[first.source]]
            latest = [pair for item in done if (pair := self._pair(item, found)) is not None]
            self._save(job, latest)
            if progress:
                progress(tally.report(latest))
        pairs = [self._pair(item, found) for item in planned.items]
        self._finish_job(job)
        return Bitext(
            document=planned.document,
            source_language=planned.source_language,
            target_language=planned.target_language,
            pairs=tuple(pair for pair in pairs if pair is not None),
            signature=self.signature,
            verbatim=self.engine.verbatim,
        )

    def _batches(self, unique: Sequence[Item]) -> Iterable[Sequence[Item]]:
        """Cut items into batches of the engine's size, in reading order."""
        for start in range(0, len(unique), self.engine.batch):
            yield unique[start : start + self.engine.batch]

    def _translate(
        self,
        batch: Sequence[Item],
        planned: Plan,
        names: Names,
        found: dict[str, tuple[str, Remembered]],
    ) -> dict[str, tuple[str, Remembered]]:
        self.engine.load()
        source, target = primary(planned.source_language), primary(planned.target_language)
        if self.engine.verbatim:
            entries = self._verbatim(batch, source, target)
        else:
            entries = self._attempt(batch, planned, names, found)
        if self.library is not None:
            self.library.remember(
                entries,
                source_language=planned.source_language,
                target_language=self._memory_language(planned),
                signature=self.signature,
            )
        return {
            entry.source: self._from_memory(
                Remembered(
                    target=entry.target, provenance=entry.provenance, findings=entry.findings
                ),
                planned,
            )
            for entry in entries
        }

    def _verbatim(self, batch: Sequence[Item], source: str, target: str) -> list[MemoryEntry]:
        requests = [Request(text=item.source.strip()) for item in batch]
        outputs = self.engine.translate(requests, source=source, target=target)
        return [
            MemoryEntry(source=item.source, target=output.text, provenance=self._provenance(""))
            for item, output in zip(batch, outputs, strict=True)
        ]

    def _attempt(
        self,
        batch: Sequence[Item],
        planned: Plan,
        names: Names,
        found: dict[str, tuple[str, Remembered]],
    ) -> list[MemoryEntry]:
        source, target = primary(planned.source_language), primary(planned.target_language)
        cores, tasks = [], []
        for item in batch:
            table = marks.table(item.block)
            core = segments.core(item.source, table)
            cores.append(core)
            tasks.append(
                attempts.Task(
                    source=segments.unwrap(core.text, table, source),
                    table=table,
                    grounded=partial(self._ground, source=source, target=target, names=names),
                    ungrounded=partial(
                        self._ground, source=source, target=target, names=names, kinds=frozenset()
                    ),
                    source_language=source,
                    target_language=target,
                    context=self._context(item, planned, found),
                )
            )
        requests = [attempts.first_request(task)[0] for task in tasks]
        fitting = [
            index
            for index, request in enumerate(requests)
            if self.engine.count_tokens(request.text) <= self.engine.longest
        ]
        outputs = dict(
            zip(
                fitting,
                self.engine.translate(
                    [requests[index] for index in fitting], source=source, target=target
                ),
                strict=True,
            )
        )
        entries = []
        for index, (item, task, core) in enumerate(zip(batch, tasks, cores, strict=True)):
            attempt = attempts.finish(task, self.engine, outputs.get(index))
            entries.append(
                MemoryEntry(
                    source=item.source,
                    target=(core.leading + attempt.target + core.trailing).strip(),
                    provenance=self._provenance(attempt.rung),
                    findings=attempt.findings,
                )
            )
        return entries

    def _ground(
        self,
        text: str,
        *,
        source: str,
        target: str,
        names: Names,
        kinds: frozenset[str] | None = None,
    ) -> Grounded:
        # Models have seen little Traditional text: they are shown Simplified.
        plain = scripts.to_simplified(text) if source == "zh" else text
        return ground(
            plain,
            source=source,
            target=target,
            kinds=self.settings.grounding if kinds is None else kinds,
            dictionary=self.dictionary,
            names=names,
        )

    def _names(self, planned: Plan) -> Names:
        """Find the people of the whole document, so that each is written alike everywhere."""
        if self.dictionary is None or primary(planned.source_language) != "zh":
            return NO_NAMES
        text = "\n".join(marks.strip(block.text) for block in planned.document.blocks)
        return find_names(scripts.to_simplified(text), lexicon=self.dictionary)

    def _context(
        self, item: Item, planned: Plan, found: dict[str, tuple[str, Remembered]]
    ) -> tuple[tuple[str, str], ...]:
        if not self.settings.context:
            return ()
        at = next(i for i, other in enumerate(planned.items) if other is item)
        before = planned.items[max(0, at - self.settings.context) : at]
        return tuple(
            (marks.strip(other.source).strip(), marks.strip(found[other.source][0]).strip())
            for other in before
            if other.source in found
        )

    def _from_memory(self, known: Remembered, planned: Plan) -> tuple[str, Remembered]:
        """Return a target in the script asked for, with what memory holds."""
        target = known.target
        if planned.target_language != self._memory_language(planned):
            target = scripts.convert(target, planned.target_language, "zh-Hans")
        return target, known

    def _memory_language(self, planned: Plan) -> str:
        """Engines write Simplified; Traditional is converted from it."""
        if not self.engine.verbatim and planned.target_language.startswith("zh"):
            return "zh-Hans"
        return planned.target_language

    def _pair(self, item: Item, found: dict[str, tuple[str, Remembered]]) -> Pair | None:
        if item.copied:
            return Pair(
                segment=item.segment,
                source=item.source,
                target=item.source.strip(),
                provenance=Provenance(kind="copy"),
            )
        if item.source not in found:
            return None
        target, known = found[item.source]
        return Pair(
            segment=item.segment,
            source=item.source,
            target=target,
            provenance=known.provenance,
            findings=known.findings,
        )

    def _provenance(self, rung: str) -> Provenance:
        return Provenance(kind="engine", signature=self.signature, created=now(), rung=rung)

    def _start_job(self, planned: Plan, data: bytes | None) -> int | None:
        if self.library is None or data is None:
            return None
        document_id = self.library.add_document(planned.document, data)
        return self.library.start_job(
            document_id,
            source_language=planned.source_language,
            target_language=planned.target_language,
            signature=self.signature,
            total=len(planned.items),
        )

    def _save(self, job: int | None, pairs: Sequence[Pair]) -> None:
        if self.library is not None and job is not None and pairs:
            self.library.save_pairs(job, pairs)

    def _finish_job(self, job: int | None) -> None:
        if self.library is not None and job is not None:
            self.library.finish_job(job)
