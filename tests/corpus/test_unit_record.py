"""Counts of a unit: each pair counts where it belongs, and once."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.exports.conftest import make_bitext, make_block
from translator.corpus.unit_record import UnitRecord
from translator.types import Bitext, Finding, Level


def bitext(*levels: Level, left_out: bool = False) -> Bitext:
    found = [Finding(check="numbers", level=level, message="x") for level in levels]
    made = make_bitext([make_block(0, "一。")], [[("一。", "One.")]], findings=found)
    if not left_out:
        return made
    return Bitext(
        document=made.document, source_language="zh-Hans", target_language="en", pairs=made.pairs,
        signature="", left_out={made.pairs[0].segment: "score"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "doubtful", "wrong"),
    [
        ((), 0, 0), ((Level.INFO,), 0, 0), ((Level.WARNING,), 1, 0), ((Level.ERROR,), 1, 1),
        ((Level.INFO, Level.WARNING, Level.WARNING), 1, 0), ((Level.ERROR, Level.WARNING), 1, 1),
    ],
)  # fmt: skip
def test_a_pair_is_doubtful_or_wrong_by_its_findings(
    levels: tuple[Level, ...], doubtful: int, wrong: int
) -> None:
    record = UnitRecord()
    record.count(bitext(*levels), 0)
    assert (record.doubtful, record.wrong, record.written) == (doubtful, wrong, 1)
    assert sum(record.findings.get("numbers", Counter()).values()) == len(set(levels))


def test_what_is_left_out_is_counted_as_a_sentence_and_not_as_written() -> None:
    record = UnitRecord()
    for _ in range(2):
        record.count(bitext(Level.ERROR, left_out=True), 1)
    assert (record.documents, record.sentences, record.written) == (2, 2, 0)
    assert (record.doubtful, record.wrong, record.people) == (0, 0, 2)
    assert record.findings == {"numbers": Counter({"error": 2})}


def test_a_record_without_counts_says_zero_everywhere() -> None:
    said = json.loads(UnitRecord().line())
    assert "unit" not in said
    numbers = [value for value in said.values() if isinstance(value, int)]
    assert (len(numbers), set(numbers)) == (8, {0})


def test_counts_of_many_units_are_their_sums() -> None:
    one = UnitRecord(
        unit="1", documents=1, sentences=9, copied=2, people=3, written=4, doubtful=5, wrong=6,
        input_bytes=7, findings={"loop": Counter(error=1)}, left_out=Counter(score=2),
        broken=[("a", "why")],
    )  # fmt: skip
    assert UnitRecord.read(one.line()) == one
    both = UnitRecord()
    both.add(one)
    both.add(one)
    said = both.as_json()
    assert [said[name] for name in ("documents", "sentences", "copied", "people", "written",
            "doubtful", "wrong", "input_bytes")] == [2, 18, 4, 6, 8, 10, 12, 14]  # fmt: skip
    assert (said["findings"], said["left_out"], said["broken"]) == (
        {"loop": {"error": 2}}, {"score": 4}, [],
    )  # fmt: skip


@pytest.mark.parametrize("line", ["{}", "[]", "null", "{", '{"unit": "a", "documents": "x"}'])
def test_what_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        UnitRecord.read(line)
