"""A translation gets a font of its language where a style sheet names one of the other."""

from __future__ import annotations

import pytest

from translator.formats.epub.fonts import TargetFonts
from translator.types import Layout

SONG, GEORGIA = "p { font-family: SimSun }", "p { font: 1em Georgia }"


def fonts(target: str = "en", source: str = "zh", layout: Layout = Layout.TARGET) -> TargetFonts:
    return TargetFonts(source=source, target=target, layout=layout)


def test_a_sheet_gets_one_rule_at_its_end() -> None:
    made = fonts().in_sheet(SONG)
    rule = made.removeprefix(SONG)
    assert rule.startswith("\n:root body :not(pre)")
    assert 'Georgia, "Times New Roman", serif' in rule
    assert fonts().in_sheet(made) == made


@pytest.mark.parametrize(
    ("css", "source", "target", "needed"),
    [
        (SONG, "zh", "en", True), (GEORGIA, "zh", "en", False), ("p {}", "zh", "en", False),
        (GEORGIA + SONG, "zh", "en", True), (SONG, "en", "zh-Hans", False),
        (GEORGIA, "en", "zh-Hans", True), (GEORGIA + SONG, "en", "zh-Hans", False),
        ("p { font-family: }", "en", "zh-Hans", False), ("p {}", "en", "zh-Hans", False),
        (SONG, "zh-Hant", "zh-Hans", False), (GEORGIA, "en-GB", "en", False),
        ("@font-face { font-family: SimSun }", "zh", "en", False),
    ],
)  # fmt: skip
def test_only_a_sheet_with_fonts_of_the_other_language_needs_it(
    css: str, source: str, target: str, needed: bool
) -> None:
    assert (fonts(target, source).in_sheet(css) != css) is needed


@pytest.mark.parametrize(
    ("target", "family"),
    [("zh-Hans", "Songti SC"), ("zh-Hant", "Songti TC"), ("zh-Hant-HK", "Songti TC"),
     ("zh", "Songti SC")],
)  # fmt: skip
def test_the_font_is_that_of_the_script(target: str, family: str) -> None:
    assert family in fonts(target, "en").in_sheet(GEORGIA)


@pytest.mark.parametrize("layout", [Layout.BILINGUAL, Layout.SIDE_BY_SIDE])
def test_beside_the_source_only_the_translation_has_it(layout: Layout) -> None:
    assert "\n:lang(en):not(pre)" in fonts(layout=layout).in_sheet(SONG)


def page(css: str) -> str:
    return f"<html><head><style>{css}</style></head></html>"


@pytest.mark.parametrize(
    ("before", "after"),
    [(SONG, ""), ("<![CDATA[" + SONG, "]]>"), ("/*<![CDATA[*/" + SONG, "/*]]>*/"),
     ("<!-- " + SONG, "\n-->")],
)  # fmt: skip
def test_styles_of_a_page_get_it_within_what_is_around_them(before: str, after: str) -> None:
    rule = fonts().in_sheet(SONG).removeprefix(SONG)
    assert fonts().in_page(page(before + after)) == page(before + rule + after)


def test_a_page_without_such_styles_stays() -> None:
    for text in (page(GEORGIA), "<p style='font-family: SimSun'>茶</p>", "<style/>", "</style>",
                 f"<p>{SONG}</p></style>"):  # fmt: skip
        assert fonts().in_page(text) == text
    assert fonts("zh-Hans", "zh-Hant").in_page(page(GEORGIA)) == page(GEORGIA)
    two = page(SONG) + page(SONG)
    assert fonts().in_page(two).count("Georgia") == 2
