"""How values of a header are read and written again, style by style."""

from __future__ import annotations

import pytest

from tests.row_chunks import rows_together
from translator import placeholders
from translator.formats.markdown.header_styles import marked, quoted, unquoted, write_value
from translator.types import Block

BACKSLASH = ("double", "basic", "basic3", "json")


def value(raw: str, style: str) -> Block:
    read = marked(raw, style)
    assert read is not None
    return Block(
        id=0, kind="front_matter", text=read[0], start=0, end=len(raw), inline=read[1],
        attributes={"style": style},
    )  # fmt: skip


def written(raw: str, style: str, target: str | None = None, *, beside: bool = False) -> str:
    block = value(raw, style)
    return write_value(raw, block.text if target is None else target, block, beside=beside)


@pytest.mark.parametrize("style", BACKSLASH)
def test_escapes_are_read_where_a_backslash_begins_them(style: str) -> None:
    assert unquoted(r"她说\"早\" C:\\茶 a\/b", style) == '她说"早" C:\\茶 a/b'
    assert unquoted(r"茶\n水", style) is None
    assert unquoted(r"\u8336", style) is None
    assert marked(r"茶\n水", style) is None


def test_where_none_begins_a_backslash_is_one() -> None:
    for style in ("plain", "single", "verbatim", "literal"):
        assert unquoted(r"C:\茶", style) == r"C:\茶"
    assert unquoted("李''家", "single") == "李'家"
    assert unquoted("李''家", "verbatim") == "李''家"


@pytest.mark.parametrize(
    ("raw", "style"),
    [
        ("早市开了", "plain"),
        (r"她说\"早\"", "double"),
        ("李''家", "single"),
        ("早市\n  开了", "plain"),
        ("早市\r\n开了", "folded"),
        ("早市\n开了", "literal"),
        ("早 市", "literal"),
        ("早市{{ name }}开了", "plain"),
    ],
)
def test_a_value_is_written_as_it_was(raw: str, style: str) -> None:
    joined = raw if style in ("folded", "literal") else raw.replace("\n  ", " ")
    assert written(raw, style) == joined
    assert placeholders.restore(value(raw, style).text, value(raw, style).inline) == raw


def test_line_ends_and_escapes_are_marks() -> None:
    block = value("李''家\n开了", "single")
    assert [(one.kind, one.source) for one in block.inline] == [
        ("escape", "''"), ("softbreak", "\n")
    ]  # fmt: skip
    assert unquoted("早市\n  开了", "plain") == "早市 开了"


@pytest.mark.parametrize("template", ['{{ a["b"] }}', "{{ 'a' }}", r"{{ a\b }}", "{{ a\n}}"])
def test_a_template_with_quotation_marks_or_escapes_is_not_touched(template: str) -> None:
    assert marked(f"早市{template}", "plain") is None
    assert marked("早市{{ a }}", "plain") is not None


@pytest.mark.parametrize(
    ("plain", "style", "inside"),
    [
        ('say "hi" \\', "double", r"say \"hi\" \\"),
        ('say "hi" \\', "basic", r"say \"hi\" \\"),
        ('say "hi" \\', "basic3", r"say \"hi\" \\"),
        ('say "hi" \\', "json", r"say \"hi\" \\"),
        ("Li's", "single", "Li''s"),
        ("Li's", "verbatim", "Li’s"),
        ("Li's", "verbatim3", "Li’s"),
        ("Li's", "plain", "Li's"),
        ("Li's", "literal", "Li's"),
        ("tea\nwater\x07", "plain", "tea water "[:-1] + " "),
        ("tea\twater", "double", "tea water"),
    ],
)
def test_a_target_is_quoted_as_its_style_wants(plain: str, style: str, inside: str) -> None:
    expected = f'"{inside}"' if inside.endswith(" ") else inside
    assert quoted(plain, style) == expected


@rows_together(
    "plain",
    ["", "- tea", "? tea", ": tea", ", tea", "[tea]", "{tea}", "#tea", "&tea", "*tea", "!tea",
     "|tea", ">tea", "'tea'", '"tea"', "%tea", "@tea", "`tea`", " tea", "tea: water", "tea:",
     "tea #1", "tea ", "true", "No", "y", "NULL", "~", "=", "<<", "-.inf", ".NaN", "0x1f", "0o17",
     "12", "1.5", "2024-05-01", "12:30", "1e5", "+3"],
)  # fmt: skip
def test_what_yaml_would_read_as_something_else_gains_quotes(plain: str) -> None:
    inside = plain.replace('"', r"\"")
    assert quoted(plain, "plain") == f'"{inside}"'


@pytest.mark.parametrize(
    "plain", ["tea", "tea:water", "tea#1", "yes, tea", "0x", "true tea", "a-b"]
)
def test_other_values_gain_none(plain: str) -> None:
    assert quoted(plain, "plain") == plain


def test_both_languages_stand_beside_each_other() -> None:
    assert written("早市", "plain", "Market", beside=True) == "早市 / Market"
    assert written("李''家", "single", "Li's", beside=True) == "李''家 / Li''s"
    assert written("早市\n开了", "literal", "Open", beside=True) == "早市\n开了 / Open"
    assert written("早市", "plain", "Open: now", beside=True) == '"早市 / Open: now"'


def test_a_line_end_goes_where_the_target_has_it_and_never_to_an_edge() -> None:
    raw = "早市\n    开了"
    (end,) = (mark for mark in value(raw, "literal").text if placeholders.MARK.match(mark))
    assert written(raw, "literal", f"The market{end} opens") == "The market\n    opens"
    assert written(raw, "literal", f"{end} It opens") == "It opens"
    assert written(raw, "literal", f"It opens {end}") == "It opens "
    assert written(raw, "plain", f"The market{end}opens") == "The market opens"
