"""Texts of a book become one document, and each of its blocks is led back to its text."""

from __future__ import annotations

from translator.formats.epub.compound import BlocksOf, Compound, Passage, by_part
from translator.types import Block, Inline, Rule, Skipped, Table, Verbatim


def block(number: int, text: str, start: int, *inline: Inline) -> Block:
    return Block(
        id=number, kind="paragraph", text=text, start=start, end=start + len(text),
        inline=inline, attributes={"line": "3"},
    )  # fmt: skip


PICTURE = Inline(id=0, kind="image", source="<img>", children=((1, 2, 3),))
PLAIN = Inline(id=0, kind="code", source="a")
FIRST = Passage(
    part="a.xhtml", place="", text="茶水", blocks=(block(0, "茶", 0), block(1, "水", 1)),
    skipped=(Skipped(kind="code", line=1, excerpt="x", reason=""),), contents=(0, 1),
)  # fmt: skip
SECOND = Passage(
    part="b.ncx", place="title", text="米盐",
    blocks=(block(0, "米", 0, PICTURE), block(1, "盐", 1, PLAIN)),
    contents=(Table(lines=((0, "12"), (1, ""))), Verbatim(text="v", reason=""), 1),
)  # fmt: skip


def compound(*passages: Passage) -> Compound:
    made = Compound()
    for one in passages:
        made.add(one)
    return made


def test_blocks_are_numbered_through_and_stand_in_the_whole_text() -> None:
    made = compound(FIRST, SECOND)
    assert made.skeleton == "茶水\n米盐\n"
    assert [one.id for one in made.blocks] == [0, 1, 2, 3]
    for one in made.blocks:
        assert made.skeleton[one.start : one.end] == one.text
    assert made.blocks[2].attributes == {
        "part": "b.ncx", "line": "3", "line_ends": "spaces", "place": "title",
    }  # fmt: skip
    assert made.blocks[2].inline[0].children == ((3, 2, 3),)
    assert made.blocks[3].inline == (PLAIN,)
    assert [one.part for one in made.skipped] == ["a.xhtml"]


def test_a_rule_parts_texts_that_show_something() -> None:
    empty = Passage(part="c", place="", text="", blocks=())
    assert compound(empty, FIRST, empty, SECOND, FIRST).contents == [
        0, 1, Rule(), Table(lines=((2, "12"), (3, ""))), Verbatim(text="v", reason=""), 3,
        Rule(), 4, 5,
    ]  # fmt: skip


def test_the_blocks_of_a_text_are_taken_out_as_they_were() -> None:
    made = compound(FIRST, SECOND, Passage(part="b.ncx", place="", text="", blocks=()))
    found = by_part(made.blocks)
    assert list(found) == ["a.xhtml", "b.ncx"]
    (second,) = found["b.ncx"]
    assert isinstance(second, BlocksOf)
    assert (second.place, second.first) == ("title", 2)
    assert [one.id for one in second.blocks] == [0, 1]
    assert second.blocks[0].inline == (PICTURE,)
    assert second.blocks[0].start == made.blocks[2].start
    assert by_part([]) == {}


def test_two_texts_of_one_member_are_two() -> None:
    other = Passage(part="b.ncx", place="entries", text="醋", blocks=(block(0, "醋", 0),))
    found = by_part(compound(SECOND, other).blocks)
    assert [(one.place, one.first, len(one.blocks)) for one in found["b.ncx"]] == [
        ("title", 0, 2), ("entries", 2, 1),
    ]  # fmt: skip
