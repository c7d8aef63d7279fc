"""Finding a glossary's terms in a source text."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from translator.chinese.scripts import converter
from translator.glossary.forms import fold, inflected, simplified
from translator.glossary.glossary import Glossary, Status, Term
from translator.text.languages import HAN, primary

_PREFIX = 3
"""Characters by which terms are looked up, so that ten thousand cost no more than ten."""
_SENTENCE_BREAKS = frozenset(".!?:;…“\"'‘(\n")

Words = Callable[[str], Sequence[str]]
"""Cuts Chinese into words; joined, they are the text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A term in one direction."""

    source: str
    """As the glossary has it."""
    targets: tuple[str, ...]
    """The first is written, any of them is right."""
    forbidden: tuple[str, ...] = ()
    case_sensitive: bool | None = None
    priority: int = 0
    rank: int = 0
    """Place in the glossary; the lower one counts."""

    def in_script(self, text: str, language: str) -> str:
        """Give a term the characters a person chose, in a text that was converted to a script.

        Args:
            text: Converted from Simplified; holds the term as conversion writes it.
            language: BCP 47 tag of the script.
        """
        chosen = self.targets[0]
        plain = simplified(chosen)
        if plain == chosen:  # written in Simplified, or the same in both
            return text
        return text.replace(converter.convert(plain, language, "zh-Hans"), chosen)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A term in a source text."""

    start: int
    end: int
    rule: Rule


class Matcher:
    """A glossary made ready for one direction.

    Args:
        glossary: Only its accepted terms count.
        source: BCP 47 tag of the texts to search.
        target: Of what is to be written.
    """

    def __init__(self, glossary: Glossary, *, source: str, target: str) -> None:
        self.source, self.target = primary(source), primary(target)
        self.rules = tuple(_rules(glossary, self.source, self.target))
        self._forms: dict[str, list[tuple[str, Rule]]] = {}
        self._lengths: dict[str, set[int]] = {}
        for rule in self.rules:
            forms = inflected(rule.source) if self.source == "en" else (simplified(rule.source),)
            for form in forms:
                folded = fold(form)
                self._forms.setdefault(folded, []).append((form, rule))
                self._lengths.setdefault(folded[:_PREFIX], set()).add(len(folded))

    def __bool__(self) -> bool:
        return bool(self.rules)

    def find(self, text: str, *, words: Words | None = None) -> tuple[Found, ...]:
        """Find the terms of a text: longer ones first, then those of higher priority.

        Args:
            text: The source; Traditional text is searched as if it were Simplified.
            words: Keeps a term from being found inside other words (人大 in 老人大概); asked
                only where one may be there. None: wherever the characters stand.
        """
        if not self.rules:
            return ()
        searched = simplified(text) if self.source == "zh" else text
        folded = fold(searched)
        candidates = [
            Found(start=at, end=at + len(form), rule=rule)
            for at in range(len(folded))
            for size in range(1, _PREFIX + 1)
            for length in self._lengths.get(folded[at : at + size], ())
            if min(length, _PREFIX) == size
            for form, rule in self._forms.get(folded[at : at + length], ())
            if _stands(form, rule, searched, at)
        ]
        if candidates and self.source == "zh" and words is not None:
            cut = _Cut(searched, words)
            candidates = [found for found in candidates if cut.holds(found.start, found.end)]
        kept: list[Found] = []
        taken = bytearray(len(folded))
        for found in sorted(candidates, key=_rank):
            # What was kept before is as long or longer: it cannot lie between the two edges.
            if not taken[found.start] and not taken[found.end - 1]:
                kept.append(found)
                taken[found.start : found.end] = b"\1" * (found.end - found.start)
        return tuple(sorted(kept, key=lambda found: found.start))


