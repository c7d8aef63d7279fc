"""Light or dark as a person chose, on every page and after a reload."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from tests.browser.conftest import PATIENCE, Reader, Visit
from tests.browser.test_shell import contrast

pytestmark = pytest.mark.browser

PAGES = ("/library", "/check", "/review", "/memory", "/models", "/")
PAPER = {"light": "rgb(253, 252, 249)", "dark": "rgb(27, 26, 24)"}
"""Of ``ui/.streamlit/config.toml``."""
COLOURS = """
(node) => {
  let ground = node;
  const clear = (one) => getComputedStyle(one).backgroundColor.endsWith(", 0)");
  while (clear(ground)) ground = ground.parentElement || ground.getRootNode().host;
  return [getComputedStyle(node).color, getComputedStyle(ground).backgroundColor];
}
"""
"""The colour of a part's letters and of what is behind them."""


AXE = """
async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  const told = (rule, node) => [rule.id, rule.impact, node.html];
  return found.violations.flatMap((rule) => rule.nodes.map((node) => told(rule, node)));
}
"""
STREAMLITS_OWN = "presentation-role-conflict"
"""Its field for files has this role; it is not ours to change, and every part of it is reached."""


def violations(page: Any) -> list[list[str]]:
    """Return what axe-core has to say of a page: rule, impact, element."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    return [found for found in page.evaluate(AXE) if found[0] != STREAMLITS_OWN]


@pytest.fixture(params=[("light", "dark"), ("dark", "light")], ids="-".join)
def chosen(request: Any, browser: Any, reader: Reader) -> Iterator[tuple[Visit, str]]:
    """A visit on a system of one kind, to a reader for which the other was chosen."""
    system, theme = request.param
    visit = Visit(browser, reader, color_scheme=system)
    on_paper(visit.page, system)
    choose(visit.page, theme)
    on_paper(visit.page, theme)
    yield visit, theme
    assert visit.strange == []
    visit.page.close()


def choose(page: Any, theme: str) -> None:
    """Choose in the settings; the page is loaded anew by that."""
    radio = page.get_by_role("radio", name=theme, exact=True)
    opening = page.get_by_test_id("stExpandSidebarButton")
    opening.or_(radio).filter(visible=True).first.wait_for()  # Streamlit remembers an open bar
    if opening.is_visible():
        opening.click()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    with page.expect_navigation():
        radio.check()


def on_paper(page: Any, theme: str) -> None:
    """Wait until the page stands on the paper of a theme."""
    page.wait_for_function(
        "(paper) => { const app = document.querySelector('[data-testid=stApp]');"
        " return app && getComputedStyle(app).backgroundColor === paper; }",
        arg=PAPER[theme],
        timeout=PATIENCE,
    )


def test_what_was_chosen_counts_on_every_page_and_after_a_reload(
    chosen: tuple[Visit, str], reader: Reader
) -> None:
    visit, theme = chosen
    page = visit.page
    for path in PAGES:
        page.goto(f"{reader}{path}")
        on_paper(page, theme)
        visit.settled()
        assert violations(page) == []
    page.reload()
    on_paper(page, theme)
    assert page.get_by_role("radio", name=theme, exact=True).is_checked()


def test_everything_can_be_read(chosen: tuple[Visit, str], reader: Reader) -> None:
    visit, _ = chosen
    page = visit.page
    visit.paste("早市很热闹。")
    button = page.get_by_role("button", name="Translate", exact=True)
    assert contrast(*button.evaluate(COLOURS)) >= 4.5
    visit.translate()
    for part in (".s .g", ".t .g", ".title", ".names"):
        assert contrast(*page.locator(f".reader {part}").first.evaluate(COLOURS)) >= 4.5
    for one in page.locator(".choices span").all():
        assert contrast(*one.evaluate(COLOURS)) >= 4.5
    visit.settled()
    page.locator(".tools summary", has_text="Aa").click()
    assert violations(page) == []


def test_what_opens_over_the_page_is_light_or_dark_as_the_page_is(
    chosen: tuple[Visit, str], reader: Reader
) -> None:
    visit, theme = chosen
    page = visit.page
    page.goto(f"{reader}/memory")
    on_paper(page, theme)
    visit.settled()
    page.get_by_role("button", name="Import…").click()
    opened = page.get_by_test_id("stPopoverBody")
    opened.get_by_role("button", name="Take it in").wait_for()
    for part in (opened, page.locator("#dz-connection")):
        assert part.evaluate("node => getComputedStyle(node).colorScheme") == theme
    other = "dark" if theme == "light" else "light"
    page.emulate_media(color_scheme=other)  # what was chosen goes before it
    assert opened.evaluate("node => getComputedStyle(node).colorScheme") == theme
    page.emulate_media(media="print")
    root = page.locator("html")
    assert root.evaluate("node => getComputedStyle(node).colorScheme") == "light only"


def test_the_pages_style_waits_for_no_part_of_it(browser: Any, reader: Reader) -> None:
    visit = Visit(browser, reader, color_scheme="dark")
    page = visit.page
    page.route("**/Html.*.js", lambda route: None)  # what shows titles is never answered
    page.goto(f"{reader}/memory")
    page.get_by_role("button", name="Import…").click()
    opened = page.get_by_test_id("stPopoverBody")
    opened.get_by_role("button", name="Take it in").wait_for()
    assert page.locator(".dz-title").count() == 0
    assert opened.evaluate("node => getComputedStyle(node).colorScheme") == "dark"
    assert page.locator("#dz-connection").evaluate("node => getComputedStyle(node).position") == (
        "fixed"
    )
    page.close()


def test_the_system_can_be_followed_again(browser: Any, reader: Reader) -> None:
    visit = Visit(browser, reader, color_scheme="light")
    page = visit.page
    choose(page, "dark")
    on_paper(page, "dark")
    choose(page, "system")
    on_paper(page, "light")
    page.emulate_media(color_scheme="dark")
    on_paper(page, "dark")
    page.locator("html[data-scheme=dark]").wait_for(state="attached")
    page.reload()
    on_paper(page, "dark")
    assert page.get_by_role("radio", name="system", exact=True).is_checked()
    page.emulate_media(color_scheme="light")
    page.reload()
    on_paper(page, "light")
    assert visit.strange == []
    page.close()


def test_it_is_chosen_with_the_keyboard(browser: Any, reader: Reader) -> None:
    visit = Visit(browser, reader, color_scheme="light")
    page = visit.page
    page.get_by_test_id("stExpandSidebarButton").click()
    radio = page.get_by_role("radio", name="system", exact=True)
    visit.settled()
    radio.focus()
    with page.expect_navigation():
        page.keyboard.press("ArrowRight")
    assert page.get_by_role("radio", name="light", exact=True).is_checked()
    page.close()
