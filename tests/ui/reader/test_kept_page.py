"""What is kept is made anew when anything that decides it is another."""

from __future__ import annotations

import pytest

from ui.reader.kept_page import Kept


def test_the_same_is_made_once_and_another_one_anew() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    kept: Kept[int] = Kept()
    assert [kept.of(key, make) for key in ((1, "a"), (1, "a"), (2, "a"), (1, "a"))] == [0, 0, 1, 2]


def test_what_failed_is_not_kept() -> None:
    kept: Kept[int] = Kept()
    assert kept.of((1,), lambda: 1) == 1
    with pytest.raises(ZeroDivisionError):
        kept.of((2,), lambda: 1 // 0)
    assert kept.of((1,), lambda: 3) == 1
    assert kept.of((2,), lambda: 4) == 4
