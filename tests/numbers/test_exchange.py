"""Numbers of a translation exchanged for those of a source that differs in nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.numbers.exchange import exchange, numbers_of
from translator.system.text_tables import rows_of

ROWS = rows_of(Path(__file__).with_name("exchange.tsv"), 5)


@pytest.mark.parametrize(("languages", "old", "target", "new", "expected"), ROWS)
def test_numbers_are_exchanged_or_nothing_is(
    languages: str, old: str, target: str, new: str, expected: str
) -> None:
    source, _, to = languages.partition("-")
    found = exchange(target, old=old, new=new, source_language=source, target_language=to)
    assert (found or "-") == expected


def test_numbers_are_compared_by_what_they_are_worth() -> None:
    assert numbers_of("来了三十人", "zh") == numbers_of("来了30只鸟", "zh")
    assert numbers_of("请用A4纸", "zh") != numbers_of("请用A3纸", "zh")
    assert numbers_of("早市", "zh") == []
