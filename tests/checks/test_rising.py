"""Changes that run against their verb."""

from __future__ import annotations

import pytest

from translator.checks.rising import against
from translator.numbers.second_reading import values


@pytest.mark.parametrize(
    ("language", "text", "pairs"),
    [
        ("zh", "学员从49名增加到了73名", []),
        ("zh", "学员从73名增加到了49名", [(73, 49)]),
        ("zh", "学员从73名减少到49名", []),
        ("zh", "学员从49名降至73名", [(49, 73)]),
        ("zh", "学员从73名转到49名", []),
        ("zh", "从2019年增加到2015年", []),  # a year is no amount: spans_of_time looks at it
        ("zh", "排名从73位上升到49位", []),
        ("zh", "产量从3降至2.5万", []),
        ("zh", "学员73名增加到49名", []),
        ("en", "grew from 49 to 73", []),
        ("en", "grew from 73 to 49", [(73, 49)]),
        ("en", "fell from 73 to 49", []),
        ("en", "fell from 49 to 73", [(49, 73)]),
        ("en", "fell steadily from about 49 shops to nearly 73", [(49, 73)]),
        ("en", "fell from 3 to 2.5 million", []),
        ("en", "rose from rank 73 to 49", []),
        ("en", "went from 73 to 49", []),
        ("en", "rose, and from 73 to 49 people", []),
        ("en", "rose from 900 metres to 2 kilometres", []),
        ("fr", "grew from 73 to 49", []),
    ],
)
def test_what_rises_ends_higher(language: str, text: str, pairs: list[tuple[int, int]]) -> None:
    found = against(text, values(text, "zh" if language == "zh" else "en"), language)
    assert [(int(one.value), int(other.value)) for one, other in found] == pairs
