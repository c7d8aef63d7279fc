"""One line of colons: its name, its titles, and what is neither."""

from __future__ import annotations

import pytest

from translator.formats.markdown.container_line import read_line

LINES = [
    # line, name, titles with how they are written
    ("::: tip", "tip", []),
    (":::tip 标题", "tip", ["title:标题"]),
    ("::: code-group", "code-group", []),
    ("::: code-tabs#shell", "code-tabs#shell", []),
    ("::: details 点我 {open}  ", "details", ["title:点我"]),
    ("::: tip 集合{1, 2}", "tip", ["title:集合"]),
    ("::: tip 见 {{ page }}", "tip", ["title:见 {{ page }}"]),
    ("::: tip 题 $\\frac{1}{2}$", "tip", ["title:题 $\\frac{1}{2}$"]),
    ("::: tip 题 \\{a}", "tip", ["title:题 \\{a}"]),
    ("::: tip 题 {title=\"{x}\"}", "tip", ["title:题", "attribute:{x}"]),
    ("::: warning :::::::", "warning", []),
    ("::: warning 题 :::", "warning", ["title:题"]),
    (":::note[题]", "note", ["label:题"]),
    (":::note[题[一](a.md)]{.x}", "note", ["label:题[一](a.md)"]),
    (":::note[题\\]一]", "note", ["label:题\\]一"]),
    (":::note [题]", "note", ["title:[题]"]),
    (":::tip{title='题' label=\"签\"}", "tip", ["attribute:题", "attribute:签"]),
    (":::tip{subtitle=\"题\"}", "tip", []),
    ("::: {.a #b}", " {.a #b}", []),
    (":::{note} 题", "{note}", ["title:题"]),
    ("::youtube", "youtube", []),
    ("::youtube[题]{#id}", "youtube", ["label:题"]),
    (":::", "", []),
    ("::::::  ", "", []),
    ("::", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "name", "titles"), LINES)
def test_reads_a_line(line: str, name: str, titles: list[str]) -> None:
    found = read_line(f"> {line}\n文", 2, 2 + len(line))
    assert found is not None
    assert found.name == name.strip()
    text = f"> {line}"
    assert [f"{one.context}:{text[one.start : one.end]}" for one in found.titles] == titles


@pytest.mark.parametrize(
    "line",
    [
        ": tip", ":::tip:::", "::: tip，题", ":::tip=1", "::: {.a", ":::1", "::: “题”",
        "::std::vector", "::tip 题", ":: tip", "::提示", "文:::", "::youtube[题] 题",
    ],
)  # fmt: skip
def test_a_line_of_text_is_text(line: str) -> None:
    assert read_line(line, 0, len(line)) is None
