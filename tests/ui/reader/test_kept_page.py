"""What is kept is made anew when anything that decides it is another."""

from __future__ import annotations

import pytest

from ui.reader.kept_page import Kept


def test_the_same_is_made_once_and_another_one_anew() -> None:
    given: list[int | None] = []

    def make(before: int | None) -> int:
        given.append(before)
        return len(given)

    kept: Kept[int] = Kept()
    asked = [(1, "a"), (1, "a"), (2, "a"), (2, "b"), (3, "a"), (3, "a")]
    assert [kept.of(mark, (other,), make) for mark, other in asked] == [1, 1, 2, 3, 4, 4]
    assert given == [None, 1, None, None]  # what was before where the library alone is another one


def test_what_failed_is_not_kept() -> None:
    kept: Kept[int] = Kept()
    assert kept.of(1, (), lambda _: 1) == 1
    with pytest.raises(ZeroDivisionError):
        kept.of(2, (), lambda _: 1 // 0)
    assert kept.of(1, (), lambda _: 3) == 1
    assert kept.of(2, (), lambda _: 4) == 4
