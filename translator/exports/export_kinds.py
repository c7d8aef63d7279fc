"""What the exports are called, and which class is which: imported when it is first written."""

from __future__ import annotations

from collections.abc import Callable

from translator.exports.base import Export

SUFFIXES = {
    "html": ".html", "docx": ".docx", "epub": ".epub", "pdf": ".pdf", "odt": ".odt", "md": ".md",
    "txt": ".txt", "tsv": ".tsv", "csv": ".csv", "jsonl": ".jsonl", "tmx": ".tmx",
    "moses": ".moses.zip", "xliff": ".xlf", "xliff1": ".xliff", "omegat": ".omegat.zip",
    "apkg": ".apkg",
}  # fmt: skip
"""Name → what the file's name ends with, in the order help shows them; as the exports themselves
say (``tests/exports``)."""
FOR_READING = ("html", "docx", "epub", "pdf", "odt")
"""What is made for reading: it says things itself, and readings stand over its words."""


def made_by(name: str) -> Callable[..., Export]:
    """Return the class of an export, which makes one without arguments too.

    Raises:
        KeyError: there is no export of this name.
    """
    match name:
        case "html":
            from translator.exports.html_page import Html

            return Html
        case "docx":
            from translator.exports.docx.docx_file import Docx

            return Docx
        case "epub":
            from translator.exports.epub.book_file import Epub

            return Epub
        case "pdf":
            from translator.exports.pdf import Pdf

            return Pdf
        case "odt":
            from translator.exports.odt.odf_file import Odt

            return Odt
        case "md":
            from translator.exports.markdown.markdown_file import MarkdownText

            return MarkdownText
        case "txt":
            from translator.exports.plain_text import PlainText

            return PlainText
        case "tsv":
            from translator.exports.delimited import Tsv

            return Tsv
        case "csv":
            from translator.exports.delimited import Csv

            return Csv
        case "jsonl":
            from translator.exports.jsonl import JsonLines

            return JsonLines
        case "tmx":
            from translator.tmx.bitext import Tmx

            return Tmx
        case "moses":
            from translator.moses.moses_bitext import Moses

            return Moses
        case "xliff":
            from translator.xliff.version_2 import Xliff

            return Xliff
        case "xliff1":
            from translator.xliff.version_1 import Xliff1

            return Xliff1
        case "omegat":
            from translator.xliff.omegat_project import OmegaTProject

            return OmegaTProject
        case "apkg":
            from translator.exports.anki.apkg_file import Apkg

            return Apkg
        case _:
            raise KeyError(name)
