"""A target begins and ends as its source does."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.text.typography.endings import match_endings

CASES = [
    ("早市回来了", "The morning market is back.", "en", "The morning market is back"),
    ("早市回来了。", "The morning market is back.", "en", "The morning market is back."),
    ("参考消息：", "Reference news:", "en", "Reference news:"),
    ("他在某公司", "He works at Some Co.", "en", "He works at Some Co."),
    ("美国首都华盛顿", "Washington, U.S.", "en", "Washington, U.S."),
    ("等等", "and so on...", "en", "and so on..."),
    ("“我不走。", "I will not leave.", "en", '"I will not leave.'),
    ("我明天再来。”", "I will come again tomorrow.", "en", 'I will come again tomorrow."'),
    ("“我不走。”", "I will not leave.", "en", '"I will not leave."'),
    ("“我不走。”他说。", "I will not leave, he said.", "en", "I will not leave, he said."),
    ("他说：“我不走。", 'He said: "I will not leave.', "en", 'He said: "I will not leave.'),
    ("What it costs", "价格是多少。", "zh", "价格是多少"),
    ("It is free.", "它是免费的。", "zh", "它是免费的。"),
    ("", "x.", "en", "x."),
]


@pytest.mark.parametrize(("source", "target", "language", "expected"), CASES)
def test_edges_follow_the_source(source: str, target: str, language: str, expected: str) -> None:
    assert match_endings(source, target, language) == expected


def test_a_full_stop_inside_a_link_is_found() -> None:
    link = placeholders.opening(0), placeholders.closing(0)
    source = f"{link[0]}航天合作{link[1]}"
    target = f"{link[0]}Cooperation in space.{link[1]}"
    assert match_endings(source, target, "en") == f"{link[0]}Cooperation in space{link[1]}"
