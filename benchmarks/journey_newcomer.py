"""Somebody with nothing installed: what is read, what is refused, what would be fetched."""

from __future__ import annotations

from pathlib import Path

from journey_walk import Walk

NAME = "newcomer"
STATES = (
    "home",
    "refused",
    "details",
    "example",
    "library",
    "check",
    "memory",
    "models",
    "settings",
)
"""What is looked at, in this order."""
PICTURE = {
    "name": "holiday.png",
    "mimeType": "image/png",
    "buffer": b"\x89PNG\r\n\x1a\n" + bytes(64),
}


def prepare(home: Path, user: Path) -> None:
    """Leave the home as it is: there is nothing in it."""


def walk(one: Walk) -> None:
    """Look around, be refused, read the example, look at what could be fetched."""
    page = one.page
    page.goto(str(one.reader))
    page.locator(".st-key-first-dictionary button").wait_for()
    page.get_by_text("OpenDocument").first.wait_for()
    one.state("home")

    one.rest()
    page.locator("input[type=file]").set_input_files([PICTURE])
    page.get_by_role("alert").get_by_text(PICTURE["name"]).wait_for()
    one.state("refused")

    page.goto(str(one.reader))
    one.rest()
    page.get_by_text(one.say("first.details"), exact=True).click()
    page.get_by_text("duizhao models fetch", exact=True).wait_for()
    one.state("details")

    one.press(one.say("example.open"))
    page.locator(".reader .t .g").first.wait_for()
    page.locator("select[data-set=readings]").select_option("pinyin", force=True)
    page.locator(".hint", has_text="cc-cedict").wait_for()
    # The browser's driver scrolls to the list on a phone, where it stands below the article.
    page.get_by_test_id("stMain").evaluate("node => node.scrollTo(0, 0)")
    one.state("example", article=True)

    for name in ("library", "check", "memory", "models"):
        one.to_page(name)
        page.get_by_role("heading", name=one.say(f"nav.{name}")).first.wait_for()
        one.state(name)

    one.rest()
    opening = page.get_by_test_id("stExpandSidebarButton")
    opening.click()
    page.get_by_label(one.say("settings.language")).first.wait_for()
    one.state("settings")
