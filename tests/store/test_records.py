"""Findings and provenance in a column, as this version and an older one wrote them."""

from __future__ import annotations

import json

import pytest

from translator.store.records import (
    pack_findings,
    pack_provenance,
    unpack_findings,
    unpack_provenance,
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
