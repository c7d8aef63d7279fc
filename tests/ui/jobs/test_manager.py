from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from tests.standins import ScriptedEngine, install
from translator import application
from translator.application import Options, Run
from translator.config import Config
from translator.document.read import Original, read_bytes
from translator.engines.base import Output, Request
from translator.engines.echo import EchoEngine
from translator.errors import EngineError, ModelError, StoreError, UsageError, restored
from translator.glossary import Term
from translator.store import JobState, Library
from translator.text.typography.apply import Typography
from translator.types import Quality
from ui.jobs.manager import JobManager

LINES = [f"第{number}段说的是今天的天气。" for number in "一二三四五六七八"]
WAIT = 20.0


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


@pytest.fixture
def manager(library: Library) -> Iterator[JobManager]:
    made = JobManager(library)
    yield made
    made.close()


@pytest.fixture
def article() -> Original:
    return read_bytes("\n\n".join(LINES).encode(), name="weather.md")


class Gate:
    """Lets an engine translate one batch at a time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at_work = threading.Semaphore(0)
        self.let_go = threading.Semaphore(0)
        gate, translate = self, EchoEngine.translate

        def slow(
            engine: EchoEngine, requests: Sequence[Request], *, source: str, target: str
        ) -> list[Output]:
            gate.at_work.release()
            assert gate.let_go.acquire(timeout=WAIT)
            return translate(engine, requests, source=source, target=target)

        monkeypatch.setattr(EchoEngine, "batch", 1)
        monkeypatch.setattr(EchoEngine, "translate", slow)

    def wait(self) -> None:
        assert self.at_work.acquire(timeout=WAIT)

    def open(self, batches: int = 1) -> None:
        for _ in range(batches):
            self.let_go.release()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def test_a_job_translates_everything_into_the_library(
    manager: JobManager, library: Library, article: Original
) -> None:
    job_id = manager.start(article, model="echo")
    assert manager.wait(job_id, WAIT)
    assert manager.status(job_id).state is JobState.DONE
    assert [pair.target for pair in library.pairs(job_id)] == [f"⟦{line}⟧" for line in LINES]


def test_a_sentence_that_stands_twice_is_shown_at_both_places_while_the_rest_is_translated(
    manager: JobManager, library: Library, gate: Gate
) -> None:
    text = "今天天气很好。\n\n我们出去走走。\n\n今天天气很好。\n"
    job_id = manager.start(read_bytes(text.encode(), name="twice.md"), model="echo")
    gate.wait()
    gate.open()
    gate.wait()
    targets = [pair.target for pair in library.pairs(job_id)]
    assert targets == ["⟦今天天气很好。⟧", "⟦今天天气很好。⟧"]
    gate.open(2)
    assert manager.wait(job_id, WAIT)
    status = manager.status(job_id)
    assert (status.done, status.total) == (3, 3)


def test_finished_pairs_can_be_read_while_the_rest_is_translated(
    manager: JobManager, library: Library, article: Original, gate: Gate
) -> None:
    job_id = manager.start(article, model="echo")
    gate.wait()
    gate.open()
    gate.wait()
    status = manager.status(job_id)
    assert (status.running, status.here, status.done, status.total) == (True, True, 1, 8)
    assert status.seconds_left is not None and status.seconds_left > 0
    assert [pair.target for pair in library.pairs(job_id)] == [f"⟦{LINES[0]}⟧"]
    gate.open(8)


def test_a_stopped_job_keeps_what_it_has_and_goes_on_from_there(
    manager: JobManager, library: Library, article: Original, gate: Gate
) -> None:
    job_id = manager.start(article, model="echo")
    gate.wait()
    gate.open()
    gate.wait()
    manager.stop(job_id)
    assert manager.status(job_id).stopping
    assert manager.standing()[job_id].stopping
    gate.open()
    assert manager.wait(job_id, WAIT)
    stopped = manager.status(job_id)
    assert (stopped.state, stopped.done, stopped.here) == (JobState.STOPPED, 2, False)

    assert manager.resume(job_id) == job_id
    gate.open(6)  # not a batch more than is missing
    assert manager.wait(job_id, WAIT)
    assert manager.status(job_id).state is JobState.DONE
    assert [pair.source.strip() for pair in library.pairs(job_id)] == LINES


def test_a_second_document_waits_for_the_first_and_can_be_stopped_meanwhile(
    manager: JobManager, article: Original, gate: Gate
) -> None:
    first = manager.start(article, model="echo")
    gate.wait()
    second = manager.start(read_bytes("另一篇文章。".encode(), name="other.md"), model="echo")
    assert manager.status(second).waiting
    manager.stop(second)
    assert manager.wait(second, WAIT)
    assert manager.status(second).state is JobState.STOPPED
    assert manager.status(first).running
    gate.open(8)
    assert manager.wait(first, WAIT)
    assert manager.status(first).state is JobState.DONE


def test_starting_what_runs_already_gives_the_same_job(
    manager: JobManager, article: Original, gate: Gate
) -> None:
    first = manager.start(article, model="echo")
    gate.wait()
    assert manager.start(article, model="echo") == first
    assert manager.status(first).running
    gate.open(8)


def test_a_failing_engine_leaves_a_sentence_and_what_was_done(
    manager: JobManager, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EchoEngine, "batch", 4)
    translate, calls = EchoEngine.translate, []

    def fail_second(
        engine: EchoEngine, requests: Sequence[Request], *, source: str, target: str
    ) -> list[Output]:
        calls.append(len(requests))
        if len(calls) == 2:
            raise EngineError("llama.silent", why="no memory")
        return translate(engine, requests, source=source, target=target)

    monkeypatch.setattr(EchoEngine, "translate", fail_second)
    job_id = manager.start(article, model="echo")
    assert manager.wait(job_id, WAIT)
    status = manager.status(job_id)
    assert (status.state, status.done) == (JobState.FAILED, 4)
    problem = restored(status.message)
    assert problem.what == "llama.cpp's server does not answer: no memory"
    assert problem.say("zh-Hans", page=True).endswith("no memory。请继续；已完成的都已保存。")


def test_a_fault_of_ours_is_shown_as_one_and_not_as_a_running_job(
    manager: JobManager, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> list[Output]:
        raise ZeroDivisionError

    monkeypatch.setattr(EchoEngine, "translate", broken)
    job_id = manager.start(article, model="echo")
    assert manager.wait(job_id, WAIT)
    status = manager.status(job_id)
    assert status.state is JobState.FAILED
    assert "a fault of ours (ZeroDivisionError)" in status.message


def test_without_a_model_the_job_never_begins(
    manager: JobManager, library: Library, article: Original
) -> None:
    with pytest.raises(ModelError, match="duizhao models fetch"):
        manager.start(article)
    assert library.jobs() == []


def test_a_job_is_done_as_the_settings_say_and_goes_on_as_it_was_begun(
    manager: JobManager, library: Library, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = install(monkeypatch, ScriptedEngine())
    chosen = Config(quality=Quality.FAST, typography=Typography(quotes="curly"))
    job_id = manager.start(article, model="scripted", config=chosen)
    assert manager.wait(job_id, WAIT)
    signature = library.job(job_id).signature
    assert "quality=fast" in signature and "typography=quotes=curly" in signature
    library.finish_job(job_id, JobState.STOPPED)
    monkeypatch.setattr("translator.application.stored_jobs._model_of", lambda _: "scripted")
    assert manager.resume(job_id, config=Config(quality=Quality.BEST)) == job_id
    assert manager.wait(job_id, WAIT)
    assert manager.start(article, model="scripted", config=Config()) != job_id
    assert engine.requests


def test_terms_count_unless_the_settings_say_otherwise(
    manager: JobManager, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = install(monkeypatch, ScriptedEngine())
    library.put_terms([Term(source="合作社", targets=("farm co-op",))])
    library.put_terms([Term(source="合作社", targets=("guild",))], name="novel")
    for number, (config, term) in enumerate(
        (
            (Config(), "farm co-op"),
            (Config(project="novel"), "guild"),
            (Config(glossary=False), "合作社"),
        )
    ):
        engine.requests.clear()
        text = f"合作社今天开门了，来了{number + 3}个人。\n"
        job = manager.start(
            read_bytes(text.encode(), name=f"{number}.txt"), model="scripted", config=config
        )
        assert manager.wait(job, WAIT)
        assert term in engine.texts[0]


@pytest.mark.parametrize("regional", ["all", "none"])
def test_a_conversion_of_the_command_line_goes_on_with_its_regional_words(
    manager: JobManager, library: Library, regional: str
) -> None:
    original = read_bytes("软件支持这种打印机。\n".encode(), name="printer.txt")
    options = Options(to="zh-Hant-TW", regional=regional)
    planned = application.plan_document(original.document, options)
    with application.open_run(planned, options, library=library) as run:
        run.translate(planned, data=original.data)
    (job,) = library.jobs()
    library.finish_job(job.id, JobState.STOPPED)
    assert manager.resume(job.id) == job.id
    assert manager.wait(job.id, WAIT)
    assert manager.status(job.id).state is JobState.DONE


def test_a_glossary_that_is_gone_is_told_before_anything_begins(
    manager: JobManager, library: Library, article: Original
) -> None:
    with pytest.raises(UsageError, match="no glossary 'gone'"):
        manager.start(article, model="echo", config=Config(project="gone"))
    assert library.jobs() == []


def test_no_model_is_removed_while_one_translates(
    manager: JobManager, article: Original, gate: Gate
) -> None:
    manager.start(article, model="echo")
    gate.wait()
    with pytest.raises(UsageError, match="is being translated"):
        manager.remove_model("small")
    gate.open(8)


def test_a_sentence_a_person_waits_for_goes_before_the_rest_of_a_document(
    manager: JobManager, article: Original, gate: Gate
) -> None:
    job_id = manager.start(article, model="echo")
    gate.wait()
    done: list[int] = []

    def sentence() -> None:
        with manager.engines(Options()):
            done.append(manager.status(job_id).done)

    thread = threading.Thread(target=sentence)
    thread.start()
    while not manager._queue.waiting:
        assert thread.is_alive()
    gate.open()
    thread.join(WAIT)
    assert done == [1]
    gate.open(7)
    assert manager.wait(job_id, WAIT)
    assert manager.status(job_id).state is JobState.DONE


def test_documents_wait_in_the_order_they_came(
    manager: JobManager, article: Original, gate: Gate
) -> None:
    first = manager.start(article, model="echo")
    gate.wait()
    others = [
        manager.start(read_bytes(f"这是第{name}篇。".encode(), name=f"{name}.md"), model="echo")
        for name in "二三"
    ]
    assert [manager.status(job).ahead for job in (first, *others)] == [0, 1, 2]
    stood = manager.standing()
    assert [stood[job].ahead for job in (first, *others)] == [0, 1, 2]
    assert not any(one.stopping for one in stood.values())
    gate.open(10)
    for job in (first, *others):
        assert manager.wait(job, WAIT)


def test_scripts_are_converted_without_a_model(
    manager: JobManager, library: Library, article: Original
) -> None:
    job_id = manager.start(article, to="zh-Hant-TW")
    assert manager.wait(job_id, WAIT)
    assert library.pairs(job_id)[0].target == "第一段說的是今天的天氣。"


def test_a_job_of_a_server_that_died_is_stopped_and_can_go_on(
    library: Library, article: Original
) -> None:
    document_id = library.add_document(article.document, article.data)
    job_id = library.start_job(
        document_id,
        source_language="zh-Hans",
        target_language="en",
        signature=Run(engine=EchoEngine()).signature,
        total=8,
    )
    with library.database.write() as connection:
        connection.execute("UPDATE jobs SET process = 999999999 WHERE id = ?", (job_id,))
    manager = JobManager(library)
    assert manager.status(job_id).state is JobState.STOPPED
    assert manager.resume(job_id) == job_id
    assert manager.wait(job_id, WAIT)
    assert manager.status(job_id).state is JobState.DONE
    manager.close()


def test_a_job_whose_process_dies_while_this_server_runs_can_go_on(
    manager: JobManager, library: Library, article: Original
) -> None:
    document_id = library.add_document(article.document, article.data)
    job_id = library.start_job(
        document_id,
        source_language="zh-Hans",
        target_language="en",
        signature=Run(engine=EchoEngine()).signature,
        total=8,
    )
    with library.database.write() as connection:
        connection.execute("UPDATE jobs SET process = 999999999 WHERE id = ?", (job_id,))
    assert manager.status(job_id).state is JobState.STOPPED


def test_closing_the_server_stops_what_runs(
    manager: JobManager, article: Original, gate: Gate
) -> None:
    job_id = manager.start(article, model="echo")
    gate.wait()
    gate.open(8)
    manager.close()
    assert manager.status(job_id).state in (JobState.STOPPED, JobState.DONE)
    assert not manager.status(job_id).here


def test_a_job_that_is_not_there_is_an_error(manager: JobManager) -> None:
    with pytest.raises(StoreError):
        manager.status(404)


class Verifying:
    """Holds up the moment in which a model's bytes are verified and it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at_work, self.let_go = threading.Event(), threading.Event()
        real = application.open_run

        @contextmanager
        def slow(*args: object, **words: object) -> Iterator[Run]:
            self.at_work.set()
            assert self.let_go.wait(WAIT)
            with real(*args, **words) as run:  # type: ignore[arg-type]  # handed on as it came
                yield run

        monkeypatch.setattr(application, "open_run", slow)


