"""An article comes up, however slow the server is and however late the browser hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, Reader, Visit, serving

pytestmark = pytest.mark.browser

SLOW = "from tests.browser.slow_opening import {how}; {how}(); "


@pytest.fixture(scope="module", params=["slow_down", "begin_late"])
def reader(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Reader]:
    """The address of a reader that takes long to open an article, or to begin with it."""
    home = tmp_path_factory.mktemp("slow-opening")
    before = SLOW.format(how=request.param)
    with serving(home, before=before, DUIZHAO_DEVELOPER="1") as address:
        yield address


class _Line:
    """The browser's line to the server: what comes can be held back."""

    def __init__(self, page: Any) -> None:
        self.holding = False
        self.sent = 0
        """Messages of the browser while nothing came."""
        self._held: list[Any] = []
        self._line: Any = None
        page.route_web_socket("**/_stcore/stream*", self._relay)

    def _relay(self, line: Any) -> None:
        server = line.connect_to_server()
        self._line = line

        def up(message: Any) -> None:
            self.sent += self.holding
            server.send(message)

        line.on_message(up)
        server.on_message(self._come)

    def _come(self, message: Any) -> None:
        if self.holding:
            self._held.append(message)
        else:
            self._line.send(message)

    def let_go(self) -> None:
        self.holding = False
        for message in self._held:
            self._line.send(message)


def test_a_table_that_speaks_twice_does_not_take_its_article_away(
    browser: Any, reader: Reader
) -> None:
    visit = Visit(browser, reader)
    page = visit.page
    visit.paste("\n\n".join(f"这是第{number}段，讲的是院子里的树。" for number in range(12)))
    visit.translate()
    line = _Line(page)
    page.reload()
    targets = page.locator(".reader .t .g")
    expect(targets).to_have_count(12, timeout=PATIENCE)
    visit.to_page("Library")
    page.locator(".shelf .find input").fill("第7段")
    page.locator(".shelf tbody mark").first.wait_for()
    visit.settled()
    line.holding = True
    page.locator(".shelf tbody a.passage").click()
    for _ in range(PATIENCE // 100):
        if line.sent >= 2:  # the click, and once more what was not answered
            break
        page.wait_for_timeout(100)
    assert line.sent >= 2
    line.let_go()
    expect(targets).to_have_count(12, timeout=PATIENCE)
    visit.settled()
    # What is answered now comes after all that waited in line.
    page.locator("select[data-set=script]").select_option("zh-Hant", force=True)
    expect(page.locator(".reader .s .g").first).to_contain_text("這是第0段", timeout=PATIENCE)
    expect(targets).to_have_count(12)
    assert visit.strange == []
    page.close()
