"""What a page is asked to show: within the choices there are, on the pages there are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ui.reader import page_actions
from ui.reader.page_actions import show_as, turn_to


def scene(pages: int = 3) -> Any:
    looking = SimpleNamespace(options=None, number=0, focus=None, doubtful=None)
    return SimpleNamespace(looking=looking, pages=[(at, at + 1) for at in range(pages)])


@pytest.mark.parametrize(
    ("beyond", "shown"), [(-3, 0), (0, 0), (1, 1), (6, 6), (7, 6), (100, 6), ("x", 0), (None, 0)]
)
def test_a_level_is_one_there_is(beyond: object, shown: int) -> None:
    one = scene()
    show_as({"script": "zh-Hant", "readings": "pinyin", "beyond": beyond}, one)
    assert one.looking.options.aids.beyond == shown
    assert (one.looking.options.script, one.looking.options.aids.readings) == ("zh-Hant", "pinyin")


@pytest.mark.parametrize(
    ("action", "script", "readings"),
    [
        ({}, "", "none"), ({"script": "klingon", "readings": "ipa"}, "", "none"),
        ({"script": "zh-Hans", "readings": "zhuyin"}, "zh-Hans", "zhuyin"),
    ],
)  # fmt: skip
def test_a_script_and_readings_are_those_there_are(
    action: dict[str, str], script: str, readings: str
) -> None:
    one = scene()
    show_as(action, one)
    assert (one.looking.options.script, one.looking.options.aids.readings) == (script, readings)


@pytest.mark.parametrize(("to", "number"), [(0, 0), (1, 1), (2, 2), (3, 0), (-1, 0)])
def test_a_page_is_turned_to_where_there_is_one(to: int, number: int) -> None:
    one = scene()
    turn_to({"id": 7, "to": to}, one)
    assert one.looking.number == number
    assert one.looking.focus == ({"id": 7, "edge": "first"} if 0 <= to < 3 else None)


@pytest.mark.parametrize(
    ("edge", "focused"), [("last", "last"), ("first", "first"), (None, "first")]
)
def test_the_edge_that_was_meant_is_focused(edge: str | None, focused: str) -> None:
    one = scene()
    turn_to({"id": 8, "to": 1, "edge": edge}, one)
    assert one.looking.focus == {"id": 8, "edge": focused}


@pytest.mark.parametrize("page", [None, 2])
def test_where_somebody_was_is_turned_to_while_it_is_there(
    monkeypatch: pytest.MonkeyPatch, page: int | None
) -> None:
    asked: list[int] = []

    def page_with(opened: object, pages: object, block: int) -> int | None:
        asked.append(block)
        return page

    monkeypatch.setattr(page_actions.paging, "page_with", page_with)
    one = scene()
    one.opened = None
    page_actions.restore_position({"block": 5}, one)
    assert (asked, one.looking.number) == ([5], page or 0)
