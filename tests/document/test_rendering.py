"""Marks made readable: each text cut at its marks, pictures on the right side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.standins import planned
from translator.document.assemble import block_targets as spliced
from translator.document.read import read_bytes
from translator.document.rendering import (
    Rendering,
    block_targets,
    join_targets,
    nested,
    pieces,
)
from translator.types import Bitext, Block, Pair, Provenance, Segment


def blocks(text: str) -> tuple[Block, ...]:
    return read_bytes(text.encode(), name="a.md").document.blocks


def cut(text: str) -> list[tuple[str, str]]:
    (block, *_) = blocks(text)
    return [(one.role, one.text) for one in pieces(block.text, block)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶\n", [("text", "茶")]),
        ("`a`茶\n", [("code", "a"), ("text", "茶")]),
        ("茶`a`\n", [("text", "茶"), ("code", "a")]),
        ("茶`a``b`\n", [("text", "茶"), ("code", "a``b")]),
        ("**茶**水\n", [("open", ""), ("text", "茶"), ("close", ""), ("text", "水")]),
        ("早市，\n河边\n", [("text", "早市，"), ("text", ""), ("text", "河边")]),
        ("so it\nis茶\n", [("text", "so it"), ("text", " "), ("text", "is茶")]),
        ("茶  \n水\n", [("text", "茶"), ("break", "\n"), ("text", "水")]),
        ("看![壶](a.jpg)吧\n", [("text", "看"), ("image", "壶"), ("text", "吧")]),
    ],
)
def test_a_text_is_cut_at_its_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert cut(text) == expected


def test_text_of_the_segment_itself_has_its_place_and_what_a_mark_stands_for_has_none() -> None:
    (block,) = blocks("茶`a`水**好**\n")
    found = [(one.text, one.start) for one in pieces(block.text, block)]
    assert found == [("茶", 0), ("a", None), ("水", 2), ("", None), ("好", 4), ("", None)]
    for one in pieces(block.text, block):
        assert (one.inline is None) == (one.start is not None)


def bitext(text: str, **targets: str) -> Bitext:
    """Return a document with targets for the sources named; each block is one segment."""
    plan = planned(text)
    pairs = tuple(
        Pair(
            segment=Segment(block_id=block.id, start=0, end=len(block.text)),
            source=block.text,
            target=targets.get(block.text, f"<{block.text}>"),
            provenance=Provenance(kind="engine"),
        )
        for block in plan.document.blocks
    )
    return Bitext(
        document=plan.document, source_language="zh", target_language="en", pairs=pairs,
        signature="s",
    )  # fmt: skip


PICTURES = "看![大壶](a.jpg)和![小壶](b.jpg)。\n"


def test_a_picture_is_named_in_the_language_of_its_side() -> None:
    made = bitext(PICTURES, 大壶="pot", 小壶="cup")
    first = made.document.blocks[0]
    source, target = Rendering(made, target=False), Rendering(made, target=True)
    assert source.readable(first.text, first) == "看大壶和小壶。"
    assert target.readable(first.text, first) == "看pot和cup。"
    assert source.original(first.text, first) == PICTURES.strip()
    assert target.original(first.text, first) == "看![pot](a.jpg)和![cup](b.jpg)。"


def test_two_pictures_in_one_link_are_each_named() -> None:
    made = bitext("[![大壶](a.jpg) ![小壶](b.jpg)](c.md)茶\n", 大壶="a pot", 小壶="cup")
    first = made.document.blocks[0]
    target = Rendering(made, target=True)
    assert target.original(first.text, first) == "[![a pot](a.jpg) ![cup](b.jpg)](c.md)茶"


def test_a_picture_that_stands_for_itself_is_shown_as_it_says() -> None:
    made = bitext(PICTURES)
    (image, *_) = [one for one in pieces(made.document.blocks[0].text, made.document.blocks[0])
                   if one.role == "image"]  # fmt: skip
    rendering = Rendering(made, target=False)
    assert rendering.alternative(image) == "大壶"
    assert image.inline is not None
    alone = replace(image, inline=replace(image.inline, children=()), text="画")
    assert rendering.alternative(alone) == "画"
    assert rendering.alternative(replace(image, inline=None, text="画")) == "画"


def test_a_line_has_no_line_ends_and_no_edges() -> None:
    made = bitext("  茶  \n水 ,\n好\n")
    (block,) = made.document.blocks
    assert Rendering(made, target=False).line(block.text, block) == "茶 水 ,好"


def test_an_end_without_its_characters_is_nothing() -> None:
    made = bitext("**茶**水\n")
    (block,) = made.document.blocks
    bare = replace(block, inline=tuple(replace(one, closing="") for one in block.inline))
    assert Rendering(made, target=False).original(bare.text, bare) == "**茶水"


def test_blocks_shown_in_another_are_known() -> None:
    made = bitext(f"茶\n\n{PICTURES}")
    assert nested(made.document) == {block.id for block in made.document.blocks[2:]}
    assert set(block_targets(made)) == {block.id for block in made.document.blocks}
    assert set(spliced(made)) == set(block_targets(made))


def test_the_space_after_a_mark_is_that_after_the_words_before_it() -> None:
    (block,) = blocks("一。`a`。二。\n")
    code = next(mark for mark in block.text if ord(mark) >= 0xF0000)
    cuts = [0, 2, 4, 6]
    pairs = [
        Pair(
            segment=Segment(block_id=block.id, start=start, end=end),
            source=block.text[start:end],
            target=target,
            provenance=Provenance(kind="engine"),
        )
        for start, end, target in zip(cuts, cuts[1:], ("One.", code, "Two."), strict=False)
    ]
    assert join_targets(pairs, block, verbatim=False) == f"One.{code} Two."
