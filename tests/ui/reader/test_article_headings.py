"""What a document calls itself, and the headings of its menu."""

from __future__ import annotations

import pytest

from translator.document.read import read_bytes
from ui.documents import OpenDocument, open_document
from ui.reader import article_headings


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 早[市](https://example.org)  回来了\n\n正文在这里。", "早市 回来了"),
        ("---\ntitle: 老城\ndescription: 好\n---\n\n# 早市\n\n正文在这里。", "老城"),
        ("正文在这里。", "a.md"),
        ("# " + "长" * 200, "长" * 120),
        ("正文在这里。\n\n" * 40 + "# 太晚了", "a.md"),
        ("正文在这里。\n\n" * 39 + "# 刚好", "刚好"),
    ],
)
def test_an_article_is_called_what_it_calls_itself(text: str, title: str) -> None:
    assert article_headings.title(read_bytes(text.encode(), name="a.md").document) == title


def opened_document(text: str) -> OpenDocument:
    document = read_bytes(text.encode(), name="a.md").document
    return open_document(document, source="zh-Hans", to="en")


def test_the_menu_has_every_heading_with_its_place_and_level() -> None:
    text = "# 早市\n\n正文在这里。\n\n## 卖菜的[人](https://example.org)\n\n他来了。\n\n## 收摊\n"
    opened = opened_document(text)
    found = article_headings.headings(opened)
    assert [(one["level"], one["text"]) for one in found] == [
        (1, "早市"), (2, "卖菜的人"), (2, "收摊"),
    ]  # fmt: skip
    for one in found:
        block, start = one["at"]
        assert opened.items[block][0].segment.start == start


def test_a_single_heading_is_no_menu() -> None:
    assert article_headings.headings(opened_document("# 早市\n\n正文。")) == []
