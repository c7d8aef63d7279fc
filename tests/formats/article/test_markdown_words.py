"""Text of a page is Markdown that shows the same, with no more backslashes than it needs."""

from __future__ import annotations

import pytest

from translator.formats.article.markdown_words import (
    address,
    code,
    escaped,
    fence,
    label,
    line_start,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2*3", "2\\*3"), ("a_b", "a_b"), ("_a", "\\_a"), ("a~b", "a~b"), ("~~", "\\~\\~"),
        ("a < b", "a < b"), ("<b", "\\<b"), ("&lt;", "\\&lt;"), ("& b", "& b"), ("[^1]", "[\\^1]"),
        ("[a](b)", "[a]\\(b)"), ("{{a", "\\{{a"), ("a==b", "a\\==b"),
        (":tea:", "\\:tea:"), ("12:30", "12:30"),
    ],
)  # fmt: skip
def test_only_what_means_something_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# 茶", "\\# 茶"), ("#茶", "#茶"), ("- 茶", "\\- 茶"), ("-茶", "-茶"),
        ("12. 茶", "12\\. 茶"),
        ("12.5", "12.5"), ("1234567890. 茶", "1234567890. 茶"), ("3) 茶", "3\\) 茶"),
        ("> 茶", "\\> 茶"), ("| 茶", "\\| 茶"), ("[a]: b", "[a]\\: b"), ("[a] b", "[a] b"),
        (": 茶", "\\: 茶"), ("茶 # 水", "茶 # 水"), ("===", "\\==="), ("--", "--"),
    ],
)  # fmt: skip
def test_a_line_begins_with_nothing_but_itself(text: str, written: str) -> None:
    assert line_start(text) == written


def test_labels_and_addresses() -> None:
    assert label("a[b]\\[c") == "a&#91;b&#93;&#91;c"
    assert address("a b(c)*") == "a%20b%28c%29%2A"
    assert address("/a?b=1&c") == "/a?b=1&c"


@pytest.mark.parametrize(
    ("text", "written"),
    [("a", "`a`"), ("a\nb", "`a b`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"),
     ("a``", "``` a`` ```"), ("a ``` b ` c", "````a ``` b ` c````")],
)  # fmt: skip
def test_code_has_more_ticks_around_it_than_in_it(text: str, written: str) -> None:
    assert code(text) == written


@pytest.mark.parametrize(
    ("text", "ticks"), [("a", 3), ("``", 3), ("a ```", 3), ("```", 4), ("a\n  ````b", 5)]
)
def test_a_fence_is_longer_than_those_in_it(text: str, ticks: int) -> None:
    assert fence(text, "py") == f"{'`' * ticks}py\n{text}\n{'`' * ticks}"
