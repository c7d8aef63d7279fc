"""The tables of words in a real browser: whole meanings in every window, chosen, sorted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Reader, Visit, bring_dictionary, serving
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.echo import EchoEngine
from translator.store import Library, WordState
from translator.store.wordlist import ListedWord
from translator.translation.run import Run

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

MEANINGS = "; ".join(
    ("to open", "to start up (a machine)", "to hold (a meeting, an exhibition)", "to boil",
     "to write out (a prescription, a cheque, an invoice)", "carat (gold)", "open-minded")
)  # fmt: skip
WORDS = f"""\
早市 早市 [zao3 shi4] /morning market/
開 开 [kai1] /{MEANINGS.replace("; ", "/")}/
很 很 [hen3] /very/
熱鬧 热闹 [re4 nao5] /lively/bustling/
"""
ARTICLES = {"early.md": "早市开。早市很热闹。\n", "late.md": "开。热闹。\n", "names.md": "OK。\n"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("word-table")
    bring_dictionary(place, WORDS)
    with Library(place / "library.sqlite3") as library:
        for name, text in ARTICLES.items():
            original = read_bytes(text.encode(), name=name)
            planned = plan(original.document, source="zh-Hans", to="en")
            Run(engine=EchoEngine(), library=library).translate(planned, data=original.data)
        library.set_word_state(["早市"], WordState.KNOWN)
        for word, meanings in (("开", MEANINGS), ("摆", "to put")):
            library.add_word(
                ListedWord(
                    simplified=word, traditional=word, pinyin="", meanings=meanings, level=None,
                    sentence="早市里摆满了青菜、豆腐和水果，" * 4,
                )
            )  # fmt: skip
        library.set_word_state(["开"], WordState.NEW)
    return place


@pytest.fixture(scope="module")
def reader(home: Path) -> Iterator[Reader]:
    with serving(home, DUIZHAO_DEVELOPER="1") as address:
        yield address


def new_words(browser: Any, reader: Reader, width: int) -> Visit:
    """Open the words of an article."""
    visit = Visit(browser, reader, width=width, path="/?job=1")
    visit.page.locator(".st-key-article-words button").first.wait_for()
    visit.settled()
    visit.page.locator(".st-key-article-words button").first.click()
    visit.page.locator(".words tbody tr").first.wait_for()
    return visit


def is_whole(page: Any) -> bool:
    """Say whether every cell shows all it holds, and nothing stands beside the table."""
    return bool(
        page.locator(".words").evaluate(
            """frame => frame.scrollWidth <= frame.clientWidth && [...frame.querySelectorAll("td")]
              .every(one => one.scrollWidth <= one.clientWidth + 1
                && getComputedStyle(one).textOverflow === "clip")"""
        )
    )


@pytest.mark.parametrize("width", [390, 1440])
def test_new_words_are_shown_with_all_they_mean_and_chosen(
    browser: Any, reader: Reader, width: int
) -> None:
    visit = new_words(browser, reader, width)
    page = visit.page
    meanings = page.locator(".words td.c-meanings", has_text="to open")
    expect(meanings).to_have_text(MEANINGS)
    assert meanings.bounding_box()["height"] > 30  # on several lines
    assert is_whole(page)
    know = page.get_by_role("button", name="I know these words")
    expect(know).to_be_disabled()
    page.get_by_role("checkbox", name="Choose: 很").check()
    expect(know).to_be_enabled()
    visit.settled()
    expect(page.get_by_role("checkbox", name="Choose: 很")).to_be_checked()
    page.get_by_role("checkbox", name="Choose: 很").uncheck()
    expect(know).to_be_disabled()
    assert visit.strange == []
    page.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_word_list_is_shown_whole_and_sorted(browser: Any, reader: Reader, width: int) -> None:
    visit = Visit(browser, reader, width=width, path="/memory?part=words")
    page = visit.page
    words = page.locator(".words td.c-word")
    expect(words).to_have_text(["摆", "开"])
    assert is_whole(page)
    head = page.locator(".words th.c-word")
    expect(head).to_have_attribute("aria-sort", "none")
    page.get_by_role("checkbox", name="Remove: 开").check()
    for direction, order in (("ascending", ["摆", "开"]), ("descending", ["开", "摆"])):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", direction)
        expect(words).to_have_text(order)
    expect(page.get_by_role("checkbox", name="Remove: 开")).to_be_checked()
    expect(page.get_by_role("button", name="Take the chosen words off")).to_be_enabled()
    assert visit.strange == []
    page.close()


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_the_library_is_sorted_by_what_is_known(browser: Any, reader: Reader, width: int) -> None:
    visit = Visit(browser, reader, width=width, path="/library")
    page = visit.page
    names, head = page.locator(".shelf tbody .name"), page.locator(".shelf th.c-known")
    expect(page.locator("td.c-known", has_text="% known")).to_have_count(2)
    expect(head).to_have_attribute("aria-sort", "none")
    for direction, order in (
        ("descending", ["early.md", "late.md", "names.md"]),
        ("ascending", ["late.md", "early.md", "names.md"]),
    ):
        head.get_by_role("button", name="Known").click()
        expect(head).to_have_attribute("aria-sort", direction)
        expect(names).to_have_text(order)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    languages = page.locator("td.c-languages")
    expect(languages.first).to_have_text("Simplified Chinese → English")
    assert languages.evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth)")
    assert visit.strange == []
    page.close()
