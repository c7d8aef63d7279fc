"""The blocks of a header, and which of its lines are reported as left alone."""

from __future__ import annotations

import pytest

from translator.formats.markdown.header_blocks import header_blocks
from translator.formats.markdown.header_keys import TRANSLATED_KEYS
from translator.formats.source.source_text import SourceText


def read(text: str):
    return header_blocks(SourceText(text), TRANSLATED_KEYS)


def test_values_are_blocks_in_their_order() -> None:
    text = "---\ntitle: 早市\nslug: a\ntext: |\n  开了\n\n  天亮了\n---\n\n茶\n"
    blocks, skipped = read(text)
    assert [(one.id, one.kind, one.text) for one in blocks] == [
        (0, "front_matter", "早市"), (1, "front_matter", "开了"), (2, "front_matter", "天亮了")
    ]  # fmt: skip
    assert [text[one.start : one.end] for one in blocks] == ["早市", "开了", "天亮了"]
    assert blocks[0].attributes == {
        "line": "2", "context": "value", "style": "plain", "key": "title", "prefix": "",
        "line_ends": "spaces",
    }  # fmt: skip
    assert [one.attributes["line"] for one in blocks] == ["2", "5", "7"]
    assert "line_ends" not in blocks[1].attributes
    assert [(one.line, one.excerpt) for one in skipped] == [(3, "slug: a"), (4, "text: |")][:1]


def test_a_text_without_a_header_has_none() -> None:
    assert read("title: 早市\n") == ([], [])
    assert read("") == ([], [])


@pytest.mark.parametrize(
    "value", ["12", "./茶.png", "https://a.example/茶", '"茶\\n"', "2024-05-01"]
)
def test_a_value_that_is_no_text_is_no_block(value: str) -> None:
    assert read(f"---\ntitle: {value}\n---\n")[0] == []


@pytest.mark.parametrize(
    ("lines", "reported"),
    [
        ("slug: 早市", ["slug: 早市"]),
        ("date: 2024-05-01", []),
        ("tags:\n  - 早市", ["- 早市"]),
        ("tags: [", []),
        ("a: {", []),
        ("title: 早市", []),
        ("slug:   早   市", ["slug: 早 市"]),
        ("slug: " + "茶" * 80, ["slug: " + "茶" * 54]),
        ("title: 早市\n  开了", []),
        ("# 注", ["# 注"]),
    ],
)
def test_lines_that_say_something_and_stay_are_reported(lines: str, reported: list[str]) -> None:
    assert [one.excerpt for one in read(f"---\n{lines}\n---\n")[1]] == reported
    assert all(one.kind == "front_matter" for one in read(f"---\n{lines}\n---\n")[1])


def test_tables_of_toml_and_braces_of_json_say_nothing() -> None:
    assert read("+++\n[params]\n[[a.b]]\ntext = '''\n茶\n'''\n+++\n")[1] == []
    assert [one.line for one in read('{\n  "title": "早市",\n  "slug": "茶"\n}\n')[1]] == [3]
