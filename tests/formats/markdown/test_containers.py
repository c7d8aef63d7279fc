"""Containers between colons: markers are structure, titles and contents are text."""

from __future__ import annotations

import pytest

from tests.formats.markdown.marked_text import MARKDOWN, read, shown, written
from tests.row_chunks import rows_together
from translator import placeholders
from translator.types import Layout

READ = [
    # VitePress, VuePress, HackMD
    (":::tip 煮饭\n水开了。\n:::\n", ["container_title: 煮饭", "paragraph: 水开了。"]),
    ("::: details 点我 {open}\n文\n:::\n", ["container_title: 点我", "paragraph: 文"]),
    (":::spoiler {state=\"open\"} 谜底\n文\n:::\n", ["container_title: 谜底", "paragraph: 文"]),
    ("::: tip\n文\n:::\n", ["paragraph: 文"]),
    ("::: v-pre\n文\n:::\n", ["paragraph: 文"]),
    ("::: tip 见 **图** `x`\n:::\n", ["container_title: 见 {**|图|**} {`x`}"]),
    # Docusaurus
    (":::note[煮饭]\n文\n:::\n", ["container_title: 煮饭", "paragraph: 文"]),
    (":::note[见[图](a.md)]{#a}\n:::\n", ["container_title: 见{[|图|](a.md)}"]),
    (":::tip{title=\"煮饭\" .x}\n文\n:::\n", ["container_title: 煮饭", "paragraph: 文"]),
    ("::youtube[做菜]{#id}\n", ["container_title: 做菜"]),
    # pandoc, MyST
    ("::: {.box #a title='煮饭'}\n文\n:::\n", ["container_title: 煮饭", "paragraph: 文"]),
    ("::::: warning ::::::\n文\n:::::\n", ["paragraph: 文"]),
    (":::{note} 煮饭\n文\n:::\n", ["container_title: 煮饭", "paragraph: 文"]),
    # no blank line before or after
    ("前\n::: tip\n文\n:::\n后\n", ["paragraph: 前", "paragraph: 文", "paragraph: 后"]),
    ("- 项\n  ::: tip\n  文\n  :::\n- 又\n", ["list_item: 项", "list_item: 文", "list_item: 又"]),
    ("> ::: tip 题\n> 文\n> :::\n", ["container_title: 题", "quote: 文"]),
    ("| 甲 |\n|---|\n| 乙 |\n::: tip\n文\n:::\n", [
        "table_cell: 甲", "table_cell: 乙", "paragraph: 文"]),
    ("::: tip\n# 题\n- 项\n:::\n", ["heading: 题", "list_item: 项"]),
    ("::: tip\n<b>\n:::\n后\n", ["paragraph: 后"]),  # the HTML ends where the container does
    # nesting, with more colons outside, or (pandoc) with as many
    ("::::a 外\n:::b 内\n文\n:::\n::::\n后\n", [
        "container_title: 外", "container_title: 内", "paragraph: 文", "paragraph: 后"]),
    ("::: a\n::: b\n文\n:::\n又\n:::\n后\n", ["paragraph: 文", "paragraph: 又", "paragraph: 后"]),
    # never closed: what follows is its contents
    ("::: tip 题\n文\n\n后\n", ["container_title: 题", "paragraph: 文", "paragraph: 后"]),
    ("文\n:::\n后\n", ["paragraph: 文", "paragraph: 后"]),
    # tabs of VuePress, and of a plugin for VitePress
    ("::: tabs\n@tab 甲#a\n文\n@tab:active 乙\n:::\n", [
        "container_title: 甲", "paragraph: 文", "container_title: 乙"]),
    (":::tabs\n== 甲\n文\n:::\n", ["container_title: 甲", "paragraph: 文"]),
    # text
    ("时间:::地点\n", ["paragraph: 时间:::地点"]),
    (":::注意，别走:::\n", ["paragraph: :::注意，别走:::"]),
    ("@tab 甲\n== 乙\n", ["paragraph: @tab 甲{\n}== 乙"]),
    ("::标准库::容器\n", ["paragraph: ::标准库::容器"]),
    ("    ::: tip\n    文\n    :::\n", []),
    ("```\n::: tip 题\n```\n", []),
    ("::: tip\n```\n:::\n```\n文\n:::\n后\n", ["paragraph: 文", "paragraph: 后"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(read(text)) == expected


@rows_together("text", [text for text, _ in READ])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("layout", list(Layout))
def test_markers_are_the_same_after_writing(text: str, ending: str, layout: Layout) -> None:
    document = read(text.replace("\n", ending))
    targets = {block.id: f"x{placeholders.strip(block.text)}" for block in document.blocks}
    result = MARKDOWN.write(document, targets, layout=layout, target_language="en").decode()
    assert result.count(":::") >= text.count(":::")
    for line in text.split("\n"):
        if line.strip(" >:") == "" and ":" in line:
            assert line in result.split(ending)


def test_every_marker_stays_once_in_both_layouts() -> None:
    text = ':::tip 煮饭 {#a}\n水开了。\n:::\n\n:::note[吃]{title="喝"}\n菜。\n:::\n'
    targets = ["Rice", "It boils.", "Eat", "Drink", "Dish."]
    assert written(text, *targets) == (
        ':::tip Rice {#a}\nIt boils.\n:::\n\n:::note[Eat]{title="Drink"}\nDish.\n:::\n'
    )
    assert written(text, *targets, layout=Layout.BILINGUAL) == (
        ":::tip 煮饭 / Rice {#a}\n水开了。\n\nIt boils.\n:::\n\n"
        ':::note[吃 / Eat]{title="喝 / Drink"}\n菜。\n\nDish.\n:::\n'
    )


def test_side_by_side_rows_stand_inside_the_container() -> None:
    result = written("::: tip\n文\n:::\n", "Text", layout=Layout.SIDE_BY_SIDE)
    assert result.startswith("::: tip\n<table ")
    assert result.endswith("</table>\n\n:::\n")


@pytest.mark.parametrize("target", ["::: tip", ":::", "::x[y]", "!!! note", '=== "x"', "??? a"])
def test_a_target_makes_no_container(target: str) -> None:
    assert written("文\n", target) == f"\\{target}\n"


def test_what_a_container_is_called_is_said_to_be_left() -> None:
    document = read(':::提示 题\n文\n:::\n\n::: tip {alt="图"}\n:::\n')
    assert [(item.kind, item.excerpt) for item in document.skipped] == [
        ("container", ":::提示"),
        ("container", '::: tip {alt="图"}'),
    ]


def test_diagrams_and_code_in_containers_are_code() -> None:
    document = read("::: mermaid\ngraph 图\n:::\n\n:::{math}\n式\n:::\n文\n")
    assert shown(document) == ["paragraph: 文"]
    assert [item.kind for item in document.skipped] == ["code", "code"]


@pytest.mark.parametrize(
    "text",
    [
        "::: a 字\n" * 4000,
        ":::\n" * 8000,
        "- 字\n\n  ::: a\n  文\n  :::\n" * 1500,
        "::: a\n```\n" * 4000,
        "::: a " + "{" * 50_000,
        '::: a {"' * 8000,
        ":::a" + "[" * 50_000,
        "".join(":" * (200 - depth) + " a\n" for depth in range(190)) + "字\n",
    ],
    ids=range(8),
)
def test_hostile_text_is_itself_in_bounded_time(text: str) -> None:
    document = read(text)
    targets = {block.id: block.text for block in document.blocks}
    result = MARKDOWN.write(document, targets, layout=Layout.TARGET, target_language="en")
    assert result == text.encode()
