"""A word list as a table for a spreadsheet, or as notes for Anki."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from translator.system.spreadsheets import guard
from translator.text.characters import encode

if TYPE_CHECKING:
    from translator.store.word_cards import WordStanding
    from translator.store.wordlist import ListedWord

COLUMNS = (
    "simplified", "traditional", "pinyin", "meanings", "level", "sentence", "translation",
    "document", "added",
)  # fmt: skip
STANDING = ("state", "due", "interval", "stability")
"""Columns behind those of the list, where the reader's own knowledge stands."""
NO_STANDINGS: Mapping[tuple[str, str, str], WordStanding] = MappingProxyType({})
_ANKI_HEADER = (
    "#separator:tab\n#html:false\n#notetype:Basic\n#columns:Front\tBack\tTags\n#tags column:3\n"
)
"""What tells Anki how to read the file
(https://docs.ankiweb.net/importing/text-files.html, "File headers"). Without HTML a note shows
its text as it is."""


def word_csv(
    words: Sequence[ListedWord],
    standings: Mapping[tuple[str, str, str], WordStanding] = NO_STANDINGS,
) -> bytes:
    """Return the list as CSV (RFC 4180) with a BOM, without which Excel misreads Chinese.

    Args:
        words: Of the list.
        standings: What the reader knows of words, by ``ListedWord.key``.
    """
    return b"\xef\xbb\xbf" + encode(_table(words, standings, ",", "\r\n"))


def word_tsv(
    words: Sequence[ListedWord],
    standings: Mapping[tuple[str, str, str], WordStanding] = NO_STANDINGS,
) -> bytes:
    """Return the same with tabs, for programs that read lines."""
    return encode(_table(words, standings, "\t", "\n"))


def _table(
    words: Sequence[ListedWord],
    standings: Mapping[tuple[str, str, str], WordStanding],
    delimiter: str,
    end: str,
) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end)
    writer.writerow([*COLUMNS, *STANDING])
    for word in words:
        known = standings.get(word.key)
        cells = [getattr(word, name) for name in COLUMNS]
        cells += [getattr(known, name) if known else None for name in STANDING]
        writer.writerow([guard(_line("" if cell is None else str(cell))) for cell in cells])
    return stream.getvalue()


def word_anki(
    words: Sequence[ListedWord],
    standings: Mapping[tuple[str, str, str], WordStanding] = NO_STANDINGS,
) -> bytes:
    """Return the list as a text file Anki imports: the word, the back of its note, tags.

    The back holds pinyin, meanings, the sentence and its translation, parted by `` · ``:
    without HTML a field has no lines. What the reader knows of a word is a tag: ``duizhao-known``.
    """
    stream = io.StringIO()
    stream.write(_ANKI_HEADER)
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    for word in words:
        same = word.traditional == word.simplified
        front = word.simplified if same else f"{word.simplified} / {word.traditional}"
        back = (word.pinyin, word.meanings, word.sentence, word.translation)
        known = standings.get(word.key)
        tags = "duizhao" + (f" hsk{word.level}" if word.level else "")
        tags += f" duizhao-{known.state}" if known and known.state else ""
        writer.writerow([_line(front), " · ".join(filter(None, map(_line, back))), tags])
    return encode(stream.getvalue())


def _line(text: str) -> str:
    return " ".join(text.split())
