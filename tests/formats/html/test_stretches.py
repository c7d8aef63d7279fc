"""HTML in several places of a text: tokens with the places they have in all of it."""

from __future__ import annotations

from translator.formats.html.stretches import Stretches

TEXT = "茶<b>水</b>米<i>盐<u"


def test_tokens_stand_where_they_are_in_the_whole_text() -> None:
    made = Stretches(TEXT, [(1, 9), (10, 14)], xml=False)
    assert [TEXT[one.start : one.end] for one in made.tokens] == ["<b>", "水", "</b>", "<i>", "盐"]
    assert made.firsts == [3]


def test_two_tokens_are_apart_where_their_stretches_are() -> None:
    made = Stretches(TEXT, [(0, 4), (4, 9), (9, 14)], xml=False)
    assert made.firsts == [2, 4]
    assert not made.apart(0, 1)
    assert made.apart(1, 2)
    assert not made.apart(2, 3)
    assert made.apart(0, 4)


def test_what_is_left_open_ends_with_its_stretch() -> None:
    made = Stretches("<!-- 茶 <b>", [(0, 6), (7, 10)], xml=False)
    assert [one.name for one in made.tokens][-1] == "b"
    assert Stretches(TEXT, [], xml=False).tokens == []
