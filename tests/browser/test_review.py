"""A word of the list is asked for, answered and put off with the keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit, serving
from tests.browser.test_theme import violations
from translator.store import Library
from translator.store.wordlist import ListedWord

pytestmark = pytest.mark.browser

MARKET = ListedWord(
    simplified="热闹", traditional="熱鬧", pinyin="rènao", meanings="lively; bustling",
    sentence="早市很热闹。", translation="The morning market is lively.",
)  # fmt: skip


def test_a_word_is_reviewed_with_the_keyboard(browser: Any, tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite3") as library:
        library.add_word(MARKET)
    with serving(tmp_path) as address:
        visit = Visit(browser, address, path="/review")
        card, answer = visit.page.locator(".dz-card"), visit.page.locator(".dz-card .dz-word")
        visit.page.get_by_role("button", name="Show the answer").wait_for()
        assert card.locator("mark").inner_text() == "热闹"
        visit.settled()
        assert violations(visit.page) == []
        for key, number in (("3", "2 of 2"), ("4", "")):
            visit.settled()
            visit.page.keyboard.press("Space")
            answer.wait_for()
            visit.settled()
            visit.page.keyboard.press(key)
            answer.wait_for(state="detached")
            if number:
                visit.page.get_by_text(number).wait_for()
                assert card.locator("mark").inner_text() == "＿＿"
        visit.page.get_by_text("Done for now: 2 answers.").wait_for()
        assert not visit.strange
        visit.page.close()
