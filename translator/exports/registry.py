"""The exports by name and by suffix."""

from __future__ import annotations

from translator.chinese.pinyin.syllables import Style
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.errors import UsageError
from translator.exports.anki.apkg_file import Apkg
from translator.exports.base import Export
from translator.exports.delimited import Csv, Tsv
from translator.exports.docx.docx_file import Docx
from translator.exports.epub.book_file import Epub
from translator.exports.html_page import Html
from translator.exports.jsonl import JsonLines
from translator.exports.markdown.markdown_file import MarkdownText
from translator.exports.odt.odf_file import Odt
from translator.exports.pdf import Pdf
from translator.exports.plain_text import PlainText
from translator.moses.moses_bitext import Moses
from translator.tmx.bitext import Tmx
from translator.types import Layout
from translator.xliff.omegat_project import OmegaTProject
from translator.xliff.version_1 import Xliff1
from translator.xliff.version_2 import Xliff

_READ: dict[str, type[Html | Docx | Odt | Epub | Pdf]] = {
    "html": Html, "docx": Docx, "epub": Epub, "pdf": Pdf, "odt": Odt,
}  # fmt: skip
"""What is made for reading: it says things itself, and readings stand over its words."""
_EXPORTS: tuple[Export, ...] = (
    *(made() for made in _READ.values()), MarkdownText(), PlainText(),
    Tsv(), Csv(), JsonLines(), Tmx(), Moses(), Xliff(), Xliff1(), OmegaTProject(), Apkg(),
)  # fmt: skip
_FACING = ("html", "pdf")
"""What has columns that face each other where nobody asks for another layout."""


def names() -> list[str]:
    """Return the names ``--as`` takes, in the order help shows them."""
    return [export.name for export in _EXPORTS]


def with_readings() -> list[str]:
    """Return the names of the exports that have readings over words."""
    return list(_READ)


def usual_layout(name: str) -> Layout:
    """Return the layout of an export, or of a document's own format, if none was asked for."""
    return Layout.SIDE_BY_SIDE if name.lower() in _FACING else Layout.BILINGUAL


def by_name(
    name: str,
    *,
    raw: bool = False,
    ruby: Style | None = None,
    vocabulary: Vocabulary = NOTHING,
    says: str = "",
    cards_from: int = 0,
) -> Export:
    """Return an export.

    Args:
        name: One of ``names()``.
        raw: Tables only: leave cells that a spreadsheet would take for formulas as they are.
        ruby: How readings over Chinese words are written, in what is made for reading; None: no
            readings.
        vocabulary: Words and names of the document that readings are given for.
        says: BCP 47 tag of the language of a page's own words; empty: the target's.
        cards_from: Cards only: HSK level from which on words have one; 1: all words; 0: all but
            the commonest.

    Raises:
        UsageError: there is no export of this name.
    """
    if cards_from and name.lower() == "apkg":
        return Apkg(least=cards_from)
    if raw and name in ("tsv", "csv"):
        return Tsv(raw=True) if name == "tsv" else Csv(raw=True)
    if made := _READ.get(name.lower()):
        return made(ruby=ruby, vocabulary=vocabulary, says=says)
    if name.lower() == "md":
        return MarkdownText(says=says)
    for export in _EXPORTS:
        if export.name == name.lower():
            return export
    raise UsageError("export.unknown", name=name, choices=", ".join(names()))


def by_suffix(suffix: str) -> Export | None:
    """Return the export that writes files of this suffix (with the dot), or None.

    Of a suffix of two parts (``.moses.zip``) the last one is enough.
    """
    for export in _EXPORTS:
        if suffix and export.suffix.endswith(suffix.lower()):
            return export
    return None
