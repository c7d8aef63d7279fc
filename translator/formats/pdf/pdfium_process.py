"""What runs apart: PDFium reads the file, and each page is handed over when it is done.

PDFium is written in C++ and reads what strangers made. Here it can be ended when it takes too
long, has only so much memory, and takes nothing with it when it falls.
"""

from __future__ import annotations

import json
import sys

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from translator.formats.pdf.laid_page import LaidPage
from translator.formats.pdf.page_reading import read_page
from translator.formats.pdf.rows import stretches

MEMORY = 600_000_000
"""Bytes this process may take, beside three times the file."""


def serve(most_pages: int) -> None:
    """Read a PDF from standard input; write a line of JSON for the file and for each page.

    Args:
        most_pages: Of a file with more, only the number is written.
    """
    data = sys.stdin.buffer.read()
    limit_memory(MEMORY + 3 * len(data))
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        say(json.dumps({"fault": "locked" if locked else "broken"}))
        return
    title = document.get_metadata_value("Title")
    say(json.dumps({"pages": len(document), "title": title}))
    if len(document) > most_pages:
        return
    for index in range(len(document)):
        say(_page(document, index))


def _page(document: pdfium.PdfDocument, index: int) -> str:
    try:
        page = read_page(document, index)
    except pdfium.PdfiumError:
        return json.dumps({"fault": "broken"})
    characters = () if page.unreadable else page.characters
    return LaidPage(
        number=page.number,
        height=page.height,
        stretches=tuple(stretches(characters, page.ruled)),
        ruled=page.ruled,
        pictures=page.pictures,
        covered=page.covered,
        slanted=page.slanted,
        unknown=page.unknown,
        unreadable=page.unreadable,
        crowded=page.crowded,
    ).line()


def say(line: str) -> None:
    """Write a line to who began this process."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def limit_memory(most: int) -> None:
    """Let this process take no more memory than that, where the system knows how."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
