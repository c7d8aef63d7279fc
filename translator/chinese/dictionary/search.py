"""Finding words of the dictionary by how they sound, by English, and by pattern.

Everything comes with the likeliest entries first: the database numbers them so.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, zip_longest

from translator.chinese.dictionary import english_words as english
from translator.chinese.dictionary import pinyin_index as sounds
from translator.chinese.dictionary.dictionary import Dictionary
from translator.lazy_regex import lazy_regex
from translator.types import Entry

LIMIT = 20
"""Entries returned unless told otherwise."""
_LONGEST_QUERY = 200
"""Characters; longer ones have no answer."""
_REREAD = 40
"""Entries found by several English words that are read again for the words in a row."""
_LAST = "\U0010ffff"
_SIGNS = str.maketrans({"＊": "*", "？": "?"})
_NOT_IN_PATTERN = lazy_regex(r"[*?]+")


def by_pinyin(dictionary: Dictionary, query: str, *, limit: int = LIMIT) -> list[Entry]:
    """Return the words that sound as somebody typed, with tones and breaks or without.

    A *u* after l or n also finds ü where nothing else is found (``lu:4`` typed ``lu4``).
    A query that ends in ``*`` finds the words that begin so.

    Args:
        dictionary: Where to look.
        query: ``zhongguo``, ``zhong1guo2``, ``zhōngguó``, ``xi'an``, ``nv3``, ``zhongg*``.
        limit: Entries at most.
    """
    if len(query) > _LONGEST_QUERY:
        return []
    stem = query.strip().translate(_SIGNS).removesuffix("*")
    sound = sounds.read(stem)
    if sound is None:
        return []
    if stem != query.strip():
        numbers = dictionary.index_rows(
            "SELECT DISTINCT entry FROM sound WHERE letters >= ? AND letters < ?"
            " ORDER BY entry LIMIT ?",
            sound.letters, sound.letters + _LAST, 20 * limit,
        )  # fmt: skip
        found = _heard(dictionary, numbers)
        return [one for one in found if sounds.fits(sound, one.pinyin)][:limit]
    result = _sounding(dictionary, sound, limit)
    if not result and (umlaut := re.sub("(?<=[ln])u", "v", sound.letters)) != sound.letters:
        result = _sounding(dictionary, replace(sound, letters=umlaut), limit)
    return result


def by_english(dictionary: Dictionary, query: str, *, limit: int = LIMIT) -> list[Entry]:
    """Return the words with an English meaning.

    First those of which it is a whole meaning (``to`` and articles do not count), then those
    with all its words in their meanings; each the more frequent, with the earlier and shorter
    meaning, first. A plural or a verb's form also finds the word it is made of.

    Args:
        dictionary: Where to look.
        query: ``cat``, ``to go swimming``, ``cities``.
        limit: Entries at most.
    """
    if len(query) > _LONGEST_QUERY:
        return []
    typed = english.tokens(query)
    words = english.without_lead(typed)
    if not words:
        return []
    numbers: dict[int, None] = {}
    forms = [[word, *english.bases(word)] for word in words]
    phrases = [" ".join(words), *(forms[0][1:] if len(words) == 1 else ())]
    _add(numbers, _in_turn([_posting(dictionary, "gloss", one, limit) for one in phrases]))
    if len(numbers) < limit:
        _add(numbers, _with_words(dictionary, words, forms, limit))
    return dictionary.entries(list(numbers)[:limit])


def is_meaning(dictionary: Dictionary, query: str) -> bool:
    """Say whether some word has just this English meaning."""
    key = " ".join(english.without_lead(english.tokens(query)))
    return next(_posting(dictionary, "gloss", key, 1), None) is not None


def by_pattern(dictionary: Dictionary, pattern: str, *, limit: int = LIMIT) -> list[Entry]:
    """Return the words of a form: ``*`` stands for any characters, ``?`` for one.

    Args:
        dictionary: Where to look.
        pattern: ``中国*``, ``*学``, ``*国*``, ``中?人``; in either script.
        limit: Entries at most.
    """
    pattern = pattern.strip().translate(_SIGNS)
    if len(pattern) > dictionary.longest_headword + 8 or not pattern.isprintable():
        return []
    fixed = _NOT_IN_PATTERN.split(pattern)
    if not any(fixed):
        return []
    glob = pattern.replace("[", "[[]")
    find, table, column, key = dictionary.rows, "headword", "word", fixed[0]
    if len(fixed[-1]) > len(fixed[0]):
        find, table, column, key = dictionary.index_rows, "ending", "reversed", fixed[-1][::-1]
        glob = pattern[::-1].replace("[", "[[]")
    # Both names are ours, never the query's.
    rows = find(
        f"SELECT DISTINCT entry FROM {table} WHERE {column} >= ? AND {column} < ?"
        f" AND {column} GLOB ? ORDER BY entry LIMIT ?",
        key, key + _LAST, glob, limit,
    )  # fmt: skip
    return dictionary.entries(number for (number,) in rows)


def _sounding(dictionary: Dictionary, sound: sounds.Sound, limit: int) -> list[Entry]:
    """Return the entries with these letters that have the tones; without tones typed: all."""
    if not (sound.toned or sound.breaks):
        numbers = dictionary.index_rows(
            "SELECT entry FROM sound WHERE letters = ? ORDER BY entry LIMIT ?", sound.letters, limit
        )
        return _heard(dictionary, numbers)
    numbers = dictionary.index_rows(
        "SELECT entry, pinyin FROM sound WHERE letters = ? ORDER BY entry",
        sound.letters,
    )
    fitting = ((number,) for number, pinyin in numbers if sounds.fits(sound, pinyin))
    return _heard(dictionary, islice(fitting, limit))


def _heard(dictionary: Dictionary, numbers: Iterable[tuple[int]]) -> list[Entry]:
    """Return the entries that have a reading: the dictionary writes xx for an unknown one."""
    found = dictionary.entries(number for (number,) in numbers)
    return [entry for entry in found if entry.pinyin]


def _with_words(
    dictionary: Dictionary, words: list[str], forms: list[list[str]], limit: int
) -> Iterable[int]:
    """Return the entries with all the words; those with the words in a row first."""
    wanted = [
        [form for form in group if form not in english.COMMON]
        for group in forms
        if group[0] not in english.COMMON
    ]
    if not wanted:
        return ()
    if len(wanted) == 1:
        return _in_turn([_posting(dictionary, "english", form, limit) for form in wanted[0]])
    lists = [
        [number for form in group for number in _posting(dictionary, "english", form, None)]
        for group in wanted
    ]
    lists.sort(key=len)
    shared = set(lists[0])
    for others in lists[1:]:
        shared.intersection_update(others)
    both = dict.fromkeys(number for number in lists[0] if number in shared)
    first = list(both)[:_REREAD]
    row = f" {' '.join(words)} "
    entries = dictionary.entries(first)
    has_row = {
        number: any(row in f" {' '.join(english.tokens(one))} " for one in entry.meanings)
        for number, entry in zip(first, entries, strict=True)
    }
    return [*sorted(first, key=lambda number: not has_row[number]), *list(both)[_REREAD:]]


def _posting(dictionary: Dictionary, table: str, key: str, limit: int | None) -> Iterator[int]:
    """Yield the numbers of the entries an index has for a key, the best first."""
    column = {"gloss": "english", "english": "word"}[table]
    size = array("I").itemsize * (limit or 1 << 24)
    rows = dictionary.index_rows(
        f"SELECT substr(entries, 1, ?) FROM {table} WHERE {column} = ?", size, key
    )
    return iter(array("I", rows[0][0])) if rows else iter(())


def _in_turn(lists: list[Iterator[int]]) -> Iterator[int]:
    """Yield the first of each, then the second of each, and so on."""
    for group in zip_longest(*lists):
        yield from (number for number in group if number is not None)


def _add(numbers: dict[int, None], more: Iterable[int]) -> None:
    numbers.update(dict.fromkeys(more))
