"""A term stands in a row of the library and comes back as it was."""

from __future__ import annotations

import pytest

from translator.glossary import Status, Term
from translator.store.glossary_rows import COLUMNS, read_term, term_row
from translator.store.records import DamagedError

FULL = Term(
    source="夜市", targets=("night market", "night fair"), source_language="zh-Hant",
    target_language="en-GB", forbidden=("集市",), case_sensitive=True, both_ways=False, priority=-3,
    note="摊位", status=Status.PROPOSED,
)  # fmt: skip
PLAIN = Term(source="豆浆", targets=("soy milk",), source_language="zh", target_language="en")


@pytest.mark.parametrize("term", [FULL, PLAIN])
def test_a_term_comes_back(term: Term) -> None:
    row = term_row(term, "早市")
    assert row[:2] == ("早市", term.source)
    assert len(row) == 2 + len(COLUMNS.split(", "))
    assert read_term(row[2:]) == term
    # as SQLite hands truths back
    assert read_term([int(one) if isinstance(one, bool) else one for one in row[2:]]) == term


def test_terms_are_found_by_simplified_characters() -> None:
    term = Term(source="電腦", targets=("computer",), source_language="zh", target_language="en")
    assert term_row(term, "")[:3] == ("", "电脑", "電腦")


def test_people_can_read_the_forms_in_the_database() -> None:
    assert '"集市"' in str(term_row(FULL, "")[6])
    back = Term(source="soy", targets=("豆浆",), source_language="en", target_language="zh")
    assert '"豆浆"' in str(term_row(back, "")[3])


@pytest.mark.parametrize(
    ("column", "value"),
    [(1, "no list"), (1, "[5]"), (1, "[]"), (1, '"夜市"'), (4, "{}"), (7, "much"), (9, "perhaps")],
)
def test_a_row_that_holds_no_term_is_damaged(column: int, value: str) -> None:
    row = list(term_row(PLAIN, "")[2:])
    row[column] = value
    with pytest.raises(DamagedError):
        read_term(row)
