"""Which strings of a JSON header are text."""

from __future__ import annotations

import pytest

from translator.formats.markdown.header_json import json_values
from translator.formats.markdown.header_keys import TRANSLATED_KEYS, Listed


def found(text: str) -> list[tuple[str, str]]:
    values = json_values(text, 0, len(text), Listed(TRANSLATED_KEYS))
    assert all(one.style == "json" for one in values)
    return [
        (one.key, text[one.start : one.end])
        for one in json_values(text, 0, len(text), Listed(TRANSLATED_KEYS))
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"title": "早市"}', [("title", "早市")]),
        ('"title": "早市",\n"text": "茶"', [("title", "早市"), ("text", "茶")]),
        ('{"title": "早\\"市"}', [("title", '早\\"市')]),
        ('{"slug": "早市", "title": "茶"}', [("title", "茶")]),
        ('{"slug": {"title": "早市"}, "text": "茶"}', [("title", "早市"), ("text", "茶")]),
        ('{"hero": {"name": "茶"}, "name": "水"}', [("name", "茶")]),
        ('{"a": {"image": {"alt": "图"}}, "alt": "别的"}', [("alt", "图")]),
        ('{"a": [{"title": "一"}, {"title": "二"}], "title": "三"}',
         [("title", "一"), ("title", "二"), ("title", "三")]),
        ('{"title": ["早市", "晚市"], "text": "茶"}', [("text", "茶")]),
        ('{"a": {"b": {}}, "hero": {"name": "茶"}}', [("name", "茶")]),
        ('{"title": 5, "text": "茶"}', [("text", "茶")]),
        ('{"tags": ["title", "早市"], "title": "茶"}', [("title", "茶")]),
        ('{"slug": "title", "x": "早市"}', []),
        ("{}", []),
        ("}]}]", []),
        ('}{"title": "早市"}', [("title", "早市")]),
    ],
)  # fmt: skip
def test_strings_under_listed_keys_are_found(text: str, values: list[tuple[str, str]]) -> None:
    assert found(text) == values
