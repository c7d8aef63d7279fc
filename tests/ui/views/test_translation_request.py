"""What a person asked to have translated is begun, once, in the page's own run."""

from __future__ import annotations

from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from translator.application import read_bytes
from translator.errors import UsageError
from ui.views import translation_request
from ui.views.translation_request import TranslationRequest, carry_out, submit


class Page:
    """What came of the requests."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.shown: list[int] = []
        self.problems: list[str] = []
        self.runs: list[int] = []
        self.refused = ""
        manager = SimpleNamespace(start=self._start)
        self.context: Any = SimpleNamespace(manager=manager, config=None)

    def _start(self, original: Any, **options: Any) -> int:
        name = original.document.name
        if name == self.refused:
            raise UsageError("reader.unfinished")
        self.begun.append(f"{name} {options['source']}-{options['to']} {options['model']}")
        return 40 + len(self.begun)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    made = Page()
    monkeypatch.setattr(translation_request.st, "session_state", {})
    monkeypatch.setattr(translation_request.st, "spinner", lambda _: nullcontext())
    monkeypatch.setattr(translation_request.st, "rerun", lambda: made.runs.append(1))
    monkeypatch.setattr(translation_request, "say", str)
    monkeypatch.setattr(translation_request.navigation, "to_job", made.shown.append)
    monkeypatch.setattr(translation_request.navigation, "in_fragment", lambda: None)
    monkeypatch.setattr(
        translation_request.messages, "error", lambda one: made.problems.append(one.key)
    )
    return made


def request(name: str) -> TranslationRequest:
    original = read_bytes("茶已经泡好了。".encode(), name=name)
    return TranslationRequest(original=original, to="en", source="zh-Hans", model="echo")


def test_where_nothing_was_requested_nothing_is_begun(page: Page) -> None:
    carry_out(page.context)
    assert (page.begun, page.shown, page.problems) == ([], [], [])


def test_all_are_begun_in_their_order_once_and_the_first_is_shown(page: Page) -> None:
    submit([request("a.md"), request("b.md")])
    assert page.runs == [1]  # the page's own run carries them out
    carry_out(page.context)
    carry_out(page.context)
    assert page.begun == ["a.md zh-Hans-en echo", "b.md zh-Hans-en echo"]
    assert (page.shown, page.problems) == ([41], [])


def test_where_one_cannot_begin_the_others_do_and_the_page_stays(page: Page) -> None:
    page.refused = "a.md"
    submit([request("a.md"), request("b.md")])
    carry_out(page.context)
    assert page.begun == ["b.md zh-Hans-en echo"]
    assert (page.shown, page.problems) == ([], ["reader.unfinished"])


def test_of_no_documents_none_is_shown(page: Page) -> None:
    submit([])
    carry_out(page.context)
    assert (page.shown, page.problems) == ([], [])


def test_several_that_were_begun_together_are_found_in_the_library(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Any] = []
    led: list[tuple[str, dict[str, str]]] = []
    monkeypatch.setattr(translation_request.st, "container", lambda **_: nullcontext())
    monkeypatch.setattr(translation_request.st, "button", lambda *_, **how: drawn.append(how))
    monkeypatch.setattr(translation_request.messages, "note", lambda _: None)
    monkeypatch.setattr(translation_request, "say", lambda key, **_: key)
    monkeypatch.setattr(
        translation_request.navigation, "to_page", lambda name, **query: led.append((name, query))
    )
    submit([request("a.md")])
    carry_out(page.context)
    translation_request.show_several()
    assert drawn == []  # one alone is open
    submit([request("a.md"), request("b.md")])
    carry_out(page.context)
    translation_request.show_several()
    drawn[0]["on_click"](*drawn[0]["args"])
    assert led == [("library", {"jobs": "42,43"})]
    translation_request.show_several()
    assert len(drawn) == 1
