"""Characters that become one of several in the other script, and the rules that choose.

The tables are ``script_choices.tsv`` (which characters have a choice) and
``script_rules_hant.tsv`` and ``script_rules_hans.tsv`` (which context decides it). Every rule
has its own example, which the tests convert.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from translator.chinese.dictionary.surnames import surnames
from translator.system import text_tables
from translator.text.languages import HAN_CLASS

Towards = Literal["Hant", "Hans"]
"""The script the rules lead to."""

_MACROS = {
    "{N}": "(?:(?<![统唯万周之期划单归合专如逐同初])[零〇一二两三四五六七八九十百千万亿几数半]"
    "|[0-9０-９])",
    "{T}": "(?:老师|先生|女士|小姐|太太|夫人|医生|大夫|教授|经理|师傅|叔叔|阿姨|主任|局长|校长"
    "|总[，。的经]|大爷|大妈|奶奶|爷爷|同学|导演|队长|警官|博士|律师|院长|书记|市长|县长|部长"
    "|处长|科长|组长|班长|董事长|记者|护士|教练|家(?:兄弟|姐妹))",
    "{F}": f"[{''.join(sorted(name for name in surnames() if len(name) == 1))}]",
    "{S}": f"(?<![{HAN_CLASS}])",
    "{E}": f"(?![{HAN_CLASS}])",
}
"""Short names within the tables: a numeral that is no part of a word, a title after a surname,
a family name of one character, where a run of Chinese characters starts and ends."""

REACH = 12
"""Characters before the character that a rule may look at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One row: in this context the character becomes that one."""

    character: str
    choice: str
    """In Taiwan's standard form, or Simplified."""
    alone: bool
    """Only where the character is a word by itself."""
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    example: str
    reason: str

    def fits(self, text: str, place: int) -> bool:
        """Say whether the context is there.

        Args:
            text: The text in the script it comes from.
            place: Where the character stands.
        """
        if self.after is not None and self.after.match(text, place + 1) is None:
            return False
        if self.before is None:
            return True
        return self.before.search(text, max(0, place - REACH), place) is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Contexts:
    """Where any of several rules of a character may fit: a quick test before they are tried."""

    after: re.Pattern[str] | None
    """What follows, of those that look ahead; None: none does."""
    before: re.Pattern[str] | None
    """What precedes, of those that look back only; None: there are none."""

    @classmethod
    def of(cls, several: Sequence[Rule]) -> Contexts:
        """Return the contexts of some rules, each of which looks ahead or back."""
        ahead = [rule.after.pattern for rule in several if rule.after is not None]
        back = [
            rule.before.pattern if rule.before is not None else ""
            for rule in several
            if rule.after is None
        ]
        return cls(after=_any(ahead), before=_any(back))

    def may_fit(self, text: str, place: int) -> bool:
        """Say whether one of the rules may fit; if not, none does.

        Args:
            text: The text in the script it comes from.
            place: Where the character stands.
        """
        if self.after is not None and self.after.match(text, place + 1) is not None:
            return True
        if self.before is None:
            return False
        return self.before.search(text, max(0, place - REACH), place) is not None


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{one})" for one in patterns)) if patterns else None


@cache
def rules(towards: Towards) -> dict[str, tuple[Rule, ...]]:
    """Return the rules of each character, in the order they are tried."""
    found: dict[str, list[Rule]] = {}
    name = f"script_rules_{towards.lower()}.tsv"
    for row in text_tables.rows("translator.chinese.scripts", name, 7):
        character, choice, alone, before, after, example, reason = row
        rule = Rule(
            character=character,
            choice=choice,
            alone=alone == "alone",
            before=_pattern(rf"(?:{before})\Z") if before else None,
            after=_pattern(after) if after else None,
            example=example,
            reason=reason,
        )
        found.setdefault(character, []).append(rule)
    return {character: tuple(several) for character, several in found.items()}


@cache
def alternatives(towards: Towards) -> dict[str, str]:
    """Return what each character with a choice may become, what it mostly becomes first."""
    return {
        character: several
        for script, character, several in text_tables.rows(
            "translator.chinese.scripts", "script_choices.tsv", 3
        )
        if script == towards
    }


@cache
def candidates(towards: Towards) -> re.Pattern[str]:
    """Return a pattern that matches each character with a choice."""
    return re.compile(f"[{''.join(alternatives(towards))}]")


def _pattern(text: str) -> re.Pattern[str]:
    for name, meaning in _MACROS.items():
        text = text.replace(name, meaning)
    return re.compile(text)
