"""A document of each kind that ``killed_writers.py`` translates, with work for several calls."""

from __future__ import annotations

from pathlib import Path

from tests.formats.docx import word_files
from tests.formats.epub import small_books
from tests.formats.odt import writer_files
from tests.formats.pdf import handmade_pdf

LAID_OUT = ("docx", "odt", "epub")
"""Kinds that an article can be laid out as without another program."""
KINDS = (*LAID_OUT, "srt", "pdf")
SENTENCES = tuple(f"第{number}家店今天开门。" for number in range(1, 13))


def write(folder: Path) -> None:
    """Write ``document`` with the suffix of each kind into a folder, and the article."""
    cues = (
        f"{at}\n00:00:{at:02},000 --> 00:00:{at:02},900\n{sentence}\n\n"
        for at, sentence in enumerate(SENTENCES, 1)
    )
    texts = "".join(word_files.paragraph(sentence) for sentence in SENTENCES)
    page = handmade_pdf.lines(60, 60, SENTENCES, pitch=30)
    article = "# 街上\n\n" + "\n\n".join(SENTENCES) + "\n"
    for kind, data in {
        "docx": word_files.package(texts),
        "odt": writer_files.package("".join(map(writer_files.p, SENTENCES))),
        "epub": small_books.book(),
        "srt": "".join(cues).encode(),
        "pdf": handmade_pdf.pdf([page]),
        "md": article.encode(),
    }.items():
        (folder / f"document.{kind}").write_bytes(data)
