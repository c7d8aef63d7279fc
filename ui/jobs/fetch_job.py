"""Fetching and verifying models in the background: one at a time, watched by any page.

Nothing here knows Streamlit. A model is fetched when a person presses a button, and never
otherwise; closing the tab does not end it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from translator.application import (
    FetchAmount,
    FetchPortion,
    ModelStore,
    PortionState,
    fetch_amount,
    fetch_model,
    fetch_needed,
    verify_model,
)
from translator.errors import TranslatorError, UsageError
from translator.errors.error_sentences import Piece

_log = logging.getLogger(__name__)
DEFAULT = ""
"""Stands for what translating needs: a model a direction and the dictionary."""


class Work(StrEnum):
    """What is done."""

    FETCH = "fetch"
    VERIFY = "verify"


class Outcome(StrEnum):
    """How it stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """What is being done, or was done last."""

    work: Work
    name: str
    """Of the model, or ``DEFAULT``."""
    outcome: Outcome = Outcome.RUNNING
    what: str = ""
    """The file at hand."""
    done: int = 0
    total: int | None = None
    """Bytes; None: not known."""
    portions: tuple[FetchPortion, ...] = ()
    """All that is wanted, where that is more than one model."""
    said: tuple[Piece, ...] = ()
    """What was taken, passed over or not reached, a sentence each."""
    cancelling: bool = False
    error: TranslatorError | None = None

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self.outcome is Outcome.RUNNING

    @property
    def amount(self) -> FetchAmount:
        """Bytes of all that is wanted, or of the file at hand where that is all."""
        if not self.portions:
            return FetchAmount(done=min(self.done, self.total or 0), total=self.total or 0)
        return fetch_amount(self.portions, share=self.done / self.total if self.total else 0.0)

    @property
    def taken(self) -> int:
        """How many models came so far: there is more to work with than before."""
        return sum(one.state is PortionState.TAKEN for one in self.portions)


class _CancelledError(Exception):
    """Ends the work between two parts; what was verified so far is kept."""


@dataclass
class Fetches:
    """Fetches and verifies models, one at a time; one for the whole server."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _status: Status | None = None
    _cancel: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def status(self) -> Status | None:
        """Return what is being done or was done last; None: nothing yet."""
        with self._lock:
            if self._status is None:
                return None
            cancelling = self._status.running and self._cancel.is_set()
            return replace(self._status, cancelling=cancelling)

    def fetch(self, name: str = DEFAULT, *, agreed: bool = False) -> None:
        """Begin to fetch a model, or what translating needs; returns at once.

        Args:
            name: Of the list.
            agreed: Whether a person agreed to the model's terms, where it has any.

        Raises:
            UsageError: another one is under way.
        """

        def work(told: _Told) -> None:
            store = ModelStore()
            if name:
                fetch_model(name, store, progress=told, agree=lambda spec: agreed)
            else:
                fetch_needed(store, progress=told, watch=told.watch)

        self._begin(Status(work=Work.FETCH, name=name), work)

    def verify(self, name: str) -> None:
        """Begin to hash a model's files again; returns at once.

        Raises:
            UsageError: something else is under way.
        """

        def work(told: _Told) -> None:
            store = ModelStore()
            verify_model(name, store, progress=told)

        self._begin(Status(work=Work.VERIFY, name=name), work)

    def cancel(self) -> None:
        """Ask what is under way to end; what was verified so far is kept."""
        self._cancel.set()

    def wait(self, seconds: float) -> bool:
        """Wait for what is under way to end; say whether it did."""
        if self._thread is None:
            return True
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def update(self, **changes: object) -> None:
        """Note how far the work is; for the work itself."""
        with self._lock:
            if self._status is not None:
                self._status = replace(self._status, **changes)  # type: ignore[arg-type]

    def check(self) -> None:
        """End the work if a person wants it; for the work itself."""
        if self._cancel.is_set():
            raise _CancelledError

    def _begin(self, status: Status, work: Callable[[_Told], None]) -> None:
        with self._lock:
            if self._status is not None and self._status.running:
                raise UsageError("reader.fetching")
            self._status = status
            self._cancel.clear()
            self._thread = threading.Thread(
                target=self._work, args=(work,), daemon=True, name="models"
            )
            self._thread.start()

    def _work(self, work: Callable[[_Told], None]) -> None:
        outcome, error = Outcome.DONE, None
        try:
            work(_Told(self))
        except _CancelledError:
            outcome = Outcome.CANCELLED
        except TranslatorError as problem:
            outcome, error = Outcome.FAILED, problem
            _log.warning("models: %s", type(problem).__name__)
        except Exception as problem:
            # A thread must not die unseen: the page says that it failed, the log says where.
            outcome = Outcome.FAILED
            error = TranslatorError("reader.fetch-fault", fault=type(problem).__name__)
            _log.exception("models")
        self.update(outcome=outcome, error=error)


@dataclass(frozen=True, slots=True)
class _Told:
    """Hands on what a fetch tells, and ends it when a person wants that."""

    fetches: Fetches

    def say(self, message: Piece) -> None:
        self.fetches.check()
        status = self.fetches.status()
        said = status.said if status is not None else ()
        self.fetches.update(said=(*said, message))

    def begin(self, what: str, total: int | None) -> None:
        self.fetches.check()
        self.fetches.update(what=what, done=0, total=total)

    def at(self, done: int) -> None:
        self.fetches.check()
        self.fetches.update(done=done)

    def watch(self, portions: tuple[FetchPortion, ...]) -> None:
        self.fetches.check()
        self.fetches.update(portions=portions, done=0, total=None)

    def end(self) -> None:
        self.fetches.update(what="", done=0, total=None)
