"""The reader in a real browser, served as a user starts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Reader, Visit, translated

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

HOSTILE = """# <img src=https://evil.example/a onerror=alert(1)>标题

正文在这里<script>alert(2)</script>，还有<b onmouseover="alert(3)">粗体</b>。

点[这里](javascript:alert(4))，或者看![图片](https://evil.example/pixel.png)。

<iframe src="https://evil.example/frame"></iframe>

<svg onload=alert(5)><a xlink:href="javascript:alert(6)">链接</a></svg>

引用[链接][坏]结束。

[坏]: javascript:alert(7)
"""


@pytest.fixture(scope="module")
def example(browser: Any, reader: Reader) -> Iterator[Visit]:
    """The example, translated by the echo engine."""
    visit = Visit(browser, reader)
    visit.page.get_by_text("Open the example").click()
    visit.page.get_by_label("Example", exact=True).click()
    visit.page.get_by_role("option", name="news.zh-Hans.md").click()
    visit.translate()
    yield visit
    visit.page.close()


def background(page: Any, selector: str) -> str:
    return str(page.locator(selector).first.evaluate("n => getComputedStyle(n).backgroundColor"))


def test_the_example_is_shown_on_both_sides_in_their_languages(example: Visit) -> None:
    row = example.page.locator(".reader .row.paragraph:has([data-n='1'])").first
    sides = [row.locator(f".{side} .g").all_text_contents() for side in "st"]
    assert all(target.startswith("⟦") and target.endswith("⟧") for target in sides[1])
    # A picture's own text is translated as well, inside the sentence it stands in.
    plain = [target.replace("⟦", "").replace("⟧", "") for target in sides[1]]
    assert plain == [sentence.strip() for sentence in sides[0]]
    tags = {
        side: example.page.locator(f".reader .row .{side}").first.get_attribute("lang")
        for side in "st"
    }
    assert tags == {"s": "zh-Hans", "t": "en"}
    left, right = (
        example.page.locator(f".reader .row .{side}").first.bounding_box() for side in "st"
    )
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 10  # first lines share a baseline


def test_hovering_a_sentence_lights_its_partner_alone(example: Visit) -> None:
    page = example.page
    row = page.locator(".reader .row:has(.s [data-n='1'])").first
    row.locator(".s [data-n='1']").hover()
    highlighted = row.locator(".highlighted")
    expect(highlighted).to_have_count(2)
    assert {highlighted.nth(n).get_attribute("data-n") for n in (0, 1)} == {"1"}
    expect(row.locator(".t .highlighted")).to_have_count(1)
    expect(page.locator(".reader .highlighted")).to_have_count(2)


def test_hovering_a_word_lights_its_partner(
    browser: Any, reader: Reader, reader_home: Path
) -> None:
    job_id = translated(reader_home, "他去了**Berlin**和Paris。\n\n后来回家了。", name="cities.md")
    visit = Visit(browser, reader, path=f"/?job={job_id}")
    visit.words_ready()
    page = visit.page
    page.locator(".reader .s .w", has_text="Paris").hover()
    highlighted = page.locator(".reader .w[data-sure]")
    expect(highlighted).to_have_text(["Paris", "Paris"])
    expect(page.locator(".reader .t .w[data-sure='3']")).to_have_text(["Paris"])
    assert background(page, ".reader .t .w[data-sure='3']") != "rgba(0, 0, 0, 0)"
    expect(page.locator(".reader .t .highlighted")).to_have_count(
        1
    )  # its sentence is highlighted as before
    page.locator(".reader .t .w", has_text="Berlin").hover()  # from the other side, inside a mark
    expect(page.locator(".reader .s .w[data-sure]")).to_have_text(["Berlin"])
    page.mouse.move(0, 0)
    expect(highlighted).to_have_count(0)
    page.close()


def test_with_shift_the_arrow_keys_go_from_word_to_word(
    browser: Any, reader: Reader, reader_home: Path
) -> None:
    job_id = translated(reader_home, "Berlin和Paris。", name="words.md")
    visit = Visit(browser, reader, path=f"/?job={job_id}")
    visit.words_ready()
    page = visit.page
    page.locator(".reader .s .g[tabindex='0']").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".reader .t .w[data-sure]")).to_have_text(["Berlin"])
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".reader .t .w[data-sure]")).to_have_text(["Paris"])
    page.close()


def test_arrow_keys_go_from_sentence_to_sentence(example: Visit) -> None:
    page = example.page
    page.mouse.move(0, 0)
    page.locator(".reader .s .g[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    focused = page.locator(".reader .s .g:focus")
    expect(focused).to_have_count(1)
    expect(page.locator(".reader .t .highlighted")).to_have_count(1)


def test_a_finished_document_can_be_saved(example: Visit, tmp_path: Path) -> None:
    page = example.page
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bilingual document").click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    assert saved.name.endswith(".en.bilingual.md")
    assert "⟦" in saved.read_text("utf-8")
    page.keyboard.press("Escape")


def test_a_reload_shows_the_same_document(example: Visit) -> None:
    page = example.page
    before = page.locator(".reader .title").text_content()
    page.reload()
    page.locator(".reader .t .g").first.wait_for()
    expect(page.locator(".reader .title")).to_have_text(before)


def test_on_a_phone_the_sides_stand_below_each_other(example: Visit) -> None:
    page = example.page
    page.set_viewport_size({"width": 390, "height": 800})
    row = page.locator(".reader .row").first
    source, target = (row.locator(f".{side}").bounding_box() for side in "st")
    assert source["y"] + source["height"] <= target["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1200, "height": 900})


def test_nothing_but_this_computer_was_asked(example: Visit) -> None:
    assert example.strange == []


def test_a_long_article_is_turned_page_by_page(
    browser: Any, reader: Reader, reader_home: Path
) -> None:
    text = "\n\n".join(f"这是第{number}段，讲的是院子里的树。" for number in range(130))
    job_id = translated(reader_home, text, name="trees.md")
    visit = Visit(browser, reader, path=f"/?job={job_id}")
    visit.settled()
    page = visit.page
    expect(page.locator(".reader .row")).to_have_count(60)
    page.get_by_role("button", name="Next page").last.click()
    page.get_by_text("Page 2 of 3").first.wait_for()
    page.locator(".reader .s .g", has_text="这是第60段").wait_for()
    # Back at its beginning, below the bar.
    assert 44 <= page.locator(".reader .s .g").first.bounding_box()["y"] <= 120
    expect(page.locator(".reader .t .pending")).to_have_count(0)
    page.close()


def test_a_hostile_article_opens_nothing_and_asks_for_nothing(browser: Any, reader: Reader) -> None:
    visit = Visit(browser, reader)
    visit.paste(HOSTILE)
    visit.translate()
    shown = visit.page.locator(".reader .rows")
    assert 'xlink:href="javascript:alert(6)">' in shown.text_content()  # a drawing, as text
    assert "<iframe" not in shown.text_content()
    assert "正文在这里" in shown.text_content()
    for node in shown.locator(".link, .picture, .g").all():
        node.hover()
    made = shown.evaluate(
        "node => [...node.querySelectorAll('script,img,iframe,svg,object,embed,video,form')].length"
    )
    assert made == 0
    expect(shown.locator("a")).to_have_count(0)
    assert (
        shown.evaluate(
            "node => [...node.querySelectorAll('*')].flatMap(one => [...one.attributes])"
            ".filter(one => one.name.startsWith('on')).length"
        )
        == 0
    )
    assert visit.strange == []
    visit.page.close()


def test_a_hostile_file_name_is_shown_as_it_is(
    browser: Any, reader: Reader, tmp_path: Path
) -> None:
    name = "![x](https:evil.example) <img src=x onerror=alert(1)>.md"
    visit = Visit(browser, reader)
    field = visit.page.locator("input[type=file]")
    field.set_input_files({"name": name, "mimeType": "text/markdown", "buffer": b""})
    visit.page.get_by_role("alert").get_by_text("is empty").wait_for()
    field.set_input_files(
        {"name": name, "mimeType": "text/markdown", "buffer": "今天天气很好。".encode()}
    )
    visit.page.get_by_role("button", name="Translate", exact=True).wait_for()
    visit.translate()
    assert visit.page.locator(".reader .title").text_content() == name
    visit.page.get_by_role("button", name="← Another article").click()
    visit.page.locator("[class*=st-key-recent]").get_by_text("onerror").first.wait_for()
    assert visit.strange == []
    visit.page.close()


def test_the_reader_listens_on_loopback_alone(reader: Reader) -> None:
    port = reader.port
    if not Path("/proc/net/tcp").is_file():
        pytest.skip("listening sockets are read from /proc, which this system does not have")
    listening = [
        line.split()[1]
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        if Path(table).is_file()
        for line in Path(table).read_text("ascii").splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[1].endswith(f":{port:04X}")
    ]
    assert listening == [f"0100007F:{port:04X}"]
