"""A document's translation as it runs here, and what a page is told of it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from translator import Glossary
from translator.application import Options, Original, Plan, Progress
from translator.errors import TranslatorError
from translator.store import JobState
from ui.jobs.queue import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """What a job is doing."""

    job_id: int
    state: JobState
    done: int
    total: int
    """Segments."""
    here: bool = False
    """This server does it; otherwise another process, such as the command line."""
    waiting: bool = False
    """Other documents come before it."""
    ahead: int = 0
    """Documents of this server that come before it."""
    drafts: int = 0
    """Sentences that have a draft and wait for the better translation."""
    drafting: bool = False
    """Drafts are being made; the better model has not begun."""
    draft_problem: TranslatorError | None = None
    """Why no more drafts came; None: nothing hindered them."""
    stopping: bool = False
    seconds_left: float | None = None
    """None: cannot say yet."""
    message: str = ""
    """Why it failed."""

    @property
    def running(self) -> bool:
        """Whether pairs may still arrive."""
        return self.state is JobState.RUNNING


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How a job stands in the queue of this server."""

    ahead: int
    """Documents that come before it."""
    stopping: bool


class StopRequestedError(Exception):
    """Ends a run between two batches."""


@dataclass
class Task:
    """A job that runs in this process."""

    planned: Plan
    original: Original
    options: Options
    glossary: Glossary
    place: Place
    """In the queue at the models."""
    signature: str
    """What it was entered with: a run that turns out to have another one is not its run."""
    job_id: int
    draft_problem: TranslatorError | None = None
    """Why the quick model failed; the better one does not need its drafts."""
    stop: threading.Event = field(default_factory=threading.Event)
    began: float | None = None
    """When the model was ready; None: it is not yet."""
    progress: Progress | None = None
    progressed: float = 0.0
    """When that was told."""
    thread: threading.Thread | None = None

    @property
    def seconds_left(self) -> float | None:
        """The time the rest will take at the pace so far; None: cannot say yet.

        It does not grow while a long sentence is at hand.
        """
        now, began = self.progress, self.began
        if now is None or began is None or not now.characters_done:
            return None
        pace = (self.progressed - began) / now.characters_done
        return pace * (now.characters_total - now.characters_done)
