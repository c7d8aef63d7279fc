"""The bookmark that brings a page's address from a strange site into the reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import PATIENCE, Reader
from tests.web.conftest import Site
from tests.web.conftest import page as html

pytestmark = pytest.mark.browser

SPYING = """<!DOCTYPE html><meta charset=utf-8><title>strange</title><p>一篇文章。</p><script>
const seen = [];
if (window.navigation) navigation.addEventListener("navigate", event => {
  fetch("/seen?" + encodeURIComponent(event.destination.url), {keepalive: true});
});
</script>"""
"""A page that tells its server wherever somebody goes from it."""


@pytest.fixture
def strange() -> Iterator[Site]:
    one = Site()
    one.answers["/a"] = html(SPYING)
    yield one
    one.close()


def opened(context: Any, reader: Reader) -> tuple[Any, str]:
    """Open the reader's field for addresses; return its page and the bookmark."""
    reader.let_in(context)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(str(reader))
    page.get_by_text("Open a web page").click()
    link = page.get_by_role("link", name="Read in Duizhao")
    link.wait_for()
    return page, str(link.get_attribute("href"))


def press(page: Any, bookmark: str) -> None:
    """Run a bookmark as a browser does."""
    page.evaluate(f"setTimeout(() => {{ {bookmark.removeprefix('javascript:')} }}, 0)")


def test_a_bookmark_brings_an_address_and_asks_nobody(
    browser: Any, reader: Reader, strange: Site
) -> None:
    context = browser.new_context()
    page, bookmark = opened(context, reader)
    folder = str(reader).removeprefix(reader.origin).strip("/")
    assert bookmark.startswith("javascript:")
    assert folder not in bookmark and reader.token not in bookmark
    page.goto(strange("/a"))
    press(page, bookmark)
    field = page.get_by_label("Address")
    field.wait_for()
    assert field.input_value() == strange("/a")
    assert page.url.startswith(str(reader))
    assert strange.paths.count("/a") == 1  # the browser's own
    seen = [path for path in strange.paths if path.startswith("/seen")]
    assert not any(folder in path or reader.token in path for path in seen)
    context.close()


def test_a_browser_that_was_not_admitted_is_asked_for_the_token(
    browser: Any, reader: Reader, strange: Site
) -> None:
    known = browser.new_context()
    _, bookmark = opened(known, reader)
    known.close()
    stranger = browser.new_context()
    page = stranger.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(strange("/a"))
    press(page, bookmark)
    page.get_by_text("This reader asks for a token.").wait_for()
    page.get_by_label("Token").fill(reader.token)
    page.get_by_label("Token").press("Enter")
    field = page.get_by_label("Address")
    field.wait_for()
    assert field.input_value() == strange("/a")
    stranger.close()
