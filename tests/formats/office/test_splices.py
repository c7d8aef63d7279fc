"""What is put into a part, where one thing stands inside of another."""

from __future__ import annotations

from translator.formats.office.splices import Splices


def test_the_outer_one_takes_the_inner_one_along() -> None:
    splices = Splices("a(b[c]d)e")
    splices.put(4, 5, "C")
    inside = splices.source(3, 6)
    splices.put(1, 8, f"<{inside}>")
    assert splices.whole() == "a<[C]>e"


def test_of_two_texts_at_one_place_the_lower_rank_comes_first() -> None:
    splices = Splices("ab")
    splices.insert(1, "begin", rank=1)
    splices.insert(1, "end", rank=0)
    assert splices.whole() == "aendbeginb"


def test_what_stands_before_a_stretch_is_not_taken_along() -> None:
    splices = Splices("abc")
    splices.insert(1, "x", rank=0)
    splices.put(2, 3, "C")
    assert splices.whole() == "axbC"
    assert splices.source(2, 3) == "C"
