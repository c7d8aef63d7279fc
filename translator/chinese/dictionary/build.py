"""From the text of CC-CEDICT to the database that look-ups read: made once for each file.

A change of the layout needs a new ``VERSION`` in ``dictionary``. Entries are numbered from the
likeliest to the rarest, so that whatever an index finds in the order of numbers comes in the
order a reader wants. Words are found by themselves here, which is what reading needs; what finds
them by sound, by English or by their end takes as long again and is made after it
(``index_build``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from translator.chinese.dictionary import ranking
from translator.chinese.dictionary.cedict import lines_of, parse, read_text
from translator.chinese.dictionary.database_files import insert, writing
from translator.types import Entry

BANDS = (0.5, 0.75, 0.9, 0.97)
"""Where bands of frequency end: the share of all running words that the words down to there
make up. Half of a text is band 1; what comes after the last is band 5."""
_SCHEMA = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, line INTEGER NOT NULL, traditional TEXT NOT NULL,
                    simplified TEXT NOT NULL, pinyin TEXT NOT NULL, meanings TEXT NOT NULL,
                    score REAL NOT NULL);
CREATE TABLE headword (word TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES entry(id),
                       PRIMARY KEY (word, entry)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, frequency INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE reading (character TEXT PRIMARY KEY, pinyin TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""


def build(source: Path, database: Path) -> None:
    """Write the database beside its name and move it there when it is whole.

    Two processes may do it at once: each writes its own, and the last one stays.

    Raises:
        FormatError: the file is not CC-CEDICT.
        OSError: it cannot be read.
        OutputError: the database cannot be written.
    """
    entries = list(parse(lines_of(read_text(source))))
    with writing(database, _SCHEMA) as connection:
        _fill(connection, entries)


def _fill(connection: sqlite3.Connection, entries: list[Entry]) -> None:
    frequencies = _frequencies(entries)
    readings = ranking.readings_of(entries, frequencies)
    scores = ranking.scores(entries, frequencies, readings)
    order = sorted(range(len(entries)), key=lambda line: (-scores[line], line))
    ranked = [entries[line] for line in order]
    meanings = ("/".join(one.meanings) for one in ranked)
    insert(
        connection,
        "entry",
        (
            (number, line, one.traditional, one.simplified, one.pinyin, meaning, scores[line])
            for number, (line, one, meaning) in enumerate(zip(order, ranked, meanings, strict=True))
        ),
    )
    words = sorted(
        (word, number)
        for number, entry in enumerate(ranked)
        for word in {entry.traditional, entry.simplified}
    )
    insert(connection, "headword", words)
    insert(connection, "word", sorted(frequencies.items()))
    usual = ((one, max(table, key=lambda key: table[key])) for one, table in readings.items())
    insert(connection, "reading", sorted(usual))
    longest = max((len(word) for word, _ in words), default=0)
    insert(connection, "fact", [("longest", longest), *_bands(entries, frequencies)])


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
