"""A document's translation as it runs here, and what a page is told of it."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from translator.errors import TranslatorError
from translator.glossary import Glossary
from translator.planning import Plan
from translator.progress import Progress
from translator.reading import Original
from translator.settings import Settings
from translator.store import JobState


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
    """Another document is being translated."""
    ahead: int = 0
    """Documents of this server that come before it."""
    stopping: bool = False
    seconds_left: float | None = None
    """None: cannot say yet."""
    message: str = ""
    """Why it failed."""

    @property
    def running(self) -> bool:
        """Whether pairs may still arrive."""
        return self.state is JobState.RUNNING


class StopRequestedError(Exception):
    """Ends a run between two batches."""


@dataclass
class Task:
    """A job that runs in this process."""

    planned: Plan
    original: Original
    model: str | None
    settings: Settings
    glossary: Glossary
    opened: threading.Event = field(default_factory=threading.Event)
    """Set when the job has a number, or cannot begin."""
    stop: threading.Event = field(default_factory=threading.Event)
    job_id: int | None = None
    error: TranslatorError | None = None
    began: float | None = None
    progress: Progress | None = None
    thread: threading.Thread | None = None

    @property
    def seconds_left(self) -> float | None:
        """The time the rest will take at the pace so far; None: cannot say yet."""
        now, began = self.progress, self.began
        if now is None or began is None or not now.characters_done:
            return None
        pace = (time.monotonic() - began) / now.characters_done
        return pace * (now.characters_total - now.characters_done)
