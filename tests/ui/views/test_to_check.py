"""The page that goes through what is doubtful in many articles, and what is done with all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.ui.views.test_library import put
from translator.config import Config
from translator.store import JobState, Library
from translator.types import Finding, Level
from ui import navigation
from ui.i18n import strings
from ui.jobs.manager import JobManager
from ui.library_table.table_state import Desk, TableState
from ui.review.set_archive import FORMS, archive
from ui.views import library

WARNING = Finding(check="numbers", level=Level.WARNING, message="12 is missing.")


def doubtful(name: str, text: str, target: str = "") -> int:
    """Put an article into the library each of whose sentences is in doubt."""
    job = put(name, text)
    with Library() as library:
        pairs = library.pairs(job)
        library.save_pairs(
            job, [replace(one, target=target or one.target, findings=(WARNING,)) for one in pairs]
        )
    return job


def test_an_empty_library_says_what_to_do_next(page: Any) -> None:
    page.open("check")
    assert "No article has been opened yet." in page.said


def test_the_page_counts_over_all_articles_or_those_the_address_names(page: Any) -> None:
    first = doubtful("market.md", "早市很热闹。菜很便宜。\n")
    doubtful("garden.md", "院子里有一棵树。\n")
    put("train.md", "火车开了。\n")
    page.open("check")
    assert "3 doubtful sentences in 2 of 3 articles" in page.said
    page.open("check", jobs=f"{first},x,-1,99999")
    assert "2 doubtful sentences in 1 of 1 articles" in page.said


def test_a_wording_is_replaced_in_all_after_it_was_shown_and_undone(page: Any) -> None:
    job = doubtful("market.md", "早市很热闹。\n", "The stall is <busy>.")
    page.open("check").write("This wording of the translations", "stall")
    assert page.app.button(key="replace-do").disabled  # one press would take the wording out
    page.write("becomes", "market")
    assert "<del>stall</del>" in page.said
    assert "&lt;" in page.said
    assert "1 sentence, in 1 article" in page.said
    page.press("Replace in 1")
    with Library() as library:
        assert library.pairs(job)[0].target == "The market is <busy>."
    assert "1 sentence is changed." in page.said
    assert "No translation here says" not in page.said  # what asked for it is empty again
    page.press("Undo")
    with Library() as library:
        assert library.pairs(job)[0].target == "The stall is <busy>."


@pytest.mark.parametrize("language", strings.LANGUAGES)
def test_every_form_of_a_set_has_a_name(language: str) -> None:
    names = [strings.sentence(f"download.{form}", language) for form in FORMS]
    assert len(set(names)) == len(FORMS)


@pytest.fixture
def manager() -> Iterator[JobManager]:
    with Library() as library:
        made = JobManager(library)
        yield made
        made.close()


def test_articles_chosen_in_the_library_are_gone_through_as_one(
    manager: JobManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = [doubtful("market.md", "早市很热闹。\n"), doubtful("garden.md", "院子里有一棵树。\n")]
    led: list[tuple[str, dict[str, str]]] = []
    monkeypatch.setattr(navigation, "to_page", lambda name, **query: led.append((name, query)))
    desk = Desk(manager=manager, config=Config(), state=TableState())
    keys = [*(f"j{job}" for job in jobs), "j999"]  # one is gone
    assert library._do({"id": 1, "do": "check", "keys": keys}, desk) == {"id": 1}
    ((name, query),) = led
    assert name == "check"
    assert sorted(query["jobs"].split(",")) == sorted(map(str, jobs))


def test_a_set_is_one_zip_without_what_is_not_finished(manager: JobManager) -> None:
    jobs = [
        put("market.md", "早市很热闹。\n"),
        put("market.md", "早市很安静。\n"),
        put("train.md", "火车开了。\n", state=JobState.STOPPED),
    ]
    made = archive(manager, jobs, ["tmx", "bilingual"], says="en")
    with zipfile.ZipFile(io.BytesIO(made.data)) as written:
        names = sorted(written.namelist())
        assert written.testzip() is None
    assert names == [
        "bilingual/market.en.bilingual (2).md", "bilingual/market.en.bilingual.md",
        "tmx/market.en (2).tmx", "tmx/market.en.tmx",
    ]  # fmt: skip
    assert (made.files, made.unfinished, made.problems) == (4, ("train.md",), ())
