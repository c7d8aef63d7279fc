"""A click, an edit, an acceptance is never lost, however slow the server and whatever it does."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, Reader, Visit, serving, translated
from translator.store import Library

pytestmark = pytest.mark.browser

SLOW = "from tests.browser.slow_server import slow_down; slow_down(); "
NUMBER = 30


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of the module's reader."""
    return tmp_path_factory.mktemp("actions")


@pytest.fixture(scope="module")
def reader(home: Path) -> Iterator[Reader]:
    """The address of a slow reader with the echo engine."""
    with serving(home, before=SLOW, DUIZHAO_DEVELOPER="1") as address:
        yield address


@pytest.fixture
def visit(browser: Any, reader: Reader, home: Path) -> Iterator[Visit]:
    """An article, translated; the page goes on being made again each second."""
    text = "\n\n".join(f"这是第{number}段，讲的是院子里的树。" for number in range(NUMBER))
    job_id = translated(home, text, name="trees.md")
    opened = Visit(browser, reader, path=f"/?job={job_id}")
    expect(targets(opened)).to_have_count(NUMBER, timeout=PATIENCE)
    opened.page.locator(".reader .t .g.pending").first.wait_for(state="detached")
    yield opened
    assert opened.strange == []
    opened.page.close()


def targets(visit: Visit) -> Any:
    return visit.page.locator(".reader .t .g")


def accept(visit: Visit, number: int) -> None:
    targets(visit).nth(number).focus()
    visit.page.keyboard.press("a")


def job(visit: Visit) -> int:
    return int(visit.page.url.rpartition("job=")[2])


def by_a_person(home: Path, job_id: int) -> int:
    with Library(home / "library.sqlite3") as library:
        return sum(one.provenance.kind == "person" for one in library.pairs(job_id))


def test_sentences_accepted_one_upon_another_are_all_accepted(visit: Visit, home: Path) -> None:
    moments = random.Random(7)
    for number in range(NUMBER):
        accept(visit, number)
        if moments.random() < 0.5:  # sooner than the server answers, or later
            visit.page.locator(".reader .t .accepted").nth(number // 2).wait_for()
    expect(visit.page.locator(".reader .t .accepted")).to_have_count(NUMBER, timeout=PATIENCE)
    assert by_a_person(home, job(visit)) == NUMBER


def test_a_correction_is_kept_though_the_page_is_left_at_once(visit: Visit, home: Path) -> None:
    job_id = job(visit)
    targets(visit).nth(0).dblclick()
    field = visit.page.locator(".editor textarea")
    field.fill("A tree in the yard.")
    field.press("Control+Enter")
    visit.page.get_by_role("button", name="← Another article").click()
    visit.page.get_by_text("Paste text").wait_for()
    visit.page.get_by_role("heading", name="Go on reading").wait_for()
    visit.page.go_back()
    kept = visit.page.locator(".reader .t .person", has_text="A tree in the yard.")
    kept.first.wait_for()
    assert by_a_person(home, job_id) >= 1


def test_what_does_not_arrive_is_said_and_sent_again(visit: Visit) -> None:
    page = visit.page
    lost = []

    def relay(line: Any) -> None:
        server = line.connect_to_server()
        line.on_message(lambda message: server.send(message) if not lost else lost.append(message))

    page.route_web_socket("**/_stcore/stream*", relay)
    page.reload()
    expect(targets(visit)).to_have_count(NUMBER, timeout=PATIENCE)
    lost.append("from now on")
    accept(visit, 3)
    said = page.locator(".hint", has_text="does not answer yet")
    said.wait_for()
    lost.clear()
    page.locator(".reader .t .accepted").first.wait_for()
    said.wait_for(state="hidden")


def test_a_word_pressed_while_its_row_is_drawn_anew_is_looked_up(visit: Visit) -> None:
    page = visit.page
    word = page.locator(".reader .s .w.han").first
    word.wait_for()
    place = word.bounding_box()
    page.mouse.move(place["x"] + 4, place["y"] + 4)
    page.mouse.down()
    word.evaluate(
        "node => { const row = node.closest('.row'); row.replaceWith(row.cloneNode(true)); }"
    )
    page.mouse.up()
    page.locator(".panel:not([hidden])").wait_for()


def test_what_was_written_is_there_again_when_the_page_was_turned(
    browser: Any, reader: Reader
) -> None:
    visit = Visit(browser, reader)
    visit.paste("\n\n".join(f"第{number}段讲树。" for number in range(70)))
    visit.page.get_by_role("button", name="Translate", exact=True).click()
    visit.page.locator(".reader .t .g:not(.pending)").first.wait_for()
    targets(visit).nth(0).dblclick()
    field = visit.page.locator(".editor textarea")
    field.fill("Half a sen")
    visit.page.get_by_role("button", name="Next page").first.click()
    visit.page.locator(".reader .s .g", has_text="第60段").wait_for()
    visit.page.get_by_role("button", name="Page before").first.click()
    visit.page.locator(".reader .s .g", has_text="第0段").wait_for()
    targets(visit).nth(0).dblclick()
    expect(field).to_have_value("Half a sen")
    assert visit.strange == []
    visit.page.close()


def test_a_page_with_something_unsaid_asks_before_it_is_left(visit: Visit) -> None:
    page = visit.page
    targets(visit).nth(1).dblclick()
    page.locator(".editor textarea").fill("Half a sen")
    asked: list[str] = []
    page.remove_listener("dialog", visit._dialog)
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    expect(targets(visit)).to_have_count(NUMBER, timeout=PATIENCE)
    assert asked == ["beforeunload"]


def test_beside_the_editor_stands_what_the_memory_has(visit: Visit) -> None:
    targets(visit).nth(0).dblclick()
    box = visit.page.locator(".editor .memory")
    match = box.locator(".matches .match").first
    expect(match.locator(".percent")).to_have_text("99 %", timeout=PATIENCE)
    expect(match.locator("ins")).to_have_text("0")
    match.get_by_role("button", name="Use").click()
    field = visit.page.locator(".editor textarea")
    expect(field).to_be_focused()
    assert "院子里的树" in field.input_value()
    search = box.locator("input")
    search.fill("院子")
    search.press("Enter")
    expect(box.locator(".found mark").first).to_have_text("院子", timeout=PATIENCE)
    search.fill("没有这句")
    box.get_by_role("button", name="Search").click()
    expect(box.locator(".found .note")).to_contain_text("没有这句", timeout=PATIENCE)
