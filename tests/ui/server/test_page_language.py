"""Streamlit's page in the language of who reads it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from translator.system import text_tables
from ui.i18n import strings
from ui.server import page_language
from ui.server.page_language import PageLanguageMiddleware, changed, of_page, words

PAGE = '<!DOCTYPE html>\n<html lang="en">\n  <head>\n<title>Streamlit</title></head></html>\n'


def answered(
    body: bytes = PAGE.encode(), kind: str = "text/html; charset=utf-8", **asked: str
) -> tuple[dict[str, str], str, dict[str, str]]:
    """Ask an app that answers this; return headers and body, and what the app was asked."""
    sent: list[Any] = []
    seen: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)
        headers = [(b"content-type", kind.encode()), (b"etag", b"x"), (b"content-length", b"9")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body[:40], "more_body": True})
        await send({"type": "http.response.body", "body": body[40:]})

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing is read")

    headers = [(key.replace("_", "-").encode(), one.encode()) for key, one in asked.items()]
    scope: Any = {"type": "http", "headers": headers}
    coroutine = PageLanguageMiddleware(app)(scope, receive, send)
    with pytest.raises(StopIteration):  # without a loop: playwright's may run in this thread
        coroutine.send(None)
    first, *rest = sent
    told = {key.decode(): one.decode() for key, one in first["headers"]}
    given = {key.decode(): one.decode() for key, one in seen[0]["headers"]}
    return told, b"".join(one["body"] for one in rest).decode(), given


@cache
def bundle() -> str:
    """Return the programs of the installed Streamlit that say something."""
    names = (
        "index.", "Selectbox", "Multiselect", "utils", "FileUploader", "NumberInput", "TextInput",
        "InputInstructions", "useCopyToClipboard", "Toolbar", "StreamlitMarkdown", "UploadedFile",
    )  # fmt: skip
    folder = files("streamlit").joinpath("static/static/js")
    return "".join(one.read_text("utf-8") for one in folder.iterdir() if one.name.startswith(names))


def test_the_page_is_sent_in_the_language_the_browser_asks_for() -> None:
    told, page, _ = answered(accept="text/html,*/*", accept_language="zh-TW,en;q=0.8")
    assert '<html lang="zh-Hant">' in page
    assert "<title>对照 Duizhao</title>" in page
    assert page.index("<script>") < page.index("<title>")
    assert told["content-length"] == str(len(page.encode()))
    assert told["cache-control"] == "no-cache"
    assert "etag" not in told


def test_a_page_is_asked_for_whole_and_as_text() -> None:
    asked = {"accept": "text/html", "accept_encoding": "gzip", "if_none_match": "x", "range": "a"}
    assert set(answered(**asked)[2]) == {"accept"}


def test_what_is_no_page_passes_as_it_is() -> None:
    told, body, asked = answered(accept="*/*", accept_encoding="gzip")
    assert (body, told["etag"], asked["accept-encoding"]) == (PAGE, "x", "gzip")
    told, body, _ = answered(kind="text/css", accept="text/html")
    assert (body, told["etag"]) == (PAGE, "x")


def test_the_language_that_is_set_goes_before_the_browsers(monkeypatch: Any) -> None:
    assert [of_page(one) for one in ("zh-CN;q=1,en", "de", "")] == ["zh-Hans", "en", "en"]
    found = page_language.config.read()
    kept = type(found)(config=type(found.config)(language="zh-Hant"), problem=None)
    monkeypatch.setattr(page_language.config, "read", lambda: kept)
    assert of_page("en-GB") == "zh-Hant"


def test_streamlits_page_still_has_what_is_replaced() -> None:
    page = files("streamlit").joinpath("static/index.html").read_text("utf-8")
    made = changed(page, "zh-Hans")
    assert '<html lang="zh-Hans">' in made
    assert page_language.TITLE in page and page_language.TITLE not in made
    assert made.count("<script>") == page.count("<script>") + 1


def test_words_cannot_end_the_script_they_stand_in(monkeypatch: Any) -> None:
    page_language._script.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(page_language, "words", lambda: {"en": [("a", "</script><b>")]})
        assert "</script><b>" not in changed(PAGE, "en")
    page_language._script.cache_clear()


@pytest.mark.parametrize("row", text_tables.rows("ui.i18n", "streamlit_words.tsv", 4), ids=str)
def test_streamlit_says_it_and_every_language_has_it(row: tuple[str, ...]) -> None:
    own, *said = row
    for part in own.replace("Help for *", "Help for ").split("*"):
        # what is put together of parts stands in the program in parts
        assert all(one in bundle() for one in re.split(r"(?<=Press )|⌘|Ctrl|apply$", part)), part
    for language, text in zip(strings.LANGUAGES, said, strict=True):
        assert text
        assert text.count("*") == own.count("*") or text == "="
        if language != "en" and own != "streamlit run yourscript.py":
            assert re.search("[\u4e00-\u9fff]", text)


def test_english_keeps_what_is_good_and_names_no_other_program() -> None:
    assert ("Stop", "停止") in words()["zh-Hans"]
    assert "Stop" not in dict(words()["en"])
    assert not any("treamlit" in said for rows in words().values() for _, said in rows)
