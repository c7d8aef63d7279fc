"""Findings and provenance in a column, as this version and an older one wrote them."""

from __future__ import annotations

import json

import pytest

from translator.store.records import (
    pack_findings,
    pack_provenance,
    unpack_findings,
    unpack_provenance,
    worst,
)
from translator.types import Finding, Level, Provenance

ALL = Finding(
    check="empty",
    level=Level.ERROR,
    message="Nothing came.",
    message_zh="没有译文。",
    message_hant="沒有譯文。",
)
BOTH = Finding(check="empty", level=Level.ERROR, message="Nothing came.", message_zh="没有译文。")
ENGLISH = Finding(check="length", level=Level.INFO, message="Short.")


def test_findings_come_back_in_every_language() -> None:
    assert unpack_findings(pack_findings([ALL, ENGLISH])) == (ALL, ENGLISH)


def test_findings_of_an_older_version_have_no_traditional_chinese() -> None:
    packed = '[["empty", "error", "Nothing came.", "没有译文。"]]'
    assert unpack_findings(packed) == (BOTH,)
    assert BOTH.text("zh-Hant") == "没有译文。"


def test_findings_of_an_older_version_have_no_chinese() -> None:
    assert unpack_findings('[["length", "info", "Short."]]') == (ENGLISH,)


@pytest.mark.parametrize("score", [None, 0.0, -0.25])
def test_a_score_is_kept(score: float | None) -> None:
    provenance = Provenance(kind="engine", signature="m", score=score)
    assert unpack_provenance(pack_provenance(provenance)) == provenance


def test_a_provenance_without_a_score_is_written_as_before() -> None:
    assert json.loads(pack_provenance(Provenance(kind="copy"))) == {"kind": "copy"}


def test_the_strategy_keeps_the_name_older_versions_gave_it() -> None:
    kept = (
        '{"kind": "engine", "signature": "m", "created": "2025-03-01T08:30:00Z", "rung": "again"}'
    )
    provenance = Provenance(
        kind="engine", signature="m", created="2025-03-01T08:30:00Z", strategy="again"
    )
    assert unpack_provenance(kept) == provenance
    assert pack_provenance(provenance) == kept


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], ""),
        ([Level.INFO], "info"),
        ([Level.INFO, Level.WARNING], "warning"),
        ([Level.ERROR, Level.INFO, Level.WARNING], "error"),
    ],
)
def test_the_most_serious_finding_says_how_serious_a_pair_is(
    levels: list[Level], expected: str
) -> None:
    findings = [Finding(check="length", level=level, message="") for level in levels]
    assert worst(findings) == expected


def test_what_is_not_said_of_a_target_is_not_written() -> None:
    provenance = Provenance(kind="engine", signature="模型", score=0.0, strategy="again")
    packed = pack_provenance(provenance)
    assert json.loads(packed) == {
        "kind": "engine", "signature": "模型", "score": 0.0, "rung": "again",
    }  # fmt: skip
    assert "模型" in packed
    assert not unpack_provenance(packed).from_memory
    assert unpack_provenance(packed, from_memory=True).from_memory


def test_findings_are_written_so_that_a_person_can_read_them() -> None:
    assert "没有译文。" in pack_findings([BOTH])
