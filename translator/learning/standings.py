"""How each word of a library stands: what a person said of it, and when it is asked for again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from translator.learning.spacing import memory_of
from translator.store import Library
from translator.store.word_cards import WordStanding
from translator.store.wordlist import ListedWord

_DAY = timedelta(days=1)


def word_standings(
    library: Library, words: Iterable[ListedWord]
) -> Mapping[tuple[str, str, str], WordStanding]:
    """Return the standing of each word, by its ``key``.

    Args:
        library: Where it stands what was said, and the cards.
        words: Of the list, or others with the id 0.
    """
    states, cards = library.word_states(), library.word_cards()
    found: dict[tuple[str, str, str], WordStanding] = {}
    for word in words:
        state = states.get(word.simplified)
        card, due = cards.get(word.id, ("", ""))
        stability, rest = memory_of(card) if card else (None, None)
        found[word.key] = WordStanding(
            state=state.value if state else "",
            due=due,
            interval=None if rest is None else round(rest / _DAY, 2),
            stability=None if stability is None else round(stability, 2),
        )
    return found
