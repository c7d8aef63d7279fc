"""Background jobs: plain threads that translate and write to the library.

Nothing here knows Streamlit. A page asks for a job's ``Status`` and reads its pairs from the
library, so that closing the tab, opening a second one or starting the server again loses
nothing: the library knows every job, this module only which ones run right now.
"""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from translator import application
from translator.application import (
    EnginePool,
    ModelStore,
    Options,
    Original,
    Progress,
    Run,
    options_of,
)
from translator.config import Config
from translator.errors import ModelError, TranslatorError, UsageError
from translator.store import JobState, Library
from ui.jobs.drafting import drafting
from ui.jobs.engine_pools import EnginePools
from ui.jobs.fetch_job import Fetches
from ui.jobs.queue import Queue, Rank, step_back
from ui.jobs.tasks import Standing, Status, StopRequestedError, Task

_log = logging.getLogger(__name__)
_CLOSING = 5.0
"""Seconds to wait for running jobs when the server ends."""


class JobManager:
    """Starts, stops and watches jobs; one for the whole server.

    Documents are translated one after the other, because a model uses all the processor's
    cores anyway; a second job waits its turn and can be stopped while it does. A single
    sentence a person waits for goes first, between two calls of the engine.

    Args:
        library: Shared by all threads.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.fetches = Fetches()
        self._queue = Queue()
        self._pools = EnginePools()
        self._guard = threading.Lock()
        self._tasks: dict[int, Task] = {}
        library.stop_abandoned_jobs()
        atexit.register(self.close)

    def start(
        self,
        original: Original,
        *,
        to: str | None = None,
        source: str | None = None,
        model: str | None = None,
        config: Config | None = None,
    ) -> int:
        """Begin to translate a document, or go on with it; return the job's number.

        Returns as soon as the job stands in the library, before the model is even looked at:
        its bytes may have to be verified, which takes seconds. The page shows the article
        meanwhile; what is wrong with the model it says there.

        Args:
            original: The document and its bytes.
            to: BCP 47 tag; None: English for Chinese, Simplified Chinese for English.
            source: BCP 47 tag; None: as detected.
            model: Name of a model; None: the best installed one.
            config: What a person chose for good: quality, glossary, typography.

        Raises:
            TranslatorError: the language, the model, the glossary or the library does not
                allow it.
        """
        config = config or Config()
        chosen = replace(options_of(config), to=to, source=source, model=model)
        return self._begin(original, chosen, config)

    def resume(self, job_id: int, *, model: str | None = None, config: Config | None = None) -> int:
        """Go on with a job that was stopped or failed, as it was begun; return its number.

        The number is another one when the model it was begun with is no longer installed, or
        is a newer one now: a document never mixes two models.

        Args:
            job_id: Of the job.
            model: Name of the model for an article that was only read so far; None: as begun.
            config: What a person chose for good.

        Raises:
            TranslatorError: there is no such job, or as ``start``.
        """
        config = config or Config()
        job = self.library.job(job_id)
        begun = application.options_as_begun(job, options_of(config))
        begun = replace(begun, model=model or begun.model)
        number = self._begin(self.original(job.document_id), begun, config)
        if job.signature == application.UNTRANSLATED:
            self.library.drop_empty_job(job_id)  # its article goes on as the other one
        return number

    def _begin(self, original: Original, options: Options, config: Config) -> int:
        options = replace(options, reading_order=True)
        planned = application.plan_document(original.document, options)
        options = replace(options, drafts=drafting(planned, options, config))
        glossary = application.open_glossary(options, self.library)
        signature = application.predict_signature(planned, options)
        document_id = self.library.add_document(planned.document, original.data)
        with self._guard:
            job_id = self.library.start_job(
                document_id,
                source_language=planned.source_language,
                target_language=planned.target_language,
                signature=signature,
                total=len(planned.items),
            )
            if job_id in self._tasks:  # the same job runs already
                return job_id
            task = Task(
                planned=planned,
                original=original,
                options=options,
                glossary=glossary,
                place=self._queue.enter(Rank.DOCUMENT),
                signature=signature,
                job_id=job_id,
            )
            self._tasks[job_id] = task
            task.thread = threading.Thread(target=self._work, args=(task,), daemon=True, name="job")
            task.thread.start()
        return job_id

    def original(self, document_id: int) -> Original:
        """Read a document of the library again.

        Raises:
            TranslatorError: it is no longer there.
        """
        return application.original_of(self.library, document_id)

    def stop(self, job_id: int) -> None:
        """Ask a job to end after the sentence it is at; what is translated is kept."""
        task = self._task(job_id)
        if task is not None:
            task.stop.set()

    def status(self, job_id: int) -> Status:
        """Say what a job is doing.

        Raises:
            StoreError: there is no such job.
        """
        job = self.library.job(job_id)
        task = self._task(job_id)
        if job.state is JobState.RUNNING and task is None:
            # Another process's; if it died in the meantime, the job can go on here.
            self.library.stop_abandoned_jobs()
            job = self.library.job(job_id)
        running = job.state is JobState.RUNNING and task is not None
        ahead = self._ahead(job_id)
        return Status(
            job_id=job_id,
            state=job.state,
            done=job.done,
            total=job.total,
            here=running,
            waiting=running and ahead > 0,
            ahead=ahead,
            drafts=job.drafts,
            drafting=task is not None and task.progress is not None and task.progress.drafting,
            draft_problem=task.draft_problem if task is not None else None,
            stopping=running and task is not None and task.stop.is_set(),
            seconds_left=task.seconds_left if task is not None else None,
            message=job.message,
        )

    def standing(self) -> dict[int, Standing]:
        """Return how the jobs of this server stand, by number: for lists, without the library."""
        with self._guard:
            tasks = list(self._tasks.items())
        return {
            job_id: Standing(ahead=number, stopping=task.stop.is_set())
            for number, (job_id, task) in enumerate(tasks)
        }

    @contextmanager
    def engines(self, options: Options) -> Iterator[EnginePool]:
        """Give the engines to who needs them for one sentence, between two calls of a job."""
        with self._queue.sentence():
            self._pools.rest_others(options)
            yield self._pools.of(options)

    def wait(self, job_id: int, seconds: float) -> bool:
        """Wait for a job to end; say whether it did."""
        task = self._task(job_id)
        if task is None or task.thread is None:
            return True
        task.thread.join(seconds)
        return not task.thread.is_alive()

    def close(self) -> None:
        """Stop every job and wait a moment for them: each keeps what it has."""
        with self._guard:
            tasks = list(self._tasks.values())
        for task in tasks:
            task.stop.set()
        self.fetches.cancel()
        until = time.monotonic() + _CLOSING
        for task in tasks:
            if task.thread is not None:
                task.thread.join(max(0.0, until - time.monotonic()))
        self._pools.close()
        atexit.unregister(self.close)

    def remove_model(self, name: str) -> int:
        """Delete a model from this computer; return the bytes freed.

        Raises:
            UsageError: a document is being translated.
            ModelError, OutputError: as ``ModelStore.remove``.
        """
        with self._guard:
            if self._tasks:
                raise UsageError("reader.model-used")
            self._pools.close()
            return ModelStore().remove(name)

    def _ahead(self, job_id: int) -> int:
        """Return how many documents of this server come before one that is to be translated."""
        with self._guard:
            return list(self._tasks).index(job_id) if job_id in self._tasks else 0

    def _task(self, job_id: int) -> Task | None:
        with self._guard:
            return self._tasks.get(job_id)

    def _work(self, task: Task) -> None:
        """Run a job from its first line to its last; the thread's whole life."""
        state: JobState | None = None  # the pipeline itself marks a job as done
        message = ""
        try:
            with (
                self._turn(task),
                application.open_run(
                    task.planned,
                    task.options,
                    library=self.library,
                    glossary=task.glossary,
                    pool=self._pools.of(task.options),
                ) as run,
            ):
                if run.signature != task.signature:
                    raise ModelError("reader.exchanged")
                self._translate(task, run)
        except StopRequestedError:
            state = JobState.STOPPED
            _log.info("job %s stopped", task.job_id)
        except TranslatorError as error:
            state, message = JobState.FAILED, error.stored()
            _log.warning("job %s failed: %s", task.job_id, type(error).__name__)
        except Exception as error:
            # A thread must not die unseen: the page says that it failed, the log says where.
            fault = TranslatorError("reader.fault", fault=type(error).__name__)
            state, message = JobState.FAILED, fault.stored()
            _log.exception("job %s failed", task.job_id)
        finally:
            # In this order: who goes on with the job must not find it marked as stopped after.
            if state is not None:
                self._end(task.job_id, state, message)
            self._leave(task)

    @contextmanager
    def _turn(self, task: Task) -> Iterator[None]:
        """Have the models for a document, in the order documents came."""
        if not self._queue.await_turn(task.place, given_up=task.stop.is_set):
            raise StopRequestedError
        try:
            self._pools.rest_others(task.options)
            yield
        finally:
            self._queue.release()

    def _leave(self, task: Task) -> None:
        with self._guard:
            if self._tasks.get(task.job_id) is task:
                del self._tasks[task.job_id]

    def _translate(self, task: Task, run: Run) -> None:
        def watch(now: Progress) -> None:
            if now.draft_problem is not None:
                task.draft_problem = now.draft_problem
                _log.warning("job %s: no more drafts: %s", task.job_id, now.draft_problem.key)
            wanted = now.characters_total and not now.drafting and not task.stop.is_set()
            if task.began is None and wanted:
                # Seconds in which a person may press Stop: then not a sentence more is made.
                run.engine.load()
                task.began = time.monotonic()
            task.progress, task.progressed = now, time.monotonic()
            if task.stop.is_set():
                raise StopRequestedError
            if self._queue.give_way():
                self._pools.rest_others(task.options)

        step_back()  # but not before: what opens it, whoever reads waits for, too
        if task.stop.is_set():  # its document may have been deleted, and would come back
            raise StopRequestedError
        run.translate(task.planned, data=task.original.data, progress=watch)

    def _end(self, job_id: int, state: JobState, message: str) -> None:
        try:
            self.library.finish_job(job_id, state, message=message)
        except TranslatorError as error:  # its document was deleted while it ran
            _log.info("job %s could not be closed: %s", job_id, type(error).__name__)
