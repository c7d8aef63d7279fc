"""What was read is Markdown that says the same and no more."""

from __future__ import annotations

import pytest

from translator.formats.pdf.as_markdown import Part, markdown


def written(*parts: Part) -> str:
    return markdown(parts)[0]


def text(said: str) -> str:
    return written(Part(page=1, text=said)).removesuffix("\n")


def test_parts_are_parted_by_blank_lines_and_items_are_not() -> None:
    parts = [Part(page=1, text=said) for said in ("早市", "• 茶", "• 水", "3) 山", "河边")]
    assert written(*parts) == "早市\n\n- 茶\n- 水\n3. 山\n\n河边\n"
    assert written() == ""


def test_it_is_known_on_which_line_a_page_begins() -> None:
    parts = [Part(page=2, text="甲"), Part(page=2, text="乙"), Part(page=4, text="丙")]
    assert markdown(parts)[1] == [(1, 2), (5, 4)]
    items = [Part(page=1, text="• 茶"), Part(page=2, text="• 水")]
    assert markdown(items)[1] == [(1, 1), (2, 2)]


def test_headings_and_lines_of_a_paragraph() -> None:
    assert written(Part(page=1, text="早\n市 ", level=2)) == "## 早 市\n"
    assert text("早\n市") == "早 市"


def test_a_table_is_as_wide_as_its_widest_row() -> None:
    made = written(Part(page=1, rows=(("名", "价|元"), ("茶",), ("a", "b", "c"))))
    assert made.splitlines() == [
        "| 名 | 价\\|元 |  |", "|---|---|---|", "| 茶 |  |  |", "| a | b | c |",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "safe"),
    [
        ("*茶*", "\\*茶\\*"), ("3 * 4", "3 * 4"), ("# 茶", "\\# 茶"), ("茶 # 水", "茶 # 水"),
        ("- 茶", "\\- 茶"), ("> 茶", "\\> 茶"), ("1234. 茶", "1234\\. 茶"),
        ("茶 1. 水", "茶 1. 水"),
        ("---", "\\---"), ("<b>", "\\<b>"), ("3 < 4", "3 < 4"), ("&amp;", "\\&amp;"),
        ("[茶](水)", "\\[茶](水)"), ("[茶]", "[茶]"), ("{{茶}}", "\\{{茶}}"),
        ("- ", "\\-"), ("  # 茶", "\\# 茶"),
        ("12.5 元", "12.5 元"), ("C:\\temp", "C:\\temp"), ("茶\\*", "茶\\\\\\*"),
    ],
)  # fmt: skip
def test_a_sign_of_markdown_is_text(said: str, safe: str) -> None:
    assert text(said) == safe
