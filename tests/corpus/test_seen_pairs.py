"""What stood there before is known, and where."""

from __future__ import annotations

import pytest

from translator.corpus.seen_pairs import SeenPairs

ONE = (
    "这家小店卖早点和豆腐，每天清早六点开门。",
    "The small shop sells breakfast from six o'clock.",
)


def test_a_sentence_is_counted_once_for_each_document() -> None:
    with SeenPairs() as seen:
        for name in ("a.md", "a.md", "b.md"):
            seen.note("第3页", name)
        assert [seen.documents("第9页", most) for most in (0, 1, 2, 3)] == [0, 1, 2, 2]
        assert seen.documents("别的", 3) == 0


def test_a_pair_is_itself_whatever_its_white_space_and_neither_side_alone() -> None:
    with SeenPairs() as seen:
        pairs = [
            ("下雨 了", "Rain"),
            (" 下雨  了", "Rain\n"),
            ("下雨 了", "rain"),
            ("下雨", "了 Rain"),
        ]
        assert [seen.exactly(*pair) for pair in pairs] == [False, True, False, False]


def test_without_a_likeness_nothing_is_nearly_the_same() -> None:
    with SeenPairs() as seen:
        assert [seen.nearly(*ONE) for _ in range(2)] == [False, False]


def test_from_a_likeness_on_pairs_are_nearly_the_same() -> None:
    pytest.importorskip("datasketch")
    other = ("我们昨天在河边看到了三只白鹭。", "Yesterday we saw three egrets by the river.")
    with SeenPairs(near=0.5) as seen:
        assert [seen.nearly(*pair) for pair in (ONE, other, ONE, other)] == [
            False, False, True, True,
        ]  # fmt: skip
    with SeenPairs(near=1.0) as strict:
        assert [strict.nearly(*ONE), strict.nearly(*ONE)] == [False, True]
        assert not strict.nearly(ONE[0], ONE[1].replace("breakfast", "noodles"))


def test_who_is_closed_twice_is_closed() -> None:
    seen = SeenPairs()
    seen.close()
    seen.close()
