from __future__ import annotations

import pytest

from translator.glossary.forms import inflected, occurrences, plurals, stands_in


@pytest.mark.parametrize(
    ("single", "plural"),
    [
        ("farm co-op", "farm co-ops"), ("box", "boxes"), ("city", "cities"), ("day", "days"),
        ("lollipop man", "lollipop men"), ("child", "children"), ("Child", "Children"),
        ("potato", "potatoes"), ("class", "classes"), ("village hall", "village halls"),
        ("knife", "knives"), ("grandchild", "grandchildren"), ("night bus", "night buses"),
        ("gas", "gases"),
    ],
)  # fmt: skip
def test_the_plural_of_a_term(single: str, plural: str) -> None:
    assert plural in plurals(single)


@pytest.mark.parametrize("form", ["Chunyun 2", "Wednesday Walkers", ""])
def test_what_has_no_plural_of_its_own(form: str) -> None:
    assert plurals(form) == ()


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("farm co-op", "Farm co-ops are small."), ("farm co-op", "the farm co‑op’s tractor"),
        ("the Silk Road", "along Silk Road towns"), ("parents' evening", "a parents’ evening"),
        ("one-stop centre", "a one stop centre"),
    ],
)  # fmt: skip
def test_an_english_form_is_found_in_its_variants(form: str, text: str) -> None:
    assert stands_in(form, text, "en")


@pytest.mark.parametrize(("form", "text"), [("art", "a party"), ("co-op", "cooperative")])
def test_an_english_form_is_a_whole_word(form: str, text: str) -> None:
    assert not stands_in(form, text, "en")


def test_a_chinese_form_is_found_in_either_script_and_with_spaces_around_letters() -> None:
    assert stands_in("讀書會", "参加读书会的人", "zh-Hans")
    assert stands_in("读书会", "參加讀書會的人", "zh-Hant")
    assert stands_in("A股市场", "A 股市场", "zh")


def test_places_are_those_of_the_text() -> None:
    assert [found.span() for found in occurrences("box", "A box, two boxes.", "en")] == [
        (2, 5), (11, 16),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "forms"),
    [
        ("box", ("box", "boxes")), ("city", ("city", "cities")), ("boy", ("boy", "boys")),
        ("wife", ("wife", "wives")), ("man", ("man", "men")), ("bus", ("bus", "buses")),
        ("day trip", ("day trip", "day trips")), ("church", ("church", "churches")),
        ("hero", ("hero", "heros", "heroes")), ("child", ("child", "children")), ("", ("",)),
    ],
)  # fmt: skip
def test_a_form_is_found_in_the_plural_too(form: str, forms: tuple[str, ...]) -> None:
    assert inflected(form) == forms
    assert plurals(form) == forms[1:]
