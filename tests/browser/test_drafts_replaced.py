"""A draft gives way to the better sentence where it stands, under no open editor."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import PATIENCE, Reader, Visit, serving

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a Unix thing"),
]
NUMBER = 24
EDITED = 15
SAID = "draft – the better translation follows"


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """A named pipe the better model waits at."""
    place = tmp_path / "gate"
    os.mkfifo(place)
    return place


@pytest.fixture
def reader(tmp_path: Path, gate: Path) -> Iterator[Reader]:
    """The address of a reader in which ``echo:identity`` drafts."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "config.toml").write_text('[drafts]\nzh-en = "echo:identity"\n', encoding="utf-8")
    held = f"from tests.browser.holding import hold_better; hold_better({str(gate)!r}); "
    with serving(home, before=held, DUIZHAO_DEVELOPER="1") as address:
        yield address


def test_a_draft_is_replaced_in_place_and_never_under_an_open_editor(
    browser: Any, reader: Reader, gate: Path
) -> None:
    visit = Visit(browser, reader)
    page = visit.page
    visit.paste("\n\n".join(f"这是第{number}段，讲的是院子里的树。" for number in range(NUMBER)))
    page.get_by_role("button", name="Translate", exact=True).click()
    drafts = page.locator(".reader .t .g.draft")
    expect(drafts).to_have_count(NUMBER, timeout=PATIENCE)
    assert drafts.first.get_attribute("title") == SAID
    assert drafts.first.locator(".mark").get_attribute("aria-label") == SAID
    page.get_by_text("drafts are there, the better translation follows").wait_for()
    drafts.nth(EDITED).scroll_into_view_if_needed()
    drafts.nth(EDITED).dblclick()
    field = page.locator(".editor textarea")
    field.fill("A tree in the yard.")
    before = field.bounding_box()
    gate.write_bytes(b"")  # the better model begins
    expect(page.locator(".reader .t .g.draft:visible")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator(".reader .t .g:visible", has_text="⟦")).to_have_count(NUMBER - 1)
    after = field.bounding_box()
    assert field.input_value() == "A tree in the yard."
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 3
    field.press("Control+Enter")
    field.wait_for(state="detached")
    expect(page.locator(".reader .t .person")).to_have_text("A tree in the yard.")
    expect(drafts).to_have_count(0)
    assert visit.strange == []
    page.close()
