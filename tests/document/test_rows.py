"""The rows of a page are what the format lists, with the blocks themselves."""

from __future__ import annotations

from dataclasses import replace

from tests.standins import planned
from translator.document.rows import TableRow, rows
from translator.types import Rule, Verbatim

ARTICLE = "# 茶\n\n看![壶](a.jpg)吧。\n\n***\n\n```\n12\n```\n\n| 甲 | 2 |\n|---|---|\n"


def test_ids_become_blocks() -> None:
    document = planned(ARTICLE).document
    heading, sentence, picture, cell = document.blocks
    assert list(rows(document)) == [
        heading,
        sentence,
        Rule(),
        Verbatim(text="```\n12\n```", reason=""),
        TableRow(lines=((cell, "2"),)),
    ]
    assert picture.kind == "alt"


def test_a_document_without_contents_shows_its_blocks_and_no_picture_twice() -> None:
    document = replace(planned(ARTICLE).document, contents=())
    assert [row for row in rows(document) if row == document.blocks[2]] == []
    assert len(list(rows(document))) == 3
