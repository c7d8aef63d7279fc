"""Fonts of a book for text in the other language."""

from __future__ import annotations

import pytest

from tests.formats.epub import small_books
from translator.formats.epub.fonts import TargetFonts
from translator.types import Layout

SHEET = "OEBPS/style.css"
SONG = "body { font-family: 宋体, serif; }\n"


def in_sheet(css: str, *, to: str = "en", source: str = "zh-Hans") -> str:
    fonts = TargetFonts(source=source, target=to, layout=Layout.BILINGUAL)
    return fonts.in_sheet(css).removeprefix(css)


def test_english_in_a_book_set_in_a_chinese_font_gets_one_of_its_own() -> None:
    data = small_books.beside("3", {SHEET: SONG.encode()})
    after = small_books.written(data, Layout.BILINGUAL)[SHEET].decode()
    assert after.startswith(SONG)
    rule = after.removeprefix(SONG).strip()
    assert rule.startswith(":lang(en):not(pre)") and "Georgia" in rule


def test_alone_it_is_the_font_of_the_whole_page() -> None:
    data = small_books.beside("3", {SHEET: SONG.encode()})
    after = small_books.written(data, Layout.TARGET)[SHEET].decode()
    assert after.removeprefix(SONG).strip().startswith(":root body :not(pre)")


@pytest.mark.parametrize(
    "css",
    [
        "p { text-indent: 2em; }",  # no font is named
        "p { font-family: Georgia, serif; }",  # one that English is made for
        "@font-face { font-family: 宋体; src: url(a.ttf) }",  # a font that nothing is set in
    ],
)
def test_a_style_sheet_that_names_no_chinese_font_keeps_its_bytes(css: str) -> None:
    assert in_sheet(css) == ""


@pytest.mark.parametrize(
    ("to", "family"), [("zh-Hans", "SimSun"), ("zh-Hant", "PMingLiU"), ("zh-Hant-TW", "PMingLiU")]
)
def test_chinese_in_a_book_set_in_a_latin_font_gets_one_of_its_script(to: str, family: str) -> None:
    added = in_sheet("p { font: 1em Georgia, serif; }", to=to, source="en")
    assert f":lang({to})" in added and family in added
    assert in_sheet(SONG, to=to, source="en") == ""


def test_between_the_scripts_of_chinese_fonts_stay() -> None:
    assert in_sheet(SONG, to="zh-Hant") == ""


def test_a_book_translated_again_gains_nothing() -> None:
    once = SONG + in_sheet(SONG)
    assert in_sheet(once) == ""


def test_styles_in_a_page_count_too() -> None:
    fonts = TargetFonts(source="zh", target="en", layout=Layout.BILINGUAL)
    page = f"<html><head><style>{SONG}</style></head><body><p>早市</p></body></html>"
    raw = page.replace(SONG, f"/*<![CDATA[*/{SONG}/*]]>*/")
    assert 'Georgia, "Times New Roman", serif; }\n</style>' in fonts.in_page(page)
    assert fonts.in_page(raw).index("Georgia") < fonts.in_page(raw).index("]]>")
    assert fonts.in_page(page.replace(SONG, "")) == page.replace(SONG, "")
