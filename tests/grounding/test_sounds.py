"""How alike a name in characters and one in Latin letters sound."""

from __future__ import annotations

import pytest

from translator.grounding.sounds import _of_latin, likeness

READINGS = {
    "罗": "luo2", "戈": "ge1", "津": "jin1", "克": "ke4", "林": "lin2", "顿": "dun4", "尔": "er3",
    "夫": "fu1", "加": "jia1", "基": "ji1", "张": "zhang1", "阿": "a1",
}  # fmt: skip


class Lexicon:
    """Readings alone."""

    def reading(self, character: str) -> str:
        return READINGS.get(character, "")


def like(name: str, latin: str) -> float:
    return likeness(name, latin, Lexicon())  # type: ignore[arg-type]


def test_a_name_sounds_like_itself_more_than_like_another() -> None:
    assert like("罗戈津", "Rogozin") == 1.0
    assert like("克林顿", "Clinton") == 1.0
    assert like("克林顿", "Rogozin") < 0.6
    assert 0.0 < like("罗戈津", "Rogov") < 1.0


@pytest.mark.parametrize(
    ("name", "latin"), [("", "Rogozin"), ("罗", ""), ("阿", "Aa"), ("茶", "T")]
)
def test_where_nothing_is_heard_nothing_is_alike(name: str, latin: str) -> None:
    assert like(name, latin) == 0.0


@pytest.mark.parametrize(
    ("latin", "classes"),
    [
        ("Schmidt", "SMT"), ("Tschechow", "SB"), ("Xavier", "KSBL"), ("Garry", "KL"),
        ("Élodie", "LT"),
        ("George", "SLS"), ("Cecil", "SL"), ("Philip", "BLB"), ("Whitney", "BTM"), ("Quinn", "KBM"),
    ],
)  # fmt: skip
def test_consonants_fall_into_classes(latin: str, classes: str) -> None:
    assert _of_latin(latin) == classes
