"""Words no dictionary lists, put together from characters left alone between dictionary words.

A segmenter that knows only a dictionary leaves an unknown word in single characters. Three rules
put such characters together again; they weigh how often the dictionary's words have a character
alone and how often inside a longer word (by frequency), its *independence*:

* a transliteration: three or more characters that foreign names are written with
  (``foreign_characters.tsv``), or two beside the dot of such a name, of which few are
  independent: 普鲁申科, 玛丽埃尔·扎格尼斯;
* a given name: two such characters after a family name (``surnames``), which stays apart, as
  GB/T 16159-2012 has it;
* a compound: two characters that are hardly ever words
  by themselves, and no affix, measure or grammatical word (``apart.tsv``).

What the dictionary shows to be words of their own is never joined: a measure word behind a number
(两|支|枪), a thing and what it does (车|停), a verb and its object (养|鸡), a family name before a
title (找|单|先生).

The limits were set on every second sentence of UD Chinese-GSDSimp dev; each may be a third larger
or smaller at a cost of less than 0.3 points of F1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Protocol

from translator.chinese.dictionary.surnames import surnames, titles
from translator.system import text_tables

DOTS = "·•・‧"
"""What stands between the parts of a foreign name."""
_DOTS = frozenset(DOTS)

_WITHIN = 0.2
"""Greatest independence of a character within a transliteration that is seldom used in one."""
_MEAN = 0.36
"""Greatest mean independence of the characters of a transliteration."""
_LONGEST = 12
"""Tokens of a transliteration: none is longer, and a run of any length takes time in proportion."""
_GIVEN = 0.25
"""Greatest product of the independences of a given name's two characters."""
_PAIR = 0.09
"""Greatest product of the independences of a compound's two characters."""
_OWN = 0.1
"""Least independence of a measure word, a thing, a verb before its object: not 检 (检车)."""
_FREE = 0.3
"""Least independence of an object that is a word beside its verb: 养|鸡, but 收货."""
POINTING = frozenset("这這那哪每几幾")
_PART_OF = frozenset("半整满滿全")
_ASPECTS = frozenset("了着著过過")
_CLAUSE_ENDS = frozenset(["", *"，。！？；：、”』」…,.!?;:\n"])
_CHIEFS = frozenset("长長")
"""To grow, and behind a house or a body who leads it: 馆长."""
_DISPOSALS = frozenset("把将將")
ALONE_OFTEN = 0.4
"""Independence above which two characters that a document repeats are two words."""
LOOSE = 0.75
"""Greatest independence of either of them."""


@cache
def foreign_characters() -> frozenset[str]:
    """Return the characters foreign names are written with, in both scripts."""
    return frozenset(
        "".join(text_tables.lines("translator.chinese.words", "foreign_characters.tsv"))
    )


@cache
def characters_apart() -> frozenset[str]:
    """Return the characters that are joined with no neighbour, in both scripts."""
    rows = text_tables.rows("translator.chinese.words", "apart.tsv", 2)
    return frozenset("".join(characters for _, characters in rows))


def independence(frequencies: Mapping[str, int]) -> dict[str, float]:
    """Say of every character how often it is a word by itself.

    Args:
        frequencies: Words in both scripts with their frequencies; 0 counts as 1.

    Returns:
        0 (always inside a word) to 1 (always alone).
    """
    inside: dict[str, int] = defaultdict(int)
    alone: dict[str, int] = {}
    for word, frequency in frequencies.items():
        if len(word) == 1:
            alone[word] = frequency or 1
            continue
        for character in word:
            inside[character] += frequency or 1
    shares = dict.fromkeys(inside, 0.0)
    for character, times in alone.items():
        shares[character] = times / (times + inside.get(character, 0))
    return shares


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """What stands beside a run of loose characters."""

    before: str = ""
    after: str = ""
    """The words beside it; "": none."""
    counted: bool = False
    """The word before is a number or points: a measure word may follow."""

    @property
    def pointed(self) -> bool:
        """Whether the word before points at one thing or asks which: a measure word must follow."""
        return self.before in POINTING


ALONE = Around()
"""Nothing stands beside it."""


class Kinds(Protocol):
    """What is asked about single characters; ``character_kinds`` has it."""

    def is_thing(self, character: str, /) -> bool:
        """Whether it is a noun that is counted."""
        ...

    def is_verb(self, character: str, /) -> bool:
        """Whether it is a verb."""
        ...

    def may_be_verb(self, character: str, /) -> bool:
        """Whether it is a verb among other things."""
        ...

    def is_measure(self, character: str, /) -> bool:
        """Whether it is a measure word."""
        ...

    def measures(self, word: str, measure: str, /) -> bool:
        """Whether a thing has this measure word."""
        ...


