"""Fetching behind the page: one at a time, told as it goes, ended when a person wants it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from translator.errors import ModelError, UsageError
from translator.errors.error_sentences import piece
from ui.jobs import fetch_job
from ui.jobs.fetch_job import DEFAULT, Fetches, Outcome, Status, Work

WAIT = 20.0


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """What was asked of the library; each tells of a file of ten bytes."""
    made: list[tuple[str, Any]] = []

    def tell(progress: Any) -> None:
        progress.begin("a file", 10)
        progress.at(4)
        progress.say(piece("setting.one"))
        progress.say(piece("setting.text"))
        progress.end()

    def fetch_model(name: str, store: object, *, progress: Any, agree: Callable[..., bool]) -> None:
        made.append((name, agree(None)))
        tell(progress)

    monkeypatch.setattr(fetch_job, "fetch_model", fetch_model)
    monkeypatch.setattr(
        fetch_job, "fetch_needed",
        lambda store, *, progress, watch: (made.append(("needed", None)), tell(progress)),
    )  # fmt: skip
    monkeypatch.setattr(
        fetch_job, "verify_model",
        lambda name, store, *, progress: (made.append((f"verify {name}", None)), tell(progress)),
    )  # fmt: skip
    return made


def test_nothing_was_done_yet() -> None:
    fetches = Fetches()
    assert fetches.status() is None
    assert fetches.wait(0.0)
    fetches.update(done=3)
    assert fetches.status() is None


def test_what_is_known_of_work_that_only_begins() -> None:
    status = Status(work=Work.FETCH, name="small")
    assert status.running and not status.cancelling
    assert (status.what, status.done, status.total, status.said) == ("", 0, None, ())
    assert not Status(work=Work.FETCH, name="small", outcome=Outcome.FAILED).running


@pytest.mark.parametrize("agreed", [True, False])
def test_a_model_is_fetched_with_what_a_person_agreed_to(
    calls: list[tuple[str, Any]], agreed: bool
) -> None:
    fetches = Fetches()
    fetches.fetch("small", agreed=agreed)
    assert fetches.wait(WAIT)
    assert calls == [("small", agreed)]
    status = fetches.status()
    assert status is not None and not status.running
    assert (status.work, status.name, status.outcome) == (Work.FETCH, "small", Outcome.DONE)
    assert (status.what, status.done, status.total) == ("", 0, None)
    assert [one.key for one in status.said] == ["piece.setting.one", "piece.setting.text"]


def test_terms_are_agreed_to_by_nobody_who_was_not_asked(calls: list[tuple[str, Any]]) -> None:
    fetches = Fetches()
    fetches.fetch("small")
    assert fetches.wait(WAIT)
    fetches.fetch()
    assert fetches.wait(WAIT)
    fetches.verify("small")
    assert fetches.wait(WAIT)
    assert calls == [("small", False), ("needed", None), ("verify small", None)]
    status = fetches.status()
    assert status is not None and (status.work, status.name) == (Work.VERIFY, "small")
    assert DEFAULT == ""


class Slow:
    """Work that waits in the middle of a file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began, self.let_go = threading.Event(), threading.Event()

        def fetch_model(name: str, store: object, *, progress: Any, agree: object) -> None:
            progress.begin("a file", 10)
            progress.at(4)
            self.began.set()
            assert self.let_go.wait(WAIT)
            progress.at(5)

        monkeypatch.setattr(fetch_job, "fetch_model", fetch_model)


def test_one_at_a_time_and_a_person_may_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    slow, fetches = Slow(monkeypatch), Fetches()
    fetches.fetch("small")
    assert slow.began.wait(WAIT)
    with pytest.raises(UsageError):
        fetches.verify("small")
    assert not fetches.wait(0.0)
    status = fetches.status()
    assert status is not None and status.running and not status.cancelling
    assert (status.what, status.done, status.total) == ("a file", 4, 10)
    fetches.cancel()
    status = fetches.status()
    assert status is not None and status.cancelling
    slow.let_go.set()
    assert fetches.wait(WAIT)
    status = fetches.status()
    assert status is not None and status.outcome is Outcome.CANCELLED
    assert not status.cancelling and status.error is None
    slow.began.clear()
    fetches.fetch("small")  # what was asked to end before does not end what follows
    assert fetches.wait(WAIT)
    status = fetches.status()
    assert status is not None and status.outcome is Outcome.DONE


@pytest.mark.parametrize(
    ("problem", "key"),
    [(ModelError("folder.none", path="/a"), "folder.none"), (KeyError("x"), "reader.fetch-fault")],
)
def test_what_went_wrong_is_told(
    monkeypatch: pytest.MonkeyPatch, problem: Exception, key: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(fetch_job, "fetch_model", fails)
    fetches = Fetches()
    fetches.fetch("small")
    assert fetches.wait(WAIT)
    status = fetches.status()
    assert status is not None and status.outcome is Outcome.FAILED
    assert status.error is not None and status.error.key == key


def test_the_program_does_not_wait_for_a_download_when_it_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(fetch_job, "verify_model", lambda *_, **__: go_on.wait(WAIT))
    fetches = Fetches()
    fetches.verify("small")
    (thread,) = (one for one in threading.enumerate() if one.name == "models")
    assert thread.daemon and not fetches.wait(0.0)
    go_on.set()
    assert fetches.wait(WAIT)
