"""Which of several characters: by a rule, by the word, by OpenCC's phrase, or by default.

OpenCC converts the whole text and keeps its length, so each character with a choice can be
looked at in its place. OpenCC looks phrases up wherever they begin, also across words: 被发明
becomes 被髮明. A phrase counts only if it ends where one of our words ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts.character_rules import (
    Contexts,
    Rule,
    Towards,
    alternatives,
    candidates,
    rules,
)
from translator.chinese.scripts.opencc_chains import Chain
from translator.chinese.scripts.person_names import by_neighbours, forms, of_people
from translator.chinese.scripts.single_characters import convert_piece
from translator.chinese.scripts.word_runs import Runs
from translator.types import ScriptChoice

_LONGEST = 6
"""Characters of the longest phrase that is looked for around a character."""

_SURE = 5
"""Least frequency of a word that a phrase of OpenCC may not cut. Rarer ones may be wrong."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Direction:
    """From one script to another: OpenCC's chain and the rules.

    One is made for all texts: what is known of it is looked up by identity, which is quicker.
    """

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
    result: str,
    direction: Direction,
    dictionary: Dictionary | None,
    note: Callable[[ScriptChoice], None] | None = None,
    *,
    people: Collection[str] = (),
) -> str:
    """Mend the conversion of a text's characters; its length stays.

    Args:
        text: Without NUL and lone surrogates.
        result: What OpenCC makes of it, just as long.
        direction: From where to where.
        dictionary: Whose words count; None: the installed one, or rjieba's own list.
        note: Told of each character that had a choice, in order.
        people: Names of people in the text, as they are written there.
    """
    tables = _tables(direction)
    if tables.candidates.search(text) is None:
        return result
    runs = Runs(text, dictionary)
    usual, unusual, named = tables.usual, tables.unusual, tables.named
    known = of_people(text, people, Runs(text, dictionary).word) if people and named else {}
    changes: list[tuple[int, str]] = []
    for found in tables.candidates.finditer(text):
        place, character = found.start(), found.group()
        if character in named:
            form = known.get(place) or by_neighbours(text, place, runs.word)
            if form:
                chosen = direction.form(form)
                if chosen != result[place]:
                    changes.append((place, chosen))
                if note is not None:
                    decision = _Decision(chosen=chosen, by="name")
                    start, end = runs.word(place)
                    note(_noted(text, place, text[start:end], decision, direction))
                continue
        settled = ""
        if note is None and result[place] == usual[character]:
            contexts = unusual.get(character)
            if contexts is None or not contexts.may_fit(text, place):
                continue  # most often: nothing asks for anything else
            settled = result[place]
        several = tables.rules.get(character)
        rule = _rule(several, text, place, runs, direction, settled) if several else None
        if rule is not None:
            decision = _Decision(chosen=direction.form(rule.choice), by="rule", reason=rule.reason)
        elif settled:
            continue  # what no phrase and no word has changed
        else:
            decision = _by_word(text, result[place], place, runs, direction)
        if decision.chosen != result[place]:
            changes.append((place, decision.chosen))
        if note is not None:
            start, end = runs.word(place)
            note(_noted(text, place, text[start:end], decision, direction))
    if not changes:
        return result
    parts, done = [], 0
    for place, chosen in changes:
        parts += [result[done:place], chosen]
        done = place + 1
    return "".join(parts) + result[done:]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tables:
    """What is known of the characters with a choice in one direction."""

    candidates: re.Pattern[str]
    """Matches each of them."""
    rules: dict[str, tuple[Rule, ...]]
    usual: dict[str, str]
    """What each becomes by itself."""
    unusual: dict[str, Contexts]
    """Where a rule may make something else of it."""
    named: frozenset[str]
    """Those that have a form of their own in names of people."""


@cache
def _tables(direction: Direction) -> _Tables:
    ruled = rules(direction.towards)
    usual = {
        character: convert_piece(character, direction.chain)
        for character in alternatives(direction.towards)
    }
    asking = {
        character: [rule for rule in several if direction.form(rule.choice) != usual[character]]
        for character, several in ruled.items()
    }
    return _Tables(
        candidates=candidates(direction.towards),
        rules=ruled,
        usual=usual,
        unusual={
            character: Contexts.of(several) for character, several in asking.items() if several
        },
        named=frozenset(forms() if direction.towards == "Hant" else ()),
    )


def _rule(
    several: tuple[Rule, ...],
    text: str,
    place: int,
    runs: Runs,
    direction: Direction,
    settled: str,
) -> Rule | None:
    """Return the first rule that fits.

    Args:
        several: The character's rules.
        text: The text.
        place: Where the character stands.
        runs: The text's words; looked for only where a rule depends on them.
        direction: From where to where.
        settled: What the character becomes if no rule fits, where that is known: rules that
            say the same are passed over. Empty: not known.
    """
    for number, rule in enumerate(several):
        if not rule.fits(text, place):
            continue
        if not rule.alone:
            return rule
        if settled and direction.form(rule.choice) == settled:
            rest = several[number + 1 :]
            later = _rule(rest, text, place, runs, direction, settled) if rest else None
            if later is None or direction.form(later.choice) == settled:
                return None
        start, end = runs.word(place)
        if end - start == 1:
            return rule
    return None


def _by_word(
    text: str,
    whole: str,
    place: int,
    runs: Runs,
    direction: Direction,
) -> _Decision:
    """Take OpenCC's choice in the whole text, unless a phrase made it that cuts a word."""
    start, end = runs.word(place)
    alone = convert_piece(text[start:end], direction.chain)[place - start]
    by = "default" if end - start == 1 else "word"
    if whole == alone:
        return _Decision(chosen=whole, by=by)
    if _is_phrase(text, place, whole, (start, end), runs, direction.chain):
        return _Decision(chosen=whole, by="phrase")
    return _Decision(chosen=alone, by=by)


def _is_phrase(
    text: str,
    place: int,
    chosen: str,
    word: tuple[int, int],
    runs: Runs,
    chain: Chain,
) -> bool:
    """Say whether the shortest phrase that gives this character ends where a word ends.

    It may begin within a word: OpenCC lists endings such as 果干, which stand for 芒果干,
    苹果干 and the rest. A phrase that gives what the character becomes anyway (今周刊, where
    周刊 alone is 週刊) is seen only if it is longer than the word; it has to begin with a word.
    A rare word may be wrong, and be cut.
    """
    usual = chosen == convert_piece(text[place], chain)
    first, last = word if usual else (place, place + 1)
    for size in range(last - first + 1, last - first + _LONGEST):
        for start in range(max(0, last - size), first + 1):
            end = start + size
            if end > len(text) or not _gives(text[start:end], place - start, chosen, chain):
                continue
            if usual and not runs.is_edge(start):
                return False
            if runs.is_edge(end):
                return True
            cut = runs.word(end)
            dictionary = runs.dictionary
            return dictionary is not None and (dictionary.frequency(text[cut[0] : cut[1]]) < _SURE)
    return not usual  # longer than we look: trust it


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
