"""What a person does in the table, on a library with articles in every state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.store.test_library import article, pair, start
from translator.config import Config
from translator.store import JobState, Library
from ui.i18n import strings
from ui.jobs.manager import JobManager
from ui.library_table.table_actions import do
from ui.library_table.table_state import Desk, TableState


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(strings.st, "session_state", {})
    with Library() as library:
        manager = JobManager(library)
        yield Desk(manager=manager, config=Config(), state=TableState())
        manager.close()


def done(library: Library, name: str) -> int:
    job = start(library, article(f"{name}很好。", f"{name}.md"))
    library.save_pairs(job, [pair(0, f"{name}很好。", "Good.")])
    library.finish_job(job)
    return job


def act(desk: Desk, what: str, /, **fields: Any) -> TableState:
    assert do({"id": 7, "do": what, **fields}, desk) == {"id": 7}
    return desk.state


def names(desk: Desk) -> list[str]:
    return [row.name for row in desk.manager.library.article_rows()]


def test_a_view_changes_what_it_names_and_begins_with_the_first_page(desk: Desk) -> None:
    act(desk, "turn", to=3)
    assert desk.state.view.number == 3
    view = act(desk, "view", search="  早市 ", look=True).view
    assert (view.search, view.look, view.number, view.sort) == ("早市", True, 0, "read")
    view = act(desk, "view", sort="name", descending=False).view
    assert (view.search, view.look, view.sort, view.descending) == ("早市", True, "name", False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"do": "view", "sort": "__class__"}, {"do": "turn", "to": -5}, {"do": "turn", "to": "x"},
        {"do": "delete"}, {"do": "delete", "keys": "j1"}, {"do": "delete", "keys": [1, None, "x"]},
        {"do": "tag", "keys": ["j99"], "tag": "甲", "on": True}, {"do": "nonsense"}, {},
        {"do": "download", "keys": []}, {"do": "resume", "keys": {"j1": 1}}, {"do": "stop"},
        {"do": "rename-tag"}, {"do": "remove-tag", "tag": "没有"},
    ],
)  # fmt: skip
def test_nonsense_from_a_browser_changes_nothing(desk: Desk, wrong: dict[str, Any]) -> None:
    done(desk.manager.library, "早市")
    do({"id": 1, **wrong}, desk)
    assert names(desk) == ["早市.md"]
    assert desk.manager.library.tags() == {}
    assert (desk.state.view.sort, desk.state.view.number) == ("read", 0)
    assert desk.state.packing is None


def test_a_search_of_any_length_is_cut(desk: Desk) -> None:
    assert len(act(desk, "view", search="长" * 100_000).view.search) == 200


def test_half_a_character_is_not_looked_for(desk: Desk) -> None:
    search = act(desk, "view", search="早\ud800市").view.search
    assert search == "早市"
    assert not desk.manager.library.search_articles(search).jobs


def test_chosen_articles_are_tagged_and_the_tag_is_taken_off(desk: Desk) -> None:
    library = desk.manager.library
    jobs = [done(library, name) for name in ("早市", "院子", "河边")]
    keys = [f"j{job}" for job in jobs]
    act(desk, "tag", keys=keys[:2], tag="旅行", on=True)
    assert library.tags() == {"旅行": 2}
    act(desk, "tag", keys=keys[:1], tag="旅行", on=False)
    assert [row.tags for row in library.article_rows()] == [(), ("旅行",), ()]


def test_a_tag_that_is_looked_at_is_still_looked_at_when_it_is_renamed(desk: Desk) -> None:
    job = done(desk.manager.library, "早市")
    act(desk, "tag", keys=[f"j{job}"], tag="旅行", on=True)
    act(desk, "view", tag="旅行")
    assert act(desk, "rename-tag", tag="旅行", name="远足").view.tag == "远足"
    assert act(desk, "remove-tag", tag="远足").view.tag == ""
    assert desk.manager.library.tags() == {}


def test_a_tag_that_cannot_be_is_told(desk: Desk) -> None:
    job = done(desk.manager.library, "早市")
    (problem,) = act(desk, "tag", keys=[f"j{job}"], tag="长" * 61, on=True).problems
    assert problem.key == "library.tag-long"


def test_several_articles_are_deleted_and_counted(desk: Desk) -> None:
    library = desk.manager.library
    jobs = [done(library, name) for name in ("早市", "院子", "河边")]
    new = library.add_document(article("新。", "新.md"), b"")
    state = act(desk, "delete", keys=[f"j{jobs[0]}", f"j{jobs[2]}", f"d{new}"])
    assert names(desk) == ["院子.md"]
    assert state.told == strings.sentence("library.deleted-several", "en", number=3)
    assert "院子.md" in act(desk, "delete", keys=[f"j{jobs[1]}"]).told
    assert names(desk) == []


def test_what_another_window_deleted_is_no_error(desk: Desk) -> None:
    job = done(desk.manager.library, "早市")
    desk.manager.library.delete_articles([job])
    state = act(desk, "delete", keys=[f"j{job}"])
    assert (state.told, state.problems) == ("", [])


def test_only_what_was_stopped_or_failed_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = desk.manager.library
    jobs = [done(library, name) for name in ("早市", "院子", "河边")]
    library.finish_job(jobs[0], JobState.STOPPED)
    library.finish_job(jobs[1], JobState.FAILED, message="why")
    resumed: list[int] = []
    monkeypatch.setattr(desk.manager, "resume", lambda job, config: resumed.append(job))
    state = act(desk, "resume", keys=[f"j{job}" for job in jobs])
    assert resumed == jobs[:2]  # in the order they came
    assert state.told == strings.sentence("library.resumed", "en", number=2)


def test_what_cannot_go_on_is_told_once_for_all_of_a_kind(desk: Desk) -> None:
    library = desk.manager.library
    jobs = [done(library, name) for name in ("早市", "院子")]
    for job in jobs:  # their bytes are no article that anybody could read again
        library.finish_job(job, JobState.STOPPED)
        with library.database.write() as connection:
            connection.execute("UPDATE jobs SET signature = 'duizhao2:llama:gone@0:p:greedy'")
    state = act(desk, "resume", keys=[f"j{job}" for job in jobs])
    assert (len(state.problems), state.told) == (1, "")


def test_a_download_is_asked_for_translations_that_are_there(desk: Desk) -> None:
    job = done(desk.manager.library, "早市")
    packing = act(desk, "download", keys=[f"j{job}", "j99", "d1"], form="html").packing
    assert packing is not None
    assert (packing.jobs, packing.form, packing.id) == ([job], "html", 7)
