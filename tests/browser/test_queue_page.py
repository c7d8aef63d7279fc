"""The queue in a real browser: one key a sentence, across articles, with chips for marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit, serving
from tests.browser.test_theme import violations
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.echo import EchoEngine
from translator.store import Library
from translator.translation.run import Run
from translator.types import Finding, Level

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

WARNING = Finding(check="numbers", level=Level.WARNING, message="12 is missing.")
ARTICLES = {
    "market.zh-Hans.md": "青菜比**超市**便宜。\n\n<b>豆腐</b>很香。\n",
    "train.zh-Hans.md": "火车开了。\n",
}


@pytest.fixture
def visit(tmp_path: Path, browser: Any) -> Iterator[Visit]:
    """The page of the queue with three sentences in doubt, the train's first."""
    with Library(tmp_path / "library.sqlite3") as library:
        for name, text in ARTICLES.items():
            original = read_bytes(text.encode(), name=name)
            planned = plan(original.document, to="en")
            Run(engine=EchoEngine(), library=library).translate(planned, data=original.data)
            job = library.jobs()[0].id
            pairs = [replace(one, findings=(WARNING,)) for one in library.pairs(job)]
            library.save_pairs(job, pairs)
    with serving(tmp_path, DUIZHAO_DEVELOPER="1") as address:
        visit = Visit(browser, address, path="/check")
        yield visit
        assert visit.strange == []
        visit.page.close()


def test_one_key_a_sentence_leads_through_all_articles(visit: Visit) -> None:
    page = visit.page
    source, field = page.locator(".sides.here .source"), page.locator(".sides.here .field")
    said = page.locator("[data-testid=stMain] .dz-facts").first
    expect(source).to_have_text("火车开了。")
    expect(said).to_have_text("3 doubtful sentences in 2 of 2 articles")
    visit.settled()

    page.keyboard.press("a")
    expect(source).to_have_text("青菜比超市便宜。")
    expect(field.locator(".chip")).to_have_text(["bold", "bold"])
    visit.settled()
    page.keyboard.press("e")
    page.keyboard.type("!")
    page.keyboard.press("Escape")
    assert field.evaluate("node => node.value").endswith("!")
    field.locator(".chip").first.evaluate("node => { node.remove(); }")
    page.keyboard.press("a")  # what was written counts, and lacks a chip
    expect(page.locator(".refused")).to_contain_text("bold begins")
    field.evaluate("node => node.dispatchEvent(new Event('input'))")
    page.keyboard.press("Control+End")
    page.locator(".gone button").click()  # it goes back where the cursor is
    page.keyboard.press("Control+Enter")
    expect(page.locator(".refused")).to_contain_text("must stand before")
    field.locator(".chip").last.evaluate("node => { node.parentNode.prepend(node); }")
    page.keyboard.press("Control+Enter")
    expect(said).to_have_text("1 doubtful sentence in 1 of 2 articles")

    visit.settled()
    page.keyboard.press("d")
    page.locator(".reasons").wait_for()
    page.keyboard.press("4")
    expect(page.locator(".finished")).to_have_text("Nothing is left to check here.")
    expect(page.get_by_text("doubtful sentence")).to_have_count(0)  # nor "0 in 0 of 2"


def test_the_queue_asks_where_somebody_else_was_quicker(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    field = page.locator(".sides.here .field")
    expect(field).to_have_text("⟦火车开了。⟧")
    visit.settled()
    field.fill("The train has left.")
    with Library(tmp_path / "library.sqlite3") as library:  # another program
        library.correct(
            "火车开了。", "The train left.", source_language="zh-Hans", target_language="en"
        )
    field.press("Control+Enter")
    box = page.locator(".meanwhile")
    expect(box.locator(".said")).to_have_text("The train left.")
    expect(field).to_have_text("The train has left.")
    box.get_by_role("button", name="Keep mine").click()
    expect(page.locator(".sides.here .source")).to_have_text("青菜比超市便宜。")
    with Library(tmp_path / "library.sqlite3") as library:
        languages = {"source_language": "zh-Hans", "target_language": "en"}
        found = [one.target for one in library.history("火车开了。", **languages)]
    assert found == ["The train left.", "The train has left."]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_of_the_queue_can_be_read(visit: Visit, scheme: str) -> None:
    page = visit.page
    page.emulate_media(color_scheme=scheme)
    page.locator(".sides.here .source").wait_for()
    visit.settled()
    page.get_by_role("button", name="Replace in all").click()
    page.locator("[class*=st-key-replace-old] input").fill("火车")
    page.keyboard.press("Tab")
    visit.settled()
    page.locator("[class*=st-key-replace-new] input").fill("列车")
    page.keyboard.press("Tab")
    doing = page.locator(".st-key-replace-do button:enabled")
    doing.wait_for()
    assert violations(page) == []
    page.set_viewport_size({"width": 1200, "height": 560})
    expect(doing).to_be_in_viewport(ratio=1)  # though what it does needs more room than there is
