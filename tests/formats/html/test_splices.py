"""What is put into a page changes no tag around it; where it does, it is named."""

from __future__ import annotations

import pytest

from translator.formats.html.splices import Splice, changed_at, spliced

PAGE = "<p>茶</p><p>水<b>米</b></p>"


def put(*texts: str, page: str = PAGE, xml: bool = False) -> tuple[str, int | None]:
    places = [(3, 4), (11, 12)]
    splices = [
        Splice(start, end, text, at)
        for at, ((start, end), text) in enumerate(zip(places, texts, strict=False))
    ]
    result = spliced(page, splices)
    return result, changed_at(page, splices, result, xml=xml)


def test_stretches_are_replaced_in_order() -> None:
    assert put("Tea, green", "Water") == ("<p>Tea, green</p><p>Water<b>米</b></p>", None)
    assert put() == (PAGE, None)


def test_tags_within_what_is_put_in_are_its_own() -> None:
    assert put("<i>Tea</i>", "Wa<br>ter")[1] is None
    assert put("", "")[1] is None


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [(("Tea<!--", "Water"), 0), (("Tea", "Water<!--"), 1), (("Tea<i", "Water"), 0)],
)
def test_the_one_after_which_tags_are_others_is_named(texts: tuple[str, ...], wrong: int) -> None:
    assert put(*texts)[1] == wrong


def test_tags_that_are_lost_at_the_end_are_the_last_ones_fault() -> None:
    splices = [Splice(0, 1, "a", 0), Splice(1, 2, "<!--", 1)]
    text = "茶水<b>"
    assert changed_at(text, splices, spliced(text, splices)) == 1
    assert changed_at("<b>", [], "") == 0
