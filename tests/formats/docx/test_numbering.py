"""Lists are counted as Word counts them."""

from __future__ import annotations

import pytest

from translator.formats.docx.numbering import ListLevel, Numbering, read_numbering
from translator.formats.docx.package import SPACES
from translator.formats.office.xml_nodes import XmlNodes

W = next(name for name, prefix in SPACES.items() if prefix == "w")


def numbering(inside: str) -> Numbering:
    text = f'<w:numbering xmlns:w="{W}">{inside}</w:numbering>'
    return read_numbering(XmlNodes(text, SPACES, name="a.docx"))


def levels(*texts: str, **more: int) -> dict[int, ListLevel]:
    return {at: ListLevel(text=text, **more) for at, text in enumerate(texts)}


def test_a_deeper_level_begins_anew_under_each_item_above() -> None:
    lists = Numbering({"1": levels("%1.", "%1.%2", "%1.%2.%3")}, {})
    said = [lists.next("1", depth) for depth in (0, 1, 1, 2, 0, 1, 2, 2)]
    assert said == ["1.", "1.1", "1.2", "1.2.1", "2.", "2.1", "2.1.1", "2.1.2"]


def test_what_was_not_counted_shows_where_it_begins() -> None:
    lists = Numbering({"1": levels("%1.", "%1.%2", start=4)}, {})
    assert [lists.next("1", 1), lists.next("1", 1), lists.next("1", 0)] == ["4.4", "4.5", "4."]
    assert Numbering({"1": levels("%1%2")}, {}).next("1", 0) == "1"


@pytest.mark.parametrize(("number", "depth"), [("2", 0), ("1", 1), ("1", 9), ("1", -1)])
def test_a_list_that_is_not_there_has_no_number(number: str, depth: int) -> None:
    held = {0: ListLevel(text="%1"), 9: ListLevel(text="%1"), -1: ListLevel(text="%1")}
    assert Numbering({"1": held}, {}).next(number, depth) == ""


def test_bullets_and_lists_without_numbers() -> None:
    forms = {0: ListLevel(form="bullet", text="o"), 1: ListLevel(form="none", text="x")}
    lists = Numbering({"1": {**forms, 8: ListLevel(text="%9")}}, {})
    assert [lists.next("1", depth) for depth in (0, 1, 8)] == ["•", "", "1"]


def test_a_marker_has_an_end_and_no_edges() -> None:
    assert Numbering({"1": levels(" 第%1章 ")}, {}).next("1", 0) == "第1章"
    assert Numbering({"1": levels("章" * 41)}, {}).next("1", 0) == "章" * 40


def test_lists_of_one_kind_go_on_counting_and_words_are_named_once() -> None:
    lists = Numbering({"1": levels("第%1条"), "2": levels("第%1条")}, {"1": "a", "2": "a"})
    assert [lists.next("1", 0), lists.next("2", 0)] == ["第1条", "第2条"]
    assert lists.texts() == ["第%1条"]


KIND = (
    "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='3'/>"
    "<w:numFmt w:val='upperLetter'/><w:lvlText w:val='%1)'/><w:pPr><w:ind w:left='420'/></w:pPr>"
    "</w:lvl><w:lvl w:ilvl='1'><w:lvlText w:val='%2.'/><w:pPr><w:ind w:start='800'/></w:pPr>"
    "</w:lvl></w:abstractNum>"
)


def number(identity: int, inside: str = "", base: int = 0) -> str:
    return f"<w:num w:numId='{identity}'><w:abstractNumId w:val='{base}'/>{inside}</w:num>"


def override(inside: str, level: str = "0") -> str:
    return f"<w:lvlOverride w:ilvl='{level}'>{inside}</w:lvlOverride>"


def test_a_level_is_as_the_part_says_and_else_as_usual() -> None:
    lists = numbering(KIND + number(5))
    assert lists.level("5", 0) == ListLevel(start=3, form="upperLetter", text="%1)", indent="420")
    assert lists.level("5", 1) == ListLevel(text="%2.", indent="800")
    assert lists.level("5", 2) is None
    assert [lists.next("5", 0), lists.next("5", 0)] == ["C)", "D)"]


def test_a_list_may_begin_elsewhere_or_look_otherwise_and_then_counts_by_itself() -> None:
    again = override("<w:startOverride w:val='7'/>")
    other = override("<w:lvl w:ilvl='0'><w:lvlText w:val='%1号'/></w:lvl>")
    lists = numbering(
        KIND + number(5) + number(6) + number(7, f"<w:x/>{again}") + number(8, f"{other}{again}")
        + number(9, override("<w:startOverride w:val='7'/>", level="4"))
    )  # fmt: skip
    assert [lists.next(one, 0) for one in "5678"] == ["C)", "D)", "G)", "7号"]
    assert lists.level("7", 0) == ListLevel(start=7, form="upperLetter", text="%1)", indent="420")
    assert lists.next("9", 0) == "C)"
    assert lists.level("9", 4) is None


def test_a_list_may_be_named_by_a_style() -> None:
    linked = "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='S'/></w:abstractNum>"
    style = KIND.replace("<w:lvl w:ilvl='0'>", "<w:styleLink w:val='S'/><w:lvl w:ilvl='0'>", 1)
    lists = numbering(style + linked + number(5, base=1) + number(6, base=2))
    assert lists.next("5", 0) == "C)"
    assert lists.next("6", 0) == ""


@pytest.mark.parametrize(
    ("said", "counted"),
    [("999999", "999999."), ("1000000", "0."), ("x", "0."), ("²", "0."), ("", "0.")],
)
def test_a_number_that_is_none_is_nought(said: str, counted: str) -> None:
    start = f"<w:lvl w:ilvl='0'><w:start w:val='{said}'/><w:lvlText w:val='%1.'/></w:lvl>"
    kind = f"<w:abstractNum w:abstractNumId='0'>{start}</w:abstractNum>"
    assert numbering(kind + number(5)).next("5", 0) == counted
