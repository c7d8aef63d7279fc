"""Ambiguous characters: our sentences, each rule's own example, and OpenCC's own checks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.row_chunks import rows_together
from translator.chinese.scripts.character_rules import Rule, alternatives, rules
from translator.chinese.scripts.converter import choices, convert
from translator.system import text_tables

HERE = Path(__file__).parent


def rows(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table beside this file."""
    return text_tables.rows_of(HERE / f"{name}.tsv")


SENTENCES = [
    row
    for half in ("first", "second", "third", "fourth", "fifth", "sixth")
    for row in rows(f"scripts_{half}")
]
RULES = [
    rule for towards in ("Hant", "Hans") for several in rules(towards).values() for rule in several
]  # type: ignore[arg-type]  # a literal each
KNOWN_WRONG = {"雨下得太大，水库的水冲进了村子。"}
"""冲进 is 沖進 of water and 衝進 of people: whose it is here the words before do not say."""
CONFIGURATIONS = {name: rest for name, *rest in rows("opencc_configurations")}
"""OpenCC's configurations and the tags that mean the same."""


@rows_together("row", SENTENCES, ids=[row[2] for row in SENTENCES])
def test_sentence(row: tuple[str, ...]) -> None:
    source, target, text, expected, *_ = row
    if text in KNOWN_WRONG:
        pytest.xfail("known to be wrong")
    assert convert(text, target, source) == expected


@rows_together("row", SENTENCES, ids=[row[2] for row in SENTENCES])
def test_what_is_converted_stays_as_it_is(row: tuple[str, ...]) -> None:
    _, target, _, expected, *_ = row
    assert convert(expected, target, target) == expected
    assert convert(expected, target) == expected


@rows_together("rule", RULES, ids=[f"{one.character}{one.example}" for one in RULES])
def test_rule_fits_its_own_example_and_it_comes_out_so(rule: Rule) -> None:
    towards_simplified = any(rule in several for several in rules("Hans").values())
    source, target = ("zh-Hant", "zh-Hans") if towards_simplified else ("zh-Hans", "zh-Hant")
    places = [place for place, one in enumerate(rule.example) if one == rule.character]
    assert any(rule.fits(rule.example, place) for place in places)
    chosen = [(one.source, one.chosen) for one in choices(rule.example, target, source)]
    assert (rule.character, rule.choice) in chosen


@pytest.mark.parametrize("towards", ["Hant", "Hans"])
def test_every_choice_of_a_rule_is_among_the_alternatives(towards: str) -> None:
    known = alternatives(towards)  # type: ignore[arg-type]  # one of the two literals
    for character, several in rules(towards).items():  # type: ignore[arg-type]  # as above
        assert {rule.choice for rule in several} <= set(known.get(character, "")), character


def test_checks_of_opencc(shared_data: Path) -> None:
    folder = shared_data / "opencc_tests"
    cases = json.loads((folder / "testcases.clean.json").read_text("utf-8"))["cases"]
    with_words = json.loads((folder / "jieba_comparison_testcases.json").read_text("utf-8"))
    different = set()
    for case in cases + with_words["cases"]:
        for name, expected in case["expected"].items():
            configuration = name.removesuffix("_jieba")
            if configuration not in CONFIGURATIONS or f"{name}_jieba" in case["expected"]:
                continue
            source, target, regional = CONFIGURATIONS[configuration]
            if convert(case["input"], target, source, regional=regional) != expected:
                different.add((case["id"], name))
    wanted = {row[:2] for row in rows("opencc_differences")}
    assert different <= wanted, different - wanted
