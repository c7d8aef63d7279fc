"""The server is killed while an article is open: it stays to be read, and what is written, too."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import PATIENCE, Reader, Visit, serving
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.echo import EchoEngine
from translator.store import Library
from translator.translation.run import Run

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed like this there"),
]
NUMBER = 130
"""Paragraphs: three pages."""
WRITTEN = "A tree in the yard."


class Served:
    """A reader that is killed, and started again where it was."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._stack = ExitStack()
        self.address = self.start(0)

    def start(self, port: int | None = None) -> Reader:
        """Serve it, at the port where it was."""
        at = self.address.port if port is None else port
        made = serving(self._home, port=at, end=signal.SIGKILL, DUIZHAO_DEVELOPER="1")
        return self._stack.enter_context(made)

    def kill(self) -> None:
        """Kill it."""
        self._stack.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A reader with one article of three pages."""
    text = "\n\n".join(f"第{number}段，讲的是院子里的树。" for number in range(NUMBER))
    with Library(tmp_path / "library.sqlite3") as library:
        original = read_bytes(text.encode(), name="yard.zh-Hans.md")
        planned = plan(original.document, to="en")
        Run(engine=EchoEngine(), library=library).translate(planned, data=original.data)
    one = Served(tmp_path)
    yield one
    one.kill()


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en-GB", "Duizhao has stopped"), ("zh-CN", "对照已停止"), ("zh-TW", "對照已停止")],
)
def test_a_killed_server_is_told_in_a_line_and_the_article_goes_on(
    browser: Any, served: Served, tmp_path: Path, locale: str, said: str
) -> None:
    visit = Visit(browser, served.address, path="/?job=1", locale=locale)
    page = visit.page
    page.locator(".reader .t .g").first.wait_for()
    page.get_by_role("button", name={"en-GB": "Next page"}.get(locale, "下一")).first.click()
    mine = page.locator(".reader .s .g", has_text="第63段")
    mine.wait_for()
    visit.settled()
    target = page.locator(".reader .t .g", has_text="第63段")
    target.dblclick()
    field = page.locator(".editor textarea")
    field.fill(WRITTEN)
    served.kill()
    line = page.locator("#dz-connection")
    expect(line).to_contain_text(said, timeout=PATIENCE)
    expect(line).to_contain_text(f"duizhao ui --port {served.address.port}")
    if locale == "en-GB":
        # Streamlit tries six times, then it lays its dialog over the page.
        page.wait_for_event(
            "console", lambda one: "server is not responding" in one.text, timeout=PATIENCE
        )
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(field).to_be_focused()
        page.locator("[data-set=layout]").select_option("source")
        expect(field).to_be_hidden()
        page.locator("[data-set=layout]").select_option("side")
    before = mine.bounding_box()
    served.start()
    expect(line).to_be_empty(timeout=PATIENCE)
    expect(field).to_have_value(WRITTEN)
    assert mine.bounding_box() == before
    field.press("Control+Enter")
    expect(page.locator(".reader .t .person")).to_have_text(WRITTEN, timeout=PATIENCE)
    assert mine.is_visible()
    with Library(tmp_path / "library.sqlite3") as library:
        found = [one for one in library.pairs(1) if one.provenance.kind == "person"]
    assert [one.target for one in found] == [WRITTEN]
    page.close()
