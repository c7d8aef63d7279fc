"""What stands around an article, in a real browser: pages, settings, the first run."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import FOCUSED, Reader, Visit, serving
from tests.models.conftest import COMMIT, HubStandIn, entry

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def translated(browser: Any, reader: Reader) -> str:
    """The address of a reader with one article translated."""
    visit = Visit(browser, reader)
    visit.paste("早市很热闹。\n\n天气很好。\n")
    visit.translate()
    visit.page.close()
    return reader


def test_every_page_is_reached_with_the_keyboard(browser: Any, reader: Reader) -> None:
    visit = Visit(browser, reader)
    page = visit.page
    page.get_by_role("link", name="Models").wait_for()
    # What is closed is not on the way of the Tab key.
    page.get_by_label("Language of this page").wait_for(state="hidden")
    for name, title in (("Library", "Library"), ("Memory & glossary", "Memory & glossary")):
        visit.tab_to(name)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=title).wait_for()
    assert visit.strange == []
    page.close()


@pytest.mark.parametrize(
    ("path", "title"),
    [("/library", "Library"), ("/memory", "Memory & glossary"), ("/models", "Models")],
)
def test_every_page_has_an_address(browser: Any, reader: Reader, path: str, title: str) -> None:
    visit = Visit(browser, reader, path=path)
    visit.page.get_by_role("heading", name=title).wait_for()
    assert visit.strange == []
    visit.page.close()


def test_an_article_is_found_opened_and_deleted(browser: Any, translated: str) -> None:
    visit = Visit(browser, translated, path="/library")
    page = visit.page
    search = page.get_by_label("Search")
    search.fill("no such words")
    page.get_by_text("No article holds").wait_for()
    search.fill("热闹")
    search.press("Enter")
    row = page.locator(".shelf tbody tr")
    row.locator("mark", has_text="热闹").click()
    page.locator(".reader .t .g").first.wait_for()
    assert "job=" in page.url
    page.wait_for_function(f"() => ({FOCUSED})().includes('早市很热闹')")  # at the sentence
    page.go_back()
    row.get_by_role("link", name="早市很热闹").first.wait_for()
    assert page.get_by_label("Search").input_value() == "热闹"  # as it was left
    assert (
        page.get_by_role("columnheader", name="Last read").get_attribute("aria-sort")
        == "descending"
    )
    page.get_by_role("button", name="Last read").click()
    page.locator("th.c-read[aria-sort=ascending]").wait_for()
    row.get_by_role("checkbox").check()
    page.get_by_text("1 chosen").wait_for()
    page.locator("summary", has_text="Tags").click()
    page.get_by_role("textbox", name="New tag").fill("<b>集市</b>")
    page.keyboard.press("Enter")
    row.get_by_role("button", name="<b>集市</b>").wait_for()
    page.keyboard.press("Escape")
    page.locator("summary", has_text="Download").click()
    page.get_by_role("button", name="Bilingual document").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save").first.click()
    assert waiting.value.suggested_filename.endswith(".en.bilingual.txt")
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("button", name="Delete…").click()
    page.get_by_text("your corrections stay").wait_for()
    assert page.evaluate(FOCUSED) == "Cancel"
    page.keyboard.press("Escape")
    page.get_by_text("1 chosen").wait_for()
    page.get_by_role("button", name="Delete…").click()
    page.get_by_role("button", name="Delete the article").click()
    page.get_by_text("is deleted.").wait_for()
    page.get_by_text("No article has been opened yet.").wait_for()
    page.get_by_role("link", name="Memory & glossary").click()
    page.get_by_text("早市很热闹。", exact=True).wait_for()  # memory stays
    assert visit.strange == []
    page.close()


def test_the_language_is_the_browsers_until_another_is_chosen(browser: Any, tmp_path: Path) -> None:
    with serving(tmp_path, DUIZHAO_DEVELOPER="1") as address:
        visit = Visit(browser, address, locale="zh-TW")
        page = visit.page
        page.get_by_text("中文文章和譯文").wait_for()
        page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_label("介面語言").click()
        page.get_by_role("option", name="English").click()
        page.get_by_text("Read a Chinese article").wait_for()
        page.reload()
        page.get_by_text("Read a Chinese article").wait_for()
        assert visit.strange == []
        page.close()


@pytest.mark.parametrize("path", ["/", "/library", "/memory", "/memory?part=glossary", "/models"])
def test_a_phone_shows_every_page_without_scrolling_sideways(
    browser: Any, reader: Reader, path: str
) -> None:
    visit = Visit(browser, reader, width=390, path=path)
    page = visit.page
    page.get_by_role("heading").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="Library").wait_for()  # the pages are with the settings there
    page.close()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubStandIn]:
    one = HubStandIn(files={"model.bin": bytes(range(256)) * 4096, "config.json": b'{"a": 1}\n'})
    yield one
    one.server.stop()


def test_the_first_run_fetches_a_model_and_goes_on(
    browser: Any, tmp_path: Path, hub: HubStandIn
) -> None:
    source = f'hub = "someone/model"\nrevision = "{COMMIT}"'
    known = '{ name = "model.bin", size = 1048576 }, { name = "config.json" }'
    words = [("cc-cedict", '"dictionary"'), ("cjk-decomp", '"components"')]
    looked_up = [entry(name, source=source).replace('"translator"', kind) for name, kind in words]
    (tmp_path / "models.txt").write_text(
        entry("hy-mt2-7b", source=source, files=known)
        + entry("firefox-zh-en", source=source, files=known, more="draft = true")
        + "".join(looked_up).replace('engine = "llama"\n', ""),
        "utf-8",
    )
    hub.half = threading.Event()
    # Nothing but the stand-in is asked, whatever it answers.
    away = {"HF_ENDPOINT": hub.address, "PIP_NO_INDEX": "1", "DUIZHAO_DEVELOPER": ""}
    with serving(tmp_path, **away) as address:
        visit = Visit(browser, address)
        page = visit.page
        page.get_by_text("Paste text").click()
        page.get_by_role("textbox", name="Article").fill("早市很热闹。")
        page.get_by_role("button", name="Read this text").click()
        page.get_by_role("button", name="Fetch all of it (2.1 MB)").click()
        page.get_by_text("Fetching:").wait_for()
        page.reload()  # closing the page does not end it
        page.get_by_role("button", name="Cancel").wait_for()
        hub.half.set()
        page.get_by_text("Fetching:").wait_for(state="detached")
        page.get_by_text("Paste text").click()
        page.get_by_role("textbox", name="Article").fill("早市很热闹。")
        page.get_by_role("button", name="Read this text").click()
        page.get_by_role("button", name="Translate", exact=True).wait_for()
        assert visit.strange == []
        page.close()


def contrast(first: str, second: str) -> float:
    """Return the contrast of two CSS colours as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_written_on_a_button_can_be_read(browser: Any, reader: Reader, scheme: str) -> None:
    visit = Visit(browser, reader, color_scheme=scheme)
    visit.paste("早市很热闹。")
    button = visit.page.get_by_role("button", name="Translate", exact=True)
    colours = button.evaluate(
        "node => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]"
    )
    assert contrast(*colours) >= 4.5
    visit.page.close()
