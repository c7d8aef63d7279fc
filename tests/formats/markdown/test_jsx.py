"""Tags and expressions of JSX by offsets."""

from __future__ import annotations

import pytest

from translator.formats.markdown.jsx import Lexer, Role


@pytest.mark.parametrize(
    ("text", "name", "role", "values"),
    [
        ('<Card title="茶" icon=\'x\'>字', "Card", Role.OPEN, {"title": "茶", "icon": "x"}),
        ("<a.b on={() => {a>b}} {...p} y/>", "a.b", Role.WHOLE,
         {"on": "{() => {a>b}}", "": "{...p}", "y": ""}),
        ("</Tabs >", "Tabs", Role.CLOSE, {}),
        ("<></>", "", Role.OPEN, {}),
        ('<A b = "c"\n  d>', "A", Role.OPEN, {"b": "c", "d": ""}),
        ("<A x={`${'}'}`}/>", "A", Role.WHOLE, {"x": "{`${'}'}`}"}),
        ("<img src=a.png />", "img", Role.WHOLE, {"src": "a.png"}),
    ],
)  # fmt: skip
def test_a_tag_is_read(text: str, name: str, role: Role, values: dict[str, str]) -> None:
    tag = Lexer(text).tag(0, len(text))
    assert tag is not None
    assert (tag.name, tag.role) == (name, role)
    assert {one.name: text[one.start : one.end] for one in tag.values} == values


@pytest.mark.parametrize(
    "text", ["< b>", "<b", '<b c="', "<1>", "<http://a.b>", "<a@b.cn>", "<甲>", "<a {>", "</a b>"]
)
def test_what_is_no_tag(text: str) -> None:
    assert Lexer(text).tag(0, len(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "{a}", "{/* } */}", "{`a${b}}`}", "{don't}", "{'}'}", '{"\\"}"}', "{https://a}",
        "{() => { return 1 // }\n}}", '{ 5" }', "{<b>它's</b>}",
    ],
)  # fmt: skip
def test_an_expression_ends_at_its_own_brace(text: str) -> None:
    assert Lexer(f"{text}}}}}").expression_end(0, len(text) + 2) == len(text)


@pytest.mark.parametrize("text", ["{", "{{a}", "{`}", "{/*}", "{'}'"])
def test_an_expression_may_have_no_end(text: str) -> None:
    assert Lexer(text).expression_end(0, len(text)) == -1


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("import a from 'b'\nimport c from 'd'\n\n茶\n", "import a from 'b'\nimport c from 'd'"),
        ("export const a = {\n\n b: [(\n\n)]}\n\n茶\n", "export const a = {\n\n b: [(\n\n)]}"),
        ("export const a = 1", "export const a = 1"),
    ],
)
def test_statements_end_at_a_blank_line_outside_of_brackets(text: str, statement: str) -> None:
    assert text[: Lexer(text).statement_end(0, len(text))] == statement


def test_an_element_ends_at_its_own_tag() -> None:
    text = "<g><g><g/></g>茶</g></g>"
    tag = Lexer(text).tag(0, len(text))
    assert tag is not None
    assert Lexer(text).element_end(tag, len(text)) == len(text) - len("</g>")
    assert Lexer("<g><g></g>").element_end(tag, 10) == -1


@pytest.mark.parametrize(
    "piece", ["{", "<a {", '<a b={"', "{`", "{/*", "{'", "<svg>", '<a b c="x" ', "<a <a", "{(["]
)
def test_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    text = piece * 5_000
    lexer = Lexer(text)
    for start in range(0, len(text), len(piece)):
        if piece.startswith("<"):
            lexer.tag(start, len(text))
        else:
            lexer.expression_end(start, len(text))
