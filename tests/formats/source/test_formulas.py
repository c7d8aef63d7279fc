"""Formulas are found by their signs, where what stands between them looks like one."""

from __future__ import annotations

import re

import pytest

from translator.formats.source.ahead import Ahead
from translator.formats.source.formulas import SIGNS, Formulas


def found(text: str, *, dollars: bool = True) -> list[str]:
    formulas = Formulas(text, Ahead(text), dollars=dollars, references=not dollars)
    result: list[str] = []
    end = 0
    for sign in re.finditer(SIGNS, text):
        if sign.start() >= end and (one := formulas.at(sign.start(), len(text))):
            result.append(text[one.start : one.end])
            end = one.end
    return result


SURE = [
    ("面积是$\\pi r^2$，$n$是整数", ["$\\pi r^2$", "$n$"]),
    ("即$$E=mc^2$$。", ["$$E=mc^2$$"]),
    ("$$\n速度 = 路程\n$$", ["$$\n速度 = 路程\n$$"]),
    ("设\\(x\\)与\\(f(x) = 2x\\)", ["\\(x\\)", "\\(f(x) = 2x\\)"]),
    ("\\[ a = b \\]和\\\\(a_1\\\\)", ["\\[ a = b \\]", "\\\\(a_1\\\\)"]),
    ("$\\text{速度} = v$", ["$\\text{速度} = v$"]),
    ("$速度=\\frac{路程}{时间}$", ["$速度=\\frac{路程}{时间}$"]),
    ("\\begin{a}x\\begin{a}y\\end{a}\\end{a}z", ["\\begin{a}x\\begin{a}y\\end{a}\\end{a}"]),
    ("\\begin{a}x\\begin{b}y\\end{a}", ["\\begin{a}x\\begin{b}y\\end{a}"]),
]
NONE = [
    "花了$5和$6",
    "$5 and $6",
    "从$5到$10",
    "付了$5（找回$1）",
    "US$50/晚，HK$60",
    "设$HOME和$PATH",
    "$ x $",
    "只有一个$",
    "\\(注\\)和\\[1\\]和\\[x\\]和\\[说明\\]",
    "\\begin{align}没有结束",
    "\\$x\\$",
    "${a}和${b}",
]


@pytest.mark.parametrize(("text", "expected"), SURE)
@pytest.mark.parametrize("dollars", [True, False])
def test_finds(text: str, expected: list[str], dollars: bool) -> None:
    assert found(text, dollars=dollars) == expected


@pytest.mark.parametrize("text", NONE)
@pytest.mark.parametrize("dollars", [True, False])
def test_leaves_alone(text: str, dollars: bool) -> None:
    assert found(text, dollars=dollars) == []


@pytest.mark.parametrize("text", ["$foo bar$", "$HOME$", "$a$b", "$5 (was 6$)", "$12-$", "$a，b$"])
def test_where_dollars_are_not_known_they_must_look_like_nothing_else(text: str) -> None:
    assert found(text, dollars=False) == (["$a$"] if text == "$a$b" else [])


def test_a_reference_is_the_sign_it_stands_for() -> None:
    assert found("\\(a &lt; b\\)", dollars=False) == ["\\(a &lt; b\\)"]
