"""The thread that owns a model of Firefox.

fxtranslate's ``Translator`` may only be touched, and freed, by the thread that made it (its own
documentation: it is "unsendable"). Its failures may be panics of Rust, which are no ``Exception``.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Protocol


class Translates(Protocol):
    """The part of ``fxtranslate.Translator`` that is used."""

    def translate(self, text: str) -> str:
        """Translate one sentence, greedily; what is beyond the context is cut silently."""
        ...


class Opens(Protocol):
    """Makes a translator of a model's bytes."""

    def __call__(self, *, model: bytes, src_vocab: bytes, trg_vocab: bytes) -> Translates:
        """Read the model.

        Raises:
            ValueError: the bytes are no model.
        """
        ...


class WorkerError(Exception):
    """What went wrong in the thread, a panic included."""


class Worker:
    """Runs one model in a thread of its own.

    Args:
        opens: ``fxtranslate.Translator``.
        model: The model's bytes, already verified.
        source: The source vocabulary's.
        target: The target vocabulary's; the very same bytes where they share one.

    Raises:
        WorkerError: the bytes are no model.
    """

    def __init__(self, opens: Opens, *, model: bytes, source: bytes, target: bytes) -> None:
        self._asked: SimpleQueue[tuple[str, Future[str]] | None] = SimpleQueue()
        ready: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._run, args=(opens, model, source, target, ready), daemon=True
        )
        self._thread.start()
        ready.result()

    def translate(self, texts: Sequence[str]) -> list[str]:
        """Translate sentences one after the other; may be called from any thread.

        Raises:
            WorkerError: the engine failed.
        """
        waiting: list[Future[str]] = []
        for text in texts:
            future: Future[str] = Future()
            self._asked.put((text, future))
            waiting.append(future)
        try:
            return [future.result() for future in waiting]
        finally:
            for future in waiting:  # after an interruption or a failure nobody wants the rest
                future.cancel()

    def close(self) -> None:
        """Free the model when what is under way has ended."""
        self._asked.put(None)
        self._thread.join()

    def _run(
        self, opens: Opens, model: bytes, source: bytes, target: bytes, ready: Future[None]
    ) -> None:
        try:
            translator = opens(model=model, src_vocab=source, trg_vocab=target)
        except BaseException as error:  # a panic is no Exception; it is handed on
            ready.set_exception(_told(error))
            return
        del model, source, target  # the engine keeps copies of its own
        ready.set_result(None)
        while (asked := self._asked.get()) is not None:
            text, future = asked
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(translator.translate(text))
            except BaseException as error:
                future.set_exception(_told(error))


def _told(error: BaseException) -> WorkerError:
    told = WorkerError(str(error) or type(error).__name__)
    # Its traceback would keep the translator alive, to be freed by another thread.
    told.__cause__ = error.with_traceback(None)
    return told
