"""Which stretches of a YAML header are values that are text."""

from __future__ import annotations

import pytest

from translator.formats.markdown.header_keys import TRANSLATED_KEYS, Listed
from translator.formats.markdown.header_yaml import yaml_values

LISTED = Listed(TRANSLATED_KEYS)


def found(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.key, one.style, text[one.start : one.end])
        for one in yaml_values(text, 0, len(text), LISTED)
    ]


@pytest.mark.parametrize(
    ("line", "style", "value"),
    [
        ("title: 早市", "plain", "早市"),
        ("title:   早市  ", "plain", "早市"),
        ("title: 早市 # 注", "plain", "早市"),
        ("title: 早市#1", "plain", "早市#1"),
        ("title: 早:市", "plain", "早:市"),
        ('title: "早市"', "double", "早市"),
        ('title: "早\\"市" # 注', "double", '早\\"市'),
        ("title: '早''市'", "single", "早''市"),
        ('"title": 早市', "plain", "早市"),
        ("'title' : 早市", "plain", "早市"),
        ("title: -早市", "plain", "-早市"),
        ("- title: 早市", "plain", "早市"),
        ("  - - title: 早市", "plain", "早市"),
    ],
)
def test_a_value_on_its_line(line: str, style: str, value: str) -> None:
    assert found(f"{line}\nslug: a\n") == [("title", style, value)]


@pytest.mark.parametrize(
    "text",
    [
        "slug: 早市",
        "title:",
        "title: # 注",
        "title: &a 早市",
        "title: *a",
        "title: !!str 早市",
        "title: %早市",
        "title: @早市",
        "title: `早市`",
        "title: - 早市",
        "title: ? 早市",
        "title: [早市, 晚市]",
        "title: {a: 早市}",
        'title: "早市" 晚市',
        'title: "早市',
        "title: |2\n  早市",
        "title:早市",
        "name: 早市",
    ],
)
def test_what_is_no_value_or_not_understood_is_passed_over(text: str) -> None:
    assert found(f"{text}\n") == []


def test_keys_count_where_they_stand() -> None:
    assert found("TITLE: 早市\n") == [("TITLE", "plain", "早市")]
    text = "hero:\n  name: 茶\nfeature:\n  name: 水\nimage:\n  alt: 图\nalt: 别的\n"
    assert [value for _, _, value in found(text)] == ["茶", "图"]
    text = "features:\n  - title: 一\n    details: 二\n  - title: 三\nslug:\n  title: 四\n"
    assert [value for _, _, value in found(text)] == ["一", "二", "三", "四"]


def test_a_value_goes_on_upon_lines_set_in_further() -> None:
    text = "title: 早市\n  开了\nslug: a\n"
    assert found(text) == [("title", "plain", "早市\n  开了")]
    assert found("title: 早市\n开了\n") == [("title", "plain", "早市")]
    assert found('title: "早市\n  开了"\ntext: 茶\n') == [
        ("title", "double", "早市\n  开了"), ("text", "plain", "茶")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        "# 注\n  开了",
        "早市 # 注\n  开了",
        "早市\n  a: b",
        "早市\n  开 #了",
        "早市\n\n  开了",
        "早市\n  天亮\n \n  开了",
    ],
)
def test_lines_that_could_mean_something_else_are_left_alone(more: str) -> None:
    assert ("title", "plain", "早市") not in found(f"title: {more}\nslug: a\n")
    assert all("\n" not in value for _, _, value in found(f"title: {more}\nslug: a\n"))


def test_a_block_is_cut_into_its_paragraphs() -> None:
    text = "text: |\n  早市\n  开了\n\n  天亮了\nslug: a\ntitle: >-\n  茶\n"
    assert found(text) == [
        ("text", "literal", "早市\n  开了"),
        ("text", "literal", "天亮了"),
        ("title", "folded", "茶"),
    ]


def test_lines_of_a_block_set_in_further_are_no_paragraph() -> None:
    text = "text: |\n  早市\n\n    开了\n\n  天亮了\n   茶\n\n  水\n"
    assert [value for _, _, value in found(text)] == ["早市", "水"]


def test_what_stands_in_brackets_over_lines_holds_no_keys() -> None:
    text = "tags: [\n  title: 早市,\n  b\n]\ntitle: 茶\n"
    assert found(text) == [("title", "plain", "茶")]
    assert found("a: {\n  title: 早市\n}\ntitle: 茶\n") == [("title", "plain", "茶")]


def test_only_the_header_is_looked_at() -> None:
    text = "---\ntitle: 早市\n---\ntitle: 茶\n"
    values = list(yaml_values(text, 4, text.index("---", 4), LISTED))
    assert [text[one.start : one.end] for one in values] == ["早市"]
