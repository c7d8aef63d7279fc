"""The texts of the index that are like one, or hold one: grams first, then character by character.

Of a sentence's grams the rarest are asked for, so many that one of them must be left in a sentence
that is alike; how rare each is shows while its sentences are read, and none is read to the end
before the rarer ones are. Those found by most grams are compared with rapidfuzz.
"""

from __future__ import annotations

import sqlite3
from collections import Counter

from translator.store.comparable import edges, grams, items

_STEPS = (256, 2048, 16384)
"""Sentences of a gram that are read: first so many of each gram, then more of those that have
more."""
_ENOUGH = 40_000
"""Sentences, counted once for each gram, after which nothing further is read."""
_COMPARED = 1500
"""Sentences that are compared character by character, those with most grams in common."""

Text = tuple[float, bytes, str]
"""How alike it is (0 to 1), its key and its form."""


def alike(
    connection: sqlite3.Connection, form: str, *, side: int, minimum: float, limit: int
) -> list[Text]:
    """Return the texts that are most like one, the most alike first.

    How alike two are is the share of the longer one's characters that need no change
    (Levenshtein's distance, normalised).

    Args:
        connection: Of the library.
        form: As ``comparable`` returns it.
        side: ``SOURCE`` or ``TARGET`` of ``text_index``.
        minimum: At least so alike, 0 to 1.
        limit: At most so many.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    found = candidates(connection, form, minimum)
    shortest, longest = int(len(form) * minimum), int(len(form) / minimum) + 1
    rows = connection.execute(
        "SELECT key, text FROM texts WHERE id IN (SELECT value FROM json_each(?))"
        " AND side = ? AND length(text) BETWEEN ? AND ?",
        (str(found), side, shortest, longest),
    ).fetchall()
    best = process.extract(
        form,
        [text for _, text in rows],
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=minimum,
        limit=limit,
    )
    return [(score, *rows[number]) for _, score, number in best]


def candidates(connection: sqlite3.Connection, form: str, minimum: float) -> list[int]:
    """Return the numbers of texts that may be alike, at most ``_COMPARED``."""
    wanted = [*grams(form), *edges(form)]
    needed = _needed(form, minimum)
    hits: Counter[int] = Counter()
    complete = read = 0
    for step in _STEPS:
        pending = []
        for gram in wanted:
            rows = _with(connection, gram, step + 1)
            if len(rows) > step:
                pending.append(gram)
                continue
            hits.update(rows)
            complete += 1
            read += len(rows)
        wanted = pending
        if complete >= needed or read > _ENOUGH:
            break
    return [number for number, _ in hits.most_common(_COMPARED)]


def with_grams(connection: sqlite3.Connection, form: str, *, limit: int) -> list[bytes]:
    """Return the keys of texts that have all grams of some words, the newest first.

    Args:
        connection: Of the library.
        form: Of the words; none are found where it has no two items and no word.
        limit: Texts at most.
    """
    found = items(form)
    if len(found) == 1 and len(found[0]) == 1:
        return []
    wanted = grams(form)
    if not wanted:
        return []
    rows = connection.execute(
        "SELECT key FROM texts WHERE id IN (SELECT rowid FROM text_grams"
        " WHERE text_grams MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY id DESC",
        (" AND ".join(f'"{gram}"' for gram in wanted), limit),
    )
    return list(dict.fromkeys(bytes(key) for (key,) in rows))


def _needed(form: str, minimum: float) -> int:
    """Return how many grams are asked for, so that one of them must stand in what is alike.

    A changed item takes two pairs with it, and a changed word itself as well.
    """
    found = items(form)
    words = sum(len(one) > 1 for one in found)
    if words * 2 > len(found):
        return int(4 * (1 - minimum) * len(found)) + 1
    return int(2 * (1 - minimum) * len(form)) + 1


def _with(connection: sqlite3.Connection, expression: str, limit: int) -> list[int]:
    rows = connection.execute(
        "SELECT rowid FROM text_grams WHERE text_grams MATCH ? LIMIT ?", (f'"{expression}"', limit)
    )
    return [number for (number,) in rows]
