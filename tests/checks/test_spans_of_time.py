from __future__ import annotations

import pytest

from translator.checks.spans_of_time import backwards
from translator.numbers.second_reading import values


def found(text: str, language: str) -> list[tuple[int, int]]:
    pairs = backwards(text, values(text, language), language)
    return [(int(one.value), int(other.value)) for one, other in pairs]


@pytest.mark.parametrize(
    ("language", "text", "pairs"),
    [
        ("zh", "2017年8月到2013年1月", [(2017, 2013)]),
        ("zh", "2013年8月到2017年1月", []),
        ("zh", "2013年到2013年", []),
        ("zh", "25日至31日", []),
        ("zh", "31日至25日", [(31, 25)]),
        ("zh", "25日至25日", []),
        ("zh", "24日至10日", [(24, 10)]),
        ("zh", "25日至10日", []),  # of the next month
        ("zh", "32日至10日", [(32, 10)]),
        ("zh", "7月31日至7月25日", [(31, 25)]),
        ("zh", "7月31日至8月25日", []),
        ("zh", "2015年中期到2014年中期", [(2015, 2014)]),
        ("zh", "2014年底至2015年初", []),
        ("en", "from mid-2015 to mid-2014", [(2015, 2014)]),
        ("en", "from 2017 to 2013", [(2017, 2013)]),
        ("en", "from 2013 to 2017", []),
        ("en", "July 31 until July 25", [(31, 25)]),
        ("en", "July 31 until August 25", []),
        ("fr", "from 2017 to 2013", []),
        ("zh", "٣١日至25日", []),  # digits that nobody reads here
        ("zh", "31日至٢٥日", []),
    ],
)
def test_a_span_that_ends_before_it_begins(
    language: str, text: str, pairs: list[tuple[int, int]]
) -> None:
    assert found(text, language) == pairs
