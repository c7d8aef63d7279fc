"""Rows that come back: their columns, the lines between them, what a spreadsheet puts before."""

from __future__ import annotations

import json

import pytest

from translator.document.sentence_ids import digest
from translator.errors import FormatError
from translator.returned.from_tables import is_table, read_json_lines, read_table
from translator.returned.returned_file import ReturnedFile

OURS = "3.1.0123abcd.4567cdef"


def read(text: str) -> ReturnedFile:
    (found,) = read_table(text.encode(), name="a.csv")
    return found


@pytest.mark.parametrize(
    ("head", "table"),
    [
        ("id\ttarget", True),
        ("Target,ID,more", True),
        (' id ;" target "', True),
        ("id|target", False),
        ("id,source", False),
        ("", False),
    ],
)
def test_a_table_is_told_by_the_two_columns_it_needs(head: str, table: bool) -> None:
    assert is_table(head) is table


def test_empty_lines_are_no_rows_and_short_ones_are() -> None:
    found = read(f"id,target,source\n\n,,\n{OURS},Early.\n{OURS}\n")
    assert [(pair.target, pair.source) for pair in found.pairs] == [("Early.", "")]
    assert found.left_out == 1


def test_a_row_needs_an_id_of_ours_and_a_target() -> None:
    found = read(f"id,target\n7,Early.\n{OURS},\n{OURS}, \n{OURS},Early.\n")
    assert [(pair.block, pair.number, pair.target) for pair in found.pairs] == [(3, 1, "Early.")]
    assert found.left_out == 3


@pytest.mark.parametrize(
    ("written", "target"),
    [("'=1", "'=1"), ("'=2", "=2")],  # the first is what was handed over, word for word
)
def test_a_sign_a_table_puts_before_is_taken_off_unless_it_was_in_the_target(
    written: str, target: str
) -> None:
    handed = digest("'=1")[:8]
    own = f"3.1.0123abcd.{handed}"
    assert [pair.target for pair in read(f"id,target\n{own},{written}\n").pairs] == [target]


def test_a_cell_of_a_million_characters_is_read_and_a_longer_one_named() -> None:
    most = "x" * 1_000_000
    assert read(f"id,target\n{OURS},{most}\n").pairs[0].target == most
    with pytest.raises(FormatError) as caught:
        read(f"id,target\n{OURS},Early.\n{OURS},x{most}\n")
    assert caught.value.key == "returned.broken"
    assert caught.value.fields["line"] == 3


def test_json_lines_pass_over_empty_ones_and_name_the_line_that_is_wrong() -> None:
    row = json.dumps({"id": OURS, "target": "Early.", "number": 4})
    (found,) = read_json_lines(f"\n{row}\n \n{row}\n".encode(), name="a")
    assert (len(found.pairs), found.left_out) == (2, 0)
    for wrong in ("[1]", '"a"', "{"):
        with pytest.raises(FormatError) as caught:
            read_json_lines(f"\n{row}\n{wrong}\n".encode(), name="a")
        assert caught.value.fields["line"] == 3
