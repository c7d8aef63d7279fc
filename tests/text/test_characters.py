"""What every export's text passes, and how much of a text is shown to say which is meant."""

from __future__ import annotations

import pytest

from translator.text.characters import encode, encode_all, excerpt, not_xml, xml_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("早市  很\n热闹。", "早市 很 热闹。"),
        ("字" * 60, "字" * 60),
        ("字" * 61, "字" * 60),
        (" " * 239 + "字字", "字"),  # of the first 240 characters
        (" " * 240 + "字", ""),
        ("", ""),
    ],
)
def test_a_text_is_named_by_its_first_sixty_characters(text: str, shown: str) -> None:
    assert excerpt(text) == shown


@pytest.mark.parametrize(
    "held", ["\t", "\n", "\r", " ", "\ud7ff", "\ue000", "\ufffd", "\U0010ffff"]
)
def test_what_xml_holds_is_left_as_it_is(held: str) -> None:
    assert xml_text(held) == held
    assert not_xml(held) == []


@pytest.mark.parametrize(
    ("character", "name"),
    [("\0", "U+0000"), ("\x1f", "U+001F"), ("\ud800", "U+D800"), ("\uffff", "U+FFFF")],
)
def test_what_xml_cannot_hold_is_named_once_and_replaced(character: str, name: str) -> None:
    assert xml_text(f"茶{character}水") == "茶\ufffd水"
    assert not_xml(f"{character}茶{character}") == [name]


def test_half_a_character_is_written_as_one_that_is_missing() -> None:
    assert encode("茶\udfff") == encode_all(["茶", "\udfff"]) == "茶\ufffd".encode()
