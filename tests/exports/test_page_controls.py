"""The bar of the page: its title, and the choices that need no script."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from tests.exports.conftest import make_bitext, make_block
from translator.chinese.pinyin.syllables import Style
from translator.document.rendering import Rendering
from translator.exports import page_controls
from translator.types import Bitext, Layout


def market(**block: str) -> Bitext:
    return make_bitext([make_block(0, "早市", **block)], [[("早市", "Dawn market")]], name="a.b.md")


def titles(bitext: Bitext, layout: Layout = Layout.SIDE_BY_SIDE) -> tuple[tuple[str, str], ...]:
    source, target = Rendering(bitext, target=False), Rendering(bitext, target=True)
    return page_controls.titles(bitext, layout, source=source, target=target)


def bar(
    bitext: Bitext,
    layout: Layout = Layout.SIDE_BY_SIDE,
    *,
    ruby: Style | None = None,
    says: str = "en",
) -> html.HtmlElement:
    written = "".join(page_controls.controls(bitext, layout, ruby=ruby, says=says))
    return html.fragment_fromstring(written, create_parent=True)


def choices(root: html.HtmlElement) -> list[tuple[str, str, bool]]:
    return [
        (one.find("input").get("id"), one.text_content(), "checked" in one.find("input").attrib)
        for one in root.iter("label")
    ]


def test_the_title_is_the_first_heading_on_the_sides_that_are_shown() -> None:
    both = (("zh-Hans", "早市"), ("en", "Dawn market"))
    assert titles(market(kind="heading")) == both
    assert titles(market(kind="heading"), Layout.TARGET) == both[1:]


def test_a_title_of_the_front_matter_goes_before_a_heading() -> None:
    blocks = [make_block(0, "街", kind="heading"), make_block(1, "早市", key="title")]
    made = make_bitext(blocks, [[("街", "Street")], [("早市", "早市")]])
    assert titles(made) == (("zh-Hans", "早市"),)  # the same on both sides: once


def test_without_a_heading_the_file_is_the_title() -> None:
    assert titles(market()) == (("zh-Hans", "a.b"),)


@pytest.mark.parametrize(
    ("languages", "says", "expected"),
    [
        (("zh-Hans", "en"), "en", ["Chinese", "Both", "English"]),
        (("zh-Hant-TW", "en-GB"), "zh-Hans", ["中", "中英", "英"]),
        (("en", "zh-Hans"), "zh-Hant-TW", ["英", "英中", "中"]),
        (("zh-Hans", "zh-Hant-TW"), "en", ["Simplified Chinese", "Both", None]),
    ],
)
def test_sides_are_chosen_in_the_order_they_stand_in(
    languages: tuple[str, str], says: str, expected: list[str | None]
) -> None:
    source, target = languages
    made = replace(market(), source_language=source, target_language=target)
    found = choices(bar(made, says=says))
    assert [one[0] for one in found] == ["show-source", "show-both", "show-target"]
    assert [one[2] for one in found] == [False, True, False]
    for (_, said, _), word in zip(found, expected, strict=True):
        assert word is None or said == word


def test_readings_are_a_choice_where_there_are_some() -> None:
    assert choices(bar(market(), ruby=Style.MARKS))[3:] == [("show-readings", "Pinyin", True)]
    assert choices(bar(market(), ruby=Style.ZHUYIN, says="zh-Hans"))[3][1] == "注音"
    assert choices(bar(market(), Layout.TARGET, ruby=Style.NUMBERS)) == [
        ("show-readings", "Pinyin", True)
    ]


def test_where_nothing_can_be_chosen_nothing_is_offered() -> None:
    assert len(bar(market(), Layout.TARGET)) == 0


def test_only_the_sides_exclude_one_another_and_the_group_has_a_name() -> None:
    root = bar(market(), ruby=Style.MARKS)
    assert {one.get("name") for one in root.iter("input")} == {"sides", None}
    assert root.findtext("fieldset/legend") == "Show"
    assert root.find("fieldset").get("lang") == "en"
