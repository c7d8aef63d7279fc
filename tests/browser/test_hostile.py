"""Articles that would like to do something: they are shown as text, and nothing else happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Reader, Visit, serving
from tests.browser.recording import left_the_machine

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

NAUGHTY = Path(__file__).resolve().parent.parent / "hostile" / "blns" / "blns.txt"
"""The Big List of Naughty Strings, https://github.com/minimaxir/big-list-of-naughty-strings."""
LINKS = """# 链接<img src=https://evil.example/a onerror=alert(1)>

第一[这里](javascript:alert(1))，第二[那里](data:text/html,<script>alert(2)</script>)。

第三[大写](JaVaScRiPt:alert(3))，第四[空格](java\tscript:alert(4))，第五[实体](&#106;avascript:alert(5))。

第六[文件](file:///etc/passwd)，第七[脚本](vbscript:msgbox(6))，第八<javascript:alert(7)>。

第九![远处](https://evil.example/p.png)和![数据](data:image/svg+xml,<svg/onload=alert(8)>)。

第十[好的](https://example.org/a "标题 onmouseover=alert(9)")。

<details open ontoggle=alert(10)><style>@import "https://evil.example/s.css";</style></details>

<form action="https://evil.example/"><button>提交</button></form>
"""
TURNED = "他说\u202e倒过来\u202c了，\u2067又一次\u2069，\u200f然后\u061c结束。"
"""Marks that turn the direction of writing: override, isolate, plain."""
PAGES = re.compile(r"Page (\d+) of (\d+)")
FORBIDDEN = "script, img, iframe, svg, object, embed, video, audio, form, style, link, base, meta"
INSIDE = """
(node) => [...node.querySelectorAll("*")].flatMap((one) => [...one.attributes])
  .filter((one) => one.name.startsWith("on") || one.name === "src" || one.name === "srcdoc")
  .map((one) => one.name)
"""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server's own requests are written down."""
    return tmp_path_factory.mktemp("recorded") / "asked.txt"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory, recorded: Path) -> Iterator[Reader]:
    """The address of a reader whose requests are recorded."""
    home = tmp_path_factory.mktemp("hostile")
    with serving(home, record=recorded, DUIZHAO_DEVELOPER="1") as address:
        yield address


def opened(browser: Any, reader: Reader, name: str, text: str) -> Visit:
    """Translate a file with the echo engine."""
    visit = Visit(browser, reader)
    visit.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    )
    visit.page.get_by_role("button", name="Translate", exact=True).wait_for()
    visit.translate()
    return visit


def harmless(visit: Visit) -> None:
    """Look for anything an article must not make; close the page."""
    shown = visit.page.locator(".reader")
    expect(shown.locator(FORBIDDEN)).to_have_count(0)
    assert shown.evaluate(INSIDE) == []
    assert visit.strange == []
    visit.page.close()


@pytest.mark.parametrize("name", ["links.md", "links.txt"])
def test_links_and_pictures_do_nothing_but_lead_to_web_pages(
    browser: Any, reader: Reader, name: str
) -> None:
    visit = opened(browser, reader, name, LINKS)
    made = visit.page.locator(".reader .rows a").evaluate_all("all => all.map(one => one.href)")
    assert set(made) <= {"https://example.org/a"}
    for node in visit.page.locator(".reader .rows .link, .reader .rows .picture").all():
        node.hover()
    harmless(visit)


def naughty() -> list[str]:
    lines = NAUGHTY.read_text("utf-8").split("\n")
    return [line for line in lines if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("name", ["naughty.txt", "naughty.md"])
def test_naughty_strings_are_text(browser: Any, reader: Reader, name: str) -> None:
    # A Chinese word makes each a sentence to translate, so that it is drawn on both sides.
    lines = [f"句子{number}：{line}" for number, line in enumerate(naughty())]
    text = "\n\n".join("\n".join(lines[at : at + 8]) for at in range(0, len(lines), 8))
    visit = opened(browser, reader, name, text)
    page = visit.page
    pages = page.get_by_text(PAGES).first
    count = int(PAGES.search(pages.text_content())[2]) if pages.count() else 1
    seen = page.locator(".reader .rows").text_content()
    for number in range(2, count + 1):
        expect(page.locator(".reader").locator(FORBIDDEN)).to_have_count(0)
        first = page.locator(".reader .s .g").first.get_attribute("data-at")
        page.get_by_role("button", name="Next page").last.click()
        page.get_by_text(f"Page {number} of {count}").first.wait_for()
        page.locator(f".reader .s .g[data-at='{first}']").wait_for(state="detached")
        seen += page.locator(".reader .rows").text_content()
    if name.endswith(".txt"):  # in Markdown, some of them are marks
        bare = "".join(seen.split())
        lost = [line for line in naughty() if "".join(line.split()) not in bare]
        assert lost == []
    harmless(visit)


def test_turned_letters_turn_nothing_outside_their_sentence(browser: Any, reader: Reader) -> None:
    visit = opened(browser, reader, "turned.txt", f"{TURNED}\n\n第二段在这里。")
    page = visit.page
    assert TURNED in page.locator(".reader .s .g").first.text_content()
    width = page.locator(".reader .s .g", has_text="第二段").bounding_box()["x"]
    assert page.locator(".reader .s .g").first.bounding_box()["x"] == pytest.approx(width, abs=2)
    assert page.locator(".reader footer").evaluate("n => getComputedStyle(n).direction") == "ltr"
    harmless(visit)


def test_the_server_asked_nobody_either(reader: Reader, recorded: Path) -> None:
    assert left_the_machine(recorded) == []
