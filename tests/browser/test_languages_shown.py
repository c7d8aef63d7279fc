"""Everything a page says is in its language, also what Streamlit says by itself."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.conftest import Reader, Visit

pytestmark = pytest.mark.browser
NAMES = """
() => [...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((node) =>
  ["aria-label", "title", "placeholder"].map((name) => node.getAttribute(name)).filter(Boolean))
"""
"""What a screen reader is told of the page and its controls."""


def test_the_page_speaks_chinese_and_changes_its_language_where_it_stands(
    browser: Any, reader: Reader
) -> None:
    visit = Visit(browser, reader, locale="zh-CN")
    page = visit.page
    opening = page.get_by_role("button", name="打开设置")
    opening.wait_for()
    visit.settled()
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert [one for one in page.evaluate(NAMES) if not re.search("[\u4e00-\u9fff]", one)] == []
    assert page.get_by_test_id("stSkipToContent").text_content() == "跳到正文"
    opening.click()
    page.get_by_role("combobox", name="界面语言").click()
    page.get_by_role("option", name="English").click()
    page.locator("html[lang=en]").wait_for(state="attached")
    page.get_by_role("button", name="Close the settings").wait_for()
    assert [one for one in page.evaluate(NAMES) if re.search("[\u4e00-\u9fff]", one)] == []
    page.get_by_role("combobox", name="Language of this page").click()
    page.get_by_role("option", name="繁體中文").click()
    page.locator("html[lang=zh-Hant]").wait_for(state="attached")
    page.get_by_role("button", name="收起設定").wait_for()
    assert visit.strange == []
    page.close()
