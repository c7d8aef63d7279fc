"""What the first line of a table of terms says of its columns, or that it is a term already."""

from __future__ import annotations

import pytest

from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.glossary.table_header import LANGUAGE, UNREAD, plain_columns, read_header

PLACE = piece("setting.one")


def roles(*cells: str) -> list[str] | None:
    found = read_header(cells, PLACE)
    return None if found is None else list(found.roles)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("source", "target"), ["source", "target"]),
        (("Source", " target ", "note"), ["source", "target", "note"]),
        (("source", "target", "en", "zh"), ["source", "target", "source_lang", "target_lang"]),
        (("source", "target", "en", "zh", "de"),
         ["source", "target", "source_lang", "target_lang", UNREAD]),
        (("source", "target", "source_lang", "zh"),
         ["source", "target", "source_lang", "target_lang"]),
        (("source", "target", "什么"), ["source", "target", UNREAD]),
        (("zh", "en"), [LANGUAGE, LANGUAGE]),
        (("zh-CN", "en-US", "note"), [LANGUAGE, LANGUAGE, "note"]),
        (("zh", "en", "de"), [LANGUAGE, LANGUAGE, UNREAD]),
        (("zh", "en", "", "source"), [LANGUAGE, LANGUAGE, UNREAD, UNREAD]),
        (("zh", "en", "note", "什么"), [LANGUAGE, LANGUAGE, "note", UNREAD]),
        # one side named, the other by its language
        (("source", "en"), ["source", "target"]),
        (("zh", "target"), ["source", "target"]),
        (("source", "en", "note"), ["source", "target", "note"]),
        (("source", "en", "note", "什么"), ["source", "target", "note", UNREAD]),
        (("source", "en", "de"), ["source", "target", UNREAD]),
        # a term, or a line that says too little
        (("合作社", "co-op"), None),
        (("合作社", "co-op", "a note"), None),
        (("source", "co-op"), None),
        (("source", "en", "什么"), None),
        (("zh", "合作社"), None),
        (("de", "合作社"), None),
        (("night market", "夜市", "en", "zh"), None),
        (("night market", "夜市", "EN", "ZH"), None),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_names(
    cells: tuple[str, ...], expected: list[str] | None
) -> None:
    assert roles(*cells) == expected


def test_a_concept_is_a_row_of_terms_by_language() -> None:
    concept = read_header(("zh", "en"), PLACE)
    assert concept is not None and concept.concepts
    assert (concept.languages, concept.names) == (("zh", "en"), ("zh", "en"))
    sides = read_header(("source", "target"), PLACE)
    assert sides is not None and not sides.concepts
    assert (sides.languages, sides.names) == (("", ""), ("source", "target"))
    mixed = read_header(("source", "en-GB"), PLACE)
    assert mixed is not None and mixed.languages == ("", "en-GB") and not mixed.concepts


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        (("zh", "en", "什么"), "glossary.half-header"),
        (("zh", "什么", "en", "哪里"), "glossary.half-header"),
        (("de", "fr"), "glossary.other-languages"),
        (("zh", "de"), "glossary.other-languages"),
        (("de", "fr", "ja"), "glossary.other-languages"),
    ],
)
def test_half_a_header_is_refused_rather_than_read_as_a_term(
    cells: tuple[str, ...], key: str
) -> None:
    with pytest.raises(FormatError) as caught:
        read_header(cells, PLACE)
    assert caught.value.key == key


@pytest.mark.parametrize("cells", [("de",), ("de", "合作社"), ("de", "fr", "什么")])
def test_a_language_beside_other_words_is_a_term(cells: tuple[str, ...]) -> None:
    assert read_header(cells, PLACE) is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("a", "b"), ("source", "target")),
        (("a", "b", "c"), ("source", "target", "note")),
        (("a", "b", "zh", "en"), ("source", "target", "source_lang", "target_lang")),
    ],
)
def test_a_table_without_a_header_is_source_target_and_a_note(
    cells: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    found = plain_columns(cells, PLACE)
    assert (found.roles, found.names) == (expected, ())
    assert found.languages == ("",) * len(expected)


@pytest.mark.parametrize("cells", [("a",), ("a", "b", "c", "d"), ("a", "b", "c", "zh"), ("a",) * 5])
def test_other_tables_need_a_header(cells: tuple[str, ...]) -> None:
    with pytest.raises(FormatError) as caught:
        plain_columns(cells, PLACE)
    assert caught.value.key == "glossary.no-header"
