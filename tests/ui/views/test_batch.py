from __future__ import annotations

import threading
from typing import Any

import pytest

from translator.store import Library
from ui.views import open as opening

MARKET = ("market.md", "早市很热闹，摊位上摆满了青菜。\n".encode(), "text/markdown")
GARDEN = ("garden.md", "院子里有一棵树。\n".encode(), "text/markdown")
LETTER = ("letter.md", b"Dear Anna, the weather is fine here and we walk a lot.\n", "text/markdown")
EMPTY = ("empty.md", b"", "text/markdown")


@pytest.fixture(autouse=True)
def developer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(opening.DEVELOPER, "1")


def give(page: Any, *files: tuple[str, bytes, str]) -> Any:
    page.open()
    page.app.file_uploader(key="files").set_value(list(files))
    return page.run()


def settle() -> None:
    for thread in threading.enumerate():
        if thread.name == "job":
            thread.join(20.0)


def test_several_files_are_listed_with_what_each_becomes(page: Any) -> None:
    give(page, MARKET, LETTER)
    assert "<b>market.md</b> ·  <b>Simplified Chinese → English</b>" in page.said
    assert "<b>letter.md</b> ·  <b>English → Simplified Chinese</b>" in page.said
    assert page.said.count("utf-8") == page.said.count("echo") == 1  # what is the same, once
    assert "Translate all 2" in page.labels


def test_all_of_them_are_translated_in_the_order_they_were_given(page: Any) -> None:
    give(page, MARKET, LETTER, GARDEN).press("Translate all 3")
    settle()
    with Library() as library:
        jobs = sorted(library.jobs(), key=lambda job: job.id)
    assert [job.document_name for job in jobs] == ["market.md", "letter.md", "garden.md"]
    assert all(job.done == job.total for job in jobs)


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_translated(page: Any) -> None:
    give(page, MARKET, EMPTY, GARDEN)
    assert "empty.md is empty" in page.said
    assert "Translate all 2" in page.labels


def test_one_in_another_language_keeps_no_other_from_being_translated(page: Any) -> None:
    japanese = "これは日本語の文章です。とてもいい天気ですね。\n".encode()
    give(page, MARKET, ("tenki.md", japanese, "text/markdown"), GARDEN)
    assert "neither Chinese nor English" in page.said
    assert "Translate all 2" in page.labels


def test_the_only_one_that_can_be_read_is_opened_as_a_single_file(page: Any) -> None:
    give(page, EMPTY, MARKET)
    assert "empty.md is empty" in page.said
    assert "Translate" in page.labels


def test_a_file_without_a_model_is_told(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(opening.DEVELOPER)
    give(page, MARKET, GARDEN)
    assert "There is no model for it" in page.said
    assert not [label for label in page.labels if label.startswith("Translate")]
