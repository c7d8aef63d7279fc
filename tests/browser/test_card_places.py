"""The card of a word in a real browser: beside the article or below it, from word to word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Reader, Visit, bring_dictionary, serving, translated
from translator.store import Library

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

WORDS = """\
他們 他们 [ta1 men5] /they/
計劃 计划 [ji4 hua4] /plan/to plan/
建立 建立 [jian4 li4] /to set up/to establish/
建 建 [jian4] /to build/
立 立 [li4] /to stand/
公園 公园 [gong1 yuan2] /park/
"""
PAIRS = {
    "镇上的事": "Things in Town",
    "他们计划建立公园。": "They plan on establishing a park.",
    "后来": "Later",
    "公园建好了。": "The park is finished.",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("card-places")
    bring_dictionary(place, WORDS)
    return place


@pytest.fixture(scope="module")
def reader(home: Path) -> Iterator[Reader]:
    with serving(home, DUIZHAO_DEVELOPER="1") as address:
        yield address


@pytest.fixture
def visit(browser: Any, reader: Reader, home: Path) -> Iterator[Visit]:
    """An article with headings and an English translation, in a wide window."""
    one, two, three, four = PAIRS
    text = f"# {one}\n\n{two}\n\n## {three}\n\n" + f"{four}\n\n" * 40
    job_id = translated(home, text, name="town.md")
    with Library(home / "library.sqlite3") as library:
        pairs = [replace(one, target=PAIRS[one.source]) for one in library.pairs(job_id)]
        library.save_pairs(job_id, pairs)
    opened = Visit(browser, reader, width=1440, path=f"/?job={job_id}")
    opened.page.locator(".reader .t .g", has_text="They plan").wait_for()
    opened.words_ready()
    opened.settled()
    yield opened
    assert opened.strange == []
    opened.page.close()


def box(node: Any) -> dict[str, float]:
    found: dict[str, float] = node.bounding_box()
    return found | {"right": found["x"] + found["width"], "bottom": found["y"] + found["height"]}


def test_a_card_keeps_its_context_beside_the_article_and_below_it(visit: Visit) -> None:
    page = visit.page
    word = page.locator(".reader .s .w", has_text="建立").first
    panel, gloss = page.locator(".panel"), page.locator(".gloss")
    word.hover()
    expect(gloss).to_have_text("jiànlì to set up; to establish")
    before = box(word)["y"]
    word.click()
    expect(gloss).to_be_hidden()
    expect(panel.locator(".here")).to_have_text("here: 建立 → establishing")
    panel.locator(".attribution").wait_for()
    expect(panel.locator(".senses li")).to_have_text(["to establish", "to set up"])
    expect(panel.locator(".senses .fits")).to_have_text("to establish")
    assert abs(box(word)["y"] - before) <= 1
    sentence = page.locator(".reader .t .g", has_text="They plan")
    assert box(sentence)["right"] <= box(panel)["x"]
    page.mouse.move(5, 5)
    expect(page.locator(".reader .held")).to_have_count(2)
    expect(page.locator(".reader .t .w[data-kept]")).to_have_text(["establishing"])

    for name in ("Add to the word list", "Known"):
        panel.get_by_role("button", name=name).click()
        expect(panel.locator(".actions [aria-pressed=true]").last).to_be_enabled()
    expect(panel.locator(".actions [aria-pressed=true]")).to_have_text(
        ["On the word list", "Known"]
    )
    panel.locator(".character", has_text="立").click()
    expect(panel.locator(".headword .reading")).to_have_text("lì")
    panel.get_by_role("button", name="Back to 建立").click()
    expect(panel.locator(".headword .reading")).to_have_text("jiànlì")

    page.keyboard.press("ArrowRight")
    expect(panel.locator(".here")).to_have_text("here: 公园 → park")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(panel.locator(".headword .reading")).to_have_text("jìhuà")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".reader .w:focus")).to_have_text("计划")
    expect(page.locator(".reader .held")).to_have_count(0)

    page.set_viewport_size({"width": 390, "height": 780})
    last = page.locator(".reader .s .w", has_text="公园").last
    last.click()
    panel.locator(".attribution").wait_for()
    assert box(panel)["height"] <= 0.45 * 780
    assert box(last)["bottom"] < box(panel)["y"]
    assert box(panel)["bottom"] <= box(page.locator(".tools"))["y"] + 1


def test_the_menu_of_headings_leads_to_them_and_tones_have_colours(visit: Visit) -> None:
    page = visit.page
    page.locator(".contents summary").click()
    menu = page.locator(".contents .sheet button")
    expect(menu).to_have_text(["镇上的事", "后来"])
    expect(page.locator(".contents [aria-current]")).to_have_text("镇上的事")
    menu.last.click()
    expect(page.locator(".reader .g:focus")).to_have_text("后来")
    page.locator(".menu summary", has_text="Aa").click()
    page.get_by_label("Tones in colours").check()
    page.keyboard.press("Escape")
    page.locator("select[data-set=readings]").select_option("pinyin")
    over = page.locator(".reader .s rt", has_text="gōngyuán").first
    expect(over.locator("[data-tone]")).to_have_text(["gōng", "yuán"])
    colours = over.locator("[data-tone]").evaluate_all(
        "all => all.map(one => getComputedStyle(one).color)"
    )
    assert len(set(colours)) == 2


def test_what_comes_below_a_resting_pointer_says_nothing_until_it_moves(visit: Visit) -> None:
    page = visit.page
    words = page.locator(".reader .s .w", has_text="公园")
    gloss = page.locator(".gloss")
    here, next_one = box(words.nth(2)), box(words.nth(3))
    x, y = here["x"] + here["width"] / 2, here["y"] + here["height"] / 2
    page.mouse.move(x, y)
    expect(gloss).to_be_visible()
    page.locator(".frame").evaluate(
        "node => node.addEventListener('pointerover', () => { window.cameBelow = true; })"
    )
    page.locator("[data-testid=stMain]").evaluate(
        "(one, by) => one.scrollBy(0, by)", next_one["y"] - here["y"]
    )
    page.wait_for_function("() => window.cameBelow")
    expect(gloss).to_be_hidden()
    page.mouse.move(x + 2, y)
    expect(gloss).to_be_visible()


def test_a_card_needs_no_run_of_the_page_and_takes_one_where_nothing_answers(visit: Visit) -> None:
    page = visit.page
    sent: list[object] = []
    page.on("request", lambda request: "/answers/" in request.url and sent.append(request.url))
    page.evaluate(
        """() => {
            const send = WebSocket.prototype.send;
            window.messages = 0;
            WebSocket.prototype.send = function (...what) {
                window.messages += 1;
                return send.apply(this, what);
            };
        }"""
    )
    words = page.locator(".reader .s .w")
    panel = page.locator(".panel")
    words.filter(has_text="建立").first.click()
    expect(panel.locator(".senses .fits")).to_have_text("to establish")
    assert (len(sent), page.evaluate("window.messages")) == (1, 0)

    page.route("**/answers/*", lambda route: route.abort())
    words.filter(has_text="计划").first.click()
    expect(panel.locator(".headword")).to_contain_text("计划")
    panel.locator(".attribution").wait_for()
    assert page.evaluate("window.messages") > 0
