from __future__ import annotations

from typing import Any

import pytest

from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.echo import EchoEngine
from translator.store import JobState, Library
from translator.translation.run import Run
from ui.views import library as page_of_library


def put(name: str, text: str, *, state: JobState = JobState.DONE) -> int:
    """Translate a document into the library with the echo engine; return its job's number."""
    original = read_bytes(text.encode(), name=name)
    planned = plan(original.document, to="en")
    with Library() as library:
        Run(engine=EchoEngine(), library=library).translate(planned, data=original.data)
        job = library.jobs()[0].id
        if state is not JobState.DONE:
            library.finish_job(job, state, message="why")
    return job


def headings(page: Any) -> list[str]:
    return [
        str(part.proto.body).partition(">")[2].partition("<")[0]
        for part in page.app.get("html")
        if str(part.proto.body).startswith('<h2 class="dz-heading dz-small" dir')
    ]


def test_an_empty_library_says_what_to_do_next(page: Any) -> None:
    page.open("library")
    assert "No article has been opened yet." in page.said
    assert "Open one on the page" in page.said


def test_every_document_is_shown_with_its_translations_newest_first(page: Any) -> None:
    put("market.md", "早市很热闹。\n")
    put("garden.md", "院子里有一棵树。它很高。\n")
    page.open("library")
    assert headings(page) == ["garden.md", "market.md"]
    assert "→ English <b>2 sentences</b>" in page.said
    assert "Model <b>echo</b>" in page.said


@pytest.mark.parametrize("wanted", ["market", "热闹", "⟦早市"])
def test_names_sources_and_targets_are_searched(page: Any, wanted: str) -> None:
    put("market.md", "早市很热闹。\n")
    put("garden.md", "院子里有一棵树。\n")
    page.open("library").write("Search", wanted)
    assert headings(page) == ["market.md"]


def test_a_search_that_finds_nothing_says_so_as_it_was_written(page: Any) -> None:
    put("market.md", "早市很热闹。\n")
    page.open("library").write("Search", "<b>100%_")
    assert headings(page) == []
    assert "No article holds “&lt;b&gt;100%_”." in page.said


def test_deleting_asks_first_says_what_stays_and_keeps_the_memory(page: Any) -> None:
    put("market.md", "早市很热闹。\n")
    put("garden.md", "院子里有一棵树。\n")
    page.open("library")
    assert "the translation memory and your corrections stay" in page.said
    page.press("Delete for good", 1)
    assert headings(page) == ["garden.md"]
    assert "market.md is deleted." in page.said
    with Library() as library:
        assert [one.name for one in library.documents()] == ["garden.md"]


def test_deleting_what_another_window_deleted_is_told(page: Any) -> None:
    put("market.md", "早市很热闹。\n")
    page.open("library")
    with Library() as library:
        library.delete_document(library.documents()[0].id)
    page.press("Delete for good")
    assert "no longer in the library" in page.said


def test_an_article_is_opened_where_it_is_read(page: Any) -> None:
    job = put("market.md", "早市很热闹。\n")
    page.open("library").press("Open")
    assert page.app.query_params["job"] in (str(job), [str(job)])
    assert "← Another article" in page.labels


def test_a_stopped_job_can_go_on(page: Any) -> None:
    job = put("market.md", "早市很热闹。\n", state=JobState.FAILED)
    page.open("library")
    assert "why" in page.said
    page.press("Go on")
    with Library() as library:
        assert library.job(job).state in (JobState.RUNNING, JobState.DONE)


def test_many_documents_come_in_pages(page: Any) -> None:
    for number in range(12):
        put(f"{number:02}.md", f"这是第{number}篇。\n")
    page.open("library")
    assert headings(page) == [f"{number:02}.md" for number in range(11, 1, -1)]
    page.press("Next page →")
    assert headings(page) == ["01.md", "00.md"]
    page.press("Delete for good", 0).press("Delete for good", 0)
    assert len(headings(page)) == 10


def test_a_file_name_is_shown_as_it_is(page: Any) -> None:
    put("<img src=x onerror=alert(1)>.md", "早市很热闹。\n")
    page.open("library")
    assert "<img" not in page.said
    assert "&lt;img src=x onerror=alert(1)&gt;.md" in page.said


@pytest.mark.parametrize(
    ("signature", "model"),
    [
        ("duizhao2:llama:qwen2.5-coder-1.5b@abc:prompt3:greedy", "qwen2.5-coder-1.5b"),
        ("duizhao2:echo", "echo"),
        ("duizhao2:echo:identity", "echo"),
        ("strange", "strange"),
    ],
)
def test_a_signature_is_told_by_its_model(signature: str, model: str) -> None:
    assert page_of_library.made_by(signature) == model
