"""A table of data is one in Markdown; one that lays a page out is what its cells hold."""

from __future__ import annotations

import lxml.html
import pytest

from translator.formats.article import article_tables
from translator.formats.article.article_tables import table
from translator.formats.article.page_tree import text_of


def written(inside: str) -> list[str]:
    """Return a table; a cell laid out as paragraphs has a ``¶`` before it."""
    element = lxml.html.fragment_fromstring(f"<table>{inside}</table>")
    return table(
        element,
        lambda one: text_of(one),
        lambda one: [f"¶{text}"] if (text := text_of(one)) else [],
    )


def rows(*lines: str, cell: str = "td") -> str:
    return "".join(
        "<tr>" + "".join(f"<{cell}>{one}</{cell}>" for one in line.split("|")) + "</tr>"
        for line in lines
    )


def test_rows_become_lines_of_one_width() -> None:
    assert written(rows("名|价", "茶|三元|热", "水")) == [
        "| 名 | 价 |  |\n| --- | --- | --- |\n| 茶 | 三元 | 热 |\n| 水 |  |  |"
    ]


def test_a_caption_stands_before_and_rows_without_cells_are_left_out() -> None:
    found = written("<caption>价目</caption><tr></tr>" + rows("名|价", "茶|三元"))
    assert found == ["¶价目", "| 名 | 价 |\n| --- | --- |\n| 茶 | 三元 |"]


@pytest.mark.parametrize(
    ("span", "width"),
    [("2", 3), ("1", 2), ("0", 2), ("x", 2), ("", 2), ("30", 31), ("999", 31), ("1000", 2),
     ("²", 2)],
)  # fmt: skip
def test_a_cell_may_be_as_wide_as_several(span: str, width: int) -> None:
    (found,) = written(f'<tr><td colspan="{span}">名</td><td>价</td></tr>' + rows("茶|水"))
    assert found.split("\n")[1].count("---") == width


@pytest.mark.parametrize(
    ("inside", "laid"),
    [
        (rows("茶", "水"), True), (rows("茶|水"), False),
        (rows(f"茶|{'水' * 400}"), False), (rows(f"茶|{'水' * 401}"), True),
        (rows(f"茶|{'水' * 401}", cell="th"), False),
        (rows("<h2>茶</h2>|水"), True), (rows("<h2>茶</h2>|水", "米|盐", "油|醋"), False),
        (rows("<ul><li>茶</li></ul>|水", "米|盐"), True),
        (rows("<h2>茶</h2>|水", cell="th"), False),
        (rows("<table><tr><td>茶</td></tr></table>|水"), True), ("", True),
    ],
)  # fmt: skip
def test_a_table_that_lays_a_page_out_is_none(inside: str, laid: bool) -> None:
    assert all(one.startswith("¶") for one in written(inside)) is laid


def test_rows_of_a_table_within_are_its_own() -> None:
    assert written(rows("<table><tr><td>茶</td></tr></table>|水")) == ["¶茶", "¶水"]


def test_a_table_of_very_many_cells_is_their_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_tables, "_MOST_CELLS", 4)
    assert len(written(rows("名|价", "茶|三元"))) == 1
    assert written(rows("名|价", "茶|", "水|一元")) == ["名", "价", "茶", "水", "一元"]
