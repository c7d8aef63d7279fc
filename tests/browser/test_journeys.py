"""Whole journeys: what a person does from the first click to the file on the disk."""

from __future__ import annotations

import threading
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Reader, Visit, serving
from tests.browser.recording import left_the_machine
from tests.openai_standin import Handler, StandIn, good
from tests.openai_standin import serving as standing_in

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

ARTICLE = "第一段讲早市。\n\n第二段讲公园。\n\n第三段讲天气。\n\n第四段讲晚饭。\n"
MINE = "The second paragraph is about the park."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of the module's reader."""
    return tmp_path_factory.mktemp("journeys")


class Gate:
    """Lets a model answer as many sentences as a test allows."""

    def __init__(self) -> None:
        self.allowed = threading.Semaphore(0)
        self.open = threading.Event()
        self.came = threading.Semaphore(0)

    def __call__(self, handler: Handler) -> None:
        """Answer one, when it may."""
        self.came.release()
        while not self.allowed.acquire(timeout=0.05):
            if self.open.is_set() or handler.standin.over.is_set():
                break
        good(handler)


@pytest.fixture(scope="module")
def model() -> Iterator[StandIn]:
    """A model on loopback that answers one sentence at a time."""
    with standing_in() as running:
        yield running


@pytest.fixture
def gate(model: StandIn) -> Iterator[Gate]:
    """How that model answers in a test."""
    made = Gate()
    model.always = made
    yield made
    made.open.set()
    model.always = None


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server's own requests are written down."""
    return tmp_path_factory.mktemp("recorded") / "asked.txt"


@pytest.fixture(scope="module")
def reader(home: Path, model: StandIn, recorded: Path) -> Iterator[Reader]:
    """The address of a reader that uses that model, and echo where it is chosen."""
    asked = {"DUIZHAO_MODEL": model.name, "DUIZHAO_DEVELOPER": "1", "DUIZHAO_OPENAI_PARALLEL": "1"}
    with serving(home, record=recorded, **asked) as address:
        yield address


def upload(visit: Visit, name: str, text: str, model: str = "") -> None:
    """Open a file and choose what translates it."""
    page = visit.page
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Translate", exact=True).wait_for()
    if model:
        page.get_by_role("combobox", name="Model").click()
        page.get_by_role("option", name=model, exact=True).click()
        visit.settled()


def done(visit: Visit, number: int) -> None:
    """Wait until so many sentences have their translation."""
    visit.page.wait_for_function(
        "number => [...document.querySelectorAll('*')].map(one => one.shadowRoot)"
        ".concat(document).filter(Boolean).reduce((sum, root) => sum +"
        " root.querySelectorAll('.reader .t .g:not(.pending)').length, 0) >= number",
        arg=number,
    )


def test_the_first_sentence_is_there_while_the_rest_arrives_stopped_reloaded_gone_on(
    browser: Any, reader: Reader, gate: Gate
) -> None:
    visit = Visit(browser, reader)
    page = visit.page
    upload(visit, "day.txt", ARTICLE)
    page.get_by_role("button", name="Translate", exact=True).click()
    gate.allowed.release()
    done(visit, 1)
    expect(page.locator(".reader .t .g.pending")).to_have_count(3)  # the others are still to come
    page.get_by_role("button", name="Stop").click()
    page.locator("button:disabled", has_text="Stop").wait_for()  # it is known
    gate.allowed.release()  # the sentence at hand
    page.get_by_role("button", name="Go on").wait_for()
    # The words above come a moment before the sentences; both say the same number.
    words = page.get_by_text("of 4 sentences · stopped").text_content() or ""
    kept = int(words.split()[0])
    assert 1 <= kept < 4
    expect(page.locator(".reader .t .g:not(.pending)")).to_have_count(kept)
    first = page.locator(".reader .t .g").first.text_content()
    page.reload()
    page.get_by_role("button", name="Go on").wait_for()
    page.locator(".reader .t .g").first.wait_for()
    expect(page.locator(".reader .t .g:not(.pending)")).to_have_count(kept)
    expect(page.locator(".reader .t .g").first).to_have_text(first)
    gate.open.set()
    page.get_by_role("button", name="Go on").click()
    done(visit, 4)
    page.get_by_role("button", name="Go on").wait_for(state="detached")
    assert visit.strange == []
    page.close()


def test_what_the_pointer_rests_on_stays_lit_while_its_paragraph_is_filled(
    browser: Any, reader: Reader, gate: Gate
) -> None:
    visit = Visit(browser, reader)
    page = visit.page
    upload(visit, "lit.txt", "第一句讲早市。第二句讲公园。\n\n第三句讲天气。\n")
    page.get_by_role("button", name="Translate", exact=True).click()
    gate.allowed.release()
    done(visit, 1)
    visit.words_ready()
    page.locator(".reader .s .g").first.hover()
    expect(page.locator(".reader .highlighted")).to_have_count(2)
    page.locator(".reader .s .g").first.focus()
    page.keyboard.press("Shift+ArrowRight")
    word = page.locator(".reader .s .w:focus").text_content()
    gate.open.set()
    done(visit, 3)
    expect(page.locator(".reader .highlighted")).to_have_count(2)
    assert set(
        page.locator(".reader .highlighted").evaluate_all("all => all.map(n => n.dataset.n)")
    ) == {"0"}
    expect(page.locator(".reader .s .w:focus")).to_have_text(word)
    assert visit.strange == []
    page.close()


