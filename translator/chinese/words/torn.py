"""Words of the dictionary that are two words beside certain characters (``torn_words.tsv``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from translator.system import text_tables


class _TornWord(NamedTuple):
    """A word that is two beside certain characters."""

    before: str
    after: str
    parts: tuple[str, ...]


@cache
def torn_words() -> Mapping[str, _TornWord]:
    """Return word → beside which characters it is two words, and which (``torn_words.tsv``)."""
    rows = text_tables.rows("translator.chinese.words", "torn_words.tsv", 4)
    return {
        word: _TornWord(before=before, after=after, parts=tuple(parts.split()))
        for word, before, after, parts in rows
    }


def divided(tokens: Sequence[str], at: int) -> tuple[str, ...]:
    """Return a token as it stands, or as two words, by its neighbours."""
    torn = torn_words()[tokens[at]]
    before = tokens[at - 1][-1:] if at else ""
    after = tokens[at + 1][:1] if at + 1 < len(tokens) else ""
    beside = (before and before in torn.before) or (after and after in torn.after)
    return torn.parts if beside else (tokens[at],)
