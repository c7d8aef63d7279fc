"""A student reads the example: a word looked up, listed, the new words, a review, what is known."""

from __future__ import annotations

from pathlib import Path

from journey_homes import with_dictionary
from journey_walk import Walk

NAME = "student"
STATES = (
    "home",
    "example",
    "readings",
    "card",
    "learning",
    "new-words",
    "asked",
    "answer",
    "reviewed",
    "word-list",
)
"""What is looked at, in this order."""
WORD = "摊位"
"""In the example's first paragraph."""


def prepare(home: Path, user: Path) -> None:
    """Put the dictionary into an empty home."""
    with_dictionary(home, user)


def walk(one: Walk) -> None:
    """Read, look up, learn, review."""
    page = one.page
    page.goto(str(one.reader))
    one.button(one.say("example.open")).wait_for()
    one.state("home")

    one.press(one.say("example.open"))
    page.locator(".reader[data-words=ready]").wait_for()
    one.state("example", article=True)

    page.locator("select[data-set=readings]").select_option("pinyin", force=True)
    page.locator(".reader .s rt").first.wait_for()
    one.state("readings", article=True)

    page.locator(".reader .s .w", has_text=WORD).first.click()
    panel = page.locator(".panel")
    panel.locator(".attribution").wait_for()
    one.state("card")

    panel.get_by_role("button", name=one.word("word.add")).click()
    panel.get_by_role("button", name=one.word("word.listed")).wait_for()
    one.state("learning")
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")

    one.rest()
    page.locator(".st-key-article-words button").first.click()
    page.locator(".dz-levels").wait_for()
    one.state("new-words")
    page.keyboard.press("Escape")
    page.locator(".dz-levels").wait_for(state="hidden")

    one.to_page("review")
    one.button(one.say("review.show")).wait_for()
    one.state("asked")
    page.keyboard.press("Space")
    page.locator(".dz-card .dz-word").wait_for()
    one.state("answer")
    one.rest()
    page.keyboard.press("4")
    page.locator(".dz-card").wait_for(state="detached")
    one.state("reviewed")

    one.to_page("memory")
    one.rest()
    page.get_by_text(one.say("memory.part-words"), exact=True).filter(visible=True).first.click()
    page.get_by_text(one.say("list.count", shown=1, total=1)).first.wait_for()
    one.state("word-list")
