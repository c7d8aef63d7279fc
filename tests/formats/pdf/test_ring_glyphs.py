"""A 〇 that the picture shows is put in; where it does not show it, it is only asked for."""

from __future__ import annotations

import pytest

cv2 = pytest.importorskip("cv2", reason="character recognition is not installed: duizhao[ocr]")
np = pytest.importorskip("numpy")

from translator.formats.pdf.ring_glyphs import (  # noqa: E402  # they import cv2
    Placed,
    doubtful_years,
    rings,
    with_zeros,
)

SIZE = 30


def placed(text: str, *middles: int) -> list[Placed]:
    """Return characters at places, in sizes; one after the other where none are given."""
    where = middles or range(len(text))
    return [Placed(char, (at + 0.5) * SIZE, 0.9) for char, at in zip(text, where, strict=True)]


def text_of(characters: list[Placed]) -> str:
    return "".join(one.text for one in characters)


def drawn(shape: str) -> list[float]:
    ink = np.zeros((SIZE + 6, 3 * SIZE), np.uint8)
    middle = (SIZE + SIZE // 2, SIZE // 2 + 3)
    match shape:
        case "ring":
            cv2.circle(ink, middle, 12, 255, 2)
        case "box":
            cv2.rectangle(ink, (33, 6), (57, 30), 255, 2)
        case "dotted ring":
            cv2.circle(ink, middle, 12, 255, 2)
            cv2.circle(ink, middle, 3, 255, -1)
        case "full stop":
            cv2.circle(ink, (35, 28), 5, 255, 2)
        case "disc":
            cv2.circle(ink, middle, 12, 255, -1)
        case "narrow ring":
            cv2.ellipse(ink, middle, (7, 12), 0, 0, 360, 255, 2)
    return rings(255 - ink, ink, SIZE)


def test_a_ring_is_seen_where_it_is() -> None:
    assert drawn("ring") == pytest.approx([1.5 * SIZE], abs=1)


@pytest.mark.parametrize("shape", ["box", "dotted ring", "full stop", "disc", "narrow ring"])
def test_nothing_else_is_taken_for_a_ring(shape: str) -> None:
    assert drawn(shape) == []


def test_a_zero_that_was_lost_between_two_alike_is_put_in() -> None:
    read = placed("二〇八年", 0, 1, 3, 4)
    found = with_zeros(read, [1.5 * SIZE, 2.5 * SIZE], SIZE)
    assert text_of(found) == "二〇〇八年"


@pytest.mark.parametrize("taken", ["○", "O", "0"])
def test_what_was_taken_for_a_zero_is_one(taken: str) -> None:
    read = placed(f"一九三{taken}年")
    assert text_of(with_zeros(read, [3.5 * SIZE], SIZE)) == "一九三〇年"


def test_a_circle_among_numerals_is_a_zero_even_where_its_ring_is_broken() -> None:
    assert text_of(with_zeros(placed("一九三○年"), [], SIZE)) == "一九三〇年"


def test_two_rings_side_by_side_are_zeros() -> None:
    found = with_zeros(placed("OO。"), [0.5 * SIZE, 1.5 * SIZE], SIZE)
    assert text_of(found) == "〇〇。"


def test_a_circle_before_an_item_stays() -> None:
    assert text_of(with_zeros(placed("○豆腐"), [0.5 * SIZE], SIZE)) == "○豆腐"


def test_a_ring_that_was_not_read_and_stands_beside_no_numeral_is_not_put_in() -> None:
    assert text_of(with_zeros(placed("买豆腐", 0, 2, 3), [1.5 * SIZE], SIZE)) == "买豆腐"


def test_a_year_with_room_for_a_sign_is_doubtful() -> None:
    assert doubtful_years(placed("在二二六年修", 0, 1, 3, 4, 5, 6), SIZE) == ["二二六年"]


def test_a_year_without_room_is_as_it_is_printed() -> None:
    assert doubtful_years(placed("民国一一三年"), SIZE) == []
