"""Which of several characters: by a rule, by the word, by OpenCC's phrase, or by default.

OpenCC converts the whole text and keeps its length, so each character with a choice can be
looked at in its place. OpenCC looks phrases up wherever they begin, also across words: 被发明
becomes 被髮明. A phrase counts only if it ends where one of our words ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from translator.text.dictionary import Dictionary
from translator.text.script_converters import Chain, convert, convert_piece
from translator.text.script_rules import Rule, Towards, alternatives, candidates, rules
from translator.text.words import words
from translator.types import ScriptChoice

_LONGEST = 6
"""Characters of the longest phrase that is looked for around a character."""

_SURE = 5
"""Least frequency of a word that a phrase of OpenCC may not cut. Rarer ones may be wrong."""

_IN_NAMES = frozenset("里后谷范于余云干发面丑斗卷松征钟姜郁岳朴叶党沈涂采冲志咸曲蒙准升")
"""Characters for which the dictionary's Traditional form of a name counts more than OpenCC:
马里 (Mali) is no 馬裡. For the others the dictionary's forms are no standard (台 beside 臺)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Direction:
    """From one script to another: OpenCC's chain and the rules."""

    chain: Chain
    towards: Towards
    variants: Chain = ()
    """From Taiwan's standard characters, in which the rules are written, to the target's."""

    def form(self, character: str) -> str:
        """Return the target's form of a character in Taiwan's standard."""
        return convert_piece(character, self.variants) if self.variants else character


@dataclass(frozen=True, kw_only=True, slots=True)
class _Decision:
    chosen: str
    by: str
    reason: str = ""


def decide(
    text: str,
    direction: Direction,
    dictionary: Dictionary | None,
    note: Callable[[ScriptChoice], None] | None = None,
) -> str:
    """Convert a text's characters; its length stays.

    Args:
        text: Without NUL and lone surrogates.
        direction: From where to where.
        dictionary: Whose words count; None: OpenCC's phrases count wherever they stand.
        note: Told of each character that had a choice, in order.
    """
    result = convert(text, direction.chain)
    found = [match.start() for match in candidates(direction.towards).finditer(text)]
    if not found or len(result) != len(text):
        return result
    tokens = words(text, dictionary)
    starts = list(accumulate(map(len, tokens), initial=0))
    changed: list[str] | None = None
    for place in found:
        index = bisect_right(starts, place) - 1
        start, end = starts[index], starts[index + 1]
        decision = _decision(text, result, place, (start, end), starts, direction, dictionary)
        if decision.chosen != result[place]:
            changed = changed or list(result)
            changed[place] = decision.chosen
        if note is not None:
            note(_noted(text, place, text[start:end], decision, direction))
    return "".join(changed) if changed else result


def _decision(
    text: str,
    result: str,
    place: int,
    word: tuple[int, int],
    starts: list[int],
    direction: Direction,
    dictionary: Dictionary | None,
) -> _Decision:
    start, end = word
    character, whole = text[place], result[place]
    rule = _rule(text, place, end - start == 1, direction.towards)
    if rule is not None:
        return _Decision(chosen=direction.form(rule.choice), by="rule", reason=rule.reason)
    if end - start == 1:
        alone, by = convert_piece(character, direction.chain), "default"
    else:
        piece = text[start:end]
        alone, by = convert_piece(piece, direction.chain)[place - start], "word"
        if character in _IN_NAMES and dictionary is not None and direction.towards == "Hant":
            name = _name(piece, dictionary)
            if name is not None:
                return _Decision(chosen=direction.form(name[place - start]), by="word")
    if whole == alone:
        return _Decision(chosen=whole, by=by)
    if dictionary is None or _is_phrase(
        text, place, whole, word, starts, direction.chain, dictionary
    ):
        return _Decision(chosen=whole, by="phrase")
    return _Decision(chosen=alone, by=by)


def _rule(text: str, place: int, alone: bool, towards: Towards) -> Rule | None:
    for rule in rules(towards).get(text[place], ()):
        if (alone or not rule.alone) and rule.fits(text, place):
            return rule
    return None


def _name(word: str, dictionary: Dictionary) -> str | None:
    """Return the one Traditional form of a name, of the same length."""
    if not dictionary.is_proper_noun_only(word):
        return None
    forms = {entry.traditional for entry in dictionary.lookup(word) if entry.simplified == word}
    form = forms.pop() if len(forms) == 1 else ""
    return form if len(form) == len(word) else None


def _is_phrase(
    text: str,
    place: int,
    chosen: str,
    word: tuple[int, int],
    starts: list[int],
    chain: Chain,
    dictionary: Dictionary,
) -> bool:
    """Say whether the shortest phrase that gives this character ends where a word ends.

    It may begin within a word: OpenCC lists endings such as 果干, which stand for 芒果干,
    苹果干 and the rest. A phrase that gives what the character becomes anyway (今周刊, where
    周刊 alone is 週刊) is seen only if it is longer than the word; it has to begin with a word.
    """
    usual = chosen == convert_piece(text[place], chain)
    first, last = word if usual else (place, place + 1)
    for size in range(last - first + 1, last - first + _LONGEST):
        for start in range(max(0, last - size), first + 1):
            end = start + size
            if end <= len(text) and _gives(text[start:end], place - start, chosen, chain):
                if usual and not _is_edge(start, starts):
                    return False
                return _is_edge(end, starts) or not _is_sure(text, end, starts, dictionary)
    return not usual  # longer than we look: trust it


def _is_sure(text: str, place: int, starts: list[int], dictionary: Dictionary) -> bool:
    """Say whether the word around a place is frequent enough not to be cut there."""
    index = bisect_right(starts, place) - 1
    return dictionary.frequency(text[starts[index] : starts[index + 1]]) >= _SURE


def _is_edge(place: int, starts: list[int]) -> bool:
    return starts[bisect_right(starts, place) - 1] == place


def _gives(piece: str, place: int, chosen: str, chain: Chain) -> bool:
    converted = convert_piece(piece, chain)
    return len(converted) == len(piece) and converted[place] == chosen


def _noted(
    text: str, place: int, word: str, decision: _Decision, direction: Direction
) -> ScriptChoice:
    several = alternatives(direction.towards)[text[place]]
    forms = dict.fromkeys(map(direction.form, several))
    return ScriptChoice(
        start=place,
        end=place + 1,
        source=text[place],
        chosen=decision.chosen,
        alternatives=tuple(form for form in forms if form != decision.chosen),
        word=word,
        by=decision.by,
        reason=decision.reason,
    )
