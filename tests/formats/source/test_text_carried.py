"""Formulas and templates of a text are found in their order, each once."""

from __future__ import annotations

import pytest

from translator.formats.source.text_carried import TextCarried


def found(text: str, start: int = 0, end: int | None = None, **more: bool) -> list[str]:
    stretches = TextCarried(text, **more).find(start, len(text) if end is None else end)
    return [f"{one.kind} {text[one.start : one.end]}" for one in stretches]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("设$x^2$。", ["math $x^2$"]),
        ("设\\(x\\)和\\[y=2\\]", ["math \\(x\\)", "math \\[y=2\\]"]),
        ("见{{ name }}。", ["template {{ name }}"]),
        ("{% if a %}茶{% endif %}", ["shortcode {% if a %}", "shortcode {% endif %}"]),
        ("{{ a }}{{ b }}$x^2$%s", ["template {{ a }}", "template {{ b }}", "math $x^2$",
                                  "template %s"]),
        ("${name}元", ["template ${name}"]),
        ("\\begin{a}x\\end{a}", ["math \\begin{a}x\\end{a}"]),
        ("三$和四\\(茶\\)，{", []),
        ("$5和{{ a }}", ["template {{ a }}"]),
    ],
)  # fmt: skip
def test_each_is_found_with_its_kind(text: str, kinds: list[str]) -> None:
    assert found(text) == kinds


def test_only_the_part_asked_for_is_looked_at() -> None:
    text = "{{ a }}{{ b }}"
    assert found(text, 1) == ["template {{ b }}"]
    assert found(text, 0, 7) == ["template {{ a }}"]
    assert found(text, 0, 6) == []


def test_a_dollar_and_a_reference_count_where_they_are_known_to() -> None:
    assert found("有$茶 a$的", dollars=True) == found("有$茶 a$的") == []
    assert found("有$a b$的") == []
    assert found("有$a b$的", dollars=True) == ["math $a b$"]
    assert found("有\\(a &lt; b\\)", references=True) == ["math \\(a &lt; b\\)"]