def _stands(form: str, rule: Rule, text: str, at: int) -> bool:
    """Say whether a term whose characters stand at a place is one by itself, in these capitals."""
    end = at + len(form)
    if _joins(text[at - 1 : at] if at else "", form[0]) or _joins(form[-1], text[end : end + 1]):
        return False
    if rule.case_sensitive is False or text[at:end] == form:
        return True
    if rule.case_sensitive:
        return False
    if form == form.lower():
        return True
    same_but_first = text[at + 1 : end] == form[1:] and text[at].isupper()
    return same_but_first and _begins_sentence(text, at)


def digest(found: Iterable[Found]) -> str:
    """Return a short hash of the terms that were found; empty where none was.

    What was translated under other terms is thereby told from what would be now, sentence by
    sentence: a term added later touches only the sentences that have it.
    """
    said = sorted(
        "\0".join((one.rule.source, *one.rule.targets, "", *one.rule.forbidden)) for one in found
    )
    return hashlib.sha256("\1".join(said).encode()).hexdigest()[:12] if said else ""


def _rules(glossary: Glossary, source: str, target: str) -> Iterable[Rule]:
    """Return each source's rule; the earlier and the more important one counts.

    What is read the other way round stands back behind what is said outright, and several
    sources of one target are all right where it is translated back.
    """
    rules: dict[str, Rule] = {}
    backward: dict[str, Rule] = {}
    for rank, term in enumerate(glossary.terms):
        if term.status is not Status.ACCEPTED:
            continue
        languages = primary(term.source_language), primary(term.target_language)
        if languages == (source, target):
            rule = _rule(term, rank)
            key = _key(rule.source, source)
            if key not in rules or rule.priority > rules[key].priority:
                rules[key] = rule
        elif term.both_ways and languages == (target, source):
            for form in term.targets:
                key = _key(form, source)
                known = backward.get(key)
                sources = (*(known.targets if known else ()), term.source)
                backward[key] = replace(
                    known or replace(_rule(term, rank), source=form, forbidden=()),
                    targets=tuple(dict.fromkeys(sources)),
                )
    yield from rules.values()
    yield from (rule for key, rule in backward.items() if key not in rules)


def _rule(term: Term, rank: int) -> Rule:
    return Rule(
        source=term.source, targets=term.targets, forbidden=term.forbidden,
        case_sensitive=term.case_sensitive, priority=term.priority, rank=rank,
    )  # fmt: skip


def _key(source: str, language: str) -> str:
    return simplified(source) if language == "zh" else source


def _rank(found: Found) -> tuple[int, int, int, int]:
    return (found.start - found.end, -found.rule.priority, found.rule.rank, found.start)


def _joins(left: str, right: str) -> bool:
    """Say whether two characters are of one Latin word."""
    pair = left + right
    return len(pair) == 2 and pair.isalnum() and not any(HAN.match(char) for char in pair)


def _begins_sentence(text: str, at: int) -> bool:
    while at and text[at - 1] == " ":
        at -= 1
    return not at or text[at - 1] in _SENTENCE_BREAKS or not text[at - 1].isprintable()


class _Cut:
    """A text cut into words, to ask whether a term stands by itself in it.

    An edge inside a word is taken for the term's own only if the term is longer than that
    word, which then is a guess (小康村|上 against 小康|村上), or if the rest of the word is made of
    words of two characters or more, which then is a compound (人大|代表). 人大 in 老人大概 cuts two
    words, 东西 in 东西方 leaves one character.
    """

    def __init__(self, text: str, words: Words) -> None:
        self.text, self.words = text, words
        self.ends = [0, *accumulate(map(len, words(text)))]

    def holds(self, start: int, end: int) -> bool:
        """Say whether what stands from ``start`` to ``end`` may be a word of its own."""
        return self._edge(start, end, start) and self._edge(start, end, end)

    def _edge(self, start: int, end: int, edge: int) -> bool:
        place = bisect_left(self.ends, edge)
        if self.ends[place] == edge:
            return True
        left, right = self.ends[place - 1], self.ends[place]
        if end - start > right - left:
            return True
        if start < left or end > right or end - start < 2:
            return False
        rest = self.text[left:start] if edge == start else self.text[end:right]
        return all(len(word) > 1 for word in self.words(rest))
