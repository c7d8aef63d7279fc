"""Definition lists: terms are written like headings, meanings hold Markdown."""

from __future__ import annotations

import pytest

from tests.formats.markdown.marked_text import MARKDOWN, read, shown, written
from translator.types import Layout

READ = [
    ("茶\n:   一种饮料。\n", ["term: 茶", "paragraph: 一种饮料。"]),
    ("茶\n\n: 一种饮料。\n", ["term: 茶", "paragraph: 一种饮料。"]),
    ("茶\n水\n: 饮料。\n", ["term: 茶", "term: 水", "paragraph: 饮料。"]),
    ("茶\n: 甲\n: 乙\n续\n", ["term: 茶", "paragraph: 甲", "paragraph: 乙{\n}续"]),
    ("茶\n:   甲\n\n    又\n\n    - 项\n\n        码\n\n水\n:   乙\n", [
        "term: 茶", "paragraph: 甲", "paragraph: 又", "list_item: 项", "list_item: 码",
        "term: 水", "paragraph: 乙"]),
    ("茶\n:   !!! note\n\n        文\n", ["term: 茶", "paragraph: 文"]),
    ("<!-- option -->\n\n:   甲\n\n    乙\n", ["paragraph: 甲", "paragraph: 乙"]),
    ("> 茶\n> : 甲\n", ["term: 茶", "quote: 甲"]),
    # no meanings
    ("茶\n:没有空格\n", ["paragraph: 茶{\n}:没有空格"]),
    (": 甲\n", ["paragraph: : 甲"]),
    ("茶\n- 项\n: 甲\n", ["paragraph: 茶", "list_item: 项{\n}: 甲"]),
    ("茶\n\n\n: 甲\n", ["paragraph: 茶", "paragraph: : 甲"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(read(text)) == expected


def test_both_languages_stand_in_one_list() -> None:
    text = "茶\n: 饮料。\n\n    又\n\n水\n:   乙\n"
    targets = ["Tea", "A drink.", "More", "Water", "B"]
    assert written(text, *targets, layout=Layout.BILINGUAL) == (
        "茶 / Tea\n: 饮料。\n\n    A drink.\n\n    又\n\n    More\n\n水 / Water\n:   乙\n\n    B\n"
    )


def test_a_target_makes_no_meaning() -> None:
    assert written("茶\n\n水\n", "Tea", ": x") == "Tea\n\n\\: x\n"


@pytest.mark.parametrize(
    "text",
    [
        "字\n: 文\n" * 3000,
        "字\n" + ": 文\n" * 5000,
        "字\n" * 5000 + ": 文\n",
        "\n" * 50_000 + ": 文\n",
    ],
    ids=range(4),
)
def test_hostile_text_is_itself_in_bounded_time(text: str) -> None:
    document = read(text)
    targets = {block.id: block.text for block in document.blocks}
    result = MARKDOWN.write(document, targets, layout=Layout.TARGET, target_language="en")
    assert result == text.encode()
