"""One bar above an article: where the article begins, what has room, what is in the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import FOCUSED, Reader, Visit, pick, serving

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect
pytestmark = pytest.mark.browser

PASTED = "早市很热闹，卖菜的人天不亮就来了。“天气很好，”王大妈说——她卖了20年的菜。\n\n人很多。\n"
DESKTOP = {"laptop": (1440, 900), "screen": (1920, 1080), "small": (1024, 768)}
OTHERS = {"middle": (1280, 800), "phone": (390, 844), "twice as large": (720, 450)}
FIRST_LINE = """
() => {
  const rows = [...document.querySelectorAll("*")].map((one) => one.shadowRoot)
    .find((root) => root?.querySelector(".rows")).querySelectorAll(".rows > .row:not(.heading)");
  const range = document.createRange();
  range.selectNodeContents(rows[0].querySelector(".s .g"));
  return range.getClientRects()[0].top;
}
"""
"""Pixels above the first line of the first sentence that is no title."""
FAULTS = """
() => {
  const root = [...document.querySelectorAll("*")].map((one) => one.shadowRoot)
    .find((one) => one?.querySelector(".tools"));
  const all = [
    ...document.querySelectorAll("[data-testid=stExpandSidebarButton], .st-key-reader-row button"),
    ...document.querySelectorAll("[data-testid=stTopNavSection]"),
    ...root.querySelectorAll(".tools > .file, .tools > * > select, .tools > button"),
    ...root.querySelectorAll(".tools > * > button, .tools > .menu > summary"),
    ...root.querySelectorAll(".tools > * > .menu > summary"),
  ].filter((one) => one.checkVisibility());
  const told = (one) => one.textContent.trim() || one.getAttribute("aria-label");
  const boxes = all.map((one) => [told(one), one.getBoundingClientRect(), one]);
  const faults = [];
  for (const [name, box, node] of boxes) {
    const across = box.left < 0 || box.right > innerWidth;
    if (across || box.top < 0 || box.bottom > innerHeight) faults.push(`${name}: outside`);
    const whole = node.matches("select, .tools > * > button");
    if (whole && node.scrollWidth > node.clientWidth) faults.push(`${name}: cut`);
  }
  boxes.forEach(([name, a], index) => boxes.slice(index + 1).forEach(([other, b]) => {
    const beside = a.right <= b.left + 0.5 || b.right <= a.left + 0.5;
    if (!beside && a.bottom > b.top && b.bottom > a.top) faults.push(`${name} lies on ${other}`);
  }));
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) faults.push("the page is wider than the window");
  const bars = [document.querySelector("[data-testid=stHeader]"), root.querySelector(".tools")];
  if (bars.some((bar) => bar.getBoundingClientRect().height > 44)) faults.push("a bar too high");
  if (all.length < 8) faults.push(`only ${all.length} parts`);
  return faults;
}
"""
"""What is outside of the window, cut, on something else or too high in the bar."""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader with the example, which comes with its translation, and no model."""
    home = tmp_path_factory.mktemp("one-bar")
    with serving(home, DUIZHAO_DEVELOPER="", PIP_NO_INDEX="1") as address:
        yield address


@pytest.fixture(scope="module")
def echoing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with serving(tmp_path_factory.mktemp("one-bar-echo"), DUIZHAO_DEVELOPER="1") as address:
        yield address


def opened(browser: Any, address: Reader, **context: Any) -> Visit:
    """Return a visit to the example."""
    visit = Visit(browser, address, **context)
    example = "阅读示例" if context.get("locale") == "zh-CN" else "Read the example"
    visit.page.get_by_role("button", name=example).click()
    visit.page.locator(".reader .t .g").first.wait_for()
    visit.settled()
    return visit


def faultless(visit: Visit, size: tuple[int, int]) -> None:
    """Give the window a size, and wait until the bar fits it."""
    page = visit.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    try:
        page.wait_for_function(f"() => !({FAULTS})().length", timeout=10_000)
    except playwright.TimeoutError:  # then with what is wrong
        assert page.evaluate(FAULTS) == [], size


@pytest.mark.parametrize(
    ("scheme", "locale"), [("light", "en-GB"), ("dark", "zh-CN")], ids=["light", "dark"]
)
def test_the_first_sentence_is_near_the_top_and_nothing_is_cut(
    browser: Any, reader: Reader, scheme: str, locale: str
) -> None:
    visit = opened(browser, reader, color_scheme=scheme, locale=locale)
    for size in (DESKTOP | OTHERS).values():
        faultless(visit, size)
        if size in DESKTOP.values():
            assert visit.page.evaluate(FIRST_LINE) <= 120, size
    assert visit.strange == []
    visit.page.close()


def test_a_pasted_article_begins_near_the_top_and_its_bar_stays(
    browser: Any, echoing: Reader
) -> None:
    visit = Visit(browser, echoing)
    page = visit.page
    visit.paste(PASTED * 30)
    visit.translate()
    for size in DESKTOP.values():
        faultless(visit, size)
        assert page.evaluate(FIRST_LINE) <= 120, size
    page.locator("[data-testid=stMain]").evaluate("one => one.scrollTo(0, 1e6)")
    page.locator(".reader footer").wait_for()
    assert page.locator(".tools").bounding_box()["y"] == 0
    expect(page.get_by_role("button", name="Another article")).to_be_visible()
    page.close()


