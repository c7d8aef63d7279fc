"""Characters of a PDF become those that people write; what it does not tell is marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from translator.formats.pdf.characters import UNKNOWN
from translator.formats.pdf.glyphs import (
    Glyph,
    Glyphs,
    _mark_unknown,
    _Printed,
    _text,
    _turn_ligatures,
)


def glyph(text: str, at: int, *, advance: float = 10.0, font: int = 1, origin: float | None = None):
    return Glyph(
        text, at * 10.0, 90.0, at * 10 + 10.0, 100.0, 98.0, 10.0, False, False, False, font,
        advance, at * 10.0 if origin is None else origin,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (0x8336, "茶"), (0x02, "-"), (0xFE30, "："), (0xFE10, "，"), (0xFE35, "（"), (0xFE4F, "＿"),
        (0xFB01, "fi"), (0xFB06, "st"), (0xFB07, "\ufb07"), (0x2F00, "一"), (0x2FDF, "\u2fdf"),
        (0x2EC5, "见"), (0x2EFF, "\u2eff"), (0x2E80, "\u2e80"), (0xFFFD, UNKNOWN),
        (0xFFFE, UNKNOWN), (0x110000, UNKNOWN), (0xE000, UNKNOWN), (0xF8FF, UNKNOWN),
        (0xF900, "\uf900"), (0xF0B7, "\uf0b7"), (0xF06C, "\uf06c"), (0xDC00, UNKNOWN),
        (0x20000, "\U00020000"), (0x10FFFF, "\U0010ffff"),
    ],
)  # fmt: skip
def test_a_character_is_as_people_write_it(code: int, text: str) -> None:
    assert _text(code, "") == (text, "")


def test_a_character_in_two_parts_is_one() -> None:
    nothing, half = _text(0xD840, "")
    assert nothing == ""
    assert _text(0xDC0B, half) == ("\U0002000b", "")
    assert _text(0xDBFF, "")[1] == "\udbff"
    assert _text(0xDFFF, "\udbff") == ("\U0010ffff", "")


def marked(*glyphs: Glyph) -> str:
    found = Glyphs(glyphs=list(glyphs))
    _mark_unknown(found)
    assert found.unknown == sum(one.text == UNKNOWN for one in found.glyphs)
    return "".join(one.text for one in found.glyphs)


def test_a_letter_as_wide_as_a_chinese_character_is_none() -> None:
    assert marked(glyph("茶", 0), glyph("P", 1), glyph("水", 2)) == f"茶{UNKNOWN}水"
    assert marked(glyph("茶", 0), glyph("P", 1, advance=6), glyph("水", 2)) == "茶P水"
    assert marked(glyph("茶", 0), glyph("P", 1, advance=9.8), glyph("水", 2)) == f"茶{UNKNOWN}水"
    assert marked(glyph("茶", 0), glyph("P", 1, advance=9.6), glyph("水", 2)) == "茶P水"
    assert marked(glyph("a", 0, advance=5), glyph("P", 1), glyph("水", 2)) == "aP水"
    assert marked(glyph("茶", 0), glyph("P", 1), glyph("a", 2, advance=5)) == "茶Pa"
    assert marked(glyph("茶", 0), glyph("P", 1), glyph("Q", 2)) == f"茶{UNKNOWN * 2}"
    assert marked(glyph("茶", 0), glyph("α", 1), glyph("水", 2)) == "茶α水"
    shared = replace(glyph("P", 1), shared=True)
    assert marked(glyph("茶", 0), shared, glyph("水", 2)) == "茶P水"
    assert marked() == ""


@pytest.mark.parametrize(("count", "sign"), [(3, UNKNOWN), (2, "P")])
def test_a_font_of_chinese_has_no_such_letters_anywhere(count: int, sign: str) -> None:
    han = [glyph("茶", at) for at in range(count)]
    latin = [glyph("a", 10, advance=5, font=2), glyph("P", 11), glyph("b", 12, advance=5, font=2)]
    assert marked(*han, *latin) == f"{'茶' * count}a{sign}b"


def turned(*glyphs: Glyph) -> str:
    found = list(glyphs)
    _turn_ligatures(found)
    return "".join(one.text for one in found)


def test_letters_of_a_ligature_whose_bytes_are_turned_are_given_back() -> None:
    f, i, last = (chr(ord(letter) << 8) for letter in "fil")
    assert turned(glyph(f, 1), glyph(i, 2, origin=10)) == "fi"
    assert turned(glyph(f, 1), glyph(f, 2, origin=10), glyph(last, 3, origin=10)) == "ffl"
    assert turned(glyph(f, 1), glyph(i, 2)) == f + i
    assert turned(glyph("茶", 1), glyph(i, 2, origin=10)) == "茶" + i
    digit = chr(ord("1") << 8)
    assert turned(glyph(f, 1), glyph(digit, 2, origin=10)) == f + digit
    above = replace(glyph(i, 2, origin=10), base=50.0)
    assert turned(glyph(f, 1), above) == f + i
    assert turned(glyph("f", 1), glyph("i", 2, origin=10)) == "fi"


def test_a_place_is_the_same_within_a_point_for_another_command_alone() -> None:
    printed = _Printed()
    assert not printed.before("茶", 10, 10, 1)
    assert not printed.before("茶", 10, 10, 1)
    assert printed.before("茶", 11, 11, 2)
    assert printed.before("茶", 9, 9, 2)
    assert not printed.before("水", 10, 10, 2)
    assert not printed.before("茶", 12, 10, 2)
    assert not printed.before("茶", 10, 20, 2)
