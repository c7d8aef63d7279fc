"""The reader with a server: a job goes to the one that is named now, and goes on with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.openai_standin import StandIn, serving, status
from translator.document.read import Original, read_bytes
from translator.store import JobState, Library
from ui.jobs.manager import JobManager

WAIT = 30.0


@pytest.fixture
def server() -> Iterator[StandIn]:
    with serving() as running:
        yield running


@pytest.fixture
def manager() -> Iterator[JobManager]:
    with Library() as library:
        made = JobManager(library)
        yield made
        made.close()


@pytest.fixture
def article() -> Original:
    return read_bytes("河边的早市很热闹。\n\n天气很好。\n".encode(), name="market.txt")


def test_a_failed_job_says_why_and_goes_on_with_its_server(
    server: StandIn, manager: JobManager, article: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_MODEL", server.name)
    server.always = status(400)
    job = manager.start(article, model=server.name)
    assert manager.wait(job, WAIT)
    failed = manager.status(job)
    assert failed.state is JobState.FAILED
    assert "answered 400" in failed.message
    server.always = None
    assert manager.resume(job) == job
    assert manager.wait(job, WAIT)
    assert manager.status(job).state is JobState.DONE


def test_a_job_goes_to_no_server_that_is_not_named_any_more(
    server: StandIn, manager: JobManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One sentence: with two, the other's request may still arrive after the job has failed.
    article = read_bytes("河边的早市很热闹。\n".encode(), name="market.txt")
    monkeypatch.setenv("DUIZHAO_MODEL", server.name)
    server.always = status(400)
    job = manager.start(article, model=server.name)
    assert manager.wait(job, WAIT)
    asked = len(server.chats)
    server.always = None
    monkeypatch.setenv("DUIZHAO_MODEL", "echo")
    other = manager.resume(job)
    assert manager.wait(other, WAIT)
    assert other != job
    assert len(server.chats) == asked
