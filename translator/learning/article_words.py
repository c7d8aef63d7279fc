"""The words of an article, how many of them a person knows, and which are new.

A word is what the dictionary has, counted by its Simplified form: names it does not have, numbers
and whatever is not Chinese are not counted, because nobody has to learn them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator import placeholders
from translator.chinese.dictionary import levels
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.chinese.words.words import words
from translator.numbers.numerals import NUMERALS
from translator.store import WordState
from translator.store.word_states import guess
from translator.text.languages import HAN

_ARTICLES = 16
"""Whose words are remembered."""
_UNLISTED = levels.HIGHEST + 1
"""Where words of no list stand in an order by level."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleWord:
    """A word of an article."""

    word: str
    """Simplified."""
    written: str
    """As it stands in the article first."""
    times: int
    first: int
    """Number of the first text it stands in."""
    level: int | None
    """HSK, 7 stands for 7 to 9; None: not listed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownShare:
    """How much of an article a person knows. Words that are ignored are not counted."""

    words: int
    """As often as they stand there."""
    different: int
    known: int
    """Of ``words``."""
    by_level: Mapping[int | None, int]
    """Of ``words``, by HSK level, the lowest first; None: on no list."""

    @property
    def percent(self) -> int:
        """Known words of a hundred, rounded down: 100 are all."""
        return 100 * self.known // self.words if self.words else 100


@lru_cache(maxsize=_ARTICLES)
def article_words(
    texts: tuple[str, ...], dictionary: Dictionary, vocabulary: Vocabulary = NOTHING
) -> tuple[ArticleWord, ...]:
    """Return the words of an article, in the order in which they appear.

    Args:
        texts: Its Chinese sentences, with their marks.
        dictionary: What is a word.
        vocabulary: The article's own words, as the reader has them.
    """
    times: Counter[str] = Counter()
    met: dict[str, tuple[str, int]] = {}
    simplified: dict[str, str] = {}
    for number, text in enumerate(texts):
        for word in words(placeholders.strip(text), dictionary, vocabulary=vocabulary):
            if word not in simplified:
                counts = HAN.search(word) and not _is_number(word) and dictionary.lookup(word)
                simplified[word] = converter.to_simplified(word) if counts else ""
            if form := simplified[word]:
                times[form] += 1
                met.setdefault(form, (word, number))
    return tuple(
        ArticleWord(
            word=form, written=word, times=times[form], first=number, level=levels.level(form)
        )
        for form, (word, number) in met.items()
    )


def known_share(
    found: Iterable[ArticleWord], states: Mapping[str, WordState], line: int
) -> KnownShare:
    """Return how much of an article is known.

    Args:
        found: Its words.
        states: What a person said of words, Simplified.
        line: The highest HSK level a person knows; 0: none.
    """
    counted = [(one, state_of(one, states, line)) for one in found]
    counted = [(one, state) for one, state in counted if state is not WordState.IGNORED]
    by_level: Counter[int | None] = Counter()
    for one, _ in counted:
        by_level[one.level] += one.times
    ordered = sorted(by_level.items(), key=lambda item: item[0] or _UNLISTED)
    return KnownShare(
        words=by_level.total(),
        different=len(counted),
        known=sum(one.times for one, state in counted if state is WordState.KNOWN),
        by_level=dict(ordered),
    )


def new_words(
    found: Iterable[ArticleWord], states: Mapping[str, WordState], line: int
) -> Sequence[ArticleWord]:
    """Return the words that are new: the most frequent first, then those of the lowest level.

    Args:
        found: The words of an article.
        states: What a person said of words, Simplified.
        line: The highest HSK level a person knows; 0: none.
    """
    new = [one for one in found if state_of(one, states, line) is WordState.NEW]
    return sorted(new, key=lambda one: (-one.times, one.level or _UNLISTED))


def state_of(word: ArticleWord, states: Mapping[str, WordState], line: int) -> WordState:
    """Return what was said of a word, or what its level lets one guess."""
    return states.get(word.word) or guess(word.level, line)


def _is_number(word: str) -> bool:
    return NUMERALS.issuperset(word.removeprefix("第"))
