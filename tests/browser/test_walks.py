"""Walks through a long article in a real browser: one comes back to where one was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import FOCUSED, Reader, Visit, serving
from translator.store import Library
from translator.types import Finding, Level

pytestmark = pytest.mark.browser

PARAGRAPHS = 150
TOP = """
() => {
  const find = (root) => root.querySelector(".frame") || [...root.querySelectorAll("*")]
    .map((node) => node.shadowRoot && find(node.shadowRoot)).find(Boolean);
  const frame = find(document);
  const rows = frame ? [...frame.querySelectorAll(".rows > .row")] : [];
  const first = rows.find((row) => row.getBoundingClientRect().bottom > 54);
  return first ? first.textContent : "";
}
"""
"""The text of the first row that is not above the window."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("walks")


@pytest.fixture(scope="module")
def reader(home: Path) -> Iterator[Reader]:
    with serving(home, DUIZHAO_DEVELOPER="1") as address:
        yield address


@pytest.fixture(scope="module")
def long_article(browser: Any, reader: Reader, home: Path) -> str:
    """The path of a long article's reading view; paragraphs 10, 70 and 130 need a look."""
    visit = Visit(browser, reader)
    lines = [f"这是第{number}段，讲的是院子里的树。" for number in range(PARAGRAPHS)]
    visit.paste("\n\n".join(lines))
    visit.translate()
    path = visit.page.evaluate("location.search")
    visit.page.close()
    note = Finding(check="numbers", level=Level.WARNING, message="One is missing.")
    job_id = int(path.partition("=")[2])
    with Library(home / "library.sqlite3") as library:
        pairs = [library.pairs(job_id)[number] for number in (10, 70, 130)]
        library.save_pairs(job_id, [replace(pair, findings=(note,)) for pair in pairs])
    return f"/{path}"


@pytest.fixture
def visit(browser: Any, reader: Reader, long_article: str) -> Iterator[Visit]:
    """The long article, opened by somebody who never was there."""
    found = Visit(browser, reader, path=long_article)
    found.page.locator(".reader .t .g").first.wait_for()
    found.settled()
    yield found
    found.page.close()


def page_is(visit: Visit, number: int) -> None:
    visit.page.get_by_text(re.compile(rf"^Page {number} of 3$")).first.wait_for()


def turn(visit: Visit, number: int) -> None:
    visit.settled()
    visit.page.get_by_role("button", name="Next page").first.click()
    page_is(visit, number)
    visit.settled()


def read_on(visit: Visit, paragraph: int) -> str:
    """Scroll to a paragraph; return what is then the first in the window."""
    text = f"这是第{paragraph}段"
    visit.page.locator(".reader .s .g", has_text=text).evaluate(
        "node => node.closest('.row').scrollIntoView({ block: 'start' })"
    )
    visit.page.wait_for_function(f"() => ({TOP})().includes({text!r})")
    visit.page.wait_for_function(
        "place => (localStorage.getItem('duizhao-places') || '').includes(place)",
        arg=f'"{paragraph}:0"',
    )
    return text


def is_at(visit: Visit, text: str) -> None:
    visit.page.wait_for_function(f"() => ({TOP})().includes({text!r})")


def test_after_a_reload_one_is_where_one_was(visit: Visit) -> None:
    turn(visit, 2)
    text = read_on(visit, 85)
    visit.page.reload()
    page_is(visit, 2)
    is_at(visit, text)


def test_from_the_library_one_comes_back_to_where_one_was(visit: Visit) -> None:
    turn(visit, 2)
    turn(visit, 3)
    text = read_on(visit, 135)
    visit.to_page("Library")
    visit.page.locator(".shelf tbody a").first.click()
    page_is(visit, 3)
    is_at(visit, text)
    visit.page.keyboard.press("j")
    visit.page.wait_for_function(f"() => ({FOCUSED})().includes('这是第136段')")


def test_who_goes_back_to_the_beginning_begins_there_the_next_time(visit: Visit) -> None:
    turn(visit, 2)
    read_on(visit, 85)
    visit.page.get_by_role("button", name="Page before").first.click()
    page_is(visit, 1)
    visit.page.wait_for_function("() => localStorage.getItem('duizhao-places') === '[]'")
    visit.page.reload()
    page_is(visit, 1)
    is_at(visit, "这是第0段")


def test_the_filter_begins_where_one_is_and_leads_back_to_where_one_is(visit: Visit) -> None:
    page = visit.page
    turn(visit, 2)
    page.locator(".reader .s .g", has_text="这是第66段").focus()
    page.keyboard.press("f")
    page.wait_for_function(f"() => ({FOCUSED})().includes('这是第70段')")
    page.keyboard.press("n")
    page.wait_for_function(f"() => ({FOCUSED})().includes('这是第130段')")
    page.keyboard.press("f")
    page_is(visit, 3)
    page.wait_for_function(f"() => ({FOCUSED})().includes('这是第130段')")


def test_findings_are_found_over_the_borders_of_pages(visit: Visit) -> None:
    page = visit.page
    page.locator(".reader .s .g", has_text="这是第20段").focus()
    for number, paragraph in ((2, 70), (3, 130)):
        page.keyboard.press("n")
        page_is(visit, number)
        page.wait_for_function(f"() => ({FOCUSED})().includes('这是第{paragraph}段')")
    page.keyboard.press("p")
    page_is(visit, 2)
    page.wait_for_function(f"() => ({FOCUSED})().includes('这是第70段')")


def test_a_correction_on_a_later_page_stays_on_it(visit: Visit) -> None:
    page = visit.page
    turn(visit, 2)
    turn(visit, 3)
    page.locator(".reader .t .g", has_text="这是第140段").focus()
    page.keyboard.press("e")
    field = page.get_by_role("textbox", name="Correct the translation")
    field.fill("Paragraph 140 is about the trees in the yard.")
    page.keyboard.press("Control+Enter")
    page.locator(".reader .t .g.person", has_text="about the trees in the yard").wait_for()
    page_is(visit, 3)
    page.wait_for_function(f"() => ({FOCUSED})().startsWith('Paragraph 140')")
