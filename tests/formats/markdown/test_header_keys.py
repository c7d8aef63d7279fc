"""Which keys of a header are text, and which of their values."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from translator.formats.markdown.header_keys import (
    TRANSLATED_KEYS,
    Listed,
    choose_keys,
    chosen_keys,
    is_text,
    paragraphs,
)


@pytest.fixture(autouse=True)
def the_usual_keys() -> Iterator[None]:
    yield
    choose_keys(())


def test_chosen_keys_stand_in_place_of_the_usual_ones() -> None:
    assert chosen_keys() == TRANSLATED_KEYS
    choose_keys(["name"])
    assert chosen_keys() == ("name",)
    choose_keys([])
    assert chosen_keys() == TRANSLATED_KEYS


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (["title"], True), (["a", "b", "Title"], True), (["linktext"], True),
        (["hero", "name"], True), (["a", "Hero", "NAME"], True), (["name"], False),
        (["hero", "a", "name"], False), (["hero"], False), (["title", "a"], False), ([], False),
        (5, False),
    ],
)  # fmt: skip
def test_a_key_counts_at_any_depth_and_two_beside_each_other(path: object, text: bool) -> None:
    assert (path in Listed(TRANSLATED_KEYS)) is text


@pytest.mark.parametrize(
    "value",
    ["https://a.example/茶", "HTTPS://a.example", "./茶", "/茶", "#茶", "茶.png", "茶.JPG",
     " a.md ", "a.jpeg", ""],
)  # fmt: skip
def test_addresses_and_files_are_no_text(value: str) -> None:
    assert is_text(value) is (value == "")


@pytest.mark.parametrize("value", ["茶", "看 https://a.example", "茶 a.png", "a.txt", "png"])
def test_words_are_text(value: str) -> None:
    assert is_text(value)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("茶", ["茶"]),
        ("茶\n水", ["茶\n水"]),
        ("茶\n\n水", ["茶", "水"]),
        ("\n 茶 \n \t\n\n  水\n", ["茶", "水"]),
        ("茶\n\n\n\n水\n\n米", ["茶", "水", "米"]),
        (" \n\n ", []),
        ("", []),
    ],
)
def test_paragraphs_stand_between_blank_lines(text: str, parts: list[str]) -> None:
    for before, after in (("", ""), ("早\n\n", "\n\n晚")):
        whole = before + text + after
        found = paragraphs(whole, len(before), len(before) + len(text))
        assert [whole[start:end] for start, end in found] == parts
