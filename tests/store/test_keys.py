"""Memory finds a segment by what it says, wherever it stands."""

from __future__ import annotations

import hashlib

import pytest

from translator.placeholders import atom, closing, opening
from translator.store.keys import Key, make_key


def key(source: str, own: str = "zh-Hans", to: str = "en") -> Key:
    return make_key(source, source_language=own, target_language=to)


def test_a_key_is_the_hash_of_languages_and_source() -> None:
    """Written out, for a library that exists is asked by it."""
    wanted = hashlib.sha256("zh\0zh-hant\0茶。".encode()).digest()
    assert key("茶。", to="zh-Hant").digest == wanted


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (key(" 茶。\n"), True),
        (key("茶。", own="zh-Hant"), True),
        (key("茶。", own="en"), False),
        (key("茶。", to="EN"), True),
        (key("茶。", to="en-GB"), False),
        (key("茶"), False),
    ],
)
def test_white_space_and_the_sources_script_make_no_difference(other: Key, same: bool) -> None:
    assert (other.digest == key("茶。").digest) is same


def test_marks_count_by_their_order_and_are_led_back() -> None:
    late = key(f"喝{opening(7)}茶{closing(7)}{atom(9)}。")
    early = key(f"喝{opening(0)}茶{closing(0)}{atom(0)}。")
    assert late.digest == early.digest and late.source == early.source
    own = f"Have {opening(7)}tea{closing(7)}{atom(9)}."
    kept = f"Have {opening(0)}tea{closing(0)}{atom(0)}."
    assert late.normalise(own) == kept
    assert late.localise(kept) == own


def test_a_mark_that_the_source_lacks_is_dropped() -> None:
    assert key(f"茶{atom(3)}。").normalise(f"Tea{atom(3)}{atom(8)}.") == f"Tea{atom(0)}."


def test_half_a_character_has_a_key() -> None:
    assert key("茶\ud800").digest != key("茶").digest