def test_one_reads_while_another_translates_and_nothing_is_mixed(
    browser: Any, reader: Reader, gate: Gate
) -> None:
    reading, translating = Visit(browser, reader), Visit(browser, reader)
    upload(reading, "read.txt", "院子里有一棵树。\n\n树下有一把椅子。\n", model="echo")
    reading.translate()
    upload(translating, "write.txt", "火车晚点了。\n\n大家都在等车。\n")
    translating.page.get_by_role("button", name="Translate", exact=True).click()
    translating.page.get_by_role("button", name="Stop").wait_for()
    assert gate.came.acquire(timeout=20)  # the model has a sentence, and keeps it
    page = reading.page
    reading.choose("script", "zh-Hant-TW")
    page.locator(".reader .s .g", has_text="院子裡有一棵樹。").wait_for()
    target = page.locator(".reader .t .g").nth(1)
    target.focus()
    page.keyboard.press("e")
    field = page.locator(".editor textarea")
    field.fill("There is a chair under it.")
    field.press("Control+Enter")
    page.locator(".reader .t .g.person").wait_for()
    expect(translating.page.locator(".reader .t .g.pending")).to_have_count(2)  # it still waits
    gate.open.set()
    done(translating, 2)
    shown = [one.page.locator(".reader .rows").text_content() for one in (reading, translating)]
    assert ["火车" in text for text in shown] == [False, True]
    assert ["There is a chair" in text for text in shown] == [True, False]
    for one in (reading, translating):
        assert one.strange == []
        one.page.close()


def saved(page: Any, form: str, folder: Path) -> Path:
    """Download the open document in a form."""
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=form).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    page.keyboard.press("Escape")
    return path


def test_what_is_downloaded_can_be_opened(browser: Any, reader: Reader, tmp_path: Path) -> None:
    visit = Visit(browser, reader)
    upload(visit, "park.txt", "公园里有3个人。\n\n<b>他们</b>在下棋。\n", model="echo")
    visit.translate()
    memory = saved(visit.page, "Translation memory (TMX)", tmp_path)
    name = "{http://www.w3.org/XML/1998/namespace}lang"
    units = [
        {one.get(name): "".join(one.itertext()).strip() for one in unit.iter("tuv")}
        for unit in ElementTree.parse(memory).iter("tu")  # our own file
    ]
    assert [sorted(unit) for unit in units] == [["en", "zh-Hans"]] * 2
    assert units[0]["zh-Hans"] == "公园里有3个人。"
    page = saved(visit.page, "Web page, side by side", tmp_path)
    assert page.name == "park.en.html"
    asked: list[str] = []
    other = browser.new_page()
    other.on("request", lambda request: asked.append(request.url))
    other.goto(page.as_uri())
    text = other.locator("body").text_content()
    assert "公园里有3个人。" in text
    assert "⟦公园里有3个人。⟧" in text
    assert "<b>他们</b>在下棋。" in text  # of a text file: no mark, letters
    assert [one for one in asked if not one.startswith(page.as_uri())] == []
    other.close()
    assert visit.strange == []
    visit.page.close()


def test_everything_is_done_with_the_keyboard_alone(browser: Any, reader: Reader) -> None:
    visit = Visit(browser, reader)
    page = visit.page
    page.get_by_text("Paste text").wait_for()
    visit.tab_to("Upload a file")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.get_by_role("textbox", name="Article").wait_for()
    visit.tab_to("Article")
    page.keyboard.insert_text("我们去Berlin。\n\n后来回家了。")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Translate", exact=True).wait_for()
    visit.tab_to("Translate")
    page.keyboard.press("Enter")
    done(visit, 2)
    visit.words_ready()
    visit.tab_to("我们去Berlin。")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".reader .s .g:focus")).to_have_text("后来回家了。")
    page.keyboard.press("e")
    field = page.locator(".editor textarea")
    field.wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("Then we went home.")
    page.keyboard.press("Control+Enter")
    page.locator(".reader .t .g.person", has_text="Then we went home.").wait_for()
    page.keyboard.press("l")
    page.locator(".frame.layout-stacked").wait_for()
    assert visit.strange == []
    page.close()


def test_a_correction_is_there_after_a_restart_and_in_another_document(
    browser: Any, tmp_path: Path
) -> None:
    with serving(tmp_path, DUIZHAO_DEVELOPER="1") as address:
        visit = Visit(browser, address)
        upload(visit, "one.txt", ARTICLE)
        visit.translate()
        visit.page.locator(".reader .t .g").nth(1).dblclick()
        field = visit.page.locator(".editor textarea")
        field.fill(MINE)
        field.press("Control+Enter")
        visit.page.locator(".reader .t .g.person").wait_for()
        visit.page.close()
    with serving(tmp_path, DUIZHAO_DEVELOPER="1") as address:
        visit = Visit(browser, address)
        upload(visit, "two.txt", "前面有新的一句。\n\n第二段讲公园。\n")
        visit.translate()
        expect(visit.page.locator(".reader .t .g.person")).to_have_text([MINE])
        visit.page.goto(f"{address}/?job=1")
        visit.page.locator(".reader .t .g.person", has_text=MINE).wait_for()
        visit.page.close()


def test_the_server_asked_nobody_but_this_computer(reader: Reader, recorded: Path) -> None:
    assert left_the_machine(recorded) == []
