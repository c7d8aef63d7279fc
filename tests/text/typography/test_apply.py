"""Punctuation of the target language: the tables, what is never touched, settings, joining."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator import placeholders
from translator.placeholders import atom, closing, opening
from translator.system import text_tables
from translator.text.typography.apply import (
    CHOICES,
    DEFAULT,
    Typography,
    join,
    rules_for,
    typography,
)
from translator.text.typography.chinese_rules import CHINESE, CLOSE, CORNERS, CURVED, SPACED
from translator.text.typography.english_rules import CURLY, ENGLISH, STRAIGHT
from translator.text.typography.rules import Rule
from translator.text.typography.small_words import WORDING

TABLE = Path(__file__).with_name("typography.tsv")
DOCUMENTATION = Path(__file__).parents[3] / "docs" / "typography.md"
ALL_CHINESE = (*CHINESE, *CORNERS, *CURVED, *SPACED, *CLOSE)
ALL_ENGLISH = (*ENGLISH, *WORDING, *STRAIGHT, *CURLY)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the table of cases."""

    rule: str
    language: str
    settings: Typography
    before: str
    after: str


def row(rule: str, language: str, settings: str, before: str, after: str) -> Row:
    chosen = dict(one.split("=") for one in settings.split("+") if one)
    return Row(
        rule=rule, language=language, settings=Typography(**chosen), before=before, after=after
    )


ROWS = [row(*cells) for cells in text_tables.rows_of(TABLE, 5)]
every_row = pytest.mark.parametrize("case", ROWS, ids=[one.before for one in ROWS])


def written(text: str) -> str:
    text = re.sub("⟦([0-9]+)/⟧", lambda found: atom(int(found[1])), text)
    text = re.sub("⟦/([0-9]+)⟧", lambda found: closing(int(found[1])), text)
    return re.sub("⟦([0-9]+)⟧", lambda found: opening(int(found[1])), text)


@every_row
def test_table(case: Row) -> None:
    assert typography(written(case.before), case.language, case.settings) == written(case.after)


@every_row
def test_what_is_right_stays(case: Row) -> None:
    assert typography(written(case.after), case.language, case.settings) == written(case.after)


