"""The first minutes in a real browser, in a home with nothing in it: one walk through them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit, serving

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.browser

MARKET = {"name": "market.md", "mimeType": "text/markdown", "buffer": "早市很热闹。\n".encode()}
PICTURE = {"name": "a.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(64)}


def test_a_newcomer_reads_the_example_and_loses_nothing(browser: Any, tmp_path: Path) -> None:
    with serving(tmp_path, DUIZHAO_DEVELOPER="", PIP_NO_INDEX="1") as address:
        visit = Visit(browser, address)
        page = visit.page
        page.get_by_text("Reads Word, OpenDocument (ODT)").wait_for()
        page.get_by_role("button", name="Only the dictionary").wait_for()
        visit.settled()
        page.get_by_role("button", name="Read the example").click()
        page.locator(".reader .t .g", has_text="morning market has a new home").wait_for()
        page.locator(".reader footer", has_text="A person wrote this translation").wait_for()
        # "Reader" leads back to the article that is open, and the arrow to the first page.
        visit.to_page("Library")
        page.get_by_role("heading", name="Library").wait_for()
        page.get_by_role("link", name="Reader").click()
        page.locator(".reader .t .g").first.wait_for()
        page.get_by_role("button", name="← Another article").click()
        page.locator("[class*=st-key-recent]").get_by_role("button", name="Go on").wait_for()
        # A refused file is told under the field; the other one is taken, and stays.
        page.locator("input[type=file]").set_input_files([PICTURE, MARKET])
        page.get_by_role("alert").get_by_text("a.png").wait_for()
        page.get_by_role("button", name="Read the original now").wait_for()
        visit.settled()
        page.get_by_role("link", name="Library").click()
        page.get_by_role("heading", name="Library").wait_for()
        page.get_by_role("link", name="Reader").click()
        page.get_by_text("Still here: a.png, market.md").wait_for()
        page.get_by_role("button", name="Read the original now").click()
        page.locator(".reader .s .g").first.wait_for()
        page.get_by_text("read without a translation").wait_for()
        assert visit.strange == []
        page.close()
