"""The field for a web address: nobody is asked before the button is pressed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.conftest import Page
from tests.web.conftest import ARTICLE, Site
from tests.web.conftest import page as html
from translator import config

ASK = "Get this page"
FIRST = "每天清早"


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    one.answers["/a"] = html(ARTICLE.format(charset="utf-8"))
    yield one
    one.close()


@pytest.fixture
def allowed() -> None:
    config.change(allow_private=True)


def opened(page: Page) -> Page:
    page.run()
    page.app.button_group(key="way-en").set_value("web")
    return page.run()


def test_who_will_be_asked_is_said_before_anybody_is(page: Page, site: Site) -> None:
    opened(page).write("Address", site("/a"))
    assert f"{site.host} will be asked for this page when you press the button" in page.said
    assert site.asked == []


def test_the_page_is_asked_for_once_and_its_article_is_there(
    page: Page, site: Site, allowed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_DEVELOPER", "1")
    opened(page).write("Address", site("/a")).press(ASK)
    assert f"{site.host} is asked for this page." in page.said
    assert "Simplified Chinese" in page.said and "Markdown" in page.said
    page.run()
    page.choose("Model", "echo")
    assert "Translate" in page.labels
    assert site.paths == ["/a"]


def test_an_address_survives_a_look_at_another_page(page: Page) -> None:
    opened(page).write("Address", "https://example.org/a")
    page.open("library").open("reader")
    (field,) = [one for one in page.app.text_input if one.label == "Address"]
    assert field.value == "https://example.org/a"


def test_another_address_is_not_the_page_that_was_read(
    page: Page, site: Site, allowed: None
) -> None:
    opened(page).write("Address", site("/a")).press(ASK)
    page.write("Address", site("/b"))
    assert "Simplified Chinese" not in page.said
    assert site.paths == ["/a"]


def test_this_computers_own_pages_are_refused_in_words(page: Page, site: Site) -> None:
    opened(page).write("Address", site("/a")).press(ASK)
    assert "belongs to this computer or its network" in page.said
    assert "duizhao config set web.allow-private true" in page.said
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://example.org/", "only http and https"),
        ("https://me:secret@example.org/", "user name or a password"),
        ("example", "only http and https"),
    ],
)
def test_what_is_no_address_gets_a_sentence(page: Page, address: str, words: str) -> None:
    opened(page).write("Address", address)
    assert words in page.said


def test_an_address_in_the_readers_own_fills_the_field_and_asks_nobody(
    page: Page, site: Site, allowed: None
) -> None:
    page.open(address=site("/a"))
    assert page.app.text_input(key="web-address").value == site("/a")
    assert "address" not in page.app.query_params
    assert site.asked == []
    page.press(ASK)
    assert site.paths == ["/a"]


@pytest.mark.parametrize("named", ["javascript:alert(1)", "/etc/passwd", "<b>x</b>", ""])
def test_what_is_brought_and_is_no_address_is_passed_over(page: Page, named: str) -> None:
    page.open(address=named)
    assert "address" not in page.app.query_params or not named
    assert not page.app.get("text_input")


def test_a_hostile_address_is_shown_as_text(page: Page) -> None:
    page.open(address="https://example.org/<img src=x onerror=alert(1)>")
    assert "<img" not in page.said
    page.write("Address", "https://<img src=x>/")
    assert "<img" not in page.said and "&lt;img" in page.said
