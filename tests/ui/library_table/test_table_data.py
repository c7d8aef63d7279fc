"""What the table is told: words of each state, passages in parts, what can be done with which."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import ui.library_table
from tests.ui.library_table.test_arranging import GARDEN, MARKET, NEW, RIVER, ROW, ROWS
from translator.store import ArticleHits, ArticleRow, JobState, Passage
from ui.i18n import strings
from ui.jobs.tasks import Standing
from ui.library_table import library_table
from ui.library_table.arranging import COLUMNS, View, arrange
from ui.library_table.table_data import FORMS, table
from ui.library_table.table_state import TableState

FOLDER = Path(ui.library_table.__file__).parent


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strings.st, "session_state", {})


def shown(
    rows: list[ArticleRow],
    hits: ArticleHits | None = None,
    standing: dict[int, Standing] | None = None,
) -> dict[str, Any]:
    arranged = arrange(rows, View(), hits)
    return table(arranged, TableState(), standing=standing or {}, tags={"旅行": 2}, hits=hits)


def test_what_can_be_done_is_said_of_all_pages_rows() -> None:
    running = replace(ROW, job_id=9, state=JobState.RUNNING)
    data = shown([running, *ROWS], standing={9: Standing(ahead=0, stopping=False)})
    assert sorted(data["keys"]) == ["d4", "j1", "j2", "j3", "j9"]
    assert (data["resumable"], data["running"]) == (["j2"], ["j9"])
    assert sorted(data["finished"]) == ["j1", "j3"]
    assert (data["all"], data["look"], data["unfinished"]) == (5, 2, 3)


@pytest.mark.parametrize(
    ("row", "standing", "state", "words"),
    [
        (MARKET, None, "done", "10 sentences"),
        (GARDEN, None, "stopped", "3 of 10, stopped"),
        (replace(GARDEN, state=JobState.FAILED), None, "failed", "3 of 10, failed"),
        (NEW, None, "none", "not translated"),
        (replace(GARDEN, state=JobState.RUNNING), None, "running", "3 of 10…"),
        (replace(GARDEN, state=JobState.RUNNING), (0, False), "running", "3 of 10…"),
        (replace(GARDEN, state=JobState.RUNNING), (2, False), "waiting", "3 of 10, waiting"),
        (replace(GARDEN, state=JobState.RUNNING), (0, True), "running", "3 of 10, stopping…"),
    ],
)
def test_a_row_says_how_far_it_is(
    row: ArticleRow, standing: tuple[int, bool] | None, state: str, words: str
) -> None:
    here = {2: Standing(ahead=standing[0], stopping=standing[1])} if standing else {}
    (found,) = shown([row], standing=here)["rows"]
    assert (found["state"], found["words"]) == (state, words)


def test_two_translations_of_one_article_are_told_apart_by_their_models() -> None:
    again = replace(MARKET, job_id=8, signature="duizhao2:llama:qwen2.5@abc:prompt3")
    assert {row["key"]: row["model"] for row in shown([again, MARKET, RIVER])["rows"]} == {
        "j8": "qwen2.5", "j1": "echo", "j3": "",
    }  # fmt: skip


def test_a_passage_comes_in_parts_that_need_no_markup() -> None:
    passage = Passage(text="<b>早市</b>很热闹", spans=((3, 5),), at=(4, 7), sentences=3)
    (row,) = shown([MARKET], ArticleHits(jobs={1: passage}))["rows"]
    assert row["passage"] == {
        "parts": [["<b>", False], ["早市", True], ["</b>很热闹", False]],
        "target": False, "at": [4, 7], "more": 2,
    }  # fmt: skip
    line = Passage(text="新", spans=((0, 1),))
    (row,) = shown([NEW], ArticleHits(documents={4: line}))["rows"]
    assert (row["passage"]["parts"], row["passage"]["at"]) == ([["新", True]], None)
    (row,) = shown([NEW], ArticleHits(named=frozenset({4})))["rows"]
    assert row["passage"] is None


def test_the_table_is_given_every_word_it_says_and_no_other() -> None:
    words = set(shown([])["words"])
    script = "\n".join((FOLDER / name).read_text("utf-8") for name in library_table.SCRIPTS)
    said = set(re.findall(r'(?:say\(\w+(?:\.\w+)*, |turn\()"([a-z-]+)"', script))
    said |= {f"by-{name}" for name in COLUMNS}
    assert said == {word.removesuffix(".one") for word in words}


def test_the_share_that_is_known_has_a_column_where_it_is_told() -> None:
    for known, words in (({1: 87}, ["", "87 % known"]), ({}, ["", ""]), (None, ["", ""])):
        arranged = arrange([NEW, MARKET], View(sort="name"), known=known or {})
        data = table(arranged, TableState(), standing={}, tags={}, known=known)
        assert sorted(row["known"] for row in data["rows"]) == words
        assert ("known" in data["columns"]) is (known is not None)
        assert [one for one in data["columns"] if one != "known"] == [
            one for one in COLUMNS if one != "known"
        ]


def test_names_and_passages_never_become_markup() -> None:
    script = "\n".join((FOLDER / name).read_text("utf-8") for name in library_table.SCRIPTS)
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in script


def test_each_form_to_take_away_has_a_name() -> None:
    assert {f"download.{form}" for form in FORMS} <= set(strings.table())


@pytest.mark.parametrize("sent", [None, "x", {"actions": []}, [1, "x", None]])
def test_what_is_no_action_is_left_out(sent: object) -> None:
    assert library_table.actions_of(sent) == []
