"""Pairs of jobs: those of some blocks, those to look at, and what a person has looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.test_library import ZH_EN, article, pair, start
from translator.store import Library
from translator.types import Finding, Layout, Level

WARNING = Finding(check="numbers", level=Level.WARNING, message="12 is missing.")
ERROR = Finding(check="empty", level=Level.ERROR, message="Nothing came.")
NOTE = Finding(check="length", level=Level.INFO, message="Short.")


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def test_every_pair_is_given_unless_those_to_look_at_are_asked_for(library: Library) -> None:
    job = start(library, article("一。二。三。四。"))
    saved = [
        pair(0, "一。", "1"),
        pair(2, "二。", "2", WARNING),
        pair(4, "三。", "3", NOTE),
        pair(6, "四。", "4", ERROR),
    ]
    library.save_pairs(job, saved)
    assert library.pairs(job) == saved
    assert library.pairs(job, flagged=True) == [saved[1], saved[3]]
    assert (library.job(job).warnings, library.job(job).errors) == (1, 1)


def test_what_a_person_has_looked_at_is_passed_over_and_the_rest_is_not(library: Library) -> None:
    job = start(library, article("一。二。三。"))
    saved = [
        pair(0, "一。", "1", WARNING),
        pair(2, "二。", "2", ERROR),
        pair(4, "三。", "3", ERROR),
    ]
    library.save_pairs(job, saved)
    library.correct("一。", "One.", **ZH_EN)
    assert library.pairs(job, flagged=True) == saved[1:]
    assert (library.job(job).warnings, library.job(job).errors) == (0, 2)


def test_a_job_says_in_which_languages_and_how_it_is_laid_out(library: Library) -> None:
    number = library.add_document(article(), b"")
    job = library.start_job(
        number, source_language="zh-Hant", target_language="en", signature="s", total=3,
        layout=Layout.TARGET,
    )  # fmt: skip
    found = library.job(job)
    assert (found.id, found.document_id, found.total, found.done) == (job, number, 3, 0)
    assert (found.source_language, found.target_language) == ("zh-Hant", "en")
    assert found.layout is Layout.TARGET
    assert library.job(start(library)).layout is Layout.BILINGUAL


def test_jobs_come_newest_first_and_of_one_document_alone(library: Library) -> None:
    first = start(library)
    second = start(library, article("别的。", "b.md"))
    third = start(library, signature="other")
    assert [job.id for job in library.jobs()] == [third, second, first]
    document = library.job(first).document_id
    assert [job.id for job in library.jobs(document)] == [third, first]
