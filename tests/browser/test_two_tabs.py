"""The same sentence open in two windows: the second writer is told, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
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
pytestmark = pytest.mark.browser

TEXT = "今天天气很好。\n\n我们去公园散步。\n\n路上遇见了[老朋友](https://example.org)。\n"
OWN = "We went for a walk in the park."
OTHER = "We went for a stroll in the park."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The data directory of a reader with one article, translated."""
    with Library(tmp_path / "library.sqlite3") as library:
        original = read_bytes(TEXT.encode(), name="walk.zh-Hans.md")
        planned = plan(original.document, to="en")
        Run(engine=EchoEngine(), library=library).translate(planned, data=original.data)
    return tmp_path


@pytest.fixture
def reader(home: Path) -> Iterator[Reader]:
    """Its address."""
    with serving(home, DUIZHAO_DEVELOPER="1") as address:
        yield address


@pytest.fixture
def tabs(browser: Any, reader: Reader) -> Iterator[tuple[Visit, Visit]]:
    """The article in two windows."""
    first, second = (Visit(browser, reader, path="/?job=1") for _ in range(2))
    for one in (first, second):
        expect(targets(one)).to_have_count(3, timeout=PATIENCE)
        one.settled()
    yield first, second
    for one in (first, second):
        assert one.strange == []
        one.page.close()


def targets(visit: Visit) -> Any:
    return visit.page.locator(".reader .t .g")


def field(visit: Visit) -> Any:
    return visit.page.locator(".editor textarea")


def write(visit: Visit, number: int, text: str) -> None:
    """Write a translation into its editor, and do not keep it yet."""
    targets(visit).nth(number).dblclick()
    field(visit).fill(text)


def keep(visit: Visit) -> None:
    field(visit).press("Control+Enter")


def corrections(home: Path, source: str = "我们去公园散步。") -> list[tuple[str, bool]]:
    """Return what people wrote, oldest first, and whether it was set aside or taken back."""
    with Library(home / "library.sqlite3") as library:
        found = library.history(source, source_language="zh-Hans", target_language="en")
        return [(one.target, one.reverted is not None) for one in found]


def beaten(first: Visit, second: Visit) -> Visit:
    """Have both write the same sentence; return the one who keeps it second."""
    write(second, 1, OTHER)
    write(first, 1, OWN)
    keep(first)
    expect(first.page.locator(".reader .t .person")).to_have_text(OWN)
    keep(second)
    return second


def test_the_second_writer_is_told_and_keeps_their_own(
    tabs: tuple[Visit, Visit], home: Path
) -> None:
    second = beaten(*tabs)
    box = second.page.locator(".editor .meanwhile")
    box.wait_for()
    expect(second.page.locator(".editor .refused")).to_contain_text("changed in another window")
    expect(box.locator(".said")).to_have_text(OWN)
    expect(box.locator("del")).to_have_text(["walk"])
    expect(box.locator("ins")).to_have_text(["stroll"])
    expect(field(second)).to_have_value(OTHER)
    assert corrections(home) == [(OWN, False)]
    box.get_by_role("button", name="Keep mine").click()
    expect(second.page.locator(".reader .t .person")).to_have_text(OTHER)
    assert corrections(home) == [(OWN, False), (OTHER, False)]


def test_whoever_keeps_the_other_finds_their_own_in_the_history(
    tabs: tuple[Visit, Visit], home: Path
) -> None:
    second = beaten(*tabs)
    second.page.get_by_role("button", name="Keep the other").click()
    expect(second.page.locator(".reader .t .person")).to_have_text(OWN)
    assert corrections(home) == [(OWN, False), (OTHER, True)]
    targets(second).nth(1).focus()
    second.page.keyboard.press("h")
    line = second.page.locator(".panel .history li", has_text=OTHER)
    expect(line).to_contain_text("another version was chosen")


def test_accepting_what_somebody_changed_asks_with_what_was_seen(
    tabs: tuple[Visit, Visit], home: Path
) -> None:
    first, second = tabs
    write(first, 0, "It is a fine day.")
    keep(first)
    expect(first.page.locator(".reader .t .person")).to_have_count(1)
    targets(second).nth(0).focus()
    second.page.keyboard.press("a")
    box = second.page.locator(".editor .meanwhile")
    expect(box.locator(".said")).to_have_text("It is a fine day.")
    expect(field(second)).to_have_value("⟦今天天气很好。⟧")
    box.get_by_role("button", name="Keep the other").click()
    expect(second.page.locator(".reader .t .person")).to_have_text("It is a fine day.")
    assert corrections(home, "今天天气很好。") == [("It is a fine day.", False)]


def test_the_other_window_shows_a_correction_by_itself_and_its_text_stays(
    tabs: tuple[Visit, Visit],
) -> None:
    first, second = tabs
    write(second, 0, "Half a sen")
    before = field(second).bounding_box()
    write(first, 1, OWN)
    keep(first)
    expect(first.page.locator(".reader .t .person")).to_have_text(OWN)
    second.page.evaluate("() => window.dispatchEvent(new Event('focus'))")  # somebody comes back
    expect(second.page.locator(".reader .t .person")).to_have_text(OWN)
    assert field(second).bounding_box() == before
    expect(field(second)).to_have_value("Half a sen")
