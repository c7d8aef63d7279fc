"""What a reader sees of a mark of Markdown, and where it leads."""

from __future__ import annotations

import pytest

from translator.formats.markdown.shown import definitions, described
from translator.types import Inline

LABELS = definitions(
    ["[茶 A]: <tea.md> 'x'", "[茶  a]: other.md", "   [b]:c.md", "    [d]: d.md", "e"]
)


def mark(kind: str, source: str, closing: str | None = None) -> Inline:
    return described(Inline(id=0, kind=kind, source=source, closing=closing), LABELS)


def test_the_first_definition_of_a_label_counts() -> None:
    assert LABELS == {"茶 a": "tea.md", "b": "c.md"}


@pytest.mark.parametrize(
    ("kind", "source", "display", "shown", "address"),
    [
        ("autolink", "<https://a.cn>", "address", "https://a.cn", "https://a.cn"),
        ("autolink", "a@b.cn", "address", "a@b.cn", "mailto:a@b.cn"),
        ("html", "<br>", "break", "\n", ""), ("image", "![[a.png|茶]]", "image", "a.png", ""),
        ("image", "![茶](a.png)", "image", "茶", "a.png"),
        ("image", "![茶](<a b.png> 'x')", "image", "茶", "a b.png"),
        ("image", "![](a&amp;b.png)", "image", "", "a&b.png"),
        ("image", "![茶][b]", "image", "茶", "c.md"), ("image", "![b]", "image", "b", ""),
        ("image", "![茶][no]", "image", "茶", ""),
        ("code", "`a`", "code", "a", ""), ("code", "`` a`b ``", "code", "a`b", ""),
        ("code", "` a`", "code", " a", ""), ("code", "`  `", "code", "  ", ""),
        ("code", "`a\r\nb\nc`", "code", "a b c", ""), ("code", "a", "code", "a", ""),
        ("hardbreak", "\\\n", "break", "\n", ""), ("entity", "&amp;", "text", "&", ""),
        ("escape", "\\*", "text", "*", ""), ("escape", "\\", "text", "\\", ""),
    ],
)  # fmt: skip
def test_a_mark_shows_what_a_reader_sees(
    kind: str, source: str, display: str, shown: str, address: str
) -> None:
    made = mark(kind, source)
    assert (made.display, made.shown, made.address) == (display, shown, address)


@pytest.mark.parametrize(
    ("closing", "address"),
    [("](a.md)", "a.md"), ("](a.md 'x')", "a.md"), ("]( <a b.md> )", "a b.md"), ("]()", ""),
     ("][茶 A]", "tea.md"), ("][no]", ""), ("]", "")],
)  # fmt: skip
def test_a_link_leads_where_its_end_says(closing: str, address: str) -> None:
    assert mark("link", "[", closing).address == address
    assert mark("strong", "[", closing).address == ""
