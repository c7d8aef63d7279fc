"""Titles written where they stood: nothing of a target becomes part of the marker."""

from __future__ import annotations

import pytest

from tests.formats.markdown.marked_text import written
from translator.formats.markdown.titles import guarded_title, without_quotes

WRITTEN = [
    ("::: tip 题\n:::\n", "set {a}", "::: tip set \\{a}\n:::\n"),
    ("::: tip 题 {#x}\n:::\n", "set {a}", "::: tip set \\{a} {#x}\n:::\n"),
    ("::: tip 题\n:::\n", "colons :::", "::: tip colons \\:::\n:::\n"),
    ("::: tip 题\n:::\n", "{a}", "::: tip \\{a}\n:::\n"),
    ("::: tip 题\n:::\n", "one\ntwo", "::: tip one two\n:::\n"),
    (":::note[题]\n:::\n", "a] [b", ":::note[a\\] \\[b]\n:::\n"),
    (':::tip{title="题"}\n:::\n', 'a "b" *c*', ':::tip{title="a “b” *c*"}\n:::\n'),
    (":::tip{title='题'}\n:::\n", "it's", ":::tip{title='it’s'}\n:::\n"),
    (':::tip{title=" 题"}\n:::\n', 'a "b"', ':::tip{title=" a “b”"}\n:::\n'),
    ("茶\n: x\n", "- tea", "\\- tea\n: x\n"),
]


@pytest.mark.parametrize(("source", "target", "expected"), WRITTEN)
def test_writes(source: str, target: str, expected: str) -> None:
    targets = [target] if "茶" not in source else [target, "x"]
    assert written(source.replace(": x", ": 饮"), *targets) == expected


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ('"a" b', '"', "“a” b"),
        ('a ("b")', '"', "a (“b”)"),
        ('他说"好"', '"', "他说“好”"),
        ("it's 'so'", "'", "it’s ‘so’"),
        ("it's", '"', "it's"),
    ],
)
def test_quotes_are_typographic(text: str, mark: str, expected: str) -> None:
    assert without_quotes(text, mark) == expected


def test_only_a_title_without_a_space_before_it_is_guarded_at_its_beginning() -> None:
    assert guarded_title("(a)", "title") == "(a)"
    assert guarded_title("(a)", "tight") == "\\(a)"
