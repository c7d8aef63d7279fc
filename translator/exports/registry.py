"""The exports by name and by suffix."""

from __future__ import annotations

from translator.chinese.pinyin.syllables import Style
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.errors import UsageError
from translator.exports.base import Export
from translator.exports.delimited import Csv, Tsv
from translator.exports.html_page import Html
from translator.exports.jsonl import JsonLines
from translator.exports.plain_text import PlainText
from translator.tmx.bitext import Tmx
from translator.xliff.version_1 import Xliff1
from translator.xliff.version_2 import Xliff

_EXPORTS: tuple[Export, ...] = (
    Html(),
    PlainText(),
    Tsv(),
    Csv(),
    JsonLines(),
    Tmx(),
    Xliff(),
    Xliff1(),
)


def names() -> list[str]:
    """Return the names ``--as`` takes, in the order help shows them."""
    return [export.name for export in _EXPORTS]


def by_name(
    name: str,
    *,
    raw: bool = False,
    ruby: Style | None = None,
    vocabulary: Vocabulary = NOTHING,
    says: str = "",
) -> Export:
    """Return an export.

    Args:
        name: One of ``names()``.
        raw: Tables only: leave cells that a spreadsheet would take for formulas as they are.
        ruby: Pages only: how readings over Chinese words are written; None: no readings.
        vocabulary: Words and names of the document that readings are given for.
        says: Pages only: BCP 47 tag of the language of the page's own words; empty: the target's.

    Raises:
        UsageError: there is no export of this name.
    """
    if raw and name in ("tsv", "csv"):
        return Tsv(raw=True) if name == "tsv" else Csv(raw=True)
    if name.lower() == "html":
        return Html(ruby=ruby, vocabulary=vocabulary, says=says)
    for export in _EXPORTS:
        if export.name == name.lower():
            return export
    raise UsageError("export.unknown", name=name, choices=", ".join(names()))


def by_suffix(suffix: str) -> Export | None:
    """Return the export that writes files of this suffix (with the dot), or None."""
    for export in _EXPORTS:
        if export.suffix == suffix.lower():
            return export
    return None
