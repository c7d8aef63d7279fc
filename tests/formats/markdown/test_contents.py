"""What a reader of an article sees, in order, with cells and markers read from the lines."""

from __future__ import annotations

import pytest

from translator.formats.markdown.contents import list_place, picture_address
from translator.formats.markdown.format import Markdown
from translator.types import Rule, Table, Verbatim


def shown(text: str) -> list[object]:
    """Return the contents; a block is the text it holds."""
    document = Markdown().read(text.encode(), name="a.md")
    texts = {block.id: block.text for block in document.blocks}

    def of(one: object) -> object:
        if isinstance(one, Table):
            return [[of(cell) for cell in line] for line in one.lines]
        return texts[one] if isinstance(one, int) else one

    return [of(one) for one in document.contents]


@pytest.mark.parametrize(
    ("prefix", "marker", "depth"),
    [
        ("- ", "•", 0), ("* ", "•", 0), ("+ ", "•", 0), ("12. ", "12.", 0), ("3)  ", "3)", 0),
        ("  - ", "•", 1), ("\t- ", "•", 2), ("    1. ", "1.", 2), (" " * 40 + "- ", "•", 6),
        ("> - ", "•", 0), (">   - ", "•", 1), ("- [ ] ", "☐", 0), ("- [X] ", "☑", 0),
        ("  ", "", 0), ("    ", "", 1), ("", "", 0), (" " * 40, "", 6), ("a- ", "", 0),
        ("1234567890. ", "", 0), ("- - ", "•", 0), ("   ", "", 0),
    ],
)  # fmt: skip
def test_the_marker_of_an_item_and_how_deep_it_is(prefix: str, marker: str, depth: int) -> None:
    text = f"前\n{prefix}茶"
    assert list_place(text, len(text) - 1) == (marker, depth)


@pytest.mark.parametrize(
    ("after", "address"),
    [("](a.png)", "a.png"), ("]( <a b.png> 'x')", "a b.png"), ("](a.png 'x')", "a.png"),
     ("][a]", ""), ("]()", "")],
)  # fmt: skip
def test_the_address_behind_an_alternative_text(after: str, address: str) -> None:
    assert picture_address(f"![茶{after}", 3) == address


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("| 名 | 12 |\n|---|---|\n| 茶 |  |\n", [[["名", "12"], ["茶", ""]]]),
        ("名 | 价\n--|--\n茶 | 3\n\n后\n", [[["名", "价"], ["茶", "3"]], "后"]),
        ("| 名 | 1\\|2 |\n|---|---|\n| 茶 | 3\\|\n", [[["名", "1\\|2"], ["茶", "3\\|"]]]),
        ("> | 名 | 12 |\n> |---|---|\n> | 茶 | 3 |\n", [[["名", "12"], ["茶", "3"]]]),
        ("| 名 |\n|---|\n| 茶 |\n\n| 水 |\n|---|\n| 米 |\n",
         [[["名"], ["茶"]], [["水"], ["米"]]]),
        ("前\n\n| 1 | 名 |\n|---|---|\n| 2 | 3 |\n\n***\n",
         ["前", [["1", "名"], ["2", "3"]], Rule()]),
        ("---\ntitle: 茶\nn: 1\n---\n\n水\n", ["茶", Verbatim(text="n: 1", reason=""), "水"]),
        ("茶\n\n```\n1\n```\n\n水\n", ["茶", Verbatim(text="```\n1\n```", reason=""), "水"]),
    ],
)  # fmt: skip
def test_tables_and_what_is_left_stand_in_their_places(text: str, found: list[object]) -> None:
    assert shown(text) == found


def test_a_picture_is_shown_with_its_sentence_alone() -> None:
    assert len(shown("看![壶](a.jpg)吧。\n")) == 1


def test_a_table_in_html_is_a_table() -> None:
    rows = "<tr><td>名</td><td>12</td></tr>\n<tr><td>茶</td><td></td></tr>"
    assert shown(f"<table>\n{rows}\n</table>\n\n后\n") == [[["名", "12"], ["茶"]], "后"]
