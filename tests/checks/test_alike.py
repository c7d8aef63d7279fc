"""The same name, rendered in one way in most sentences and in another one in some."""

from __future__ import annotations

import pytest

from translator.checks import alike
from translator.checks.alike import is_foreign, unlike
from translator.types import Level

ZH_EN, EN_ZH = ("zh", "en"), ("en", "zh")


def odd(texts: list[tuple[str, str]], languages: tuple[str, str], *names: str) -> list[int]:
    return sorted(unlike(texts, languages=languages, names=names))


def said(name: str, *renderings: str) -> list[tuple[str, str]]:
    """Return English sentences about somebody and their Chinese, each with a rendering."""
    things = ["茶", "书", "花", "伞", "鱼", "米", "糖", "盐"]
    return [
        (f"{name} bought it on day {at}.", f"{one}买了{things[at]}。")
        for at, one in enumerate(renderings)
    ]


@pytest.mark.parametrize(
    ("renderings", "found"),
    [
        (("罗戈津", "罗戈津", "罗格津"), [2]),
        (("罗格津", "罗戈津", "罗戈津"), [0]),
        (("罗戈津", "罗格津"), []),  # who is right, nobody knows
        (("罗戈津", "罗戈津", "罗戈津"), []),
        (("罗戈津", "罗戈津", "他"), []),
        (("罗戈津", "罗戈津", "Rogozin"), [2]),
        (("罗戈津", "罗戈津", "布莱尔"), []),  # too unlike to be the same name
        (("罗戈津", "罗戈津", "罗格津", "罗葛津"), [2, 3]),
    ],
)
def test_a_rendering_that_is_almost_the_others_is_doubted(
    renderings: tuple[str, ...], found: list[int]
) -> None:
    assert odd(said("Rogozin", *renderings), EN_ZH, "Rogozin") == found


def test_the_finding_says_both_renderings() -> None:
    found = unlike(
        said("Rogozin", "罗戈津", "罗戈津", "罗格津"), languages=EN_ZH, names=["Rogozin"]
    )
    assert found[2].level is Level.WARNING and found[2].check == "names"
    for word in ("Rogozin", "罗戈津", "罗格津"):
        assert word in found[2].message


@pytest.mark.parametrize(
    ("last", "found"),
    [("Rogosin", [2]), ("Rogozin's friend", []), ("Rogozina", []), ("He", []), ("Petrov", []),
     ("罗戈津", [2])],
)  # fmt: skip
def test_names_in_latin_letters_are_compared_as_words(last: str, found: list[int]) -> None:
    texts = [
        ("罗戈津买了茶。", "Rogozin bought tea."), ("罗戈津买了书。", "Rogozin bought books."),
        ("罗戈津买了花。", f"{last} bought flowers."),
    ]  # fmt: skip
    assert odd(texts, ZH_EN) == found


def test_what_stands_for_something_else_is_no_rendering() -> None:
    texts = said("Rogozin", "罗戈津", "罗戈津", "罗格津")
    assert (
        odd([*texts, ("Rohegin came.", "罗格津来了。")], EN_ZH, "Rogozin") == []
    )  # somebody else's name


def test_a_rendering_that_stands_in_other_sentences_is_a_word() -> None:
    texts = said("Rogozin", "罗戈津", "罗戈津", "罗格津")
    others = [("It rained.", "下雨了。")] * 8
    assert odd(texts + others, EN_ZH, "Rogozin") == [2]
    assert odd(texts + others[:4] + [("He came.", "罗戈津来了。")], EN_ZH, "Rogozin") == [2]
    assert odd(texts + others[:3] + [("He came.", "罗戈津来了。")], EN_ZH, "Rogozin") == []


def test_short_names_and_known_ones() -> None:
    texts = [
        ("小罗买了茶。", "Rohault bought tea."), ("小罗买了书。", "Rohault bought books."),
        ("小罗买了花。", "Rohalut bought flowers."),
    ]  # fmt: skip
    assert odd(texts, ZH_EN) == []
    assert odd(texts, ZH_EN, "小罗") == [2]
    assert odd([(one.replace("小罗", "罗"), other) for one, other in texts], ZH_EN, "罗") == []


def test_names_with_a_dot_are_found_in_their_parts() -> None:
    texts = [
        ("德米·罗戈津买了茶。", "Demi Rogozin bought tea."),
        ("罗戈津买了书。", "Rogozin bought books."),
        ("罗戈津买了花。", "Rogosin bought flowers."),
    ]
    assert odd(texts, ZH_EN) == [2]


@pytest.mark.parametrize("languages", [("zh", "zh"), ("en", "en"), ("fr", "en")])
def test_other_languages_are_left_alone(languages: tuple[str, str]) -> None:
    assert odd(said("Rogozin", "罗戈津", "罗戈津", "罗格津"), languages, "Rogozin") == []


def test_only_so_many_sentences_of_a_name_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "_MOST_SENTENCES", 2)
    assert odd(said("Rogozin", "罗戈津", "罗戈津", "罗格津"), EN_ZH, "Rogozin") == []


@pytest.mark.parametrize(
    ("form", "foreign"),
    [("罗戈津", True), ("马里", False), ("马克", True), ("许多", False), ("Rogozin", True),
     ("许多罗", False), ("许罗", True)],
)  # fmt: skip
def test_a_name_is_not_of_everyday_characters_alone(form: str, foreign: bool) -> None:
    assert is_foreign(form) is foreign
