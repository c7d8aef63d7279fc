"""Look-ups in CC-CEDICT itself, as the user fetched it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.row_chunks import rows_together
from translator.chinese import cards
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.dictionary.queries import find
from translator.system import text_tables

ROWS = text_tables.rows_of(Path(__file__).with_name("lookups.tsv"))


@pytest.fixture(scope="module")
def cedict(whole_dictionary: Dictionary) -> Dictionary:
    return whole_dictionary


@rows_together(("query", "kind", "first"), ROWS, ids=[row[0] for row in ROWS])
def test_query_finds_what_a_reader_means(
    cedict: Dictionary, query: str, kind: str, first: str
) -> None:
    answer = find(query, cedict)
    found = " ".join(f"{one.simplified}[{one.pinyin}]" for one in answer.entries)
    assert answer.kind == kind
    assert found.startswith(first)


def test_nearly_every_reference_leads_somewhere(cedict: Dictionary) -> None:
    numbers = range(0, 120_000, 30)
    shown = [cards.card(entry, cedict) for entry in cedict.entries(numbers)]
    # What an abbreviation is short for is seldom an entry of its own.
    references = [
        one for each in shown for one in each.references if not one.kind.startswith("abbr")
    ]
    assert len(references) > 100
    assert sum(bool(one.entries) for one in references) > 0.99 * len(references)


def test_bands_hold_the_shares_they_promise(cedict: Dictionary) -> None:
    counts = {word: count for word, count in cedict.frequencies() if count}
    simplified = {one for (one,) in cedict.rows("SELECT DISTINCT simplified FROM entry")}
    mass = dict.fromkeys(range(1, 6), 0)
    for word in simplified & counts.keys():
        mass[cedict.frequency_band(word) or 5] += counts[word]
    whole = sum(mass.values())
    covered = [sum(mass[one] for one in range(1, band + 1)) / whole for band in range(1, 5)]
    assert covered == pytest.approx([0.5, 0.75, 0.9, 0.97], abs=0.005)
