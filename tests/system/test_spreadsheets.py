"""No cell is a formula, and what is guarded comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.system.spreadsheets import guard, unguard

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_a_spreadsheet_would_compute_is_text(cell: str) -> None:
    assert guard(cell) == f"'{cell}"
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("cell", ["", "早市", "a=b", "'quoted'", "——", "…", "1-2"])
def test_what_is_text_stays_as_it_is(cell: str) -> None:
    assert guard(cell) == unguard(cell) == cell


@given(cell=st.text(alphabet="=+-@'＝a\t"))
def test_a_cell_that_holds_no_guard_comes_back(cell: str) -> None:
    if not cell.startswith("'"):
        assert unguard(guard(cell)) == cell
