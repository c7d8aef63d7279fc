"""MkDocs' admonitions and tabs: what is indented under them is Markdown again."""

from __future__ import annotations

import pytest

from tests.formats.markdown.marked_text import MARKDOWN, read, shown, written
from translator.types import Layout

READ = [
    ('!!! note "煮饭"\n    水开了。\n', ["container_title: 煮饭", "paragraph: 水开了。"]),
    ("!!! note\n\n    一\n\n    二\n三\n", ["paragraph: 一", "paragraph: 二", "paragraph: 三"]),
    ('!!! note inline end "煮饭"\n    文\n', ["container_title: 煮饭", "paragraph: 文"]),
    ('??? note "煮饭"\n    文\n', ["container_title: 煮饭", "paragraph: 文"]),
    ('???+ note "煮饭"\n    文\n', ["container_title: 煮饭", "paragraph: 文"]),
    ('??? "煮饭"\n    文\n', ["container_title: 煮饭", "paragraph: 文"]),
    ('=== "甲"\n\n    文\n\n=== "乙"\n\n    又\n', [
        "container_title: 甲", "paragraph: 文", "container_title: 乙", "paragraph: 又"]),
    ('===+ "甲"\n    文\n', ["container_title: 甲", "paragraph: 文"]),
    ('!!! note "说“好”和"坏""\n', ['container_title: 说“好”和"坏"']),
    ('!!! note "见 `x`"\n', ["container_title: 见 {`x`}"]),
    ('!!! note ""\n    文\n', ["paragraph: 文"]),
    ('前\n!!! note "题"\n    文\n', ["paragraph: 前", "container_title: 题", "paragraph: 文"]),
    ("!!! note\n    - 项\n\n        又\n\n        !!! tip\n            里\n", [
        "list_item: 项", "list_item: 又", "list_item: 里"]),
    ("!!! note\n    # 题\n\n    | 甲 |\n    |---|\n    | 乙 |\n", [
        "heading: 题", "table_cell: 甲", "table_cell: 乙"]),
    ('!!! note\n    === "甲"\n        文\n', ["container_title: 甲", "paragraph: 文"]),
    ("- 项\n\n    !!! note\n        文\n- 又\n", [
        "list_item: 项", "list_item: 文", "list_item: 又"]),
    ("1. 项\n\n    !!! note\n\n        文\n", ["list_item: 项", "list_item: 文"]),
    ("!!! note\n\t文\n", ["paragraph: 文"]),
    ("!!! 提示\n    文\n", ["paragraph: 文"]),
    # text
    ("!!! 太好了\n", ["paragraph: !!! 太好了"]),
    ("!!!太好了！\n    真的\n", ["paragraph: !!!太好了！{\n    }真的"]),
    ("???\n", []),
    ("???什么情况\n", ["paragraph: ???什么情况"]),
    ("题\n===\n", ["heading: 题"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(read(text)) == expected


CODE = [
    ("文\n\n    代码\n", ["代码"]),
    ("!!! note\n    文\n\n        代码\n", ["代码"]),
    ("!!! note\n    ```\n    代码\n    ```\n", ["代码"]),
    ("!!! note\n    文\n\n外\n\n    代码\n", ["代码"]),
]


@pytest.mark.parametrize(("text", "expected"), CODE)
def test_code_is_code_all_the_same(text: str, expected: list[str]) -> None:
    assert [item.excerpt for item in read(text).skipped if item.kind == "code"] == expected


def test_the_type_is_said_to_be_left() -> None:
    (skipped,) = read("!!! 提示\n    文\n").skipped
    assert (skipped.kind, skipped.line, skipped.excerpt) == ("container", 1, "!!! 提示")


WRITTEN = [
    ('!!! note "题"\n', ['say "so"'], '!!! note "say “so”"\n'),
    ('!!! note "说"好""\n', ['say "so"'], '!!! note "say "so""\n'),
    ('!!! note "题"\n    文\n', ["Title", "# Text"], '!!! note "Title"\n    \\# Text\n'),
    ('=== "题"\n', ["C*"], '=== "C*"\n'),
]


@pytest.mark.parametrize(("text", "targets", "expected"), WRITTEN)
def test_writes(text: str, targets: list[str], expected: str) -> None:
    assert written(text, *targets) == expected


def test_both_languages_stand_inside_with_one_marker() -> None:
    text = '!!! note "题"\n\n    文\n\n    - 项\n\n=== "甲"\n    又\n后\n'
    targets = ["Title", "Text", "Item", "A", "More", "After"]
    assert written(text, *targets, layout=Layout.BILINGUAL) == (
        '!!! note "题 / Title"\n\n    文\n\n    Text\n\n    - 项\n\n        Item\n\n'
        '=== "甲 / A"\n    又\n\n    More\n后\n\nAfter\n'
    )


def test_no_row_of_a_table_is_put_into_indented_text() -> None:
    result = written("!!! note\n    文\n\n后\n", "Text", "After", layout=Layout.SIDE_BY_SIDE)
    assert result.startswith("!!! note\n    文\n\n    Text\n\n<table ")


@pytest.mark.parametrize("layout", [Layout.BILINGUAL, Layout.SIDE_BY_SIDE])
def test_a_list_of_such_a_text_indents_by_four(layout: Layout) -> None:
    # Python-Markdown ends a list at two or three spaces
    result = written('1. 项\n\n!!! note "题"\n', "Item", "Title", layout=layout)
    assert result == '1. 项\n\n    Item\n\n!!! note "题 / Title"\n'


@pytest.mark.parametrize(
    "text",
    [
        "!!! note\n" * 8000,
        "!!! note\n\n" * 8000,
        '!!! note "字"\n    文\n\n' * 2000,
        "\n".join("    " * depth + '!!! note "字"' for depth in range(150)),
        "!!! " + "a " * 50_000,
        "!!! " + "a-" * 50_000 + '"',
        "!!! a" + " " * 50_000 + "x",
    ],
    ids=range(7),
)
def test_hostile_text_is_itself_in_bounded_time(text: str) -> None:
    document = read(text)
    targets = {block.id: block.text for block in document.blocks}
    result = MARKDOWN.write(document, targets, layout=Layout.TARGET, target_language="en")
    assert result == text.encode()
