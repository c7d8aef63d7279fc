"""The structure of a text read in passing is that of a text read whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.formats.markdown_scan import scan, structure
from translator.formats.source_text import SourceText

TEXTS = [
    "",
    "# 春天\n\n天亮了。\n",
    "---\ntitle: 春天\n---\n\n天亮了。\n",
    "- 茶\n- 水\n\n  煮一煮。\n\n> 引用\n> - 内\n",
    "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n尾\n",
    "见[^1]。\n\n[^1]: 注\n\n    续\n\n[a]: b.md\n\n```\n代码\n```\n\n<div>\n块\n</div>\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_both_ways_find_the_same(text: str) -> None:
    assert structure(SourceText(text)) == scan(SourceText(text)).structure


@given(st.text(alphabet="-*>#|`[]()^:=1. \n\t天", max_size=80))
def test_both_ways_find_the_same_in_any_text(text: str) -> None:
    assert structure(SourceText(text)) == scan(SourceText(text)).structure
