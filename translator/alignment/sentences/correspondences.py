"""Which word of one side may have become which of the other, and what it is worth to find it.

Every item of a sentence (``sentence_words``) is a small experiment: if two sentences belong
together, something it may have become is found on the other side with a probability that its
kind has; if they do not, with the share of sentences that hold such a thing anyway. What an item
says is the logarithm of the ratio of the two (naive Bayes), and may be added up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from translator.alignment.dictionary_links import phrases
from translator.alignment.english_tokens import is_function
from translator.alignment.sentences.sentence_words import (
    Item,
    forms,
    latin,
    of_chinese,
    of_english,
    spelt,
)
from translator.alignment.tokenise import function_words
from translator.chinese.dictionary.dictionary import Dictionary

FOUND = {"word": 0.7, "grammar": 0.45, "number": 0.85, "copy": 0.9, "name": 0.82, "sign": 0.85}
"""How often something of a kind that the other text has at all is found in what a sentence became
(counted in the texts for tuning, both sides together)."""
_LONGEST = 3
"""Words of grammar left out, words of a meaning; longer ones describe."""
_RAREST = 0.003
"""Share of sentences below which nothing is rarer: a short text shows too few."""
_MOST = 6
"""Sentences taken together from which on chance grows no further."""
_KEPT = 4096
"""Sentences of which is kept what their words may have become: a path looks at few at a time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Worth:
    """What it says to find an item on the other side, or not to, by how many sentences it has."""

    found: float
    missed: float


class Side:
    """The sentences of one side as numbers of item types."""

    def __init__(self, sentences: Sequence[Iterable[Item]]) -> None:
        """Give each type of item a number."""
        self.types: list[Item] = []
        self.number: dict[Item, int] = {}
        self.sentences: list[tuple[int, ...]] = []
        counts: Counter[int] = Counter()
        for items in sentences:
            ids = []
            for item in dict.fromkeys(items):
                if item not in self.number:
                    self.number[item] = len(self.types)
                    self.types.append(item)
                ids.append(self.number[item])
            counts.update(ids)
            self.sentences.append(tuple(ids))
        self.counts = counts
        """How many sentences hold a type."""


class Correspondences:
    """Both sides of a pair of texts, and what may have become what."""

    def __init__(self, chinese: Side, english: Side, links: Mapping[int, frozenset[int]]) -> None:
        """Keep them.

        Args:
            chinese: One side.
            english: The other one.
            links: Chinese type → English types it may have become.
        """
        self.chinese, self.english, self.links = chinese, english, links
        back: defaultdict[int, set[int]] = defaultdict(set)
        for one, others in links.items():
            for other in others:
                back[other].add(one)
        self.back = {other: frozenset(ones) for other, ones in back.items()}
        self._share = (
            _shares(self.links, english),
            _shares(self.back, chinese),
        )
        self._worth: dict[tuple[int, int, int], Worth | None] = {}
        self._reached: dict[int, frozenset[int]] = {}

    def reached(self, sentence: int) -> frozenset[int]:
        """Return the English types that words of a Chinese sentence may have become."""
        if sentence not in self._reached:
            if len(self._reached) > _KEPT:
                self._reached.clear()
            ids = self.chinese.sentences[sentence]
            self._reached[sentence] = frozenset().union(
                *(self.links[one] for one in ids if one in self.links)
            )
        return self._reached[sentence]

    def worth(self, side: int, item: int, size: int) -> Worth | None:
        """Say what an item says about sentences of the other side.

        Args:
            side: 0: of the Chinese side, 1: of the English one.
            item: Its type.
            size: How many sentences of the other side are looked at together.

        Returns:
            None: it says nothing, as it is nowhere on the other side, or nearly everywhere.
        """
        key = (side, item, min(size, _MOST))
        if key not in self._worth:
            self._worth[key] = self._weigh(*key)
        return self._worth[key]

    def _weigh(self, side: int, item: int, size: int) -> Worth | None:
        share = self._share[side].get(item)
        kind = (self.chinese, self.english)[side].types[item].kind
        found = FOUND[kind]
        if share is None and kind == "number":  # whose sentence hardly has a partner
            return Worth(found=0.0, missed=log(1 - found))
        if share is None:
            return None
        chance = 1 - (1 - share) ** size
        if chance >= found:
            return None
        return Worth(found=log(found / chance), missed=log((1 - found) / (1 - chance)))


def _shares(links: Mapping[int, frozenset[int]], other: Side) -> dict[int, float]:
    """Return of each linked type the share of the other side's sentences that have a partner."""
    total = max(1, len(other.sentences))
    return {
        one: max(_RAREST, min(0.98, (sum(other.counts[two] for two in others) + 0.5) / (total + 1)))
        for one, others in links.items()
        if others
    }


def correspond(
    chinese: Sequence[str], english: Sequence[str], lexicon: Dictionary | None
) -> Correspondences:
    """Look up what the sentences of two texts may have in common.

    Args:
        chinese: Sentences.
        english: Sentences.
        lexicon: CC-CEDICT; None: only numbers, Latin words and punctuation are compared.
    """
    their_items = [list(of_english(text)) for text in english]
    words = {item.key for items in their_items for item in items if item.kind == "word"}
    names = frozenset(map(spelt, words)) - {""}
    our_items = [list(of_chinese(text, lexicon, names)) for text in chinese]
    copied = {item.key for items in our_items for item in items if item.kind == "copy"}
    for items, text in zip(their_items, english, strict=True):
        items += [Item("copy", run) for run in latin(text) if run in copied]
    ours, theirs = Side(our_items), Side(their_items)
    return Correspondences(ours, theirs, _links(ours, theirs, lexicon))


def _links(ours: Side, theirs: Side, lexicon: Dictionary | None) -> dict[int, frozenset[int]]:
    by_form: defaultdict[str, set[int]] = defaultdict(set)
    by_name: defaultdict[str, set[int]] = defaultdict(set)
    for number, item in enumerate(theirs.types):
        if item.kind in ("word", "grammar"):
            for form in forms(item.key):
                by_form[form].add(number)
        if item.kind == "word" and (spelling := spelt(item.key)):
            by_name[spelling].add(number)
    found: dict[int, frozenset[int]] = {}
    for number, item in enumerate(ours.types):
        if item.kind == "word":
            reached = _meanings(item.key, by_form, lexicon)
        elif item.kind == "grammar":
            reached = {
                other
                for word in function_words().get(item.key, ())
                for form in forms(word)
                for other in by_form.get(form, ())
            }
        elif item.kind == "name":
            reached = by_name[item.key]
        else:
            same = theirs.number.get(item)
            reached = set() if same is None else {same}
        if reached:
            found[number] = frozenset(reached)
    return found


def _meanings(word: str, by_form: Mapping[str, set[int]], lexicon: Dictionary | None) -> set[int]:
    if lexicon is None:
        return set()
    found: set[int] = set()
    for phrase in phrases(word, lexicon):
        content = [one for one in phrase if not is_function(one)] or list(phrase)
        if len(content) > _LONGEST:
            continue
        for one in content:
            for form in forms(one):
                found |= by_form.get(form, _NONE)
    return found


_NONE: set[int] = set()
