"""Lists for Python-Markdown: by four, and with an empty line behind what is put in."""

from __future__ import annotations

import pytest

from tests.formats.markdown.marked_text import written
from translator.formats.markdown.python_markdown import by_four, indents_by_four, lines_by_four
from translator.types import Layout


@pytest.mark.parametrize(
    "text",
    [
        "[茶](a.md){ .button }", "# 茶 {: #tea }", '<div class="a" markdown>', "茶\n[TOC]\n水",
        "-   茶\n", "1.  茶\n", '--8<-- "a.md"',
    ],
)  # fmt: skip
def test_signs_of_it_are_seen(text: str) -> None:
    assert indents_by_four(text, {})


@pytest.mark.parametrize(
    "text", ["- 茶\n  - 水\n", "# 茶 {#tea}", "1. 茶\n", "用 markdown 写\n", "{茶}\n"]
)
def test_any_other_text_shows_none(text: str) -> None:
    assert not indents_by_four(text, {})


def test_a_prefix_is_a_multiple_of_four_in_lists_only() -> None:
    assert by_four("  ", "list_item") == "    "
    assert by_four("       ", "list_item") == "        "
    assert by_four("    ", "list_item") == "    "
    assert by_four("> ", "list_item") == "> "
    assert by_four("  ", "paragraph") == "  "


def test_further_lines_begin_with_the_prefix_too() -> None:
    assert lines_by_four("a\n  b\r\n   c", "    ") == "a\n    b\r\n    c"


def test_items_keep_apart() -> None:
    text = '- 茶\n- 水\n  好\n\n  又\n\n!!! note "题"\n'
    targets = ["Tea", "Water@0good", "More", "Title"]
    assert written(text, *targets, layout=Layout.BILINGUAL) == (
        "- 茶\n\n    Tea\n\n- 水\n  好\n\n    Water\n    good\n\n  又\n\n    More\n\n"
        '!!! note "题 / Title"\n'
    )


def test_in_place_nothing_is_indented() -> None:
    text = '- 茶\n- 水\n\n!!! note "题"\n'
    assert written(text, "Tea", "Water", "Title") == '- Tea\n- Water\n\n!!! note "Title"\n'
