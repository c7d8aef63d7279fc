"""Directives in a line: their text is translated, the rest is carried over."""

from __future__ import annotations

import pytest

from tests.formats.markdown.marked_text import MARKDOWN, read, shown, written
from translator.types import Layout

READ = [
    ('见:abbr[网页]{title="W"}。\n', ['paragraph: 见{:abbr[|网页|]{title="W"}}。']),
    ("见:kbd[回**车**]。\n", ["paragraph: 见{:kbd[|回{**|车|**}|]}。"]),
    ("- :badge[新]{.a} 项\n", ["list_item: {:badge[|新|]{.a}} 项"]),
    # none
    ("见:docs[网页](a.md)。\n", ["paragraph: 见:docs{[|网页|](a.md)}。"]),
    ("http:a[网页]\n", ["paragraph: http:a[网页]"]),
    ("时间::a[网页]\n", ["paragraph: 时间::a[网页]"]),
    ("见:a[]和:b[未完\n", ["paragraph: 见:a[]和:b[未完"]),
    (":house:[家]\n", ["paragraph: {:house:}[家]"]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(read(text)) == expected


def test_writes_the_text_in_its_place() -> None:
    text = '见:abbr[网页]{title="W"}。\n'
    assert written(text, "See <0web page>0.") == 'See :abbr[web page]{title="W"}.\n'


@pytest.mark.parametrize("text", [":a[" * 8000, ":a[字]{" * 3000], ids=range(2))
def test_hostile_text_is_itself_in_bounded_time(text: str) -> None:
    document = read(text)
    targets = {block.id: block.text for block in document.blocks}
    result = MARKDOWN.write(document, targets, layout=Layout.TARGET, target_language="en")
    assert result == text.encode()
