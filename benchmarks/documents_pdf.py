"""How exactly the text of PDFs is read: edit distance a page, and time and memory for 500 pages.

    python benchmarks/documents_pdf.py [--keep FOLDER] [--pages 500] [--only NAME]
    python benchmarks/documents_pdf.py --book FILE

PDFs are printed from text of our own by whatever of Chromium, LibreOffice, XeTeX and Ghostscript
is installed, and read again. The distance counts characters that are wrong, missing, too many or
in the wrong place (difflib's blocks, which is never less than the edit distance); white space and
the signs of Markdown count for nothing. 〓 stands for characters that the file does not tell:
Ghostscript 10.00 drops them (its table of characters misses every second one of a row), and they
count as read, because a reader is told.
"""

from __future__ import annotations

import argparse
import difflib
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from printed_pdfs import PROGRAMS, Printed, by_chromium, print_all, program, web_page
from printed_text import CHINESE, TITLE

from translator import placeholders
from translator.formats import registry
from translator.types import Document

LIMIT = 0.02
"""Of a page's characters."""


def read_text(document: Document) -> tuple[str, list[int]]:
    """Return the text of a document without white space, and the page of each character."""
    text, pages = [], []
    for block in document.blocks:
        # Marks stand for signs of the text itself (a backslash before one); all count.
        whole = placeholders.MARK.sub("", block.text)
        bare = re.sub(r"\s+", "", whole)
        text.append(bare)
        pages += [int(block.attributes["part"])] * len(bare)
    return "".join(text), pages


def distances(expected: str, found: str, pages: list[int]) -> dict[int, float]:
    """Return the part of each page's characters that are wrong."""
    wrong: Counter[int] = Counter()
    matcher = difflib.SequenceMatcher(a=expected, b=found, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "replace" and b - a == d - c and set(found[c:d]) == {"〓"}:
            continue  # said to be unknown, which is not wrong
        if tag != "equal":
            page = pages[min(c, len(pages) - 1)] if pages else 1
            wrong[page] += max(b - a, d - c)
    sizes = Counter(pages)
    return {page: wrong[page] / sizes[page] for page in sorted(sizes)}


def processor_time() -> float:
    """Return the seconds that this process and those it began have used."""
    apart = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + apart.ru_utime + apart.ru_stime


def measured(one: Printed, show: bool) -> bool:
    data = one.path.read_bytes()
    started = processor_time()
    document = registry.by_path(one.path, data).read(data, name=one.path.name)
    spent = processor_time() - started
    # Cells without a letter are no blocks: they count on neither side.
    lines = [line for line in one.text.split("\n") if re.search(r"[^\W\d_]", line)]
    expected = re.sub(r"\s+", "", "".join(lines))
    found, pages = read_text(document)
    by_page = distances(expected, found, pages)
    worst = max(by_page.values(), default=1.0)
    kinds = Counter(block.kind for block in document.blocks)
    known = [line for line in one.text.split("\n") if len(line) > 40]
    whole = {re.sub(r"\s+", "", placeholders.strip(b.text)) for b in document.blocks}
    kept = sum(re.sub(r"\s+", "", line) in whole for line in known)
    print(
        f"{one.name:34}{len(by_page):6}{sum(by_page.values()) / max(1, len(by_page)):9.2%}"
        f"{worst:9.2%}{kinds['heading']:5}/{one.headings:<4}{kept:5}/{len(known):<4}"
        f"{kinds['table_cell']:6}{found.count('〓'):5}{spent * 1000 / max(1, len(by_page)):8.0f}",
        flush=True,
    )
    if show:
        print(document.skeleton)
        for skipped in document.skipped:
            print("--", skipped.kind, skipped.excerpt, skipped.reason)
    return worst <= LIMIT


def long_one(folder: Path, pages: int) -> None:
    """Print a book and read it in a fresh process, whose memory nobody else has used."""
    path = folder / "book.pdf"
    style = "h1,h2{break-before:page}p{text-indent:2em}@page{size:A5}"
    chapters = CHINESE * max(1, pages // len(CHINESE))
    by_chromium(web_page(TITLE, chapters, style, more=False, lang="zh-Hans"), path, heads=True)
    subprocess.run([sys.executable, __file__, "--book", str(path)], check=True)


def read_book(path: Path) -> None:
    """Say how long a PDF takes to be read, and the most memory that is used."""
    data = path.read_bytes()
    started = processor_time()
    document = registry.by_path(path, data).read(data, name=path.name)
    spent = processor_time() - started
    here, apart = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    count = max(int(block.attributes["part"]) for block in document.blocks)
    print(
        f"{count} pages, {len(data) / 1e6:.1f} MB: {spent:.1f} s of processor time, at most "
        f"{here:.0f} MB here and {apart:.0f} MB in the process that reads; "
        f"{len(document.blocks)} blocks"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--book", type=Path, help="only read this PDF, for time and memory")
    parser.add_argument("--keep", type=Path, help="folder the PDFs stay in")
    parser.add_argument("--pages", type=int, default=500, help="of the book; 0: none")
    parser.add_argument("--only", default="", help="PDFs whose names hold this, with their text")
    arguments = parser.parse_args()
    if arguments.book:
        read_book(arguments.book)
        return 0
    missing = [name for name in PROGRAMS if not program(name)]
    if missing:
        print(f"Not installed, and left out: {', '.join(missing)}")
    head = ("pages", "mean", "worst", "headings", "paragraphs", "cells", "〓", "ms/page")
    print(f"{'PDF':34}{head[0]:>6}{head[1]:>9}{head[2]:>9}  {'  '.join(head[3:])}")
    good = True
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for one in print_all(folder):
            if arguments.only in one.name:
                good = measured(one, bool(arguments.only)) and good
        if arguments.pages and program("chromium"):
            long_one(folder, arguments.pages)
    print("All pages are within 2 %." if good else "Some pages are further off than 2 %.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
