"""Which quick model goes first in the reader, and what a job says of its drafts."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from tests.standins import planned
from translator.application import ModelStore, Options, quick_model
from translator.config import Config
from translator.document.read import Original, read_bytes
from translator.engines.base import Output, Request
from translator.engines.echo import EchoEngine
from translator.errors import EngineError, UsageError
from translator.store import JobState, Library
from ui.documents import downloads, make_file, open_document
from ui.jobs import drafting as drafting_module
from ui.jobs.drafting import drafting
from ui.jobs.manager import JobManager

LINES = ["街上很热闹。", "豆腐师傅来得早。", "面馆已经开门。"]
WAIT = 20.0
DRAFTED = Config(drafts={"zh-en": "echo:identity"})


class Store(ModelStore):
    """A store with a better model, a quick one for drafts, and one that is no better."""

    @property
    def specs(self) -> Any:
        return tuple(
            SimpleNamespace(name=name, draft=name == "quick") for name in ("good", "quick", "low")
        )

    def installed(self) -> tuple[Any, ...]:
        record = SimpleNamespace(directions=("zh-en",), engine="echo")
        names = ("good", "quick", "low")
        return tuple(SimpleNamespace(name=name, record=record) for name in names)


@pytest.mark.parametrize(
    ("direction", "model", "draft"),
    [
        ("zh-en", None, "quick"),
        ("zh-en", "good", "quick"),
        ("zh-en", "quick", None),
        ("zh-en", "low", None),  # a draft that is better than what follows is none
        ("zh-en", "openai:m@http://127.0.0.1:1", "quick"),
        ("zh-en", "echo", None),
        ("en-zh", None, None),
    ],
)
def test_the_installed_draft_model_goes_before_a_better_one(
    direction: str, model: str | None, draft: str | None
) -> None:
    assert quick_model(direction, Store(), model=model) == draft


def test_the_environments_model_may_be_the_better_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIZHAO_MODEL", "quick")
    assert quick_model("zh-en", Store(), model=None) is None


@pytest.mark.parametrize(
    ("config", "drafts"),
    [
        (Config(), {"zh-en": "quick"}),
        (Config(draft_first=False), {}),
        (DRAFTED, {"zh-en": "echo:identity"}),
        (Config(drafts={"en-zh": "other"}), {"zh-en": "quick"}),
        (Config(drafts={"zh-en": "openai:m@http://127.0.0.1:1"}), {}),
    ],
)
def test_what_a_person_chose_counts_and_no_server_drafts(
    monkeypatch: pytest.MonkeyPatch, config: Config, drafts: dict[str, str]
) -> None:
    monkeypatch.setattr(drafting_module, "ModelStore", Store)
    plan = planned("街上很热闹。\n")
    if "openai" in str(config.drafts):
        monkeypatch.setattr(drafting_module, "remote_host", lambda name: "http://127.0.0.1:1")
    assert drafting(plan, Options(), config) == drafts


def test_scripts_are_converted_without_a_draft() -> None:
    assert drafting(planned("街上很热闹。\n", to="zh-Hant"), Options(), DRAFTED) == {}


class Gate:
    """Lets ``echo`` translate one sentence at a time; its drafts come by themselves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at_work = threading.Semaphore(0)
        self.let_go = threading.Semaphore(0)
        gate, translate = self, EchoEngine.translate

        def slow(
            engine: EchoEngine, requests: Sequence[Request], *, source: str, target: str
        ) -> list[Output]:
            if engine.name == "echo":
                gate.at_work.release()
                assert gate.let_go.acquire(timeout=WAIT)
            return translate(engine, requests, source=source, target=target)

        monkeypatch.setattr(EchoEngine, "batch", 1)
        monkeypatch.setattr(EchoEngine, "translate", slow)


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
    return read_bytes("\n\n".join(LINES).encode(), name="market.md")


def kinds(library: Library, job_id: int) -> list[str]:
    return [pair.provenance.kind for pair in library.pairs(job_id)]


def test_drafts_are_there_at_once_and_give_way_sentence_by_sentence(
    manager: JobManager, library: Library, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    job_id = manager.start(article, model="echo", config=DRAFTED)
    assert gate.at_work.acquire(timeout=WAIT)  # the better model is at its first sentence
    status = manager.status(job_id)
    assert (status.done, status.drafts, status.total) == (0, 3, 3)
    assert not status.drafting
    assert kinds(library, job_id) == ["draft"] * 3
    gate.let_go.release()
    assert gate.at_work.acquire(timeout=WAIT)
    assert kinds(library, job_id) == ["engine", "draft", "draft"]
    gate.let_go.release(2)
    assert manager.wait(job_id, WAIT)
    assert kinds(library, job_id) == ["engine"] * 3
    assert manager.status(job_id).drafts == 0


def test_a_stopped_job_keeps_its_drafts_has_no_downloads_and_goes_on(
    manager: JobManager, library: Library, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    job_id = manager.start(article, model="echo", config=DRAFTED)
    assert gate.at_work.acquire(timeout=WAIT)
    manager.stop(job_id)
    gate.let_go.release()
    assert manager.wait(job_id, WAIT)
    job = library.job(job_id)
    assert (job.state, job.done, job.drafts) == (JobState.STOPPED, 1, 2)
    opened = open_document(article.document, source="zh-Hans", to="en")
    with pytest.raises(UsageError):
        make_file(opened, job, library, downloads(article.document)[0], says="en")
    gate.let_go.release(2)
    assert manager.resume(job_id, config=DRAFTED) == job_id
    assert manager.wait(job_id, WAIT)
    assert kinds(library, job_id) == ["engine"] * 3


def test_a_quick_model_that_fails_is_told_and_hinders_nobody(
    manager: JobManager, library: Library, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    translate = EchoEngine.translate

    def broken(engine: EchoEngine, requests: Any, *, source: str, target: str) -> list[Output]:
        if engine.name != "echo":
            raise EngineError("engine.no-answer")
        return translate(engine, requests, source=source, target=target)

    monkeypatch.setattr(EchoEngine, "translate", broken)
    job_id = manager.start(article, model="echo", config=DRAFTED)
    assert gate.at_work.acquire(timeout=WAIT)
    problem = manager.status(job_id).draft_problem
    assert problem is not None
    assert problem.key == "engine.no-answer"
    gate.let_go.release(3)
    assert manager.wait(job_id, WAIT)
    assert kinds(library, job_id) == ["engine"] * 3
