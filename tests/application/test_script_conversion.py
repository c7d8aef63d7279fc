"""A document in the other script: each block by its own script, addresses left as they are."""

from __future__ import annotations

import pytest

from translator.application.script_conversion import convert_document, list_choices
from translator.document.read import read_bytes
from translator.types import Document


def document(text: str) -> Document:
    return read_bytes(text.encode(), name="article.md").document


def converted(text: str, to: str, source: str | None = None, **options: str) -> str:
    return convert_document(document(text), to, source, **options).data.decode()


@pytest.mark.parametrize(
    ("text", "to", "expected"),
    [
        ("# 头发\n\n软件很好用。\n", "zh-Hant-TW", "# 頭髮\n\n軟體很好用。\n"),
        ("# 頭髮\n\n電腦很好用。\n", "zh-Hans", "# 头发\n\n电脑很好用。\n"),
        ("只有**头发**和`头发`。\n", "zh-Hant", "只有**頭髮**和`头发`。\n"),
        ("Only English.\n\n头发\n", "zh-Hant", "Only English.\n\n頭髮\n"),
        # A block in the target's script among others stays.
        ("我的头发很长。\n\n她的頭髮很長。\n", "zh-Hant", "我的頭髮很長。\n\n她的頭髮很長。\n"),
    ],
)
def test_a_document_is_converted_block_by_block(text: str, to: str, expected: str) -> None:
    assert converted(text, to) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What follows a separator belongs to the address.
        (
            "见 https://example.org/wiki/头发 和头发。\n",
            "見 https://example.org/wiki/头发 和頭髮。\n",
        ),
        ("见 https://example.org/?q=头发，头发。\n", "見 https://example.org/?q=头发，頭髮。\n"),
        (
            "头发 https://example.org/a/头发 头发 https://example.org/b/头发 头发\n",
            "頭髮 https://example.org/a/头发 頭髮 https://example.org/b/头发 頭髮\n",
        ),
        # What follows a letter does not.
        ("见 https://example.org/a头发。\n", "見 https://example.org/a頭髮。\n"),
        ("见`a/`头发。\n", "見`a/`頭髮。\n"),
        ("见[头发](https://example.org/)头发。\n", "見[頭髮](https://example.org/)頭髮。\n"),
    ],
)
def test_the_chinese_end_of_an_address_stays(text: str, expected: str) -> None:
    assert converted(text, "zh-Hant") == expected


def test_the_script_a_person_names_counts_for_every_block() -> None:
    text = "头发\n\n發展\n"
    assert converted(text, "zh-Hans", "zh-Hant") == "头发\n\n发展\n"


def test_a_short_block_has_the_script_of_its_document() -> None:
    whole = "這裡的頭髮很長，他們說這是傳統。\n\n系里的干事\n"
    assert document(whole).language == "zh-Hant"
    assert converted(whole, "zh-Hans").splitlines()[2] == "系里的干事"


def test_choices_have_the_line_they_stand_on_and_are_those_of_the_conversion() -> None:
    text = "# 标题\n\n皇后在后面。\n\n见 https://example.org/wiki/后面 和头发。\n"
    found = [
        (line, choice.source) for line, choice in list_choices(document(text), "zh-Hant", None)
    ]
    assert found and {line for line, _ in found} <= {1, 3, 5}
    assert [line for line, source in found if source == "后"] == [3, 3]
    assert (5, "发") in found


def test_the_words_of_a_region_are_chosen_as_asked() -> None:
    assert converted("支持软件", "zh-Hant-TW", regional="none") == "支持軟件"
    assert converted("支持软件", "zh-Hant-TW", regional="all") == "支援軟體"
    assert converted("支持软件", "zh-Hant-TW") == "支持軟體"
