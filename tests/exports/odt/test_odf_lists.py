from __future__ import annotations

import re

import pytest

from translator.exports.laid_out.parts import Item, Text
from translator.exports.odt.odf_lists import ListStyles, starts


def item(marker: str) -> Item:
    return Item(parts=(Text(kind="list_item", source=(), target=None, marker=marker),))


@pytest.mark.parametrize(
    ("markers", "again"),
    [
        (["1.", "2.", "3."], [None, None, None]),
        (["3.", "4."], [3, None]),
        (["1.", "3.", "4."], [None, 3, None]),
        (["1.", "", "2."], [None, None, None]),  # a further paragraph counts nothing
        (["•", "•"], [None, None]),
        (["1.", "1."], [None, 1]),
    ],
)
def test_where_a_list_begins_again(markers: list[str], again: list[int | None]) -> None:
    assert [number for _, number in starts([item(one) for one in markers])] == again


def test_each_shape_of_marker_is_a_style() -> None:
    styles = ListStyles()
    markers = ["1.", "2.", "(1)", "•", "☐", "一、", "1."]
    assert [styles.name(one) for one in markers] == ["L1", "L1", "L2", "L3", "L4", "L5", "L1"]
    xml = "".join(styles.xml())
    assert re.findall(r'text:level="(\d+)"', xml) == [str(level) for level in range(1, 11)] * 5
    shapes = re.findall(r'style:num-prefix="([^"]*)"(?: style:num-suffix="([^"]*)")?', xml)
    assert shapes == [("", ".")] * 10 + [("(", ")")] * 10 + [("一、", "")] * 10
    bullets = re.findall(r'text:bullet-char="([^"]*)"', xml)
    assert bullets == [*"•◦▪•◦▪•◦▪•", *"☐" * 10]
    assert re.findall(r'fo:margin-left="([^"]*)"', xml)[:2] == ["0.65cm", "1.30cm"]
    assert set(re.findall(r'fo:text-indent="([^"]*)"', xml)) == {"-0.65cm"}
