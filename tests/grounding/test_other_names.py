"""Names that look like those of Chinese people and are none."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from translator.grounding.other_names import is_japanese, is_ruler, is_title


@pytest.mark.parametrize(
    ("name", "ruler"),
    [("宋仁宗", True), ("明太祖", True), ("郑庄公", False), ("郑伯说", True), ("齐王说", True),
     ("宋仁", False), ("李仁宗", False), ("宋江宗人", False), ("郑成功", False), ("唐国强", False)],
)  # fmt: skip
def test_a_ruler_is_known_by_his_state(name: str, ruler: bool) -> None:
    assert is_ruler(name) is ruler


def test_japanese_names_are_known_here_or_one_character_before() -> None:
    text = "昨天高桥说"
    assert [is_japanese(text, at) for at in range(5)] == [False, False, True, True, False]
    assert is_japanese("高桥说", 0) and not is_japanese("他说", 0)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("看《甄嬛传》吗", True),
        ("看《甄嬛传", False),
        ("看甄嬛传》吗", False),
        ("看《甄嬛传吗》", False),
    ],
)
def test_a_title_stands_between_its_marks(text: str, title: bool) -> None:
    start = text.index("甄")
    one = SimpleNamespace(start=start, end=start + 3)
    assert is_title(text, one) is title  # type: ignore[arg-type]  # only the place is asked
