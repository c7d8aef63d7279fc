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
    from translator.store.wordlist import ListedWord

COLUMNS = (
    "simplified", "traditional", "pinyin", "meanings", "level", "sentence", "translation",
    "document", "added",
)  # fmt: skip
NO_STATES: Mapping[str, str] = MappingProxyType({})
_ANKI_HEADER = (
    "#separator:tab\n#html:false\n#notetype:Basic\n#columns:Front\tBack\tTags\n#tags column:3\n"
)
"""What tells Anki how to read the file
(https://docs.ankiweb.net/importing/text-files.html, "File headers"). Without HTML a note shows
its text as it is."""


def word_csv(words: Sequence[ListedWord], states: Mapping[str, str] = NO_STATES) -> bytes:
    """Return the list as CSV (RFC 4180) with a BOM, without which Excel misreads Chinese.

    Args:
        words: Of the list.
        states: What a person said of words, Simplified; a word of which nothing was said has none.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([*COLUMNS, "state"])
    for word in words:
        cells = [*(getattr(word, name) for name in COLUMNS), states.get(word.simplified)]
        writer.writerow([guard(_line("" if cell is None else str(cell))) for cell in cells])
    return b"\xef\xbb\xbf" + encode(stream.getvalue())


def word_anki(words: Sequence[ListedWord]) -> bytes:
    """Return the list as a text file Anki imports: the word, the back of its note, tags.

    The back holds pinyin, meanings, the sentence and its translation, parted by `` · ``:
    without HTML a field has no lines.
    """
    stream = io.StringIO()
    stream.write(_ANKI_HEADER)
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    for word in words:
        same = word.traditional == word.simplified
        front = word.simplified if same else f"{word.simplified} / {word.traditional}"
        back = (word.pinyin, word.meanings, word.sentence, word.translation)
        tags = "duizhao" + (f" hsk{word.level}" if word.level else "")
        writer.writerow([_line(front), " · ".join(filter(None, map(_line, back))), tags])
    return encode(stream.getvalue())


def _line(text: str) -> str:
    return " ".join(text.split())
