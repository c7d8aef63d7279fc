"""Which reading a character has where it stands alone: the rows of ``polyphones.tsv``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text.languages import HAN_CLASS

_NUMBER = "0-9０-９一二三四五六七八九十百千万亿几数多半每整这那两"
_NUMBER_IN_CLASS = lazy_regex(r"(?<=\[)([^\]\[]*)\{number\}")
_NO_NAME = "的了是在和与或就都也不又而之其于以为被把对从到向这那有我你他她它及等将次个位按曾任"
"""Characters that hardly stand in a given name."""
_TITLES = "先生|女士|小姐|教授|老师|同志|医生|大夫|博士|主任|书记|经理|校长|阿姨|叔叔|师傅"
_TWO = lazy_regex(
    f"[{HAN_CLASS}](?<![{_NO_NAME}])[{HAN_CLASS}](?<![{_NO_NAME}])"
    f"(?:$|[^{HAN_CLASS}]|[的是说和与及等任在]|出生|担任|认为|表示|当选|等人|{_TITLES})"
)
_ONE = lazy_regex(f"[{HAN_CLASS}](?<![{_NO_NAME}])(?:{_TITLES})")
REACH = 24
"""How many characters behind a word a rule may look at; in front of it: a quarter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One reading and what must stand around the word for it."""

    reading: str
    """Syllables as CC-CEDICT writes them."""
    before: re.Pattern[str] | None = None
    """Ends at the word."""
    after: re.Pattern[str] | None = None
    """Begins behind the word."""
    given: bool = False
    """A given name must follow: characters that are no word of the dictionary."""

    def fits(self, text: str, start: int, end: int, singles: int) -> bool:
        """Say whether the rule is true of a place.

        Args:
            text: In Simplified characters.
            start: Of the word.
            end: Of the word.
            singles: How many words of one character follow without a break.
        """
        if self.before is not None and not self.before.search(
            text, max(0, start - REACH // 4), start
        ):
            return False
        if self.given and not is_given_name(text, end, singles):
            return False
        return self.after is None or self.after.match(text, end, end + REACH) is not None


@cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """Return the rules of each character or word, in the order they are tried.

    Raises:
        ValueError: a row has no reading.
    """
    result: dict[str, list[Rule]] = {}
    rows = text_tables.rows("translator.chinese.pinyin", "polyphones.tsv", 4, least=2)
    for word, reading, before, after in rows:
        if not reading:
            raise ValueError(f"polyphones.tsv: {word} has no reading")
        given = after == "{given}"
        rule = Rule(
            reading=reading,
            before=re.compile(f"(?:{_expand(before)})$") if before else None,
            after=re.compile(_expand(after)) if after and not given else None,
            given=given,
        )
        result.setdefault(word, []).append(rule)
    return {word: tuple(found) for word, found in result.items()}


def choose(word: str, text: str, start: int, singles: int) -> tuple[str, bool] | None:
    """Return a word's reading at a place, and whether its neighbours decided it.

    Args:
        word: In Simplified characters.
        text: What it stands in, in Simplified characters.
        start: Where it stands.
        singles: How many words of one character follow without a break.

    Returns:
        None: the table says nothing about the word here.
    """
    for rule in rules().get(word, ()):
        if rule.fits(text, start, start + len(word), singles):
            return rule.reading, bool(rule.before or rule.after or rule.given)
    return None


def singles(units: Sequence[str], number: int) -> int:
    """Count the words of one character that follow, as far as three."""
    count = 0
    for unit in units[number : number + 3]:
        if len(unit) > 1:
            break
        count += 1
    return count


def _expand(pattern: str) -> str:
    """Write the names in braces out."""
    pattern = _NUMBER_IN_CLASS.sub(lambda found: found[1] + _NUMBER, pattern)
    return (
        pattern.replace("{han}", f"[{HAN_CLASS}]")
        .replace("{number}", f"[{_NUMBER}]")
        .replace("{start}", f"(?:^|[^{HAN_CLASS}])")
        .replace("{end}", f"(?:$|[^{HAN_CLASS}])")
    )


def is_given_name(text: str, start: int, singles: int) -> bool:
    """Say whether a given name follows: one the dictionary has not, and what goes on behind it.

    Two characters may end the run or stand before what often follows a name; one needs a
    title behind it: 盖面 is no Mr Ge.
    """
    return (singles > 1 and _TWO.match(text, start) is not None) or (
        singles > 0 and _ONE.match(text, start) is not None
    )
