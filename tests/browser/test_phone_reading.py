"""The example on a phone, where nothing is installed: what it says of itself, its sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import Reader, Visit, serving

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

HEIGHT = 780


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    home = tmp_path_factory.mktemp("phone-reading")
    with serving(home, DUIZHAO_DEVELOPER="", PIP_NO_INDEX="1") as address:
        yield address


@pytest.fixture
def visit(browser: Any, reader: Reader) -> Iterator[Visit]:
    """The example."""
    opened = Visit(browser, reader, width=390)
    opened.page.set_viewport_size({"width": 390, "height": HEIGHT})
    opened.page.get_by_role("button", name="Read the example").click()
    opened.page.locator(".reader .t .g").first.wait_for()
    opened.settled()
    yield opened
    assert opened.strange == []
    opened.page.close()


def test_the_foot_says_that_a_person_wrote_the_translation(visit: Visit) -> None:
    foot = visit.page.locator(".reader footer")
    expect(foot).to_contain_text("A person wrote this translation")
    expect(foot).not_to_contain_text("Machine")


def test_a_translation_alone_has_nothing_to_be_set_off_from(visit: Visit) -> None:
    target = visit.page.locator(".reader .row .t").first
    expect(target).to_have_css("border-left-width", "2px")
    visit.choose("layout", "target")
    expect(target).to_have_css("border-left-width", "0px")
    expect(target).to_have_css("padding-left", "0px")


def test_without_a_dictionary_the_sheet_is_as_high_as_what_it_says(visit: Visit) -> None:
    page = visit.page
    word = page.locator(".reader .s .w.han").first
    word.click()
    panel = page.locator(".panel")
    expect(panel).to_contain_text("need the dictionary")
    sheet = panel.bounding_box()
    said = panel.locator("> :last-child").bounding_box()
    bar = page.locator(".tools").bounding_box()
    assert sheet["height"] <= 0.45 * HEIGHT
    assert sheet["y"] + sheet["height"] - (said["y"] + said["height"]) <= 24  # no empty half
    assert sheet["y"] + sheet["height"] <= bar["y"] + 1
    placed = word.bounding_box()
    assert placed["y"] + placed["height"] < sheet["y"]


def test_that_nothing_can_read_aloud_is_said_where_somebody_is(visit: Visit) -> None:
    page = visit.page
    page.locator(".reader .row").last.scroll_into_view_if_needed()
    page.locator(".tools .rest > summary").click()
    page.get_by_role("button", name="Read aloud").click()
    said = page.locator(".hint", has_text="No voice of this computer")
    said.wait_for()
    sheet = page.locator(".tools .rest > .sheet").bounding_box()
    box = said.bounding_box()
    assert box["y"] >= 44  # below the bar above
    assert box["y"] + box["height"] <= sheet["y"]
    page.keyboard.press("Escape")
    page.locator(".reader .s .g").last.click()
    expect(said).not_to_be_in_viewport()
