"""Which strings of a TOML header are text."""

from __future__ import annotations

import pytest

from translator.formats.markdown.header_keys import TRANSLATED_KEYS, Listed
from translator.formats.markdown.header_toml import toml_values


def found(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.key, one.style, text[one.start : one.end])
        for one in toml_values(text, 0, len(text), Listed(TRANSLATED_KEYS))
    ]


@pytest.mark.parametrize(
    ("line", "style", "value"),
    [
        ('title = "早市"', "basic", "早市"),
        ('title="早\\"市" # 注', "basic", '早\\"市'),
        ("title = '早市'", "verbatim", "早市"),
        ('  "title" = "早市"', "basic", "早市"),
        ("params.title = '早市'", "verbatim", "早市"),
        ('title = """早市"""', "basic3", "早市"),
        ("title = '''早''市'''", "verbatim3", "早''市"),
        ('title = """\n早市\n开了\n"""', "basic3", "早市\n开了"),
        ('title = """早""市"""', "basic3", '早""市'),
    ],
)
def test_all_four_kinds_of_strings_are_found(line: str, style: str, value: str) -> None:
    assert found(f"{line}\nslug = 'a'\n") == [("title", style, value)]
    assert found(f"slug = 'a'\n{line}") == [("title", style, value)]


@pytest.mark.parametrize(
    "text",
    ["slug = '早市'", "title = ['早市']", "title = {a = '早市'}", "title = 5", "name = '早市'",
     "# title = '早市'", "title = '早\n市'", "title '早市'"],
)  # fmt: skip
def test_what_is_no_such_string_is_passed_over(text: str) -> None:
    assert found(text) == []


def test_tables_give_keys_their_place() -> None:
    text = "name = '别的'\n[hero]\nname = '茶'\n[[a.image]]\nalt = '图'\n[other]\nname = '水'\n"
    assert [value for *_, value in found(text)] == ["茶", "图"]
    assert [value for *_, value in found("hero.name = '茶'\n'hero'.\"name\" = '水'\n")] == [
        "茶", "水"
    ]  # fmt: skip


def test_paragraphs_of_a_long_string_are_values_by_themselves() -> None:
    text = 'text = """\n早市\n\n  开了  \n"""\ntitle = "茶"\n'
    assert found(text) == [
        ("text", "basic3", "早市"), ("text", "basic3", "开了"), ("title", "basic", "茶")
    ]  # fmt: skip


def test_what_a_long_string_holds_is_no_entry() -> None:
    text = "slug = '''\ntitle = \"早市\"\n'''\ntext = '茶'\n"
    assert found(text) == [("text", "verbatim", "茶")]
