"""Everything a page says is in its language, also what Streamlit says by itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Reader, Visit
from ui.server import page_language

LateError = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed"
).TimeoutError
pytestmark = pytest.mark.browser
NAMES = """
(chinese) => [...document.querySelectorAll("[aria-label], [title], [placeholder]")]
  .flatMap((node) => ["aria-label", "title", "placeholder"].map((name) => node.getAttribute(name)))
  .filter((name) => name && /[\u4e00-\u9fff]/.test(name) !== chinese)
"""
"""What a screen reader is told of the page and its controls in another language than it should."""


def all_in(page: Any, *, chinese: bool) -> None:
    """Wait until the names are all in the page's language: parts of it are drawn one by one."""
    try:
        page.wait_for_function(f"(chinese) => ({NAMES})(chinese).length === 0", arg=chinese)
    except LateError:
        assert page.evaluate(NAMES, chinese) == []
        raise


def test_the_page_speaks_chinese_and_changes_its_language_where_it_stands(
    browser: Any, reader: Reader
) -> None:
    visit = Visit(browser, reader, locale="zh-CN")
    page = visit.page
    opening = page.get_by_role("button", name="打开设置")
    opening.wait_for()
    visit.settled()
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    all_in(page, chinese=True)
    assert page.get_by_test_id("stSkipToContent").text_content() == "跳到正文"
    opening.click()
    page.get_by_role("combobox", name="界面语言").click()
    page.get_by_role("option", name="English").click()
    page.locator("html[lang=en]").wait_for(state="attached")
    page.get_by_role("button", name="Close the settings").wait_for()
    all_in(page, chinese=False)
    page.get_by_role("combobox", name="Language of this page").click()
    page.get_by_role("option", name="繁體中文").click()
    page.locator("html[lang=zh-Hant]").wait_for(state="attached")
    page.get_by_role("button", name="收起設定").wait_for()
    assert visit.strange == []
    page.close()


FIELD = """<!DOCTYPE html><html lang="en"><head></head><body><div data-testid="stFileUploader">
<span data-testid="limit">Upload</span></div><p>2 MB per file</p></body></html>"""
"""Where Streamlit's field says which files it takes, and a text of somebody's."""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh-Hans", ["选择文件", "每个不超过 100MB", "不能上传 .png 类型的文件。"]),
        ("zh-Hant", ["選擇檔案", "每個不超過 100MB", "不能上傳 .png 類型的檔案。"]),
        ("en", ["Choose files", "up to 100MB each", ".png files are not allowed."]),
    ],
)
def test_what_a_control_says_of_something_is_said_in_the_language_of_the_page(
    browser: Any, language: str, told: list[str]
) -> None:
    page = browser.new_page()
    page.set_content(page_language.changed(FIELD, language))
    limit = page.get_by_test_id("limit")
    for text, said in zip(
        ("Upload", "100MB per file", ".png files are not allowed."), told, strict=True
    ):
        limit.evaluate("(node, text) => { node.firstChild.nodeValue = text; }", text)
        page.wait_for_function(
            "([node, text]) => node.textContent === text", arg=[limit.element_handle(), said]
        )
    assert page.locator("p").text_content() == "2 MB per file"  # nobody's control
    page.close()
