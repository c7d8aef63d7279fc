"""Which list of Word an item belongs to, so that Word counts as the article does."""

from __future__ import annotations

import re

import pytest

from translator.exports.docx.docx_lists import Numbering, continued


def numbers(items: str, side: str = "source") -> list[int]:
    """Return the list of each item; a space for each level, ``|`` where something else stands."""
    numbering, found = Numbering(), []
    for one in items.split(","):
        if one == "|":
            numbering.interrupted()
            continue
        found.append(numbering.number(one.strip(), len(one) - len(one.lstrip()), side))
    return found


@pytest.mark.parametrize(
    ("items", "lists"),
    [
        ("1.,2.,3.", [1, 1, 1]),
        ("3.,4.", [1, 1]),
        ("1.,3.", [1, 2]),  # Word would say 2
        ("1.,1.", [1, 2]),
        ("1.,2),3)", [1, 2, 2]),
        ("1.,|,2.", [1, 2]),
        ("1., 1., 2.,2., 1.", [1, 1, 1, 1, 1]),  # below, Word begins again by itself
        ("1., 2.", [1, 2]),
        ("1., 1)", [1, 2]),
        ("1., 1., 1.", [1, 1, 2]),
        ("•,1.,•", [1, 2, 1]),
        ("1.,•,2.", [1, 2, 3]),
        ("•,☐,•", [1, 2, 1]),
    ],
)
def test_an_item_is_in_the_list_that_counts_on(items: str, lists: list[int]) -> None:
    assert numbers(items) == lists


def test_the_sides_count_for_themselves() -> None:
    numbering = Numbering()
    assert [numbering.number("1.", 0, side) for side in ("source", "target")] == [1, 2]
    assert [numbering.number("2.", 0, side) for side in ("source", "target")] == [1, 2]


def test_the_lists_are_written_with_their_markers_and_first_numbers() -> None:
    numbering = Numbering()
    for marker, depth in (("3.", 0), ("•", 1), ("(1)", 0)):
        numbering.number(marker, depth, "source")
    xml = "".join(numbering.xml())
    assert re.findall(r'w:abstractNumId="(\d+)"', xml) == ["0", "1", "2"]
    assert re.findall(r'<w:num w:numId="(\d+)"', xml) == ["1", "2", "3"]
    assert re.findall(r'<w:startOverride w:val="(\d+)"', xml) == ["3", "1", "1"]
    markers = re.findall(r'<w:lvlText w:val="([^"]+)"', xml)
    assert markers == [
        *(f"%{level}." for level in range(1, 10)), *"•◦▪•◦▪•◦▪",
        *(f"(%{level})" for level in range(1, 10)),
    ]  # fmt: skip
    assert re.findall(r'w:numFmt w:val="(\w+)"', xml)[8:10] == ["decimal", "bullet"]
    assert re.findall(r'w:left="(\d+)" w:hanging="(\d+)"', xml)[:2] == [
        ("360", "360"), ("720", "360"),
    ]  # fmt: skip
    assert 'w:left="720"' in continued(1)
