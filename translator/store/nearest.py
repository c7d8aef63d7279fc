"""The texts of the index that are like one, or hold one: grams first, then character by character.

A sentence that is alike may lack some grams of the one that is asked for, but only so many: when
one more than these were read, it was found. Rare grams are read first; how rare one is shows
while its sentences are read. What was found by too few of them cannot be alike, and those found
by most are compared with rapidfuzz.
"""

from __future__ import annotations

import sqlite3
from collections import Counter

from translator.store.comparable import edges, grams, items

_STEPS = (256, 2048, 8192)
"""Sentences of a gram that are read: first so many of each gram, then more of those that have
more."""
_ENOUGH = 16_000
"""Sentences, counted once for each gram, after which nothing further is read."""
_COMPARED = 1000
"""Sentences that are compared character by character, those with most grams in common."""
_COMPARED_SHORT = 2000
"""The same for short ones, of which many have as many grams in common."""

_OF_A_GRAM = 1024
"""Sentences of a gram that are read where any that share some are looked for."""

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
    """Return the numbers of texts that may be alike."""
    wanted = [*grams(form), *edges(form)]
    spoilt = _spoilt(form, minimum)
    hits: Counter[int] = Counter()
    complete = read = 0
    for step in _STEPS:
        pending = []
        for gram in wanted:
            if step > _STEPS[0] and (complete > spoilt or read > _ENOUGH):
                break
            rows = _with(connection, gram, step + 1)
            read += len(rows)
            if len(rows) > step:
                pending.append(gram)
                continue
            hits.update(rows)
            complete += 1
        wanted = pending
        if complete > spoilt or read > _ENOUGH:
            break
    least = 1 if _of_words(form) else complete - spoilt
    most = _COMPARED_SHORT if edges(form) else _COMPARED
    return [number for number, times in hits.most_common(most) if times >= least]


def sharing(connection: sqlite3.Connection, form: str, *, side: int, least: float) -> list[Text]:
    """Return the texts that share most grams with one, those that share most first.

    Unlike those that are ``alike`` they may be much longer or shorter. Of a gram that very many
    have only the first ones are read: it says little.

    Args:
        connection: Of the library.
        form: As ``comparable`` returns it.
        side: ``SOURCE`` or ``TARGET`` of ``text_index``.
        least: Share of its grams that are in the other, too, 0 to 1.

    Returns:
        For each the share, its key and its form.
    """
    wanted = grams(form)
    hits = Counter(number for gram in wanted for number in _with(connection, gram, _OF_A_GRAM))
    found = [
        number for number, times in hits.most_common(_COMPARED) if times >= least * len(wanted)
    ]
    rows = connection.execute(
        "SELECT key, text FROM texts WHERE id IN (SELECT value FROM json_each(?)) AND side = ?",
        (str(found), side),
    ).fetchall()
    scored = [(len(set(wanted) & set(grams(text))) / len(wanted), key, text) for key, text in rows]
    return sorted((one for one in scored if one[0] >= least), key=lambda one: -one[0])


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


def _of_words(form: str) -> bool:
    """Say whether a sentence is of letters rather than of Chinese characters."""
    found = items(form)
    return 2 * sum(len(one) > 1 for one in found) > len(found)


def _spoilt(form: str, minimum: float) -> int:
    """Return how many grams of a sentence one that is alike may lack.

    A changed character takes two pairs with it, a changed word two pairs and itself. How many
    words so many changed characters are is not certain: about four a word, unless letters are
    misspelt. What a sentence begins and ends with is a gram of short ones alone.
    """
    changed = (1 - minimum) * len(form)
    pairs = 0.8 * changed + 2 if _of_words(form) else 2 * changed
    return int(pairs + 1e-9) + len(edges(form))


def _with(connection: sqlite3.Connection, expression: str, limit: int) -> list[int]:
    rows = connection.execute(
        "SELECT rowid FROM text_grams WHERE text_grams MATCH ? LIMIT ?", (f'"{expression}"', limit)
    )
    return [number for (number,) in rows]
