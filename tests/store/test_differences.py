"""What differs between two sentences, word by word, what was there first."""

from __future__ import annotations

import pytest

from translator.store.differences import Difference, differences


def shown(old: str, new: str) -> str:
    """Return the parts as a person sees them: ``-old-``, ``+new+``."""
    signs = {"same": "{}", "old": "-{}-", "new": "+{}+"}
    return "".join(signs[one.kind].format(one.text) for one in differences(old, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("下雨了。", "下雨了。", "下雨了。"),
        ("下雨了。", "下雪了。", "下-雨-+雪+了。"),
        ("她喝茶。", "她喝热茶。", "她喝+热+茶。"),
        ("她喝热茶。", "她喝茶。", "她喝-热-茶。"),
        ("a cup of tea", "a pot of tea", "a -cup-+pot+ of tea"),
        ("", "茶", "+茶+"),
        ("茶", "", "-茶-"),
        ("", "", ""),
        ("Tea", "tea", "tea"),
        ("３杯", "3杯", "3杯"),
        ("3杯", "4杯", "-3-+4+杯"),
        ("热茶", "熱茶", "熱茶"),
        ("甲乙。丙丁", "丙丁。甲乙", "+丙丁。+甲乙-。丙丁-"),
    ],
)
def test_a_difference_shows_what_went_and_then_what_came(old: str, new: str, said: str) -> None:
    assert shown(old, new) == said


def test_the_second_sentence_is_whole_without_what_went() -> None:
    found = differences("早上六点开门，晚上关门。", "每天早上七点开门。")
    assert "".join(one.text for one in found if one.kind != "old") == "每天早上七点开门。"
    assert Difference(kind="old", text="六") in found
