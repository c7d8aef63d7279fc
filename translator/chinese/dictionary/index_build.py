"""What finds the dictionary's words by sound, by English and by their end: a database of its own.

It is made of the dictionary's database (``build``) when something is first searched for, or beside
the page that is being read: who reads does not wait for it. A change of the layout needs a new
``VERSION`` in ``dictionary``.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from translator.chinese.dictionary import english_words, pinyin_index
from translator.chinese.dictionary.database_files import insert, writing

_SCHEMA = """
CREATE TABLE ending (reversed TEXT NOT NULL, entry INTEGER NOT NULL,
                     PRIMARY KEY (reversed, entry)) WITHOUT ROWID;
CREATE TABLE sound (letters TEXT NOT NULL, entry INTEGER NOT NULL, pinyin TEXT NOT NULL,
                    PRIMARY KEY (letters, entry)) WITHOUT ROWID;
CREATE TABLE gloss (english TEXT PRIMARY KEY, entries BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE english (word TEXT PRIMARY KEY, entries BLOB NOT NULL) WITHOUT ROWID;
"""
"""An ``entry`` is the ``id`` of one in the dictionary's database."""

_BITS = 24
"""Of an entry's number; above them stands what counts against the entry."""
_NUMBER = (1 << _BITS) - 1


def build(dictionary: Path, database: Path) -> None:
    """Write the index of a dictionary's database.

    Raises:
        OSError: the dictionary cannot be read.
        OutputError: the index cannot be written.
    """
    try:
        with closing(sqlite3.connect(f"{dictionary.resolve().as_uri()}?mode=ro", uri=True)) as read:
            words = read.execute("SELECT word, entry FROM headword").fetchall()
            entries = read.execute(
                "SELECT pinyin, meanings, score FROM entry ORDER BY id"
            ).fetchall()
    except sqlite3.Error as error:
        raise OSError(f"{dictionary}: {error}") from error
    sounds = (
        (pinyin_index.key(pinyin), number, pinyin) for number, (pinyin, *_) in enumerate(entries)
    )
    with writing(database, _SCHEMA) as connection:
        insert(connection, "ending", sorted((word[::-1], number) for word, number in words))
        insert(connection, "sound", sorted(sounds))
        glosses, english = _english(entries)
        insert(connection, "gloss", glosses)
        insert(connection, "english", english)


def _english(
    entries: list[tuple[str, str, float]],
) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """Index the entries by whole glosses and by words, each with the best entries first.

    What counts against an entry besides its rarity: that the meaning is not its first, that it
    is long, that the word stands in a note. Cost and number are packed into one integer,
    because that sorts twice as fast.
    """
    whole: dict[str, list[int]] = defaultdict(list)
    words: dict[str, list[int]] = defaultdict(list)
    common = english_words.COMMON
    for number, (pinyin, meanings, score) in enumerate(entries):
        base = 64.0 - score
        name = pinyin[:1].isupper()
        for gloss in english_words.glosses(tuple(meanings.split("/")), name=name):
            cost = base + 1.5 * min(gloss.sense, 6)
            if gloss.whole:
                whole[gloss.whole].append(int(16 * (cost + gloss.verb)) << _BITS | number)
            cost += 0.8 * min(len(gloss.words), 12)
            packed = int(16 * cost) << _BITS | number
            for word in gloss.words:
                if word not in common:
                    words[word].append(packed)
            packed = int(16 * (cost + 8.0)) << _BITS | number
            for word in gloss.noted:
                if word not in common:
                    words[word].append(packed)
    return _postings(whole), _postings(words)


def _postings(index: dict[str, list[int]]) -> list[tuple[str, bytes]]:
    return [(key, _numbers(packed)) for key, packed in sorted(index.items())]


def _numbers(packed: list[int]) -> bytes:
    if len(packed) == 1:  # most of them
        return (packed[0] & _NUMBER).to_bytes(4, sys.byteorder)
    packed.sort()
    return array("I", dict.fromkeys([one & _NUMBER for one in packed])).tobytes()
