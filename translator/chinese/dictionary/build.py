"""From the text of CC-CEDICT to the database that look-ups read: made once for each file.

A change of the layout needs a new ``VERSION`` in ``dictionary``. Entries are numbered from the
likeliest to the rarest, so that whatever an index finds in the order of numbers comes in the
order a reader wants.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from translator.chinese.dictionary import english_words, pinyin_index, ranking
from translator.chinese.dictionary.cedict import lines_of, parse, read_text
from translator.errors import OutputError
from translator.system.atomic import set_apart
from translator.types import Entry

BANDS = (0.5, 0.75, 0.9, 0.97)
"""Where bands of frequency end: the share of all running words that the words down to there
make up. Half of a text is band 1; what comes after the last is band 5."""
_SCHEMA = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, line INTEGER NOT NULL, traditional TEXT NOT NULL,
                    simplified TEXT NOT NULL, pinyin TEXT NOT NULL, meanings TEXT NOT NULL);
CREATE TABLE headword (word TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES entry(id),
                       PRIMARY KEY (word, entry)) WITHOUT ROWID;
CREATE TABLE ending (reversed TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES entry(id),
                     PRIMARY KEY (reversed, entry)) WITHOUT ROWID;
CREATE TABLE sound (letters TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES entry(id),
                    pinyin TEXT NOT NULL, PRIMARY KEY (letters, entry)) WITHOUT ROWID;
CREATE TABLE gloss (english TEXT PRIMARY KEY, entries BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE english (word TEXT PRIMARY KEY, entries BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, frequency INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE reading (character TEXT PRIMARY KEY, pinyin TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""

_BITS = 24
"""Of an entry's number; above them stands what counts against the entry."""
_NUMBER = (1 << _BITS) - 1


def build(source: Path, database: Path) -> None:
    """Write the database beside its name and move it there when it is whole.

    Two processes may do it at once: each writes its own, and the last one stays.

    Raises:
        FormatError: the file is not CC-CEDICT.
        OSError: it cannot be read.
        OutputError: the database cannot be written.
    """
    entries = list(parse(lines_of(read_text(source))))
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        with (
            set_apart(database) as apart,
            closing(sqlite3.connect(apart)) as connection,
            connection,
            _uncollected(),
        ):
            _fill(connection, entries)
    except (OSError, sqlite3.Error) as error:
        raise OutputError("dictionary.unwritable", path=database, why=error) from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector away: it would walk through a million tuples for nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _fill(connection: sqlite3.Connection, entries: list[Entry]) -> None:
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    frequencies = _frequencies(entries)
    readings = ranking.readings_of(entries, frequencies)
    scores = ranking.scores(entries, frequencies, readings)
    order = sorted(range(len(entries)), key=lambda line: (-scores[line], line))
    ranked = [entries[line] for line in order]
    _insert(
        connection,
        "entry",
        (
            (number, line, one.traditional, one.simplified, one.pinyin, "/".join(one.meanings))
            for number, (line, one) in enumerate(zip(order, ranked, strict=True))
        ),
    )
    words = sorted(
        (word, number)
        for number, entry in enumerate(ranked)
        for word in {entry.traditional, entry.simplified}
    )
    _insert(connection, "headword", words)
    _insert(connection, "ending", sorted((word[::-1], number) for word, number in words))
    sounds = (
        (pinyin_index.key(one.pinyin), number, one.pinyin) for number, one in enumerate(ranked)
    )
    _insert(connection, "sound", sorted(sounds))
    glosses, english = _english(ranked, [scores[line] for line in order])
    _insert(connection, "gloss", glosses)
    _insert(connection, "english", english)
    _insert(connection, "word", sorted(frequencies.items()))
    usual = ((one, max(table, key=lambda key: table[key])) for one, table in readings.items())
    _insert(connection, "reading", sorted(usual))
    longest = max((len(word) for word, _ in words), default=0)
    _insert(connection, "fact", [("longest", longest), *_bands(entries, frequencies)])


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Insert rows of as many values as the table has columns (its name is one of ours)."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
    connection.execute(statement, first)
    connection.executemany(statement, rows)


def _frequencies(entries: list[Entry]) -> dict[str, int]:
    """Take the frequencies of jieba's word list (MIT) out of rjieba, which carries it.

    ``suggest_freq`` of a word in the list is its frequency, at most one more; where the
    list's own segmentation would cut the word, it is what keeps the word whole.
    """
    import rjieba

    jieba = rjieba.Jieba()
    result: dict[str, int] = {}
    for entry in entries:
        known = result.get(entry.simplified)
        if known is None:
            listed = jieba.has_word(entry.simplified)
            known = jieba.suggest_freq(entry.simplified) if listed else 0
            result[entry.simplified] = known
        result[entry.traditional] = max(known, result.get(entry.traditional, 0))
    return result


def _bands(entries: list[Entry], frequencies: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Yield the least frequency of a word of each band but the last."""
    simplified = {entry.simplified for entry in entries}
    counts = sorted((frequencies[word] for word in simplified), reverse=True)
    whole = sum(counts)
    covered = 0
    band = 0
    for count in counts:
        covered += count
        while band < len(BANDS) and covered >= BANDS[band] * whole > 0:
            band += 1
            yield f"band {band}", count


def _english(
    ranked: list[Entry], scores: list[float]
) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """Index the entries by whole glosses and by words, each with the best entries first.

    What counts against an entry besides its rarity: that the meaning is not its first, that it
    is long, that the word stands in a note. Cost and number are packed into one integer,
    because that sorts twice as fast.
    """
    whole: dict[str, list[int]] = defaultdict(list)
    words: dict[str, list[int]] = defaultdict(list)
    common = english_words.COMMON
    for number, entry in enumerate(ranked):
        base = 64.0 - scores[number]
        name = entry.pinyin[:1].isupper()
        for gloss in english_words.glosses(entry.meanings, name=name):
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
