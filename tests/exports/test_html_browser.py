"""The page in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from translator import exports, placeholders
from translator.types import Bitext, Inline, Layout

pytestmark = pytest.mark.browser
Build = Callable[..., Bitext]


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
        assert (abs(source["y"] - target["y"]) < 1) is beside
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
