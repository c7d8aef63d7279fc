"""Translate one sentence again: in the background, kept only when a person says so.

Nothing here knows Streamlit, and nothing is written to the library: what a model says the
second time is a proposal, held in memory until it is taken or left.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from enum import StrEnum

from translator.application import Item, Plan, open_glossary, open_run, options_of
from translator.config import Config
from translator.errors import TranslatorError
from translator.store import Remembered
from translator.types import Finding, Quality
from ui.jobs.manager import JobManager
from ui.jobs.queue import step_back

_log = logging.getLogger(__name__)

Place = tuple[int, int, int]
"""Job, block id, start of the segment."""


class State(StrEnum):
    """What becomes of a proposal."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """What a model says of a sentence it is asked for again."""

    model: str
    quality: Quality
    state: State
    target: str = ""
    """With the marks of its source."""
    findings: tuple[Finding, ...] = ()
    message: str = ""
    """Why it failed."""

    @property
    def active(self) -> bool:
        """Whether something may still come."""
        return self.state in (State.WAITING, State.WORKING)


class Proposals:
    """Asks models for sentences again, one after the other.

    Args:
        manager: Whose models are used, when no document is being translated.
    """

    def __init__(self, manager: JobManager) -> None:
        self._manager = manager
        self._guard = threading.Lock()
        self._known: dict[Place, Proposal] = {}
        self._threads: dict[Place, threading.Thread] = {}

    def ask(
        self,
        place: Place,
        planned: Plan,
        item: Item,
        *,
        model: str,
        quality: Quality,
        config: Config | None = None,
    ) -> None:
        """Ask a model for a sentence; returns at once. One that is being made is not replaced.

        Args:
            place: Where it stands.
            planned: The whole document's plan.
            item: The sentence.
            model: As ``EnginePool.choose`` takes it.
            quality: How much time it may take.
            config: Glossary and typography a person chose for good.
        """
        config = config or Config()
        proposal = Proposal(model=model, quality=quality, state=State.WAITING)
        with self._guard:
            known = self._known.get(place)
            if known is not None and known.active:
                return
            self._known[place] = proposal
        thread = threading.Thread(
            target=self._work, args=(place, planned, item, proposal, config), daemon=True,
            name="again",
        )  # fmt: skip
        with self._guard:
            self._threads[place] = thread
        thread.start()

    def of_job(self, job_id: int) -> dict[tuple[int, int], Proposal]:
        """Return the proposals of a job by block id and start."""
        with self._guard:
            return {place[1:]: one for place, one in self._known.items() if place[0] == job_id}

    def active(self, job_id: int) -> bool:
        """Say whether one of a job's proposals is still to come."""
        return any(one.active for one in self.of_job(job_id).values())

    def wait(self, job_id: int, seconds: float) -> bool:
        """Wait for a job's proposals; say whether all have come."""
        with self._guard:
            threads = [one for place, one in self._threads.items() if place[0] == job_id]
        for thread in threads:
            thread.join(seconds)
        return not any(thread.is_alive() for thread in threads)

    def drop(self, place: Place) -> Proposal | None:
        """Forget a proposal and return it; one that is being made stays."""
        with self._guard:
            known = self._known.get(place)
            if known is None or known.active:
                return None
            return self._known.pop(place)

    def _set(self, place: Place, proposal: Proposal) -> None:
        with self._guard:
            self._known[place] = proposal

    def _others(self, job: int, item: Item) -> dict[str, Remembered]:
        """Return what the document's other sentences became: names are written as there."""
        return {
            pair.source: Remembered(
                target=pair.target, provenance=pair.provenance, findings=pair.findings
            )
            for pair in self._manager.library.pairs(job)
            if pair.source != item.source
        }

    def _work(
        self, place: Place, planned: Plan, item: Item, proposal: Proposal, config: Config
    ) -> None:
        step_back()
        try:
            options = replace(
                options_of(config),
                model=proposal.model,
                quality=proposal.quality,
                fresh=True,
                reading_order=True,
            )
            glossary = open_glossary(options, self._manager.library)
            with self._manager.engines(options) as pool:
                self._set(place, replace(proposal, state=State.WORKING))
                with open_run(planned, options, glossary=glossary, pool=pool) as run:
                    run.people = self._manager.library  # shown; nothing is remembered
                    known = self._others(place[0], item)
                    pairs = run.translate(
                        run.memory.around(planned, item, known), known=known
                    ).pairs
                    (pair,) = (one for one in pairs if one.segment == item.segment)
            made = replace(proposal, state=State.DONE, target=pair.target, findings=pair.findings)
        except TranslatorError as error:
            made = replace(proposal, state=State.FAILED, message=error.stored())
        except Exception as error:
            # A thread must not die unseen: the page says that it failed, the log says where.
            _log.exception("a sentence of job %s could not be translated again", place[0])
            made = replace(proposal, state=State.FAILED, message=type(error).__name__)
        with self._guard:
            self._known[place] = made
            self._threads.pop(place, None)
