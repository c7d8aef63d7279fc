"""Rows of the library as somebody asks for them: filtered, sorted, cut into pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from translator.store import ArticleHits, ArticleRow, JobState, Passage
from ui.library_table.arranging import View, arrange, key_of

ROW = ArticleRow(
    document_id=1, job_id=1, name="a.md", source_language="zh-Hans", target_language="en",
    signature="duizhao2:echo", state=JobState.DONE, total=10, done=10, drafts=0, doubtful=0,
    added="2026-05-01T08:00:00Z", opened="",
)  # fmt: skip
MARKET = replace(ROW, name="第10章.md", doubtful=2, opened="2026-05-09T08:00:00Z", tags=("旅行",))
GARDEN = replace(
    ROW, document_id=2, job_id=2, name="第9章.md", state=JobState.STOPPED, done=3,
    added="2026-05-02T08:00:00Z",
)  # fmt: skip
RIVER = replace(
    ROW, document_id=3, job_id=3, name="River.md", source_language="en", target_language="zh-Hans",
    doubtful=5, tags=("旅行", "水"), added="2026-05-03T08:00:00Z",
)  # fmt: skip
NEW = replace(
    ROW, document_id=4, job_id=None, name="新.md", target_language="", state=None, total=0, done=0,
    added="2026-05-04T08:00:00Z",
)  # fmt: skip
ROWS = [NEW, RIVER, GARDEN, MARKET]
"""As the store lists them: the newest first."""


def names(view: View, hits: ArticleHits | None = None) -> list[str]:
    return [row.name.removesuffix(".md") for row in arrange(ROWS, view, hits).rows]


@pytest.mark.parametrize(
    ("view", "found"),
    [
        (View(), ["第10章", "新", "River", "第9章"]),
        (View(look=True), ["第10章", "River"]),
        (View(unfinished=True), ["新", "第9章"]),
        (View(look=True, unfinished=True), []),
        (View(languages="en>zh-Hans"), ["River"]),
        (View(languages="zh-Hans>en"), ["第10章", "第9章"]),
        (View(tag="旅行"), ["第10章", "River"]),
        (View(tag="水"), ["River"]),
        (View(tag="没有"), []),
    ],
)
def test_a_filter_leaves_what_was_asked_for(view: View, found: list[str]) -> None:
    assert names(view) == found


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("name", ["第9章", "第10章", "新", "River"]),
        ("languages", ["River", "新", "第9章", "第10章"]),
        ("progress", ["新", "第9章", "River", "第10章"]),
        ("doubtful", ["新", "第9章", "第10章", "River"]),
        ("read", ["第9章", "River", "新", "第10章"]),
        ("nonsense", ["第9章", "River", "新", "第10章"]),
    ],
)
def test_rows_are_sorted_by_each_column_in_both_directions(sort: str, found: list[str]) -> None:
    order = names(View(sort=sort, descending=False))
    if sort == "name":  # figures count as numbers, wherever letters stand
        order.sort(key=lambda name: name in ("新", "River"))
        found = ["第9章", "第10章", *order[2:]]
    assert order == found
    turned = names(View(sort=sort, descending=True))
    assert set(turned) == set(order)
    if sort in ("read", "doubtful"):
        assert turned[0] == found[-1]


def test_rows_that_are_alike_stay_newest_first_in_both_directions() -> None:
    twins = [replace(ROW, job_id=number) for number in (3, 2, 1)]
    for descending in (True, False):
        found = arrange(twins, View(sort="doubtful", descending=descending)).rows
        assert [row.job_id for row in found] == [3, 2, 1]


@pytest.mark.parametrize(
    ("descending", "found"),
    [(False, [3, 1, 4, 5, 2]), (True, [4, 1, 3, 5, 2])],
)
def test_what_nobody_counted_comes_last_whichever_way_shares_are_sorted(
    descending: bool, found: list[int]
) -> None:
    rows = [replace(ROW, job_id=number) for number in (5, 4, 3, 2, 1)]
    view = View(sort="known", descending=descending)
    arranged = arrange(rows, view, known={4: 90, 3: 0, 1: 50})
    assert [row.job_id for row in arranged.rows] == found
    second = arrange(rows, replace(view, number=1), known={4: 90, 3: 0, 1: 50}, size=3)
    assert [row.job_id for row in second.rows] == found[3:]


def test_a_search_leaves_what_was_found_by_name_text_or_sentence() -> None:
    passage = Passage(text="x", spans=())
    assert names(View(), ArticleHits(named=frozenset({4}))) == ["新"]
    assert names(View(), ArticleHits(documents={2: passage})) == ["第9章"]
    assert names(View(), ArticleHits(jobs={1: passage, 3: passage})) == ["第10章", "River"]
    assert names(View(look=True, tag="水"), ArticleHits(jobs={1: passage, 3: passage})) == ["River"]
    assert names(View(), ArticleHits()) == []


def test_pages_have_so_many_rows_and_one_that_is_not_there_is_the_last() -> None:
    first = arrange(ROWS, View(), size=3)
    assert (len(first.rows), len(first.found), first.pages, first.number) == (3, 4, 2, 0)
    last = arrange(ROWS, View(number=99), size=3)
    assert ([row.name for row in last.rows], last.number) == (["第9章.md"], 1)
    none = arrange([], View(number=3))
    assert (list(none.rows), none.pages, none.number) == ([], 1, 0)


def test_what_the_filters_would_leave_is_counted_of_the_whole_library() -> None:
    found = arrange(ROWS, View(tag="水"))
    assert (found.all, found.look, found.unfinished) == (4, 2, 2)
    assert found.languages == {"zh-Hans>en": 2, "en>zh-Hans": 1, "zh-Hans>": 1}


def test_a_row_is_called_by_its_translation_or_by_its_article() -> None:
    assert [key_of(row) for row in ROWS] == ["d4", "j3", "j2", "j1"]