@pytest.mark.parametrize(
    "case", [one for one in ROWS if one.rule != "-"], ids=lambda case: case.before
)
def test_every_row_needs_its_rule(case: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = rules_for(case.language, case.settings)
    others = tuple(rule for rule in rules if rule.name != case.rule)
    assert len(others) < len(rules)
    monkeypatch.setattr("translator.text.typography.apply.rules_for", lambda *_: others)
    assert typography(written(case.before), case.language, case.settings) != written(case.after)


@pytest.mark.parametrize(("language", "rules"), [("zh", ALL_CHINESE), ("en", ALL_ENGLISH)])
def test_every_rule_has_a_row(language: str, rules: tuple[Rule, ...]) -> None:
    shown = {one.rule for one in ROWS if one.language.startswith(language)}
    assert {rule.name for rule in rules} <= shown


def documented(language: str, rules: tuple[Rule, ...]) -> list[str]:
    """Return the lines of the documentation's table."""
    lines = []
    for rule in rules:
        case = next(
            one for one in ROWS if one.rule == rule.name and one.language.startswith(language)
        )
        before, after = re.sub("⟦[^⟧]*⟧", "", case.before), re.sub("⟦[^⟧]*⟧", "", case.after)
        lines.append(f"| {rule.name} | `{before}` | `{after}` | {rule.why} | {rule.source} |")
    return lines


@pytest.mark.parametrize(("language", "rules"), [("zh", ALL_CHINESE), ("en", ALL_ENGLISH)])
def test_the_documentation_shows_every_rule(language: str, rules: tuple[Rule, ...]) -> None:
    shown = DOCUMENTATION.read_text(encoding="utf-8").splitlines()
    assert [line for line in documented(language, rules) if line not in shown] == []


SETTINGS = st.builds(Typography, **{name: st.sampled_from(one) for name, one in CHOICES.items()})
LANGUAGES = st.sampled_from(["zh-Hans", "zh-Hant", "en"])
TEXTS = st.one_of(
    st.text(),
    st.text(
        alphabet=st.one_of(
            st.sampled_from(
                "他好a1 ,.!?;:()\"'“”‘’（）《》「」、，。：．…⋯—-%％　\n/@<>Ａ１[]【】"
            ),
            st.sampled_from(
                [
                    atom(1),
                    opening(1),
                    closing(1),
                    "\U00100001",
                ]
            ),
        ),
        max_size=40,
    ),
)


def letters(text: str, language: str) -> str:
    """Return a text's letters, digits and marks, in order, full-width ones as English has them."""
    kept = "".join(char for char in text if char.isalnum() or "\U000f0000" <= char <= "\U0010fffd")
    if language == "en":
        return "".join(
            chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else char for char in kept
        )
    return kept


@given(text=TEXTS, language=LANGUAGES, settings=SETTINGS)
def test_letters_and_marks_are_never_touched(
    text: str, language: str, settings: Typography
) -> None:
    rules = tuple(rule for rule in rules_for(language, settings) if rule not in WORDING)
    with patch("translator.text.typography.apply.rules_for", lambda *_: rules):
        changed = typography(text, language, settings)
    assert letters(changed, language) == letters(text, language)


ENGLISH_TEXTS = st.lists(
    st.sampled_from(
        [
            "a", "A", "apple", "hour", "AI", "8", "2018", "April 22", "Garden", "(Garden)", "(a)",
            ",", ".", "the", "shop", "closed", atom(1), opening(1), closing(1),
        ]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(text=ENGLISH_TEXTS, settings=SETTINGS)
def test_wording_leaves_marks_and_repeats_nothing(text: str, settings: Typography) -> None:
    once = typography(text, "en", settings)
    assert typography(once, "en", settings) == once
    assert placeholders.count(once) == placeholders.count(text)
    assert once.count("On On") == once.count("In In") == once.count("ann ") == 0


@given(text=TEXTS, language=LANGUAGES, settings=SETTINGS)
def test_twice_is_once(text: str, language: str, settings: Typography) -> None:
    once = typography(text, language, settings)
    assert typography(once, language, settings) == once


@given(
    before=st.text(alphabet="他好a1,.!? \"'()", max_size=12),
    after=st.text(alphabet="他好a1,.!? \"'()", max_size=12),
    kept=st.sampled_from(
        [
            "https://example.org/a,b?c=1&d=2",
            "li.wei@example.org",
            "3.14",
            "1,200",
            "10:30",
            "v2.1.0",
        ]
    ),
    language=LANGUAGES,
)
def test_addresses_and_numbers_are_never_touched(
    before: str, after: str, kept: str, language: str
) -> None:
    assert kept in typography(f"{before} {kept} {after}", language)


def test_only_settings_that_are_not_the_default_stand_in_the_signature() -> None:
    assert DEFAULT.signature() == ""
    chosen = Typography(quotes="curly", han_latin_space="none")
    assert chosen.signature() == "quotes=curly+han_latin_space=none"


def test_settings_are_read_from_words() -> None:
    assert Typography.of(["quotes=curly", "han-latin-space=none"]) == Typography(
        quotes="curly", han_latin_space="none"
    )
    with pytest.raises(ValueError, match="settings are quotes, chinese-quotes"):
        Typography.of(["colour=red"])


@pytest.mark.parametrize("name", CHOICES)
def test_a_setting_is_one_of_its_choices(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is {CHOICES[name][0]}"):
        Typography(**{name: "round"})


@pytest.mark.parametrize(
    ("targets", "language", "expected"),
    [
        (["他走了。", "她也走了。"], "zh-Hans", "他走了。她也走了。"),
        (["He left.", "She left."], "en", "He left. She left."),
        (["He left. ", "She left."], "en", "He left. She left."),
        (["He left.", "", "She left."], "en", "He left. She left."),
        (["OK.", "Yes."], "zh-Hans", "OK. Yes."),
        (["One\n", "Two"], "en", "One\nTwo"),
        ([], "en", ""),
    ],
)
def test_join(targets: list[str], language: str, expected: str) -> None:
    assert join(targets, language) == expected
