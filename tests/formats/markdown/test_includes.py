"""Lines that stand for a file: structure, but for the title of a tab."""

from __future__ import annotations

import pytest

from tests.formats.markdown.marked_text import read, shown, written
from translator.types import Layout

READ = [
    ("文\n<<< @/片段/量.js{2 js}\n后\n", ["paragraph: 文", "paragraph: 后"]),
    ("<<< ./量.js [称一称]\n", ["container_title: 称一称"]),
    ('--8<-- "附录/词.md"\n', []),
    ("--8<--\n", []),
    ("<<<<<<< 我的\n", ["paragraph: <<<<<<< 我的"]),
    ("甲<<<乙\n", ["paragraph: 甲<<<乙"]),
    ("--8<-- 文\n", ["paragraph: --8<-- 文"]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(read(text)) == expected


def test_the_line_stands_once_in_both_languages() -> None:
    text = "文\n<<< ./量.js [称]\n"
    result = written(text, "Text", "Scale", layout=Layout.BILINGUAL)
    assert result == "文\n\nText\n<<< ./量.js [称 / Scale]\n"


def test_a_path_is_no_skipped_text() -> None:
    assert not read("<<< @/片段/量.js\n").skipped
