"""The grammar's exceptions: what the source itself needs may stand in the target."""

from __future__ import annotations

import pytest

from translator.engines.llama import grammar


def test_english_may_hold_no_han_and_what_is_allowed() -> None:
    rules = grammar.forbid("en", source_text="他住在西门。", end="</text>", allowed=["西门", ""])
    assert r"\u4E00-\u9FFF" in rules
    assert '| "西门"' in rules
    assert '| ""' not in rules


def test_chinese_may_hold_names_and_acronyms_of_its_source_only() -> None:
    rules = grammar.forbid(
        "zh", source_text="The IBM office uses Git and config.ini, see a1.", end="</text>"
    )
    for kept in ("IBM", "Git", "config.ini", "a1"):
        assert f'"{kept}"' in rules
    for word in ("office", "uses", "see"):
        assert f'"{word}"' not in rules


def test_quotes_and_backslashes_are_escaped() -> None:
    rules = grammar.forbid("en", source_text="甲", end="</text>", allowed=['a"b\\c\nd'])
    assert '"a\\"b\\\\c\\nd"' in rules


@pytest.mark.parametrize(("source", "forbidden"), [("甲", True), ("a<b 甲", False)])
def test_an_angle_bracket_only_where_the_source_has_one(source: str, forbidden: bool) -> None:
    rules = grammar.forbid("en", source_text=source, end="</text>")
    assert ("<" in rules.partition("]")[0]) is forbidden
