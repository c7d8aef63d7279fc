"""The page in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.browser.test_theme import violations
from tests.exports.awkward import awkward
from tests.exports.conftest import make_bitext, make_block
from translator import exports, placeholders
from translator.chinese.pinyin.syllables import Style
from translator.exports import html_page
from translator.types import Bitext, Inline, Layout

pytestmark = pytest.mark.browser
Build = Callable[..., Bitext]
READ = re.compile("菜园")
RUBY = "<ruby>菜园<rp>(</rp><rt>càiyuán</rt><rp>)</rp></ruby>"
SHAPES = """
() => {
  const words = [...document.querySelectorAll("main ruby")];
  const box = (text, at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect();
  };
  const apart = words.map(({ firstChild: text }) => box(text, 1).left - box(text, 0).right);
  const broken = words.filter((word) => word.querySelector("rt").getClientRects().length > 1);
  const lines = new Set(words.map((word) => word.getBoundingClientRect().top));
  const wide = document.documentElement.scrollWidth;
  return [Math.max(...apart.map(Math.abs)), broken.length, wide, lines.size];
}
"""
"""How far characters of a word are apart, readings on two lines, the page's width, lines."""


def show(browser: object, bitext: Bitext, folder: Path, width: int = 1200) -> tuple[object, list]:
    """Open the page of a bitext; the page, and everything it asked for or popped up."""
    path = folder / "page.html"
    path.write_bytes(exports.by_name("html").write(bitext, layout=Layout.SIDE_BY_SIDE))
    page = browser.new_page(viewport={"width": width, "height": 800})
    events: list[str] = []
    page.on("request", lambda request: events.append(request.url))
    page.on("dialog", lambda dialog: (events.append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    return page, [event for event in events if event != path.as_uri()]


def shown(page: Any) -> list[bool]:
    """Return whether the source, the target and the readings are seen."""
    return [page.locator(f"main {one}").first.is_visible() for one in (".s .g", ".t .g", "rt")]


def colour(page: object, selector: str) -> str:
    return page.eval_on_selector(selector, "node => getComputedStyle(node).backgroundColor")


def test_hovering_one_side_lights_its_partner_alone(
    browser: object, garden: Bitext, tmp_path: Path
) -> None:
    page, _ = show(browser, garden, tmp_path)
    dark = colour(page, "main .t .n1")
    page.add_style_tag(content="*{transition:none!important}")
    page.hover("main .s .n1")
    assert colour(page, "main .t .n1") != dark
    assert colour(page, "main .t .n0") == dark
    page.close()


def test_the_sides_stand_side_by_side_or_on_a_phone_below_each_other(
    browser: object, garden: Bitext, tmp_path: Path
) -> None:
    for width, beside in ((1200, True), (390, False)):
        page, _ = show(browser, garden, tmp_path, width)
        source, target = (page.locator(f"main .{side}").first.bounding_box() for side in "st")
        assert (source["x"] + source["width"] <= target["x"]) is beside
        assert (source["y"] + source["height"] <= target["y"]) is not beside
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


def test_a_hostile_article_opens_nothing_and_asks_for_nothing(
    browser: object, one: Build, tmp_path: Path
) -> None:
    evil = "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>"
    text = f"好{evil}{placeholders.atom(0)}{placeholders.opening(0)}点{placeholders.closing(0)}"
    inline = (
        Inline(id=0, kind="image", source="![x](https://evil.example/p.png)"),
        Inline(id=0, kind="link", source="[", closing="](javascript:alert(1))"),
    )
    page, events = show(browser, one(text, text, *inline, name=evil), tmp_path)
    page.click("main .s .link")
    assert events == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sides_and_readings_are_chosen_with_keys_and_paper_has_both(
    browser: Any, tmp_path: Path, scheme: str
) -> None:
    with patch.object(html_page, "ruby_html", lambda text, **_: READ.sub(RUBY, escape(text))):
        data = exports.by_name("html", ruby=Style.MARKS).write(
            awkward(), layout=Layout.SIDE_BY_SIDE
        )
    path = tmp_path / "page.html"
    path.write_bytes(data)
    # axe is put into the page, which forbids itself scripts
    page = browser.new_page(
        viewport={"width": 390, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page.goto(path.as_uri())
    assert violations(page) == []
    assert shown(page) == [True] * 3
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    assert shown(page) == [True, False, True]
    assert violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert shown(page) == [True, False, False]
    page.keyboard.press("Shift+Tab")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert shown(page) == [False, True, False]
    assert violations(page) == []

    page.mouse.wheel(0, 600)
    page.wait_for_function("scrollY > 300")
    bar = page.locator(".bar").bounding_box()
    assert (bar["y"], bar["height"]) == (0, 44)
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    page.emulate_media(media="print", color_scheme=scheme)
    assert shown(page) == [True, True, False]
    assert not page.locator(".controls").is_visible()
    seen = page.evaluate(
        "[document.documentElement, document.body].map((node) =>"
        " [getComputedStyle(node).backgroundColor, getComputedStyle(node).color])"
    )
    assert seen[1] == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    page.emulate_media(media="screen")
    page.reload()
    assert shown(page) == [True] * 3  # nothing is remembered
    page.close()


def test_a_word_keeps_its_shape_under_a_wide_reading(browser: Any, tmp_path: Path) -> None:
    word = "<ruby>壮床<rp>(</rp><rt>zhuàngchuáng</rt><rp>)</rp></ruby>"
    with patch.object(html_page, "ruby_html", lambda text, **_: text.replace("字", word)):
        data = exports.by_name("html", ruby=Style.MARKS).write(
            make_bitext([make_block(0, "字" * 60)], [[("字" * 60, "x")]]),
            layout=Layout.SIDE_BY_SIDE,
        )
    path = tmp_path / "page.html"
    path.write_bytes(data)
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(path.as_uri())
    for width in (390, 377, 361, 344):
        page.set_viewport_size({"width": width, "height": 800})
        apart, broken, wide, lines = page.evaluate(SHAPES)
        assert apart < 0.5
        assert broken == 0
        assert wide <= width
        assert lines > 10
    page.close()
