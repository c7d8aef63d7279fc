"""A sentence asked for again: beside the page, proposed, and kept by nobody unasked."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pytest

from tests.standins import ScriptedEngine, install
from tests.ui.conftest import translated
from translator.engines.base import Output, Request
from translator.engines.echo import EchoEngine
from translator.errors import EngineError, restored
from translator.store import Job, Library
from translator.types import Quality
from ui.documents import OpenDocument
from ui.jobs.manager import JobManager
from ui.jobs.retranslate import Proposal, Proposals, State

WAIT = 20.0


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


@pytest.fixture
def open_job(library: Library) -> tuple[OpenDocument, Job]:
    opened, job, _ = translated(library, "早市开了。\n\n豆浆是热的。\n")
    return opened, job


@pytest.fixture
def proposals(library: Library, open_job: object) -> Iterator[Proposals]:
    manager = JobManager(library)
    yield Proposals(manager)
    manager.close()


def ask(proposals: Proposals, opened: OpenDocument, job: Job, number: int = 0) -> tuple[int, int]:
    item = opened.plan.items[number]
    place = item.segment.block_id, item.segment.start
    proposals.ask((job.id, *place), opened.plan, item, model="echo", quality=Quality.BEST)
    return place


def threads() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name == "again"]


@pytest.mark.parametrize(
    ("state", "active"),
    [(State.WAITING, True), (State.WORKING, True), (State.DONE, False), (State.FAILED, False)],
)
def test_a_proposal_is_active_until_it_has_come(state: State, active: bool) -> None:
    proposal = Proposal(model="echo", quality=Quality.FAST, state=state)
    assert proposal.active is active
    assert (proposal.target, proposal.findings, proposal.message) == ("", (), "")


def test_what_a_model_says_is_proposed_and_not_written(
    proposals: Proposals, open_job: tuple[OpenDocument, Job], library: Library
) -> None:
    opened, job = open_job
    before = library.pairs(job.id)
    first, second = ask(proposals, opened, job), ask(proposals, opened, job, 1)
    assert proposals.wait(job.id, WAIT)
    found = proposals.of_job(job.id)
    assert {place: one.target for place, one in found.items()} == {
        first: "⟦早市开了。⟧", second: "⟦豆浆是热的。⟧"
    }  # fmt: skip
    assert {one.state for one in found.values()} == {State.DONE}
    assert not proposals.active(job.id)
    assert library.pairs(job.id) == before
    assert proposals.of_job(job.id + 1) == {} and not proposals.active(job.id + 1)


def test_a_model_that_learns_is_shown_what_a_person_wrote_and_still_nothing_is_kept(
    proposals: Proposals,
    open_job: tuple[OpenDocument, Job],
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened, job = open_job
    item = opened.plan.items[0]
    library.correct("早市天亮开了。", "Dawn.", source_language="zh-Hans", target_language="en")
    rows = library.memory_rows()
    engine = ScriptedEngine()
    engine.examples = lambda source: 2  # type: ignore[attr-defined]
    install(monkeypatch, engine)
    place = (job.id, item.segment.block_id, item.segment.start)
    proposals.ask(place, opened.plan, item, model="scripted", quality=Quality.FAST)
    assert proposals.wait(job.id, WAIT)
    assert [one.context for one in engine.requests] == [(("早市天亮开了。", "Dawn."),)]
    assert library.memory_rows() == rows


def test_a_proposal_is_dropped_once(
    proposals: Proposals, open_job: tuple[OpenDocument, Job]
) -> None:
    opened, job = open_job
    place = ask(proposals, opened, job)
    assert proposals.wait(job.id, WAIT)
    dropped = proposals.drop((job.id, *place))
    assert dropped is not None and dropped.target == "⟦早市开了。⟧"
    assert proposals.drop((job.id, *place)) is None
    assert proposals.of_job(job.id) == {}


def test_while_one_is_made_it_is_not_asked_for_again_and_the_program_may_end(
    proposals: Proposals, open_job: tuple[OpenDocument, Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, job = open_job
    at_work, go_on = threading.Event(), threading.Event()
    translate = EchoEngine.translate

    def slow(
        engine: EchoEngine, requests: Sequence[Request], *, source: str, target: str
    ) -> list[Output]:
        at_work.set()
        assert go_on.wait(WAIT)
        return translate(engine, requests, source=source, target=target)

    monkeypatch.setattr(EchoEngine, "translate", slow)
    place = ask(proposals, opened, job)
    assert at_work.wait(WAIT)
    assert proposals.of_job(job.id)[place].state is State.WORKING
    assert proposals.active(job.id) and not proposals.wait(job.id, 0.0)
    assert proposals.drop((job.id, *place)) is None
    ask(proposals, opened, job)
    assert [one.daemon for one in threads()] == [True]
    go_on.set()
    assert proposals.wait(job.id, WAIT)
    assert proposals.of_job(job.id)[place].state is State.DONE


@pytest.mark.parametrize(
    ("problem", "said"),
    [(EngineError("openai.none", fields=""), None), (ZeroDivisionError(), "ZeroDivisionError")],
)
def test_why_one_failed_is_kept(
    proposals: Proposals,
    open_job: tuple[OpenDocument, Job],
    monkeypatch: pytest.MonkeyPatch,
    problem: Exception,
    said: str | None,
) -> None:
    opened, job = open_job

    def fail(engine: EchoEngine, requests: object, *, source: str, target: str) -> list[Output]:
        raise problem

    monkeypatch.setattr(EchoEngine, "translate", fail)
    place = ask(proposals, opened, job)
    assert proposals.wait(job.id, WAIT)
    failed = proposals.of_job(job.id)[place]
    assert (failed.state, failed.target) == (State.FAILED, "")
    if said is None:
        assert isinstance(problem, EngineError)
        assert restored(failed.message).key == problem.key
    else:
        assert failed.message == said
