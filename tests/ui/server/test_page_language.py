"""Streamlit's page in the language of who reads it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from tests.row_chunks import rows_together
from translator.system import text_tables
from ui.i18n import strings
from ui.server import page_language
from ui.server.page_language import changed, of_page, words

PAGE = '<!DOCTYPE html>\n<html lang="en">\n  <head>\n<title>Streamlit</title></head></html>\n'


@cache
def bundle() -> str:
    """Return the programs of the installed Streamlit that say something."""
    names = (
        "index.", "Selectbox", "Multiselect", "utils", "FileUploader", "NumberInput", "TextInput",
        "InputInstructions", "useCopyToClipboard", "StreamlitMarkdown", "UploadedFile",
    )  # fmt: skip
    folder = files("streamlit").joinpath("static/static/js")
    return "".join(one.read_text("utf-8") for one in folder.iterdir() if one.name.startswith(names))


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


@rows_together("row", text_tables.rows("ui.i18n", "streamlit_words.tsv", 4), ids=str)
def test_streamlit_says_it_and_every_language_has_it(row: tuple[str, ...]) -> None:
    own, *said = row
    for part in own.replace("Help for *", "Help for ").split("*"):
        # what is put together of parts stands in the program in parts
        pieces = re.split(r"(?<=Press )|⌘|Ctrl|apply$", part)
        assert all(one in bundle() for one in pieces), part
    for language, text in zip(strings.LANGUAGES, said, strict=True):
        assert text
        assert text.count("*") in (0, own.count("*")) or text == "="
        if language != "en" and own != "streamlit run yourscript.py":
            assert re.search("[\u4e00-\u9fff]", text)


def test_english_keeps_what_is_good_and_names_no_other_program() -> None:
    assert ("Stop", "停止") in words()["zh-Hans"]
    assert "Stop" not in dict(words()["en"])
    assert not any("treamlit" in said for rows in words().values() for _, said in rows)
