"""The list of articles: the same figures as each job's, and deletions of many at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.store.test_jobs import ERROR, NOTE, WARNING
from tests.store.test_library import ZH_EN, article, pair, start
from translator.errors import StoreError
from translator.store import JobState, Library
from translator.system import kept_pages
from translator.types import Pair


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def draft(made: Pair) -> Pair:
    return replace(made, provenance=replace(made.provenance, kind="draft"))


def filled(library: Library) -> list[int]:
    """Jobs of three documents with all that is counted: findings, corrections and drafts."""
    first = start(library, article("一。二。三。四。"))
    library.save_pairs(
        first,
        [
            pair(0, "一。", "1", ERROR), pair(2, "二。", "2", WARNING), pair(4, "三。", "3", NOTE),
            draft(pair(6, "四。", "4", WARNING)),
        ],
    )  # fmt: skip
    second = start(library, article("一。五。", "b.md"))
    library.save_pairs(second, [pair(0, "一。", "1", ERROR), draft(pair(2, "五。", "5", ERROR))])
    library.correct("一。", "One.", **ZH_EN)
    library.correct("五。", "Five.", **ZH_EN)
    library.correct("二。", "Two.", **ZH_EN)
    library.revert("二。", **ZH_EN)
    return [first, second, start(library, article("六。", "c.md"))]


@pytest.mark.parametrize("state", JobState)
def test_a_row_has_the_figures_of_its_job(library: Library, state: JobState) -> None:
    for number in filled(library):
        library.finish_job(number, state)
    rows = {row.job_id: row for row in library.article_rows()}
    for job in library.jobs():
        row = rows.pop(job.id)
        assert (row.done, row.drafts, row.total) == (job.done, job.drafts, job.total)
        assert row.doubtful == job.warnings + job.errors
        assert (row.name, row.state, row.signature) == (job.document_name, state, job.signature)
        assert (row.source_language, row.target_language) == ("zh-Hans", "en")
    assert not rows


def test_rows_come_newest_first_and_say_how_far_each_is(library: Library) -> None:
    first, second, third = filled(library)
    library.finish_job(first)
    found = library.article_rows()
    assert [row.job_id for row in found] == [third, second, first]
    assert [row.unfinished for row in found] == [True, True, False]


def test_an_article_that_was_never_translated_has_a_row(library: Library) -> None:
    number = library.add_document(article("一。", "a.md"), b"")
    (row,) = library.article_rows()
    assert (row.document_id, row.job_id, row.state, row.target_language) == (number, None, None, "")
    assert (row.source_language, row.unfinished, row.opened) == ("zh-Hans", True, "")
    assert row.added == library.document(number).added


def test_a_row_has_the_tags_of_its_document_and_when_it_was_opened(library: Library) -> None:
    first, second, _ = filled(library)
    library.add_tag([library.job(first).document_id], "乙")
    library.add_tag([library.job(first).document_id], "a")
    library.note_opening(first)
    library.note_opening(9999)
    rows = {row.job_id: row for row in library.article_rows()}
    assert rows[first].tags == ("a", "乙")
    assert rows[first].opened >= rows[first].added
    assert (rows[second].tags, rows[second].opened) == ((), "")


def test_a_damaged_row_is_left_out_and_the_others_are_there(library: Library) -> None:
    first, *others = filled(library)
    with library.database.write() as connection:
        connection.execute("UPDATE jobs SET state = 'nonsense' WHERE id = ?", (first,))
    assert sorted(row.job_id or 0 for row in library.article_rows()) == others


def test_translations_are_deleted_and_the_articles_that_have_no_other(library: Library) -> None:
    first, second, third = filled(library)
    other = start(library, article("一。二。三。四。"), signature="other")
    assert library.delete_articles([first, second]) == (2, 1)
    assert [row.job_id for row in library.article_rows()] == [third, other]
    assert library.delete_articles([first, 9999]) == (0, 0)
    with pytest.raises(StoreError):
        library.pairs(first)
    assert library.history("一。", **ZH_EN)  # a person's word stays


def test_an_article_is_deleted_with_all_of_its_translations(library: Library) -> None:
    first, second, third = filled(library)
    start(library, article("一。二。三。四。"), signature="other")
    document = library.job(first).document_id
    assert library.delete_articles([], [document]) == (2, 1)
    assert [row.job_id for row in library.article_rows()] == [third, second]


def test_what_was_recognised_goes_with_the_last_article_of_its_bytes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[str] = []
    monkeypatch.setattr(kept_pages, "forget", forgotten.append)
    scan = article("一。", "a.pdf")
    jobs = [start(library, scan), start(library, replace(scan, name="b.pdf"))]
    library.delete_articles(jobs[:1])
    assert forgotten == []
    library.delete_articles(jobs[1:])
    assert forgotten == [scan.sha256]


def test_more_rows_than_a_query_has_parameters_are_deleted_at_once(library: Library) -> None:
    (first, *_) = filled(library)
    assert library.delete_articles(range(first, 40_000)) == (3, 3)
    assert library.article_rows() == []
