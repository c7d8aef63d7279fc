"""The structure of a text, collected while it is parsed, block by block of the top level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from translator.formats.markdown.parser import add_containers
from translator.formats.markdown.scan import scan, structure
from translator.formats.source.source_text import SourceText

TEXTS = [
    "",
    "# 春天\n\n天亮了。\n",
    "- 茶\n- 水\n\n  煮一煮。\n\n> 引用\n> - 内\n",
    "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n尾\n",
    "见[^1]。\n\n[^1]: 注\n\n    续\n\n[a]: b.md\n\n```\n代码\n```\n\n<div>\n块\n</div>\n",
]


def whole(text: str) -> list[tuple[str, str]]:
    """Return what the plain parser finds, all at once."""
    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    add_containers(parser)
    return [(token.type, token.tag) for token in parser.parse(text)]


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_what_the_parser_finds_at_once(text: str) -> None:
    assert [token[:2] for token in structure(SourceText(text))] == whole(text)


@given(st.text(alphabet="*>#|`[]()^:=1. \n\t天$", max_size=80))
def test_it_is_what_the_parser_finds_in_any_text(text: str) -> None:
    source = SourceText(text)
    assert [token[:2] for token in structure(source)] == whole(source.normal)


@given(st.text(alphabet="-*>#|`[]()^:=1. \n\t天", max_size=80))
def test_a_leaf_knows_its_place_in_the_structure(text: str) -> None:
    scanned = scan(SourceText(text))
    assert all(scanned.structure[leaf.token][0] == "inline" for leaf in scanned.leaves)
