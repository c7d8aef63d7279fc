"""The reading view in a real browser: read, look up, correct, accept, find what is doubtful."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import PATIENCE, Reader, Visit, bring_dictionary, serving, translated
from translator.store import Library
from translator.types import Finding, Level

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

WORDS = """\
今天 今天 [jin1 tian1] /today/
天氣 天气 [tian1 qi4] /weather/
很 很 [hen3] /very/
好 好 [hao3] /good; <img src=x onerror=alert(1)>/
我們 我们 [wo3 men5] /we/
去 去 [qu4] /to go/
公園 公园 [gong1 yuan2] /park/CL:個|个[ge4]/
"""
ARTICLE = "今天天气很好。我们去**公园**。\n\n公园里有3个人。"
HOSTILE = '<script>alert(1)</script><img src="https://evil.example/x.png" onerror=alert(2)>'
CONTRAST = """
(node) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const pixel = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  let behind = node;
  const host = (one) => one.parentElement || one.getRootNode().host;
  while (behind && pixel(getComputedStyle(behind).backgroundColor)[3] < 255) behind = host(behind);
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [one, other] = [
    light(pixel(getComputedStyle(node).color)),
    light(pixel(getComputedStyle(behind || document.body).backgroundColor)),
  ];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
"""
"""Contrast of a node's text, as https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio has it."""
PASTE = """
(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.getRootNode().getSelection().selectAllChildren(field);
  const how = { clipboardData, bubbles: true, cancelable: true };
  field.dispatchEvent(new ClipboardEvent("paste", how));
}
"""
"""Puts a text in the place of all that stands in a field, as a clipboard does."""
QUIET = (
    ".counts", ".names", ".tools label span", ".tools button:enabled", ".reader .s .g",
    ".reader footer p", ".panel .section", ".panel .reading", ".panel .fact", ".panel .attribution",
    ".panel .small", ".reader rt",
)  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with a small dictionary."""
    place = tmp_path_factory.mktemp("reading-view")
    bring_dictionary(place, WORDS)
    return place


@pytest.fixture(scope="module")
def reader(home: Path) -> Iterator[Reader]:
    """The address of a reader with that dictionary and the echo engine."""
    with serving(home, DUIZHAO_DEVELOPER="1") as address:
        yield address


@pytest.fixture
def visit(browser: Any, reader: Reader, home: Path) -> Iterator[Visit]:
    """The article, translated by the echo engine, its words ready."""
    job_id = translated(home, ARTICLE, name="park.md")
    opened = Visit(browser, reader, path=f"/?job={job_id}")
    opened.settled()
    opened.page.locator(".reader .w.han").first.wait_for()
    yield opened
    assert opened.strange == []
    opened.page.close()


def target(visit: Visit, number: int) -> Any:
    return visit.page.locator(".reader .t .g").nth(number)


def correct(visit: Visit, number: int, text: str) -> None:
    target(visit, number).dblclick()
    field = visit.page.locator(".editor textarea")
    field.fill(text)
    field.press("Control+Enter")
    field.wait_for(state="detached")


def test_a_word_is_looked_up_added_and_its_card_is_text(visit: Visit) -> None:
    page = visit.page
    page.locator(".reader .s .w", has_text="公园").first.click()
    panel = page.locator(".panel")
    panel.locator(".reading", has_text="gōngyuán").wait_for()
    # What the page knows is there at once; the rest of the card comes from the server.
    expect(panel).to_contain_text("CC BY-SA", timeout=PATIENCE)
    expect(panel).to_contain_text("公園")
    expect(panel.locator(".sentences p")).to_have_count(1)  # the other one
    panel.get_by_role("button", name="Add to the word list").click()
    panel.get_by_role("button", name="on the word list").wait_for()
    page.get_by_role("button", name="Word list (1)").wait_for()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.locator(".reader .s .w", has_text="好").first.click()
    panel.get_by_text("<img src=x onerror=alert(1)>").wait_for()
    expect(panel.locator("img, script")).to_have_count(0)


def test_readings_stand_over_words_and_can_be_hidden_with_a_key(visit: Visit) -> None:
    page = visit.page
    page.locator("select[data-set=readings]").select_option("pinyin")
    page.locator(".reader .s rt").first.wait_for()
    over = page.locator(".reader .s ruby").evaluate_all(
        "all => all.map(one => one.firstChild.textContent + one.querySelector('rt').textContent)"
    )
    assert over[:4] == ["今天jīntiān", "天气tiānqì", "很hěn", "好hǎo"]
    page.locator(".reader .s .g").first.focus()
    page.keyboard.press("y")
    page.locator(".reader .s rt").first.wait_for(state="detached")
    page.keyboard.press("y")
    page.locator(".reader .s rt").first.wait_for()
    page.locator("select[data-set=readings]").select_option("none")
    page.locator(".reader .s rt").first.wait_for(state="detached")


def test_the_chinese_side_is_shown_in_traditional_characters_with_their_language(
    visit: Visit,
) -> None:
    page = visit.page
    visit.choose("script", "zh-Hant-TW")
    page.locator(".reader .s .g", has_text="今天天氣很好。").wait_for()
    assert page.locator(".reader .row .s").first.get_attribute("lang") == "zh-Hant-TW"
    visit.choose("script", "original")
    page.locator(".reader .s .g", has_text="今天天气很好。").wait_for()


def test_a_correction_keeps_its_marks_survives_a_reload_and_can_be_taken_back(
    visit: Visit,
) -> None:
    page = visit.page
    target(visit, 1).dblclick()
    field = page.locator(".editor .field")
    opening, closing = field.locator(".chip").evaluate_all(
        "all => all.map(one => one.dataset.mark)"
    )
    field.fill("We go to the park.")  # chips and all are gone
    field.press("Control+Enter")
    page.locator(".editor .refused", has_text="bold begins").wait_for()
    expect(page.locator(".editor .gone button")).to_have_count(2)
    field.evaluate(PASTE, f"We go to the {opening}park{closing}.")
    expect(page.locator(".editor .gone button")).to_have_count(0)
    field.press("Control+Enter")
    field.wait_for(state="detached")
    page.locator(".reader .t .person strong", has_text="park").wait_for()
    page.reload()
    page.locator(".reader .t .person strong", has_text="park").wait_for()
    target(visit, 1).focus()
    page.keyboard.press("h")
    page.locator(".panel .history li").nth(1).wait_for()
    page.get_by_role("button", name="Take the correction back").click()
    page.locator(".reader .t .person").first.wait_for(state="detached")


def test_what_looks_like_markup_in_a_correction_is_text(visit: Visit) -> None:
    correct(visit, 0, HOSTILE)
    shown = target(visit, 0)
    assert HOSTILE in shown.text_content()
    expect(visit.page.locator(".reader").locator("script, img")).to_have_count(0)
    shown.focus()
    visit.page.keyboard.press("h")
    visit.page.get_by_role("button", name="Take the correction back").click()
    visit.page.locator(".reader .t .person").first.wait_for(state="detached")


def test_escape_leaves_a_sentence_as_it_was(visit: Visit) -> None:
    before = target(visit, 0).text_content()
    target(visit, 0).focus()
    visit.page.keyboard.press("e")
    field = visit.page.locator(".editor textarea")
    field.fill("aejn?")  # keys of the page are letters while somebody types
    assert field.input_value() == "aejn?"
    field.press("Escape")
    field.wait_for(state="detached")
    assert target(visit, 0).text_content() == before
    assert target(visit, 0).evaluate("one => one === one.getRootNode().activeElement")


def test_doubtful_sentences_are_found_filtered_and_accepted(visit: Visit, home: Path) -> None:
    page = visit.page
    job_id = int(page.url.rpartition("job=")[2])
    note = Finding(check="numbers", level=Level.WARNING, message="3 is missing.")
    with Library(home / "library.sqlite3") as library:
        pair = library.pairs(job_id)[-1]
        library.save_pairs(job_id, [replace(pair, findings=(note,))])
    page.reload()
    page.locator(".findings", has_text="3 is missing.").wait_for()
    page.locator(".reader .s .g").first.focus()
    page.keyboard.press("n")
    expect(page.locator(".reader .t .flagged:focus")).to_have_count(1)
    page.get_by_role("button", name="1 to look at").click()
    page.locator(".reader .s .g", has_text="今天天气很好。").wait_for(state="detached")
    expect(page.locator(".reader .rows .row")).to_have_count(1)
    page.locator(".reader .t .flagged").focus()
    page.keyboard.press("a")
    page.locator(".reader .t .accepted").wait_for()
    expect(page.locator(".reader .findings")).to_have_count(0)
    page.get_by_role("button", name="0 to look at").click()
    page.locator(".reader .s .g", has_text="今天天气很好。").wait_for()
    target(visit, 2).focus()
    page.keyboard.press("h")
    page.get_by_role("button", name="Take the correction back").click()
    page.locator(".reader .t .accepted").wait_for(state="detached")


def test_another_model_proposes_and_the_person_decides(visit: Visit) -> None:
    page = visit.page
    target(visit, 0).focus()
    page.keyboard.press("r")
    page.locator(".panel .choices button").first.click()
    page.locator(".findings .proposal", has_text="says the same").wait_for()
    page.get_by_role("button", name="Leave it").click()
    page.locator(".findings .proposal").wait_for(state="detached")
    expect(page.locator(".reader .t .person")).to_have_count(0)


def test_hidden_translations_show_one_by_one_and_the_layout_is_kept(visit: Visit) -> None:
    page = visit.page
    page.locator("select[data-set=layout]").select_option("reveal")
    page.locator(".reader .t .veiled").first.wait_for()
    expect(page.locator(".reader .t .veiled")).to_have_count(3)
    target(visit, 0).click()
    expect(page.locator(".reader .t .veiled")).to_have_count(2)
    target(visit, 1).focus()
    page.keyboard.press(" ")
    expect(page.locator(".reader .t .veiled")).to_have_count(1)
    page.reload()
    page.locator(".reader .t .veiled").first.wait_for()
    page.locator("select[data-set=layout]").select_option("source")
    expect(page.locator(".reader .rows .t").first).to_be_hidden()
    page.locator(".reader .s .g").first.focus()
    page.keyboard.press("l")
    expect(page.locator(".reader .rows .s").first).to_be_hidden()


def test_the_keyboard_walks_through_words_and_paragraphs_and_tells_its_keys(visit: Visit) -> None:
    page = visit.page
    page.locator(".reader .s .g").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".reader .w:focus")).to_have_text("天气")
    page.keyboard.press("Enter")
    page.locator(".panel .reading", has_text="tiānqì").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator(".reader .w:focus")).to_have_text("天气")
    page.keyboard.press("j")
    expect(page.locator(".reader .s .g:focus")).to_have_text("公园里有3个人。")
    page.keyboard.press("k")
    expect(page.locator(".reader .s .g:focus")).to_have_text("今天天气很好。")
    page.keyboard.press("?")
    dialog = page.locator("dialog.help")
    dialog.wait_for()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    # Wherever a click or the Tab key led, the article's keys are the article's.
    places: list[Callable[[], Any]] = [
        lambda: page.mouse.click(20, 600),  # the margin, which takes the focus in Streamlit
        lambda: page.mouse.click(700, 890),
        lambda: page.get_by_role("button", name="Pages").focus(),
        lambda: page.locator("select[data-set=readings]").focus(),
    ]
    for go in places:
        go()
        page.keyboard.press("?")
        dialog.wait_for()
        page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
    page.mouse.click(20, 600)
    page.keyboard.press("j")
    expect(page.locator(".reader .s .g:focus")).to_have_text("公园里有3个人。")


def test_the_size_of_the_text_is_kept_in_this_browser(visit: Visit) -> None:
    page = visit.page

    def size() -> str:
        return str(page.locator(".reader").evaluate("one => getComputedStyle(one).fontSize"))

    before = size()
    page.locator(".menu summary", has_text="Aa").click()
    page.get_by_role("button", name="Larger text").click()
    larger = size()
    assert float(larger.removesuffix("px")) > float(before.removesuffix("px"))
    page.reload()
    page.locator(".reader .t .g").first.wait_for()
    assert size() == larger
    expect(page.locator(".editor")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_quiet_text_can_be_read_in_light_and_dark(visit: Visit, scheme: str) -> None:
    page = visit.page
    page.emulate_media(color_scheme=scheme)
    page.locator("select[data-set=readings]").select_option("pinyin")
    page.locator(".reader .s rt").first.wait_for()
    page.locator(".reader .s .w", has_text="公园").first.click()
    page.locator(".panel .reading").first.wait_for()
    found = {one: page.locator(one).first.evaluate(CONTRAST) for one in QUIET}
    assert {one: ratio for one, ratio in found.items() if ratio < 4.5} == {}


VOICES = """
(voices) => {
  const synthesis = {
    said: [], getVoices: () => voices, addEventListener() {}, removeEventListener() {},
    cancel() { clearTimeout(this.timer); },
    speak(said) {
      this.said.push([said.text, said.voice.name, said.rate]);
      this.timer = setTimeout(() => {
        said.onboundary({ charIndex: 2 });
        this.timer = setTimeout(() => said.onend(), 30);
      }, 30);
    },
  };
  // The browser's own takes no voice that is not its own.
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { configurable: true, value: synthesis });
}
"""
"""A computer with these voices: it speaks each sentence in an instant."""
LOCAL = [
    {"name": "of the net", "lang": "zh-CN", "localService": False},
    {"name": "Cantonese", "lang": "zh-HK", "localService": True},
    {"name": "Mandarin", "lang": "zh_CN", "localService": True},
    {"name": "English", "lang": "en-GB", "localService": True},
]


def test_an_article_is_read_aloud_by_voices_of_this_computer_alone(visit: Visit) -> None:
    page = visit.page
    page.evaluate(VOICES, LOCAL)
    page.locator(".reader .s .g").first.click()
    page.locator(".tools summary", has_text="▾").click()
    page.locator("select[data-set=voice]").select_option("both")
    page.locator("select[data-set=rate]").select_option("2")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Read aloud").click()
    page.wait_for_function("window.speechSynthesis.said.length >= 6")
    page.get_by_role("button", name="Read aloud").wait_for()  # it has ended by itself
    said = page.evaluate("window.speechSynthesis.said")
    sides = [page.locator(f".reader .rows .{side} .g").all_inner_texts() for side in "st"]
    assert [text for text, _, _ in said[::2]] == [
        "今天天气很好。",
        "我们去公园。",
        "公园里有3个人。",
    ]
    assert [text for text, _, _ in said[1::2]] == [text.strip("\u202f✎✓ ") for text in sides[1]]
    assert {(voice, rate) for _, voice, rate in said[::2]} == {("Mandarin", 0.8)}
    assert {(voice, rate) for _, voice, rate in said[1::2]} == {("English", 0.8)}
    page.evaluate(VOICES, LOCAL[:1])
    page.keyboard.press("v")
    expect(page.locator(".hint")).to_contain_text("No voice of this computer speaks")
    assert page.evaluate("window.speechSynthesis.said") == []
    page.get_by_role("button", name="Read aloud").wait_for()


def test_the_bar_stays_in_view_and_the_article_begins_near_the_top(visit: Visit) -> None:
    page = visit.page
    page.locator("[data-testid=stMain]").evaluate("one => one.scrollTo(0, 0)")
    assert page.locator(".tools").bounding_box()["height"] <= 44
    assert page.locator(".reader .s .g").first.bounding_box()["y"] < 80
    page.set_viewport_size({"width": 1200, "height": 300})
    page.locator("[data-testid=stMain]").evaluate("one => one.scrollTo(0, 1e6)")
    assert page.locator(".tools").bounding_box()["y"] == 0
    page.set_viewport_size({"width": 390, "height": 800})
    bar = page.locator(".tools").bounding_box()
    assert bar["y"] > 740 and abs(bar["y"] + bar["height"] - 800) < 1
    page.set_viewport_size({"width": 1200, "height": 900})


def test_the_sentence_somebody_came_for_stays_lit_until_they_go_on(
    visit: Visit, reader: Reader
) -> None:
    page = visit.page
    at = page.locator(".reader .s .g").last.get_attribute("data-at")
    job = page.url.partition("job=")[2]
    page.goto(f"{reader}/?job={job}&at={at}")
    lit = page.locator(".reader .g.held")
    expect(lit).to_have_count(2)  # the sentence and its translation
    expect(lit.first).to_contain_text("公园里有3个人。")
    page.locator(".reader .s .g").first.hover()
    expect(page.locator(".reader .g.highlighted").first).to_contain_text("今天天气很好。")
    expect(lit).to_have_count(2)
    page.locator(".reader .counts").click()
    expect(lit).to_have_count(0)
