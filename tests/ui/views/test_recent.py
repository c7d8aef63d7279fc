"""The first page lists what was opened last: each article once, and where one was."""

from __future__ import annotations

from pathlib import Path

from translator.application.written_translations import UNTRANSLATED
from translator.document.read import read_bytes
from translator.store import JobState, Library
from ui.views import recent


def begun(library: Library, name: str, *, signature: str = "small") -> int:
    original = read_bytes("天亮了。\n".encode(), name=name)
    job = library.start_job(
        library.add_document(original.document, original.data), source_language="zh-Hans",
        target_language="en", signature=signature, total=1,
    )  # fmt: skip
    library.finish_job(job, JobState.STOPPED)
    return job


def test_each_article_stands_there_once_the_newest_first_and_no_more_than_six(
    tmp_path: Path,
) -> None:
    with Library(tmp_path / "library.sqlite3") as library:
        assert recent.recent(library) == []
        for number in range(8):
            begun(library, f"{number}.txt")
        again = begun(library, "3.txt", signature="large")
        found = recent.recent(library)
        assert [job.document_name for job in found] == [f"{n}.txt" for n in (3, 7, 6, 5, 4, 2)]
        assert found[0].id == again


def test_how_far_an_article_is_is_said(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite3") as library:
        half = library.job(begun(library, "a.txt"))
        unread = library.job(begun(library, "a.txt", signature=UNTRANSLATED))
        assert recent.state(half) == "0 of 1 sentences, stopped"
        assert recent.state(unread) == "not translated yet"
