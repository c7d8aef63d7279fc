"""One action decides a sentence of some article and shows the next one of any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from translator.document.read import read_bytes
from translator.store import Library
from translator.types import Finding, Level
from ui.documents import open_document
from ui.i18n import strings
from ui.jobs.manager import JobManager
from ui.jobs.retranslate import Proposals
from ui.reader.scene import Looking, Scene
from ui.review import queue_actions, queue_data
from ui.review.queue_actions import Desk
from ui.review.queue_state import QueueState

WARNING = Finding(check="numbers", level=Level.WARNING, message="“12” is missing.")
OTHER = Finding(check="length", level=Level.WARNING, message="Short.")


@pytest.fixture
def manager() -> Iterator[JobManager]:
    with Library() as library:
        made = JobManager(library)
        yield made
        made.close()


def doubtful(manager: JobManager, name: str, text: str, *findings: Finding) -> int:
    """Translate an article with the echo engine; each of its sentences is in doubt."""
    job = manager.start(read_bytes(text.encode(), name=name), model="echo")
    assert manager.wait(job, 20.0)
    found = manager.library.pairs(job)
    manager.library.save_pairs(job, [replace(one, findings=findings) for one in found])
    return job


def scene_of(manager: JobManager, job_id: int) -> Scene:
    job = manager.library.job(job_id)
    document = manager.original(job.document_id).document
    opened = open_document(document, source=job.source_language, to=job.target_language)
    return Scene(
        library=manager.library, proposals=Proposals(manager), job=job, opened=opened,
        language="en", looking=Looking(),
    )  # fmt: skip


@pytest.fixture
def desk(manager: JobManager) -> Desk:
    """Three sentences in doubt: one of the newest article, two of the one before."""
    doubtful(manager, "market.md", "早市卖12种菜。\n\n**豆腐**很香。\n", WARNING, OTHER)
    doubtful(manager, "train.md", "火车开了。\n", WARNING)
    made = Desk(
        library=manager.library, state=QueueState(), jobs=None, language="en",
        scene=lambda job: scene_of(manager, job),
    )  # fmt: skip
    made.state.begin(made.queue())
    return made


def act(desk: Desk, do: str, **more: Any) -> dict[str, Any]:
    assert desk.state.at is not None
    job, block, start = desk.state.at
    return queue_actions.do(
        {"id": 1, "do": do, "job": job, "block": block, "start": start, **more}, desk
    )


def test_accepting_goes_on_into_the_next_article(desk: Desk) -> None:
    first, second, _ = desk.queue()
    assert desk.state.at == first
    assert act(desk, "accept")["ok"]
    assert desk.state.at == second
    assert second[0] != first[0]
    assert first not in desk.queue()


def test_keeping_writes_what_a_person_wrote_and_goes_on(desk: Desk) -> None:
    job, *_ = first = desk.queue()[0]
    act(desk, "keep", text="The train has left.")
    assert desk.library.pairs(job)[0].target == "The train has left."
    assert desk.state.at not in (None, first)


def test_what_is_refused_stays_where_it_is_and_says_why(desk: Desk) -> None:
    here = desk.state.at
    answer = act(desk, "keep", text=" ")
    assert (answer["ok"], desk.state.at) == (False, here)
    assert "cannot be empty" in answer["message"]


def test_a_second_press_of_a_key_decides_nothing_about_the_next_sentence(desk: Desk) -> None:
    first = desk.state.at
    assert first is not None
    told = {"id": 1, "do": "accept", "job": first[0], "block": first[1], "start": first[2]}
    queue_actions.do(told, desk)
    left = desk.queue()
    queue_actions.do(told, desk)
    assert desk.queue() == left


def test_a_sentence_is_left_when_its_last_finding_is_dismissed(desk: Desk) -> None:
    act(desk, "skip")
    here = desk.state.at
    act(desk, "dismiss-finding", finding=0, reason="meant")
    assert desk.state.at == here
    act(desk, "dismiss-finding", finding=1, reason="  the shop’s own name ")
    assert desk.state.at != here
    assert here is not None
    dismissed = [one.dismissed for one in desk.library.pairs(here[0])[0].findings]
    assert dismissed == ["It is meant so", "the shop’s own name"]
    act(desk, "back")
    act(desk, "restore-finding", finding=0)
    assert here in desk.queue()


@pytest.mark.parametrize("more", [{}, {"finding": 7}, {"finding": -1}, {"finding": "0"}])
def test_a_finding_that_is_not_there_cannot_be_dismissed(desk: Desk, more: Any) -> None:
    before = desk.queue()
    assert not act(desk, "dismiss-finding", reason="meant", **more)["ok"]
    assert not act(desk, "dismiss-finding", finding=0, reason=" ")["ok"]
    assert desk.queue() == before


def test_back_and_taking_back_puts_a_sentence_into_the_queue_again(desk: Desk) -> None:
    first = desk.state.at
    act(desk, "accept")
    act(desk, "back")
    assert desk.state.at == first
    act(desk, "revert")
    assert first in desk.queue()


def test_a_sentence_comes_with_all_that_decides_about_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translator.application import Glossary, make_term

    monkeypatch.setattr(strings, "language_name", str)
    act(desk, "skip")
    assert desk.state.at is not None
    job, block, start = desk.state.at
    scene = desk.scene(job)
    item = scene.item({"block": block, "start": start})
    glossary = Glossary(terms=(make_term("早市", ["morning market"]),))
    found = queue_data.entry(scene, item, scene.pair(item), words="", glossary=glossary)
    assert found["text"][0]["text"] == "早市卖12种菜。"
    assert [one["message"] for one in found["notes"]] == ["“12” is missing.", "Short."]
    assert found["terms"] == [{"source": "早市", "targets": ["morning market"], "kept": False}]
    assert found["words"] == "12"
    assert found["before"] == []
    assert found["after"][0]["source"][0]["kind"] == "strong"
    act(desk, "skip")
    assert desk.state.at is not None
    item = scene.item({"block": desk.state.at[1], "start": desk.state.at[2]})
    marked = queue_data.entry(scene, item, scene.pair(item), words="豆腐", glossary=glossary)
    assert marked["marks"] == [{"all": ["⟦1⟧", "⟦/1⟧"], "kind": "strong", "means": ""}]
    assert marked["found"]
