"""A part of a character on the card of a word opens that part's own card."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit, bring_dictionary, serving

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

WORDS = """\
你好 你好 [ni3 hao3] /hello/
好 好 [hao3] /good/
女 女 [nu:3] /woman/
子 子 [zi3] /son/child/
"""
PARTS = "好:a(女,子)\n"


def test_a_part_leads_to_its_own_card_and_back(browser: Any, tmp_path: Path) -> None:
    parts = tmp_path / "parts.txt"
    parts.write_text(PARTS, "utf-8")
    bring_dictionary(tmp_path, WORDS)
    own = f"from tests.browser.own_parts import take; take({str(parts)!r}); "
    with serving(tmp_path, before=own, DUIZHAO_DEVELOPER="1") as address:
        visit = Visit(browser, address)
        page = visit.page
        visit.paste("你好。")
        visit.translate()
        visit.words_ready()
        page.locator(".reader .s .w.han", has_text="你好").click()
        panel = page.locator(".panel")
        line = panel.get_by_role("group", name="好 is made of")
        expect(line.locator(".part .hanzi")).to_have_text(["女", "子"])
        line.locator(".part", has_text="子").click()
        expect(panel.locator(".headword .hanzi")).to_have_text("子")
        expect(panel.locator(".senses li")).to_have_text(["son", "child"])
        panel.get_by_role("button", name="Back to 你好").click()
        expect(panel.locator(".headword .reading")).to_have_text("nǐhǎo")
        expect(line.locator(".part")).to_have_count(2)
        assert visit.strange == []
        page.close()
