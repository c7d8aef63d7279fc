"""Turning the pages of a list: which rows are shown, and which buttons lead anywhere."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest

from ui.i18n import strings
from ui.views import pager


class Page:
    """The session, and the buttons that were shown."""

    def __init__(self) -> None:
        self.session_state: dict[str, Any] = {}
        self.buttons: list[tuple[str, bool, int]] = []

    def container(self, **_: object) -> nullcontext[None]:
        return nullcontext()

    def button(
        self, *_: object, key: str, disabled: bool, args: tuple[str, int], **__: Any
    ) -> None:
        self.buttons.append((key, disabled, args[1]))


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    made = Page()
    monkeypatch.setattr(pager, "st", made)
    monkeypatch.setattr(strings, "st", made)
    return made


@pytest.mark.parametrize(
    ("at", "more", "buttons"),
    [
        (0, False, []),
        (0, True, [("a-before", True, -10), ("a-next", False, 10)]),
        (10, True, [("a-before", False, 0), ("a-next", False, 20)]),
        (10, False, [("a-before", False, 0), ("a-next", True, 20)]),
        (1, False, [("a-before", False, -9), ("a-next", True, 11)]),
    ],
)
def test_a_button_leads_to_the_page_before_or_the_next(
    page: Page, at: int, more: bool, buttons: list[tuple[str, bool, int]]
) -> None:
    pager.turn("a", at)
    pager.show("a", 10, more=more)
    assert page.buttons == buttons


def test_a_list_begins_at_its_first_row_and_never_before(page: Page) -> None:
    assert pager.offset("a") == 0
    pager.turn("a", 7)
    assert (pager.offset("a"), pager.offset("b")) == (7, 0)
    pager.turn("a", -3)
    assert pager.offset("a") == 0
    pager.turn("a", 7)
    pager.turn("a")
    assert pager.offset("a") == 0
