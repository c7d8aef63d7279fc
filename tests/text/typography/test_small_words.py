"""Small English that a rule gets right: an article, a date, a bracket that repeats."""

from __future__ import annotations

import re

import pytest

from translator.text.typography.small_words import _COUNTED, WORDING, _article, _said_once


def article(text: str) -> str:
    """Return a text whose article ``|a|`` was looked at."""
    start = text.index("|")
    plain = text.replace("|", "")
    found = re.compile("[Aa]").match(plain, start)
    assert found is not None
    return plain[:start] + _article(found) + plain[start + 1 :]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("|a| egg", "an egg"), ("|A| egg", "An egg"), ("vitamin |a| eases", "vitamin a eases"),
        ("Vitamin |A| eases", "Vitamin A eases"), ("hepatitis |A| is", "hepatitis A is"),
        ("the |a| egg", "the an egg"), ("influenza, |a| egg", "influenza, an egg"),
        ("paragraph |a| of", "paragraph a of"),
    ],
)  # fmt: skip
def test_a_letter_that_counts_is_no_article(text: str, written: str) -> None:
    assert article(text) == written


def test_the_longest_word_that_counts_is_looked_back_for() -> None:
    words = re.findall("[a-z]+", _COUNTED.pattern.partition(")")[0])
    longest = max(words, key=len)
    assert article(f"{longest} |a| is") == f"{longest} a is"


BRACKET = re.compile(r" ?\(([^()\n]{3,80})\)")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Peking University (Peking University) is", "Peking University is"),
        ("Peking University (peking university) is", "Peking University is"),
        ("Peking University (PKU) is", "Peking University (PKU) is"),
        ("the WHO (WHO, Geneva) is", "the WHO (Geneva) is"),
        ("“Tea House” (Tea House) is", "“Tea House” is"),
        ("green Tea (een Tea) is", "green Tea (een Tea) is"), ("123 (123) is", "123 (123) is"),
        ("Tea (Green Tea) is", "Tea (Green Tea) is"), ("Tea (Tea) is", "Tea is"),
        ("(Tea) is", "(Tea) is"),
    ],
)  # fmt: skip
def test_a_bracket_that_repeats_what_stands_before_it_goes(text: str, written: str) -> None:
    assert BRACKET.sub(_said_once, text) == written


def test_each_rule_of_wording_has_its_name() -> None:
    assert [one.name for one in WORDING] == [
        "an before a vowel", "date at the beginning", "repeated bracket",
    ]  # fmt: skip
