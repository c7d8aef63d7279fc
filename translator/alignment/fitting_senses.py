"""Which meanings of a word its translation takes up: those come first on the word's card.

``建立`` is *to establish*, *to set up* and *to found*; beside "a plan for establishing a library"
the first is meant. The word's partners (``align``) decide; where they are not known, a meaning
counts whose words all stand in the translation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translator.alignment import english_tokens as english
from translator.chinese.dictionary.english_words import glosses, tokens

_PARTNER = 0.5
"""Share of a rendering's words that the partners must have: half of *cell phone* is enough."""


def fitting_first(
    senses: Sequence[str], *, partners: Iterable[str], sentence: str
) -> tuple[tuple[str, ...], int]:
    """Order a word's meanings by its sentence.

    Args:
        senses: Of an entry of the dictionary, in its order.
        partners: English words the word was linked with, in any form; none: not known.
        sentence: The English of the whole sentence; empty: not known.

    Returns:
        The same meanings, those that fit first and otherwise in the dictionary's order; and how
        many of them fit.
    """
    near = _forms(word for partner in partners for word in tokens(partner))
    around = _forms(word for word in tokens(sentence) if not english.is_function(word))
    worth = [_worth(sense, near, around) for sense in senses]
    order = sorted(range(len(senses)), key=lambda number: (-worth[number], number))
    return tuple(senses[number] for number in order), sum(one > 0.0 for one in worth)


def _forms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in english.forms(word))


def _worth(sense: str, near: frozenset[str], around: frozenset[str]) -> float:
    """Say how well a meaning fits: above 1 by the partners, up to 1 by the sentence, 0 not."""
    best = 0.0
    for gloss in glosses((sense,)):
        content = [word for word in gloss.words if not english.is_function(word)]
        if near:
            share = _share(content or gloss.words, near)
            best = max(best, 1.0 + share if share >= _PARTNER else 0.0)
        if content and _share(content, around) == 1.0:
            best = max(best, 1.0)
    return best


def _share(words: Sequence[str], known: frozenset[str]) -> float:
    """Return how many of some words are known in some form, 0 to 1."""
    if not words:
        return 0.0
    return sum(not known.isdisjoint(english.forms(word)) for word in words) / len(words)
