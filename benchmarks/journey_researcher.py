"""A researcher finds an article again and reads it: sheet, contents, sides, voice, and back."""

from __future__ import annotations

import tempfile
from pathlib import Path

from journey_homes import with_articles, with_dictionary
from journey_walk import Walk

NAME = "researcher"
STATES = (
    "library",
    "found",
    "opened",
    "contents",
    "sheet",
    "sides",
    "voice",
    "back",
    "forms",
    "exported",
)
"""What is looked at, in this order."""
SOUGHT = "说书的人"
SECTION = "三、茶馆里的规矩"
WORD = "规矩"
_BAR = 44
"""Pixels that the page's bar covers."""


def prepare(home: Path, user: Path) -> None:
    """Put a dictionary and three articles into a home."""
    with_dictionary(home, user)
    with_articles(home)


def walk(one: Walk) -> None:
    """Find, read, leave, come back, take a page along."""
    page = one.page
    page.goto(str(one.reader))
    one.to_page("library")
    page.locator(".shelf tbody tr").nth(2).wait_for()
    one.state("library")

    page.locator(".shelf .find input").fill(SOUGHT)
    page.keyboard.press("Enter")
    page.locator(".shelf tbody mark").first.wait_for()
    one.state("found")

    one.rest()
    page.locator(".shelf tbody mark").first.click()
    page.locator(".reader[data-words=ready]").wait_for()
    page.locator(".reader .g.held", has_text=SOUGHT).wait_for()
    one.state("opened")

    _contents(one)
    page.locator(".reader .s .w", has_text=WORD).last.click()
    page.locator(".panel .attribution").wait_for()
    one.state("sheet")
    page.keyboard.press("Escape")
    page.locator(".panel").wait_for(state="hidden")

    layout = page.locator("select[data-set=layout]")
    layout.select_option("target", force=True)
    page.locator(".frame.layout-target").wait_for()
    one.state("sides")
    layout.select_option("side", force=True)

    aloud = page.locator("[data-do=voice]")
    if not aloud.is_visible():  # where the bar has no room for it, it stands in the sheet "⋯"
        page.locator(".tools .rest > summary").click()
    aloud.click()
    told = page.locator(
        ".hint", has_text=one.word("voice.none", language="").partition("(")[0].partition("（")[0]
    )
    told.wait_for()
    if told.bounding_box()["y"] < _BAR:
        raise AssertionError("why nothing is read aloud is said out of view")
    one.state("voice")

    place = page.evaluate("localStorage.getItem('duizhao-places')")
    one.to_page("library")
    one.to_page("reader")
    page.locator(".reader .t .g").first.wait_for()
    one.state("back")
    if page.evaluate("localStorage.getItem('duizhao-places')") != place:
        raise AssertionError("the place somebody was at is lost")
    _exported(one)


def _contents(one: Walk) -> None:
    page = one.page
    one.rest()
    page.locator(".contents summary").click()
    page.locator(".contents .sheet button").first.wait_for()
    one.state("contents")
    page.locator(".contents .sheet button", has_text=SECTION).click()
    page.locator(".reader .g:focus", has_text=SECTION).wait_for()


def _exported(one: Walk) -> None:
    """Save the page and open it as a file, with no reader behind it."""
    page = one.page
    one.press(one.say("download.title"))
    saving = one.button(one.say("download.html"))
    saving.wait_for()
    one.state("forms")
    with page.expect_download() as waiting, tempfile.TemporaryDirectory() as folder:
        saving.click()
        path = Path(folder) / waiting.value.suggested_filename
        waiting.value.save_as(path)
        other = page.context.new_page()
        one.listen(other)
        other.goto(path.as_uri())
        one.page = other
        one.state("exported", elsewhere=True)
