"""Renderings in the dictionary's English, and the words their forms are made of."""

from __future__ import annotations

import pytest

from translator.chinese.dictionary.english_words import (
    Gloss,
    bases,
    glosses,
    tokens,
    without_lead,
)


@pytest.mark.parametrize(
    ("word", "made_of"),
    [
        ("cities", ["city", "citie"]), ("boxes", ["box", "boxe"]), ("cups", ["cup"]),
        ("tried", ["try"]), ("baked", ["bak", "bake"]), ("stopped", ["stopp", "stoppe", "stop"]),
        ("running", ["runn", "runne", "run"]), ("going", ["go", "goe"]), ("went", ["go"]),
        ("glass", []), ("bus", []), ("this", []), ("red", []), ("ing", []), ("as", []),
        ("ees", ["ee"]), ("es", []), ("adding", ["add", "adde", "ad"]), ("aaed", ["aa", "aae"]),
        ("tea", []),
    ],
)  # fmt: skip
def test_a_form_is_made_of_a_word(word: str, made_of: list[str]) -> None:
    assert bases(word) == made_of


@pytest.mark.parametrize(
    ("text", "words"),
    [("Mother-in-law's", ["mother", "in", "law"]), ("Café n’est", ["cafe", "nest"]),
     ("don't 3", ["dont", "3"]), ("", [])],
)  # fmt: skip
def test_words_are_small_and_plain(text: str, words: list[str]) -> None:
    assert tokens(text) == words


def found(*meanings: str, name: bool = False) -> list[tuple[str, str, bool, int]]:
    return [
        (" ".join(one.words), " ".join(one.noted), one.verb, one.sense)
        for one in glosses(meanings, name=name)
    ]


@pytest.mark.parametrize(
    ("meanings", "name", "renderings"),
    [
        (("to drink tea",), False, [("drink tea", "", True, 0)]),
        (("the tea; a cup",), False, [("tea", "", False, 0), ("cup", "", False, 0)]),
        (("to",), False, [("to", "", True, 0)]),
        (("tea (a drink)", "CL:杯[bei1]", "old"), False,
         [("tea", "a drink", False, 0), ("old", "", False, 2)]),
        (("variant of 茶[cha2]", "see 茶[cha2]", "old variant of 茶"), False, []),
        (("see the sea",), False, [("see the sea", "", False, 0)]),
        (("(dialect)",), False, [("", "dialect", False, 0)]),
        (("drink called 茶[cha2] tea",), False, [("drink called tea", "", False, 0)]),
        (("Beijing, capital of China",), True,
         [("beijing", "", False, 0), ("beijing capital of china", "", False, 0)]),
        (("Beijing, capital of China",), False, [("beijing capital of china", "", False, 0)]),
        ((" ; ",), False, []),
    ],
)  # fmt: skip
def test_an_entry_has_renderings(
    meanings: tuple[str, ...], name: bool, renderings: list[tuple[str, str, bool, int]]
) -> None:
    assert found(*meanings, name=name) == renderings


def test_a_short_rendering_is_found_as_a_whole() -> None:
    for number, whole in ((1, "a"), (6, "a a a a a a"), (7, "")):
        one = Gloss(words=("a",) * number, noted=(), verb=False, sense=0)
        assert one.whole == whole
    assert without_lead(["to", "go"]) == ["go"] and without_lead(["the"]) == ["the"]
    assert without_lead([]) == [] and without_lead(["go", "to"]) == ["go", "to"]
