"""What comes in: formats in words, what is refused, and what survives another page."""

from __future__ import annotations

from typing import Any

import pytest

from translator.application.written_translations import written_bitext
from translator.document.validate import validate
from translator.formats import registry as formats
from translator.store import Library
from ui.i18n import strings
from ui.views import given
from ui.views import open as opening

MARKET = ("market.md", "早市很热闹，摊位上摆满了青菜。\n".encode(), "text/markdown")
PICTURE = ("market.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png")


@pytest.fixture(autouse=True)
def developer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(opening.DEVELOPER, "1")


def test_every_format_that_is_read_has_a_name_people_know() -> None:
    assert set(given.KINDS) == set(formats.names())
    assert all(f"kind.{kind}" in strings.table() for kind in given.KINDS.values())
    said = given.kinds_in_words()
    assert said.count("subtitles") == 1 and "Word, " in said and "PDF" in said


def test_the_example_has_a_translation_for_each_of_its_sentences() -> None:
    bitext = written_bitext(*given.example_texts())
    validate(bitext)
    assert (bitext.source_language, bitext.target_language) == ("zh-Hans", "en")
    assert len(bitext.pairs) > 20
    assert all(pair.target.isascii() or "“" in pair.target for pair in _without_marks(bitext))


def _without_marks(bitext: Any) -> list[Any]:
    return [pair for pair in bitext.pairs if not any(ord(one) > 0xF0000 for one in pair.target)]


def test_the_example_opens_translated_where_nothing_was_fetched(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(opening.DEVELOPER)
    page.open().press("Read the example")
    with Library() as library:
        (job,) = library.jobs()
        assert (job.done, job.total) == (job.total, len(library.pairs(job.id)))
        assert library.memory_rows() == []
    assert "A person wrote this translation" not in str(page.said)  # the article's foot says it


def test_a_refused_file_is_told_with_what_is_read_and_the_others_are_taken(page: Any) -> None:
    page.open()
    page.app.file_uploader(key="files").set_value([PICTURE, MARKET])
    page.run()
    assert "market.png" in page.said and "Reads Word" in page.said
    assert "Translate" in page.labels
    page.choose("Language of this page", "zh-Hans")
    assert "可以读取：Word、" in page.said and "Reads Word" not in page.said


def test_what_was_given_survives_a_look_at_another_page(page: Any) -> None:
    page.open()
    page.app.file_uploader(key="files").set_value([MARKET])
    page.run()
    page.open("library").open("reader")
    assert "Still here: market.md" in page.said and "Translate" in page.labels
    page.press("Put away")
    assert "Still here" not in page.said and "Translate" not in page.labels


def test_an_article_is_read_before_there_is_a_model(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(opening.DEVELOPER)
    page.open()
    page.app.file_uploader(key="files").set_value([MARKET])
    page.run().press("Read the original now")
    assert "read without a translation" in page.said
    monkeypatch.setenv(opening.DEVELOPER, "1")
    page.run().press("Translate")
    with Library() as library:
        (job,) = library.jobs()  # the one that waited has become this one
        assert "echo" in job.signature
