"""What stands between blocks: lines as they are, with the reason, and rules."""

from __future__ import annotations

import pytest

from translator.formats.source.lines_between import LinesBetween
from translator.types import Rule, Skipped, Verbatim


def skipped(line: int, reason: str) -> Skipped:
    return Skipped(kind="code", line=line, excerpt="", reason=reason)


def all_of(text: str, *reasons: Skipped, **how: object) -> list[str]:
    """Return what stands in a text without blocks; a rule is ``-``."""
    read = LinesBetween(text, reasons, **how).read(0, len(text))  # type: ignore[arg-type]
    return ["-" if isinstance(one, Rule) else one.text for one in read]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("茶\n水\n", ["茶\n水"]),
        ("\n\n茶\n\n水\n\n", ["茶\n\n水"]),
        ("> \n> 茶\n>\n", ["> 茶"]),
        ("茶\n\n---\n\n水", ["茶", "-", "水"]),
        ("***\n", ["-"]),
        ("_ _ _\n", ["-"]),
        ("> * * *\n", ["-"]),
        ("--\n", []),
        ("-*-\n", []),
        ("茶\n---\n", ["茶\n---"]),  # the line under a heading
        ("!!!\n", []),
        ("12\n", ["12"]),
        ("\r\n茶\r\n", ["茶"]),
        ("", []),
    ],
)
def test_lines_are_shown_as_they_are_and_rules_as_rules(text: str, shown: list[str]) -> None:
    assert all_of(text) == shown


def test_only_whole_lines_between_two_blocks_belong_there() -> None:
    text = "第一段**。\n代码\n> 第二段"
    lines = LinesBetween(text, [])
    start, end = text.index("**"), text.index("第二")
    assert list(lines.read(start, end)) == [Verbatim(text="代码", reason="")]
    assert list(lines.read(len(text), len(text))) == []


def test_two_blocks_on_one_line_have_nothing_between() -> None:
    text = "茶 | 代码 | 水\n"
    assert list(LinesBetween(text, []).read(1, text.index("水"))) == []


@pytest.mark.parametrize("line", ["===", "---", "> --", "="])
def test_the_line_under_a_heading_is_not_shown(line: str) -> None:
    text = f"茶\n{line}\n水"
    assert [one.text for one in LinesBetween(text, []).read(1, len(text))] == ["水"]
    later = f"茶\n\n代码\n{line}\n水"
    (one,) = LinesBetween(later, []).read(1, len(later))
    assert line in one.text


def test_the_fences_of_a_header_are_not_shown_within_it() -> None:
    text = "---\nslug: a\n---\n\n茶\n---\n"
    assert all_of(text, fences=("---",), header=3) == ["slug: a\n\n\n茶\n---"]
    assert all_of("---\n\n茶\n", fences=("---",), header=0) == ["-", "茶"]
    assert all_of("a: b\n+++ \n茶\n", fences=("+++",), header=2) == ["a: b\n\n茶"]
    assert all_of("a: b\n+++\n茶\n", fences=("+++",), header=1) == ["a: b\n+++\n茶"]


def test_each_reason_is_given_once_where_its_line_stands() -> None:
    text = "茶\n代码\n代码\n\n---\n代码\n"
    known = [skipped(2, "code."), skipped(3, "code."), skipped(3, "formula."), skipped(6, "six.")]
    lines = list(LinesBetween(text, known).read(1, len(text)))
    assert [one.reason for one in lines if isinstance(one, Verbatim)] == ["code. formula.", "six."]


def test_lines_are_counted_on_over_several_blocks() -> None:
    text = "一\n代\n二\n码\n三\n行\n"
    known = [skipped(4, "four."), skipped(6, "six.")]
    lines = LinesBetween(text, known)
    found = []
    for before, after in (("一", "二"), ("二", "三")):
        found += list(lines.read(text.index(before) + 1, text.index(after)))
    found += list(lines.read(text.index("三") + 1, len(text)))
    assert [(one.text, one.reason) for one in found] == [
        ("代", ""),
        ("码", "four."),
        ("行", "six."),
    ]