def join(
    tokens: Sequence[str],
    independent: Mapping[str, float],
    *,
    around: Around = ALONE,
    kinds: Kinds | None = None,
) -> list[str]:
    """Join the characters of unlisted words.

    Args:
        tokens: Neighbours in a text: loose characters, and names of two characters that a
            transliteration may begin with.
        independent: As ``independence`` returned it.
        around: What stands beside them.
        kinds: What the characters are as words of their own; None: nobody knows.

    Returns:
        The tokens, some of them joined.
    """
    weights = [independent.get(token, 1.0) if len(token) == 1 else 0.0 for token in tokens]
    result: list[str] = []
    at = 0
    after_dot, before_dot = around.before in _DOTS, around.after in _DOTS
    if around.counted and kinds is not None and _counts(tokens, weights, around, kinds):
        result.append(tokens[0])  # 两|支|枪
        at = 1
    words = partial(are_words, tokens, weights, around=around, kinds=kinds)
    find = partial(_transliteration, tokens, weights, after_dot=after_dot, before_dot=before_dot)
    while at < len(tokens):
        end = find(at)
        if end == at and _is_person(tokens, weights, at) and not (words(at) or words(at + 1)):
            result.append(tokens[at])
            at, end = at + 1, at + 3
        elif end == at:
            alone = at + 1 < len(tokens) and find(at + 1) > at + 1
            end = at + 1 if alone else _compound(tokens, weights, at)
            if end > at + 1 and words(at):
                end = at + 1
        result.append("".join(tokens[at:end]))
        at = end
    return result


def _transliteration(
    tokens: Sequence[str],
    weights: Sequence[float],
    start: int,
    *,
    after_dot: bool,
    before_dot: bool,
) -> int:
    """Return where the transliteration that begins at a token ends; the same where none does."""
    left = len(tokens) - start
    if before_dot and 1 < left <= _LONGEST and characters_apart().isdisjoint(tokens[start:]):
        return len(tokens)
    foreign = foreign_characters().issuperset
    end = start
    while end < min(len(tokens), start + _LONGEST) and (
        foreign(tokens[end])
        or (
            start < end < len(tokens) - 1
            and weights[end] < _WITHIN
            and foreign(tokens[end - 1])
            and foreign(tokens[end + 1])
            and tokens[end] not in characters_apart()
        )
    ):
        end += 1
    after_dot = after_dot and start == 0
    if not after_dot and start < end and tokens[start] in characters_apart():
        return start
    while end > start and tokens[end - 1] in characters_apart():
        end -= 1
    if end - start < 2:
        return start
    long = sum(map(len, tokens[start:end])) > 2
    few = sum(weights[start:end]) / (end - start) < _MEAN
    return end if after_dot or (long and few) else start


def _is_person(tokens: Sequence[str], weights: Sequence[float], at: int) -> bool:
    """Whether a family name stands here and a given name of two characters after it."""
    given = tokens[at + 1 : at + 3]
    return (
        tokens[at] in surnames()
        and tokens[at] not in characters_apart()
        and len(given) == 2
        and all(len(one) == 1 and one not in characters_apart() for one in given)
        and weights[at + 1] * weights[at + 2] < _GIVEN
    )


def _counts(tokens: Sequence[str], weights: Sequence[float], around: Around, kinds: Kinds) -> bool:
    """Whether the first character counts what follows: a measure word that often stands alone."""
    if kinds.measures("".join(tokens[1:2]), tokens[0]):
        return True
    return kinds.is_measure(tokens[0]) and (around.pointed or weights[0] >= _OWN)


def are_words(
    tokens: Sequence[str],
    weights: Sequence[float],
    at: int,
    *,
    around: Around = ALONE,
    kinds: Kinds | None,
) -> bool:
    """Whether a character and the next are a word each: a thing and what it does, or is done to it.

    车|停, 门|开, 养|鸡: the dictionary counts the thing and has the verb. Before 了, 着 and 过, and
    behind 把, the second is a verb whatever the first is: 水|开|了, 把|水|倒|掉.
    """
    if kinds is None or at + 1 >= len(tokens) or weights[at] < _OWN:
        return False
    first, second = tokens[at], tokens[at + 1]
    if len(first) > 1 or len(second) > 1 or foreign_characters().issuperset((first, second)):
        return False
    before = tokens[at - 1] if at else around.before
    after = tokens[at + 2] if at + 2 < len(tokens) else around.after
    if (first in _PART_OF and kinds.is_measure(second)) or (
        before in _PART_OF and kinds.is_measure(first)
    ):
        return True  # 半|匹|布
    if second in surnames() and (after in titles() or after == "总"):
        return True  # 找|单|先生
    if second not in _CHIEFS and kinds.may_be_verb(second):
        done = after in _ASPECTS and not kinds.is_verb(first)
        if done or before in _DISPOSALS or (kinds.is_thing(first) and kinds.is_verb(second)):
            return True
    if weights[at + 1] < _FREE:
        return False
    if kinds.is_thing(first):
        return after in _CLAUSE_ENDS and not kinds.is_thing(second)  # 手|冷。
    return kinds.is_thing(second) and kinds.is_verb(first)


def _compound(tokens: Sequence[str], weights: Sequence[float], at: int) -> int:
    """Return where the compound that begins at a token ends; the next one where none does."""
    pair = tokens[at : at + 2]
    if len(pair) < 2 or any(len(one) > 1 or one in characters_apart() for one in pair):
        return at + 1
    first, second = weights[at : at + 2]
    return at + 2 if max(first, second) < LOOSE and first * second < _PAIR else at + 1
