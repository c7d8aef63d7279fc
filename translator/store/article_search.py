"""Articles found by what they say, with the first sentence that says it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from translator import placeholders
from translator.chinese.scripts.converter import convert
from translator.store.comparable import hits
from translator.store.database import Database
from translator.store.stored_documents import escape_like

_BEFORE, _LONGEST = 24, 160
"""Characters of a passage before the words that were looked for, and in all: a line of a list."""
_WORD = 12
"""Letters of a word at most that is left out rather than cut."""

_PAIRS = """
    WITH standing AS (
        SELECT key, target FROM corrections
        WHERE id IN (SELECT max(id) FROM corrections WHERE reverted IS NULL GROUP BY key))
    SELECT job_id, min(block_id * 4294967296 + start), block_id, start, source,
           ifnull(standing.target, pairs.target), count(*)
    FROM pairs LEFT JOIN standing ON standing.key = pairs.key
    WHERE {holds} GROUP BY job_id
"""
"""With ``min``, SQLite takes the other columns from the row that has it: the first sentence."""
_TEXTS = """
    SELECT id, substr(text, max(1, instr(lower(text), :word) - :before), :longest)
    FROM documents WHERE instr(lower(text), :word)
"""

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """What stands around some words in an article."""

    text: str
    """Without marks, on one line; cut to a line's length."""
    spans: tuple[Span, ...]
    """Where in it the words stand: offsets, half open."""
    is_target: bool = False
    """Whether it is of the translation."""
    at: tuple[int, int] | None = None
    """Block id and start of its segment; None: the sentence has no translation yet."""
    sentences: int = 1
    """How many sentences of the translation have the words, on either side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleHits:
    """Where some words were found."""

    named: frozenset[int] = frozenset()
    """Ids of the documents that have them in their names."""
    jobs: dict[int, Passage] = field(default_factory=dict)
    """By a job's id: the first sentence with them."""
    documents: dict[int, Passage] = field(default_factory=dict)
    """By a document's id: the line with them, for sentences that have no translation yet."""


class ArticleSearch:
    """The part of ``Library`` that finds articles by words."""

    database: Database

    def search_articles(self, words: str) -> ArticleHits:
        """Find articles by words of their names, texts and translations, in either script.

        A person's correction counts instead of what it corrects. Three queries, however many
        articles there are.

        Args:
            words: As a person typed them; empty: nothing is found.
        """
        if not (wanted := words.strip()):
            return ArticleHits()
        ways = _ways(wanted)
        patterns = {f"p{number}": f"%{escape_like(way)}%" for number, way in enumerate(ways)}
        with self.database.read() as connection:
            named = connection.execute(
                f"SELECT id FROM documents WHERE {_holds(['name'], patterns)}", patterns
            ).fetchall()
            columns = ["source", "ifnull(standing.target, pairs.target)"]
            rows = connection.execute(
                _PAIRS.format(holds=_holds(columns, patterns)), patterns
            ).fetchall()
            texts = _texts(connection, ways)
        return ArticleHits(
            named=frozenset(int(row[0]) for row in named),
            jobs={int(row[0]): _of_pair(row, wanted) for row in rows},
            documents={number: _passage(_line(text, ways), wanted) for number, text in texts},
        )


def _ways(words: str) -> list[str]:
    """Return the ways to write some words: as they were typed, and in both scripts."""
    if words.isascii():
        return [words]
    return list(dict.fromkeys([words, *(convert(words, to) for to in ("zh-Hans", "zh-Hant"))]))


def _holds(columns: list[str], patterns: dict[str, str]) -> str:
    return " OR ".join(
        f"{column} LIKE :{name} ESCAPE '\\'" for column in columns for name in patterns
    )


def _texts(connection: sqlite3.Connection, ways: list[str]) -> list[tuple[int, str]]:
    """Return the documents whose text has the words, with what stands around them."""
    found: dict[int, str] = {}
    for way in ways:
        said = {"word": _lowered(way), "before": _BEFORE, "longest": _LONGEST}
        for number, text in connection.execute(_TEXTS, said):
            found.setdefault(int(number), str(text))
    return list(found.items())


def _lowered(text: str) -> str:
    """Return a text as SQLite's ``lower`` writes it: ASCII letters alone."""
    return "".join(one.lower() if one.isascii() else one for one in text)


def _line(text: str, ways: list[str]) -> str:
    """Return the line of a text that has the words; words that go on over lines: all of it."""
    lowered = [_lowered(way) for way in ways]
    lines = [one for one in text.split("\n") if any(way in _lowered(one) for way in lowered)]
    return lines[0] if lines else " ".join(text.split("\n"))


def _of_pair(row: tuple[object, ...], words: str) -> Passage:
    block, start, source, target, number = row[2:]
    said = placeholders.strip(str(source))
    is_target = not hits(said, words)
    return _passage(
        placeholders.strip(str(target)) if is_target else said,
        words,
        is_target=is_target,
        at=(int(str(block)), int(str(start))),
        sentences=int(str(number)),
    )


def _passage(
    text: str,
    words: str,
    *,
    is_target: bool = False,
    at: tuple[int, int] | None = None,
    sentences: int = 1,
) -> Passage:
    """Cut a text to a line's length with the words in it, and say where they stand."""
    line = " ".join(text.split())
    first = next(iter(hits(line, words)), (0, 0))[0]
    begin = max(0, first - _BEFORE)
    if begin and (space := line.find(" ", begin, min(begin + _WORD, first))) >= 0:
        begin = space + 1  # no word of letters is cut in two
    cut = ("…" if begin else "") + line[begin : begin + _LONGEST]
    return Passage(
        text=cut + ("…" if begin + _LONGEST < len(line) else ""),
        spans=hits(cut, words),
        is_target=is_target,
        at=at,
        sentences=sentences,
    )
