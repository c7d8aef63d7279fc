"""The pages together: their order, the language, and a settings file with a mistake."""

from __future__ import annotations

from typing import Any

import pytest

from translator import config
from ui.i18n import strings

PAGES = ("reader", "library", "check", "review", "memory", "models")


def test_the_pages_are_there_with_the_reader_first(page: Any) -> None:
    page.open()
    known = {one["url_pathname"]: one for one in page.app._registered_pages.values()}
    assert set(known) == {"", *PAGES[1:]}
    assert [one["page_name"] for one in page.app._registered_pages.values()] == [
        strings.sentence(f"nav.{name}", "en") for name in PAGES
    ]


def test_a_mistake_in_the_settings_is_told_and_none_is_not(page: Any) -> None:
    page.open()
    assert "translation.quality" not in page.said
    config.path().write_text('[translation]\nquality = "great"\n', "utf-8")
    page.open()
    assert "translation.quality" in page.said


@pytest.mark.parametrize(
    ("chosen", "browser", "language"),
    [("", "zh-TW", "zh-Hant"), ("", "en-GB", "en"), ("zh-Hans", "en-GB", "zh-Hans"),
     ("en", "zh-TW", "en")],
)  # fmt: skip
def test_the_language_a_person_chose_counts_before_the_browsers(
    page: Any, monkeypatch: pytest.MonkeyPatch, chosen: str, browser: str, language: str
) -> None:
    real = strings.of_browser
    monkeypatch.setattr("ui.i18n.strings.of_browser", lambda locale: real(browser))
    if chosen:
        config.change(language=chosen)
    page.open()
    assert page.app.session_state[strings._KEY] == language


def test_a_button_that_leads_to_an_article_turns_to_the_reader(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open("library")
    page.app.session_state["going-to-job"] = 404
    page.run()
    assert "no longer in the library" in page.said
