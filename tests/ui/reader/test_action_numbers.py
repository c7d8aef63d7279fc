"""Numbers that a page sends: what no browser of ours writes is no number."""

from __future__ import annotations

import json

import pytest

from ui.reader.scene import number_in


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("7", 7),
        ("7.0", 7),
        ("1e999", -1),
        ("-1e999", -1),
        ("NaN", -1),
        ("99999999999999999999", -1),
        ('"7"', -1),
        ("null", -1),
        ("[7]", -1),
    ],
)
def test_a_number_is_read_or_is_none(sent: str, read: int) -> None:
    assert number_in(json.loads(f'{{"block": {sent}}}'), "block") == read


def test_a_number_that_is_missing_is_none() -> None:
    assert number_in({}, "block") == -1
