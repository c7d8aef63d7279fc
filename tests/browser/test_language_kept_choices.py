"""What was chosen on a page stays chosen when the page changes its language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit, pick, serving
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.echo import EchoEngine
from translator.store import Library, WordState
from translator.store.wordlist import ListedWord
from translator.translation.run import Run

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser


@pytest.fixture
def visit(tmp_path: Path, browser: Any) -> Iterator[Visit]:
    """A reader with an article, two words on the list, and its settings open."""
    with Library(tmp_path / "library.sqlite3") as library:
        original = read_bytes("早市很热闹。\n".encode(), name="market.zh-Hans.md")
        Run(engine=EchoEngine(), library=library).translate(
            plan(original.document, to="en"), data=original.data
        )
        for word, level in (("早市", 0), ("热闹", 4)):
            library.add_word(
                ListedWord(
                    simplified=word, traditional=word, pinyin="", meanings="", level=level or None
                )
            )
        library.set_word_state(["早市"], WordState.LEARNING)
    with serving(tmp_path, DUIZHAO_DEVELOPER="1") as address:
        opened = Visit(browser, address)
        opened.page.get_by_test_id("stExpandSidebarButton").click()
        opened.page.get_by_role("combobox", name="Language of this page").wait_for()
        yield opened
        assert opened.strange == []
        opened.page.close()


def to_chinese(visit: Visit) -> None:
    """Change the language where the page stands."""
    page = visit.page
    visit.settled()
    page.get_by_role("combobox", name="Language of this page").click()
    page.get_by_role("option", name="简体中文").click()
    page.locator("html[lang=zh-Hans]").wait_for(state="attached")
    page.get_by_role("button", name="收起设置").wait_for()
    visit.settled()


def box(page: Any, name: str) -> Any:
    """Return a box of choices."""
    return page.get_by_test_id("stMain").get_by_role("combobox", name=name, exact=True)


def go(visit: Visit, page: str) -> None:
    visit.page.get_by_role("link", name=page).click()
    visit.page.get_by_role("heading", name=page).wait_for()
    visit.settled()


def test_an_article_that_is_given(visit: Visit) -> None:
    page = visit.page
    visit.paste("早市很热闹。")
    page.get_by_text("Not right? Say the language").click()
    pick(page, box(page, "Language"), "Traditional Chinese")
    visit.settled()
    pick(page, box(page, "Translate to"), "Simplified Chinese")
    to_chinese(visit)
    expect(page.get_by_role("textbox", name="文章")).to_have_value("早市很热闹。")
    page.get_by_text("不对？自己指定语言或编码").wait_for()
    said = page.get_by_test_id("stMain").get_by_label("语言", exact=True)
    expect(said).to_have_value("繁体中文")
    expect(page.get_by_role("combobox", name="译成", exact=True)).to_have_value("简体中文")


def test_the_part_of_the_memory_and_the_words_of_a_level(visit: Visit) -> None:
    page = visit.page
    go(visit, "Memory & glossary")
    page.get_by_role("radio", name="Word list").click()
    page.get_by_role("combobox", name="HSK").wait_for()
    visit.settled()
    pick(page, box(page, "HSK"), "not listed")
    page.get_by_text("1 of 2").wait_for()
    to_chinese(visit)
    expect(page.get_by_role("radio", name="生词本")).to_be_checked()
    expect(page.get_by_role("combobox", name="HSK")).to_have_value("不在大纲中")
    page.get_by_text("2 个词中的 1 个").wait_for()


def test_a_term_that_is_being_written(visit: Visit) -> None:
    page = visit.page
    go(visit, "Memory & glossary")
    page.get_by_role("radio", name="Glossary").click()
    field = page.get_by_role("textbox", name="Term", exact=True)
    field.fill("早市")
    page.get_by_role("textbox", name="Its translation", exact=True).fill("morning market")
    pick(page, box(page, "Capitals"), "do not matter")
    to_chinese(visit)
    page.get_by_role("button", name="保存").click()
    page.get_by_text("早市 → morning market").first.wait_for()