def test_an_article_is_there_to_be_read_before_its_model_is_opened(
    manager: JobManager, library: Library, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = Verifying(monkeypatch)
    job_id = manager.start(article, model="echo")
    assert opening.at_work.wait(WAIT)
    status = manager.status(job_id)
    assert (status.running, status.here, status.waiting, status.total) == (True, True, False, 8)
    assert status.seconds_left is None
    opening.let_go.set()
    assert manager.wait(job_id, WAIT)
    assert manager.status(job_id).state is JobState.DONE


def test_who_stops_while_the_model_is_opened_waits_for_no_sentence(
    manager: JobManager, library: Library, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = Verifying(monkeypatch)
    job_id = manager.start(article, model="echo")
    assert opening.at_work.wait(WAIT)
    manager.stop(job_id)
    opening.let_go.set()
    assert manager.wait(job_id, WAIT)
    status = manager.status(job_id)
    assert (status.state, status.done) == (JobState.STOPPED, 0)


def test_a_document_deleted_while_its_model_is_opened_does_not_come_back(
    manager: JobManager, library: Library, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = Verifying(monkeypatch)
    job_id = manager.start(article, model="echo")
    assert opening.at_work.wait(WAIT)
    manager.stop(job_id)
    library.delete_document(library.job(job_id).document_id)
    opening.let_go.set()
    assert manager.wait(job_id, WAIT)
    assert library.documents() == []
    assert library.jobs() == []


def test_a_model_exchanged_while_it_is_opened_mixes_into_no_document(
    manager: JobManager, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "predict_signature", lambda *_, **__: "duizhao0:other")
    job_id = manager.start(article, model="echo")
    assert manager.wait(job_id, WAIT)
    status = manager.status(job_id)
    assert (status.state, status.done) == (JobState.FAILED, 0)
    assert "exchanged for another" in status.message


def test_the_server_ends_though_a_job_does_not(
    manager: JobManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    class Endless:
        def join(self, seconds: float) -> None:
            waited.append(seconds)

    for number in (1, 2):
        task = SimpleNamespace(stop=threading.Event(), thread=Endless(), job_id=number)
        manager._tasks[number] = task  # type: ignore[assignment]  # a stand-in
    now = iter([100.0, 101.0, 107.0])
    monkeypatch.setattr("ui.jobs.manager.time", SimpleNamespace(monotonic=lambda: next(now)))
    manager.close()
    assert waited == [4.0, 0.0]  # five seconds for all of them
    monkeypatch.undo()
    manager._tasks.clear()


def test_the_program_does_not_wait_for_a_document_when_it_ends(
    manager: JobManager, article: Original, gate: Gate
) -> None:
    job_id = manager.start(article, model="echo")
    gate.wait()
    assert [one.daemon for one in threading.enumerate() if one.name == "job"] == [True]
    manager.stop(job_id)
    gate.open(8)
    assert manager.wait(job_id, WAIT)
