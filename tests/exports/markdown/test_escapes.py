from __future__ import annotations

import pytest

from translator.exports.markdown.escapes import code, destination, escaped, fenced, guarded


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("x", "`x`"),
        ("a`b", "``a`b``"),
        ("a``b`c", "```a``b`c```"),
        ("`a", "`` `a ``"),
        ("a`", "`` a` ``"),
        (" a", "`  a `"),
        ("a ", "` a  `"),
        ("", "`  `"),
    ],
)
def test_a_code_span_holds_its_text(text: str, written: str) -> None:
    assert code(text) == written


@pytest.mark.parametrize(("text", "ticks"), [("a", 3), ("a``b", 3), ("a```b", 4), ("`````", 6)])
def test_a_fence_is_longer_than_what_is_in_it(text: str, ticks: int) -> None:
    assert fenced(text) == f"{'`' * ticks}\n{text}\n{'`' * ticks}"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("a.md", "a.md"),
        ("", ""),
        ("a\nb", ""),
        ("a>b", ""),
        ("茶.md", "<茶.md>"),
        ("a b", "<a b>"),
        ("a(b", "<a(b>"),
        ("a|b", "<a%7Cb>"),
        ("a\\b", "<a%5Cb>"),
        ("a`b", "<a%60b>"),
    ],
)
def test_an_address_is_written_so_that_it_ends_where_it_does(address: str, written: str) -> None:
    assert destination(address) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("见 https://a.example/b。", "见 <https://a.example/b>。"),
        ("https://a.example/b.", "<https://a.example/b>."),
        ("https://a.example/b|c*", r"https://a.example/b\|c\*"),
        ("https://a.example/`c", r"https://a.example/\`c"),
        ("https://a.example/\\c", r"https://a.example/\\c"),
        ("https://a.example https://b.example", "<https://a.example> <https://b.example>"),
        ("a==b %%c", r"a\=\=b \%\%c"),
        ("#tag a#b", r"\#tag a#b"),
        ("&amp; & &#1;", r"\&amp; & \&#1;"),
    ],
)
def test_signs_mean_themselves(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("import x", "&#105;mport x"),
        ("12. a", r"12\. a"),
        ("- a", r"\- a"),
        ("-a", "-a"),
        ("> a", r"\> a"),
        ("  # a", r"\# a"),
        ("####### a", "####### a"),
    ],
)
def test_a_line_begins_a_paragraph(line: str, written: str) -> None:
    assert guarded(line) == written
