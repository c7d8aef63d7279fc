"""What of a page is running text, and how much of it is links."""

from __future__ import annotations

import lxml.html
import pytest

from translator.formats.article.text_weight import Weight, letters_of, weigh

HAN = "桂花开了香味飘到巷口路过"
"""Twelve letters."""


def weight(inside: str) -> Weight:
    root = lxml.html.fragment_fromstring(f"<div>{inside}</div>")
    return weigh(root)[root]


def test_letters_are_counted_by_what_they_say() -> None:
    assert letters_of("桂花") == 2
    assert letters_of("abcde") == pytest.approx(2)
    assert letters_of("桂a1_。 ") == pytest.approx(1.8)


@pytest.mark.parametrize(
    ("text", "mass"),
    [
        (f"{HAN}。", 12), (f"{HAN[1:]}。", 0), (HAN, 0), ("桂" * 40, 40), ("桂" * 39, 0),
        (f"{HAN}.a", 0), (f"{HAN}. a", 12.4),
    ],
)  # fmt: skip
def test_a_paragraph_is_long_enough_and_has_a_sign_or_is_longer(text: str, mass: float) -> None:
    assert weight(f"<p>{text}</p>").mass == pytest.approx(mass)


def test_inline_elements_are_part_of_the_line_and_blocks_are_not() -> None:
    assert weight(f"<p>{HAN[:6]}<b>{HAN[6:]}</b>。</p>").mass == 12
    assert weight(f"<p>{HAN[:6]}</p><p>{HAN[6:]}。</p>").mass == 0
    assert weight(f"<p>{HAN}。</p>{HAN}，").mass == 24
    two = weight(f"<section><p>{HAN}。</p></section><p>{HAN}。</p>")
    assert (two.letters, two.mass, two.own, two.marks, two.run_marks) == (24, 24, 0, 2, 0)


def test_links_are_no_running_text() -> None:
    made = weight(f"<p>{HAN}，<a>桂花</a>。</p>")
    assert (made.mass, made.linked, made.letters) == (12, 2, 14)
    assert made.link_share == pytest.approx(1 / 7)
    assert weight(f"<p>{HAN}，<a>{HAN}</a></p>").mass == 0
    assert weight(f"<p>{HAN}桂，<a>{HAN}</a></p>").mass == 13
    assert weight("").link_share == 0
    assert weight(f"<a><p>{HAN}。</p></a>").link_share == 1


def test_comments_weigh_nothing_and_what_stands_behind_them_does() -> None:
    assert weight(f"<p>{HAN[:6]}<!-- 树 -->{HAN[6:]}。</p>").mass == 12
