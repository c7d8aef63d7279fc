"""Memory of books and office documents: its peak by size, up to what is still read.

    python benchmarks/package_memory.py [--only WORD]... [--sizes 1000,10000,100000] [--read]

Each document is written for it and translated by the echo engine through the command line, library
on disk, in a process of its own: read, translated, written with both languages. Prints the peak of
its resident memory in MB (``ru_maxrss``), what it is beyond a document of one paragraph, and that
per paragraph. ``short`` has paragraphs of a few characters, ``long`` of twelve sentences, ``page``
(of a book) all of them on one page. A size that is refused is one beyond a limit, and ends its row.
``--read`` stops after reading. Exit code 1: a document that is read takes more than 500 MB.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

MOST = 500
"""Megabytes that no document may take."""
CHAPTER = 500
"""Paragraphs of a page of a book."""
SENTENCES = (
    "今天早上我去市场买菜，顺便给邻居带了两斤{}号摊子的豆腐。",
    "天气转凉以后，公园里第{}棵银杏的叶子开始黄了。",
    "他把第{}封信又读了一遍，才慢慢折好放回抽屉里。",
)
ODF = "urn:oasis:names:tc:opendocument:xmlns"
OPEN_XML = "http://schemas.openxmlformats.org"
Paragraph = Callable[[int], str]


def short(number: int) -> str:
    return f"早市{number}"


def long(number: int) -> str:
    return "".join(SENTENCES[at % 3].format(12 * number + at) for at in range(12))


def docx(size: int, paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{OPEN_XML}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{types}"/></Types>',
    )
    yield (
        "_rels/.rels",
        f'<Relationships xmlns="{OPEN_XML}/package/2006/relationships"><Relationship Id="a" '
        f'Type="{OPEN_XML}/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
    )
    texts = (f"<w:p><w:r><w:t>{paragraph(at)}</w:t></w:r></w:p>" for at in range(size))
    yield (
        "word/document.xml",
        f'<w:document xmlns:w="{OPEN_XML}/wordprocessingml/2006/main"><w:body>'
        f"{''.join(texts)}</w:body></w:document>",
    )


def odt(size: int, paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    yield "mimetype", "application/vnd.oasis.opendocument.text"
    texts = (f"<text:p>{paragraph(at)}</text:p>" for at in range(size))
    yield (
        "content.xml",
        f'<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0">'
        f"<office:body><office:text>{''.join(texts)}</office:text></office:body>"
        "</office:document-content>",
    )


def epub(size: int, paragraph: Paragraph, chapter: int = CHAPTER) -> Iterator[tuple[str, str]]:
    yield "mimetype", "application/epub+zip"
    yield (
        "META-INF/container.xml",
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        '<rootfiles><rootfile full-path="a.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>",
    )
    pages = range(0, size, chapter)
    items = (f'<item id="p{at}" href="{at}.xhtml" media-type="application/xhtml+xml"/>'
             for at in pages)  # fmt: skip
    spine = (f'<itemref idref="p{at}"/>' for at in pages)
    yield (
        "a.opf",
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>早市</dc:title></metadata>'
        f"<manifest>{''.join(items)}</manifest><spine>{''.join(spine)}</spine></package>",
    )
    for begin in pages:
        texts = (f"<p>{paragraph(at)}</p>" for at in range(begin, min(begin + chapter, size)))
        yield (
            f"{begin}.xhtml",
            '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>章</title></head>'
            f"<body>{''.join(texts)}</body></html>",
        )


def page(size: int, paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    return epub(size, paragraph, chapter=size)


CASES = {
    "docx short": (docx, short), "docx long": (docx, long),
    "odt short": (odt, short), "odt long": (odt, long),
    "epub short": (epub, short), "epub long": (epub, long), "epub page short": (page, short),
}  # fmt: skip


def write(case: str, size: int, folder: Path) -> Path:
    """Write the document of a case; return where."""
    make, paragraph = CASES[case]
    path = folder / f"document.{case.split()[0]}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in make(size, paragraph):
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, text, packed)
    return path


def peak(path: Path, *, read: bool) -> float | None:
    """Return the megabytes a process takes at most for a document; None: it is refused."""
    words = [sys.executable, __file__, "--child", path, *(["--read"] if read else [])]
    done = subprocess.run(words, stdout=subprocess.PIPE, check=False, env={
        **os.environ, "DUIZHAO_HOME": str(path.parent / "home")
    })  # fmt: skip
    return float(done.stdout) if done.returncode == 0 else None


def child(path: Path, *, read: bool) -> int:
    """Do it, and print the peak of this process."""
    if read:
        from translator.application import read_file

        read_file(path)
        code = 0
    else:
        from translator.cli.main import main as run

        out = path.with_name(f"result{path.suffix}")
        code = run(["translate", str(path), "--model", "echo", "-q", "-o", str(out)])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--sizes", default="1000,10000,20000,50000,100000,200000")
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.child:
        return child(given.child, read=given.read)
    over = 0
    for case in CASES:
        if given.only and not any(word in case for word in given.only):
            continue
        base = measured(case, 1, read=given.read) or 0.0
        for size in map(int, given.sizes.split(",")):
            found = measured(case, size, read=given.read)
            if found is None:
                print(f"{case:16}{size:9,} refused", flush=True)
                break
            more = found - base
            each = more * 1024 / size
            print(f"{case:16}{size:9,} {found:6.0f} MB {more:+6.0f} {each:6.2f} KB", flush=True)
            over += found > MOST
    return int(over > 0)


def measured(case: str, size: int, *, read: bool) -> float | None:
    with tempfile.TemporaryDirectory() as folder:
        return peak(write(case, size, Path(folder)), read=read)


if __name__ == "__main__":
    sys.exit(main())
