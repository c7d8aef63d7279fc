"""The pieces of a field become one mark, or a pair around its words."""

from __future__ import annotations

import pytest

from translator.formats.docx.fields import address_of, balanced, kind_of, name_of, resolved
from translator.formats.office.pieces import Piece


def pieces(*said: str) -> list[Piece]:
    """Return pieces one after the other: ``{``, ``|`` and ``}`` of a field, ``:instruction``."""
    signs = {"{": "begin", "|": "separate", "}": "end"}
    found = []
    for at, one in enumerate(said):
        if one in signs:
            found.append(Piece("field", at, at + 1, kind=signs[one]))
        elif one.startswith(":"):
            found.append(Piece("field", at, at + 1, one[1:], kind="instruction"))
        elif one in ("<", ">"):
            role = "open" if one == "<" else "close"
            found.append(Piece(role, at, at + 1, kind="strong", pair=0))
        else:
            found.append(Piece("text", at, at + 1, one))
    return found


def drawn(found: list[Piece]) -> list[tuple[str, str, int, int]]:
    return [(one.role, one.kind or one.shown, one.start, one.end) for one in found]


def test_a_value_is_one_mark_that_shows_its_result() -> None:
    found, ends, begins = resolved(pieces("第", "{", ":PAGE", "|", "3", "}", "页"))
    assert drawn(found) == [
        ("text", "第", 0, 1), ("atom", "untranslated", 1, 6), ("text", "页", 6, 7),
    ]  # fmt: skip
    assert (found[1].shown, found[1].prompt, len(found[1].parts)) == ("3", "3", 5)
    assert (ends, begins) == (0, 0)


def test_a_link_is_a_pair_around_its_words() -> None:
    found, _, _ = resolved(pieces("{", ':HYPERLINK "a" ', ':\\l "b"', "|", "早", "市", "}"))
    assert drawn(found) == [
        ("open", "link", 0, 4), ("text", "早", 4, 5), ("text", "市", 5, 6), ("close", "link", 6, 7),
    ]  # fmt: skip
    assert found[0].address == "a#b"
    assert (found[0].pair, found[-1].pair) == (0, 0)
    assert [one.role for one in found[0].parts] == ["atom"] * 4
    assert {one.shown for one in found[0].parts} == {""}


def test_pairs_of_fields_have_numbers_behind_those_that_are_there() -> None:
    found, _, _ = resolved(
        pieces("<", "甲", ">", "{", ":REF a", "|", "乙", "}", "{", ":QUOTE", "|", "丙", "}")
    )
    assert [(one.kind, one.pair) for one in found if one.role == "open"] == [
        ("strong", 0), ("link", 1), ("html", 2),
    ]  # fmt: skip


def test_a_link_without_a_result_shows_nothing() -> None:
    found, _, _ = resolved(pieces("{", ':HYPERLINK "a"', "}"))
    assert drawn(found) == [("atom", "html", 0, 3)]
    assert found[0].prompt is None


def test_what_comes_behind_the_separator_is_no_instruction() -> None:
    found, _, _ = resolved(pieces("{", ":QUOTE", "|", ":PAGE", "茶", "|", "}"))
    assert drawn(found) == [
        ("open", "html", 0, 3), ("atom", "html", 3, 4), ("text", "茶", 4, 5),
        ("atom", "html", 5, 6), ("close", "html", 6, 7),
    ]  # fmt: skip


def test_fields_that_go_over_paragraphs_are_counted_and_their_signs_show_nothing() -> None:
    found, ends, begins = resolved(pieces("}", "甲", "}", "{", ":TOC", "|", "乙", "{"))
    assert (ends, begins) == (2, 2)
    assert [one.role for one in found] == [
        "atom", "text", "atom", "atom", "atom", "atom", "text", "atom",
    ]  # fmt: skip
    assert resolved(pieces(":PAGE", "|", "甲"))[1:] == (0, 0)


def test_a_field_that_cuts_a_pair_in_two_is_left_as_signs() -> None:
    found, _, _ = resolved(pieces("<", "{", ":REF a", "|", ">", "}"))
    assert [one.role for one in found] == ["open", "atom", "atom", "atom", "close", "atom"]
    whole, _, _ = resolved(pieces("{", ":REF a", "|", "<", "甲", ">", "}"))
    assert [one.role for one in whole] == ["open", "open", "text", "close", "close"]


def test_a_field_in_a_value_is_part_of_it() -> None:
    found, _, _ = resolved(pieces("{", ":=", "{", ":PAGE", "|", "3", "}", "|", "4", "}"))
    assert drawn(found) == [("atom", "untranslated", 0, 10)]
    assert found[0].shown == "4"


@pytest.mark.parametrize(
    ("instruction", "kind"),
    [
        (" PAGE \\* MERGEFORMAT ", ("atom", "untranslated")),
        ("EQ \\f(1,2)", ("atom", "math")),
        ("INCLUDEPICTURE a.png", ("atom", "image")),
        ('XE "茶"', ("atom", "html")),
        ("HYPERLINK a", ("pair", "link")),
        ("Ref a", ("pair", "link")),
        ("TOC", ("pair", "html")),
        ("", ("pair", "html")),
        ("= 1 + 2", ("atom", "untranslated")),
    ],
)
def test_an_instruction_says_what_becomes_of_its_field(
    instruction: str, kind: tuple[str, str]
) -> None:
    assert kind_of(instruction) == kind


@pytest.mark.parametrize(
    ("instruction", "address"),
    [
        ('HYPERLINK "https://a.example/"', "https://a.example/"),
        ('hyperlink \\n "a" \\o "x" \\l "b"', "a#b"),
        ('HYPERLINK \\l "b"', "b"),
        ('REF "a"', ""),
    ],
)
def test_an_instruction_says_where_it_leads(instruction: str, address: str) -> None:
    assert address_of(instruction) == address
    assert name_of("17") == ""


@pytest.mark.parametrize(
    ("said", "whole"),
    [("", True), ("<>", True), ("<", False), (">", False), ("><", False), ("<甲>", True)],
)
def test_pairs_are_whole_or_not(said: str, whole: bool) -> None:
    assert balanced(pieces(*said)) is whole


def test_a_pair_that_another_one_closes_is_not_whole() -> None:
    opened = Piece("open", 0, 1, pair=1)
    assert not balanced([opened, Piece("close", 1, 2, pair=2)])
    assert not balanced([opened, Piece("open", 1, 2, pair=2), Piece("close", 2, 3, pair=1)])
