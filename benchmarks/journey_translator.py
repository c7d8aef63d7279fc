"""A translator brings twelve files: translated together, doubts decided one key each, one zip."""

from __future__ import annotations

import zipfile
from pathlib import Path

from journey_files import twelve
from journey_homes import with_dictionary, with_terms
from journey_model import Model
from journey_walk import Walk

NAME = "translator"
STATES = (
    "files",
    "first-sentences",
    "progress",
    "queue",
    "editing",
    "reasons",
    "replace",
    "replaced",
    "zip",
    "library",
)
"""What is looked at, in this order."""
_FILES = 12
_FIRST = 3
"""Sentences that are there when the first picture is taken."""
OLD, NEW = "vendors", "stallholders"


def prepare(home: Path, user: Path) -> None:
    """Put the translator's dictionary and terms into a home."""
    with_dictionary(home, user)
    with_terms(home)


def walk(one: Walk, model: Model) -> None:
    """Bring, wait, decide, replace, take away."""
    page = one.page
    page.goto(str(one.reader))
    one.rest()
    page.locator("input[type=file]").set_input_files(
        [
            {"name": name, "mimeType": "application/octet-stream", "buffer": data}
            for name, data in twelve().items()
        ]
    )
    begin = one.button(one.say("several.translate", number=_FILES))
    begin.wait_for()
    one.state("files")

    one.press(one.say("several.translate", number=_FILES))
    model.allow(_FIRST)
    page.locator(".reader .t .g:not(.pending)").first.wait_for()
    one.state("first-sentences", article=True)

    one.to_page("check")
    page.get_by_test_id("stProgress").first.wait_for()
    model.allow(8)
    one.state("progress")
    model.open.set()
    page.get_by_test_id("stProgress").first.wait_for(state="detached")
    _queue(one)
    _replaced(one)
    _taken(one)
    one.to_page("library")
    page.locator(".shelf tbody tr").nth(_FILES - 1).wait_for()
    one.state("library")


def _queue(one: Walk) -> None:
    """Decide four sentences: accepted, corrected, dismissed, skipped."""
    page = one.page
    source = page.locator(".sides.here .source")
    source.wait_for()
    for _ in range(12):  # to one with a term and a sentence like it
        if page.locator(".beside ins, .beside del").count():
            break
        _decide(one, "s")
    one.state("queue")
    _decide(one, "a")

    one.rest()
    page.keyboard.press("e")
    page.keyboard.press("End")
    page.keyboard.type(" (320)")
    one.state("editing")
    _decide(one, "Control+Enter")

    one.rest()
    page.keyboard.press("d")
    page.locator(".reasons").wait_for()
    one.state("reasons")
    _decide(one, "1")


def _decide(one: Walk, key: str) -> None:
    """Press a key that leads to another sentence, and wait for it."""
    one.rest()
    source = one.page.locator(".sides.here .source")
    before = source.inner_text()
    one.page.keyboard.press(key)
    source.filter(has_text=before).wait_for(state="detached")


def _replaced(one: Walk) -> None:
    page = one.page
    one.press(one.say("check.replace"))
    page.locator("[class*=st-key-replace-old] input").fill(OLD)
    page.keyboard.press("Tab")
    one.rest()
    page.locator("[class*=st-key-replace-new] input").fill(NEW)
    page.keyboard.press("Tab")
    page.locator(".st-key-replace-do button").wait_for()
    page.get_by_text(NEW).first.wait_for()
    one.state("replace")
    one.rest()
    page.locator(".st-key-replace-do button").click()
    page.locator(".st-key-replace-undo button").wait_for()
    page.locator(".st-key-replace-do").wait_for(state="hidden")
    one.state("replaced")


def _taken(one: Walk) -> None:
    page = one.page
    one.press(one.say("check.download"))
    page.locator(".st-key-check-make button").wait_for()
    one.rest()
    page.locator(".st-key-check-make button").click()
    saving = page.locator(".st-key-check-save button")
    saving.wait_for()
    one.state("zip")
    with page.expect_download() as waiting:
        saving.click()
    with zipfile.ZipFile(waiting.value.path()) as taken:
        folders = {name.partition("/")[0] for name in taken.namelist()}
    if folders != {"tmx", "xliff", "bilingual"}:
        raise AssertionError(f"the zip holds {sorted(folders)}")
    page.keyboard.press("Escape")
    saving.wait_for(state="hidden")
