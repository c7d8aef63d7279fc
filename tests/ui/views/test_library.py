from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.echo import EchoEngine
from translator.store import JobState, Library, WordState
from translator.translation.run import Run
from ui.documents import File
from ui.library_table import known_shares, library_table
from ui.views import packed


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


class Table:
    """Stands in for the component, which a page without a browser does not know."""

    def __init__(self, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.page = page
        self.data: dict[str, Any] = {}
        self._waiting: list[dict[str, Any]] = []
        self._last = 0
        monkeypatch.setattr(library_table, "show", self._show)

    def _show(self, data: dict[str, Any], take: Any) -> None:
        self.data = data
        sent, self._waiting = self._waiting, []
        take(sent)

    def open(self, **query: str) -> Table:
        self.data = {}
        self.page.open("library", **query)
        return self

    def send(self, name: str, **fields: Any) -> Table:
        """Have an action arrive, and the page made again."""
        self._last += 1
        self._waiting = [{"id": self._last, "do": name, **fields}]
        self.page.run()
        self.page.run()
        return self

    @property
    def names(self) -> list[str]:
        return [row["name"] for row in self.data["rows"]]


@pytest.fixture
def table(page: Any, monkeypatch: pytest.MonkeyPatch) -> Table:
    return Table(page, monkeypatch)


def test_an_empty_library_says_what_to_do_next(table: Table) -> None:
    page = table.open().page
    assert "No article has been opened yet." in page.said
    assert "Open one on the page" in page.said
    page.press("Open an article")
    assert table.data == {}
    assert "Read this text" in page.labels or "对照" in page.said


def test_articles_are_listed_searched_deleted_and_the_memory_stays(table: Table) -> None:
    put("market.md", "早市很热闹。\n")
    garden = put("garden.md", "院子里有一棵树。它很高。\n")
    assert table.open().names == ["garden.md", "market.md"]
    table.send("view", search="热闹")
    assert table.names == ["market.md"]
    assert table.data["rows"][0]["passage"]["parts"] == [
        ["早市很", False],
        ["热闹", True],
        ["。", False],
    ]
    table.send("view", search="")
    table.send("delete", keys=[f"j{garden}"])
    assert table.names == ["market.md"]
    assert "garden.md is deleted." in table.page.said
    table.page.run()
    assert "garden.md is deleted." not in table.page.said
    with Library() as library:
        assert [one.name for one in library.documents()] == ["market.md"]


def test_an_article_is_opened_at_a_sentence_and_is_the_one_last_read(table: Table) -> None:
    first = put("market.md", "早市很热闹。\n\n院子里有一棵树。\n")
    put("garden.md", "它很高。\n")
    table.open()
    table._waiting = [{"id": 1, "do": "open", "job": first, "at": [1, 0]}]
    page = table.page.run()
    page.run()
    assert page.app.query_params["job"] in (str(first), [str(first)])
    assert "← Another article" in page.labels
    assert page.app.session_state[f"looking-{first}"].landing["at"] == [1, 0]
    with Library() as library:
        opened = {row.job_id: row.opened for row in library.article_rows()}
    assert [job for job, when in opened.items() if when] == [first]


def test_the_address_chooses_rows_once(table: Table) -> None:
    jobs = [put(f"{name}.md", f"{name}很好。\n") for name in ("早市", "院子", "河边")]
    chosen = table.open(jobs=f"{jobs[0]},{jobs[2]},999,x").data["chosen"]
    assert sorted(chosen["keys"]) == [f"j{jobs[0]}", f"j{jobs[2]}"]
    table.page.run()
    assert table.data["chosen"]["id"] == chosen["id"]


def test_several_articles_are_packed_and_the_unfinished_is_named(table: Table) -> None:
    first = put("market.md", "早市很热闹。\n")
    second = put("garden.md", "院子里有一棵树。\n")
    stopped = put("river.md", "河水很清。\n", state=JobState.STOPPED)
    with Library() as library, library.database.write() as connection:
        connection.execute("DELETE FROM pairs WHERE job_id = ?", (stopped,))
    table.open().send(
        "download", keys=[f"j{one}" for one in (first, second, stopped)], form="target"
    )
    made = table.page.app.session_state["library-packed"]
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert sorted(archive.namelist()) == ["garden.en.md", "market.en.md"]
        assert "院子里有一棵树" in archive.read("garden.en.md").decode()
    assert "2 articles are packed into one file." in table.page.said
    assert "river.md" in table.page.said
    table.page.press("Close")
    assert "packed" not in table.page.said


def test_a_damaged_or_missing_form_is_told_and_one_file_stays_a_file(table: Table) -> None:
    first = put("market.md", "早市很热闹。\n")
    table.open().send("download", keys=[f"j{first}"], form="html")
    made = table.page.app.session_state["library-packed"]
    assert made.name == "market.en.html"
    assert b"<html" in made.data
    table.send("download", keys=[f"j{first}"], form="nonsense")
    assert "could not be written in this form: market.md" in table.page.said


def test_packed_files_have_names_of_their_own_that_lead_nowhere() -> None:
    taken: dict[str, bytes] = {}
    for name in ("a.md", "A.md", "a.md", "../../b.md", "..", "c\u202e.md"):
        free = packed._free(File(name=name, media_type="", data=b""), taken)
        taken[free] = b""
    assert list(taken) == ["a.md", "A (2).md", "a (3).md", "_.._b.md", "article", "c_.md"]


def test_a_share_that_is_counted_before_the_page_is_made_is_shown(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = tmp_path / "words.u8"
    lines.write_text("早市 早市 [zao3 shi4] /morning market/\n", "utf-8")
    words = Dictionary(lines, cache=tmp_path)
    monkeypatch.setattr(dictionary, "installed", lambda: words)
    monkeypatch.setattr(dictionary, "is_fetched", lambda: True)
    made = library_table.show

    def slowly(*given: Any) -> None:
        if (thread := known_shares._thread) is not None:
            thread.join(30)
        made(*given)

    monkeypatch.setattr(library_table, "show", slowly)
    put("market.md", "早市。\n")
    with Library() as library:
        library.set_word_state(["早市"], WordState.KNOWN)
    table.open()
    assert [row["known"] for row in table.data["rows"]] == ["100 % known"]