def test_what_the_bar_has_no_room_for_is_in_the_sheet(browser: Any, reader: Reader) -> None:
    visit = opened(browser, reader)
    page = visit.page
    faultless(visit, DESKTOP["screen"])
    for word in ("Another article", "Download", "Word list (0)", "Contents", "Read aloud"):
        expect(page.locator("button, summary", has_text=word).first).to_be_visible()
    expect(page.locator(".tools > .file")).to_have_text("example.zh-Hans.md")
    faultless(visit, OTHERS["phone"])
    sheet = page.locator(".tools .rest > .sheet")
    expect(sheet).to_be_hidden()
    page.locator(".tools .rest > summary").click()
    for name in ("script", "layout"):
        expect(sheet.locator(f"select[data-set={name}]")).to_be_visible()
    expect(sheet.locator(".file")).to_have_text("example.zh-Hans.md")
    sheet.locator("select[data-set=layout]").select_option("target")
    expect(page.locator(".reader .rows .s").first).to_be_hidden()
    # A menu in the sheet leaves the sheet open.
    sheet.locator("summary", has_text="▾").click()
    expect(sheet.locator("select[data-set=rate]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    # Where there is room again all is in its place.
    faultless(visit, DESKTOP["screen"])
    expect(page.locator(".tools > label > select[data-set=layout]")).to_have_value("target")
    page.locator("select[data-set=layout]").select_option("side")
    page.close()


def test_a_sign_has_a_name_and_tells_it_to_who_comes_with_the_keys(
    browser: Any, reader: Reader
) -> None:
    visit = opened(browser, reader)
    page = visit.page
    faultless(visit, DESKTOP["small"])
    download = page.get_by_role("button", name="Download")
    word = download.get_by_test_id("stMarkdownContainer")
    assert word.bounding_box()["width"] <= 1
    page.get_by_role("button", name="Another article").focus()
    page.keyboard.press("Tab")
    expect(download).to_be_focused()
    shown = "one => one.getBoundingClientRect().width > 40"
    page.wait_for_function(shown, arg=word.element_handle())
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Bilingual document").wait_for()
    page.keyboard.press("Escape")
    pages = page.get_by_role("button", name="Pages")
    pages.focus()
    page.keyboard.press("Enter")
    page.get_by_role("menuitem", name="Library").wait_for()
    for _ in range(6):
        if page.evaluate(FOCUSED).endswith("Library"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Library").wait_for()
    page.close()


def test_on_a_phone_the_side_bar_closes_when_something_is_chosen(
    browser: Any, reader: Reader
) -> None:
    visit = opened(browser, reader, width=390)
    page = visit.page
    bar = page.get_by_test_id("stSidebar")
    choices = {
        "a setting": lambda: pick(page, bar.get_by_role("combobox", name="Quality"), "balanced"),
        "a switch": lambda: bar.get_by_text("Use the glossary").click(),
        "light or dark": lambda: bar.get_by_label("dark", exact=True).check(),
        "a page": lambda: bar.get_by_role("link", name="Library").click(),
    }
    for name, choose in choices.items():
        visit.settled()
        page.get_by_test_id("stExpandSidebarButton").click()
        expect(bar).to_have_attribute("data-collapsed", "false")
        choose()
        try:
            expect(bar).to_have_attribute("data-collapsed", "true")
        except AssertionError as error:
            raise AssertionError(f"{name}: it stays open") from error
    page.get_by_role("heading", name="Library").wait_for()
    page.close()


def test_english_is_set_in_the_readers_own_font_and_chinese_marks_in_a_chinese_one(
    browser: Any, reader: Reader
) -> None:
    visit = opened(browser, reader)
    page = visit.page
    page.wait_for_function("() => [...document.fonts].some((one) => one.status === 'loaded')")
    page.reload()
    page.locator(".reader .t .g").first.wait_for()
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")

    def fonts(text: str, side: str) -> set[str]:
        """Return the fonts in which a text in a sentence of a side is drawn."""
        page.evaluate(
            """([text, side]) => {
              const root = [...document.querySelectorAll("*")].map((one) => one.shadowRoot)
                .find((one) => one?.querySelector(".rows"));
              window.probe?.remove();
              window.probe = document.createElement("span");
              window.probe.textContent = text;
              root.querySelector(`.rows > .row:not(.heading) .${side} p`).append(window.probe);
            }""",
            [text, side],
        )
        found = session.send("Runtime.evaluate", {"expression": "window.probe"})["result"]
        session.send("DOM.getDocument", {"depth": -1, "pierce": True})
        node = session.send("DOM.requestNode", {"objectId": found["objectId"]})["nodeId"]
        used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        return {"own" if one["isCustomFont"] else one["familyName"] for one in used}

    assert fonts("“Early” markets — café, 1,234…", "t") == {"own"}
    assert fonts("Lǐ Dàmíng", "t") == {"own"}
    assert fonts("20GB", "s") == {"own"}
    for mark in "“”‘’…—·，。":
        assert "own" not in fonts(mark, "s"), mark
    assert visit.strange == []
    page.close()
