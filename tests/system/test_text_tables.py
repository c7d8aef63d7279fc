"""The reader of the tables that come with the program."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from translator.system.text_tables import lines, lines_of, numbered_rows_of, rows, rows_of


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "words.tsv"
    path.write_text("# word\tmeaning\n茶\ttea\n\n \t\n# more\n 水 \twater # not beer\n", "utf-8")
    return path


def test_comments_and_blank_lines_are_no_rows(table: Path) -> None:
    assert rows_of(table) == [("茶", "tea"), (" 水 ", "water # not beer")]
    assert lines_of(table) == ["茶\ttea", " 水 \twater # not beer"]


def test_a_packed_table_is_read_like_any_other(table: Path) -> None:
    packed = table.with_name("words.tsv.gz")
    packed.write_bytes(gzip.compress(table.read_bytes()))
    assert rows_of(packed, 2) == rows_of(table, 2)


def test_cells_that_may_be_left_out_are_empty(table: Path) -> None:
    table.write_text("一\n二\tb\n三\tb\tc\n四\t\tc\n", "utf-8")
    assert rows_of(table, 3, least=1) == [
        ("一", "", ""),
        ("二", "b", ""),
        ("三", "b", "c"),
        ("四", "", "c"),
    ]


@pytest.mark.parametrize(
    ("row", "cells", "least", "said"),
    [
        ("一\tb\tc", 2, 0, "words.tsv, line 2: 3 cells, not 2: '一\\\\tb\\\\tc'"),
        ("一", 2, 0, "words.tsv, line 2: 1 cells, not 2: '一'"),
        ("一", 4, 2, "words.tsv, line 2: 1 cells, not 2 to 4: '一'"),
    ],
)
def test_a_row_of_another_length_is_named(
    table: Path, row: str, cells: int, least: int, said: str
) -> None:
    table.write_text(f"# a\n{row}\n", "utf-8")
    with pytest.raises(ValueError, match=said):
        rows_of(table, cells, least=least)


def test_the_table_of_a_package_is_found_by_its_name() -> None:
    found = rows("translator.chinese.pinyin", "usual_readings.tsv.gz", 2)
    assert any(sound == "ma1" and "妈" in characters for sound, characters in found)
    assert len(lines("translator.chinese.pinyin", "usual_readings.tsv.gz")) == len(found)


def test_rows_of_any_length_are_taken_where_none_is_asked_for(table: Path) -> None:
    table.write_text("一\n二\tb\tc\n", "utf-8")
    assert rows_of(table) == [("一",), ("二", "b", "c")]
    assert numbered_rows_of(table) == [(1, ("一",)), (2, ("二", "b", "c"))]
    found = rows("translator.errors", "error_sentences.tsv")
    assert {len(row) for row in found} > {2}


def test_a_row_has_the_number_of_its_line(table: Path) -> None:
    assert [number for number, _ in numbered_rows_of(table)] == [2, 6]
    with pytest.raises(ValueError, match="line 2"):
        numbered_rows_of(table, 3)


def test_a_package_table_may_leave_out_its_last_cells() -> None:
    found = rows("translator.errors", "error_sentences.tsv", 4, least=2)
    assert {len(row) for row in found} == {4}
    with pytest.raises(ValueError, match="cells, not 4"):
        rows("translator.errors", "error_sentences.tsv", 4)
