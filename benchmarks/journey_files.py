"""Articles of our own (CC0) for the walks: short files of ten formats, and one that is longer.

``data/journeys.tsv`` has a sentence a row, with its translation: ``h`` a title, ``s`` the heading
of a section, ``p`` the first sentence of a paragraph, ``+`` another one of it. Some translations
lack a number or a term on purpose: a check has to find them.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("data") / "journeys.tsv"
LONG = "茶馆.md"
"""The article that is longer; the others come together."""
Part = tuple[str, str]
"""``h``, ``s`` or ``p``, and the words of a paragraph."""


@cache
def rows() -> tuple[tuple[str, str, str, str], ...]:
    """Return the table: file, kind, source, target."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple((one["file"], one["kind"], one["source"], one["target"]) for one in lines)


def pairs() -> dict[str, str]:
    """Return every source with its translation."""
    return {source: target for _, _, source, target in rows()}


def parts(name: str, *, target: bool = False) -> list[Part]:
    """Return the paragraphs of a file, or of its translation."""
    found: list[Part] = []
    for file, kind, *sides in rows():
        if file != name:
            continue
        text = sides[target]
        if kind == "+":
            before = found.pop()
            found.append((before[0], before[1] + (" " if target else "") + text))
        else:
            found.append((kind, text))
    return found


def twelve() -> dict[str, bytes]:
    """Return the files that come together, by name."""
    names = dict.fromkeys(file for file, *_ in rows() if file != LONG)
    return {name: _WRITERS[Path(name).suffix](parts(name)) for name in names}


def long_article() -> tuple[bytes, bytes]:
    """Return the longer article and its translation, as Markdown."""
    return markdown(parts(LONG)), markdown(parts(LONG, target=True))


def markdown(text: Sequence[Part]) -> bytes:
    marks = {"h": "# ", "s": "## ", "p": ""}
    return "\n\n".join(marks[kind] + words for kind, words in text).encode() + b"\n"


def _plain(text: Sequence[Part]) -> bytes:
    return "\n\n".join(words for _, words in text).encode() + b"\n"


def _html(text: Sequence[Part]) -> bytes:
    tags = {"h": "h1", "s": "h2", "p": "p"}
    body = "".join(f"<{tags[kind]}>{words}</{tags[kind]}>" for kind, words in text)
    page = f'<!doctype html><html lang="zh"><title>{text[0][1]}</title><body>{body}</body></html>'
    return page.encode()


def _time(second: int, point: str) -> str:
    return f"00:00:{second:02d}{point}000"


def _cues(text: Sequence[Part], point: str) -> str:
    return "\n".join(
        f"{number}\n{_time(3 * number, point)} --> {_time(3 * number + 2, point)}\n{words}\n"
        for number, (_, words) in enumerate(text, start=1)
    )


def _srt(text: Sequence[Part]) -> bytes:
    return _cues(text, ",").encode()


def _vtt(text: Sequence[Part]) -> bytes:
    return f"WEBVTT\n\n{_cues(text, '.')}".encode()


def _ass(text: Sequence[Part]) -> bytes:
    lines = "".join(
        f"Dialogue: 0,0:00:{3 * number:02d}.00,0:00:{3 * number + 2:02d}.00,"
        f"Default,,0,0,0,,{words}\n"
        for number, (_, words) in enumerate(text, start=1)
    )
    head = "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Name, "
    return f"{head}MarginL, MarginR, MarginV, Effect, Text\n{lines}".encode()


def _zipped(*members: tuple[str, str]) -> bytes:
    """Return a package; a member ``mimetype`` is stored, as EPUB and ODF ask for it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name, content, how)
    return buffer.getvalue()


_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_OFFICE = "http://schemas.openxmlformats.org"
_RELATED = f"{_OFFICE}/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _docx(text: Sequence[Part]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for _, words in text)
    types = (
        f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}"/></Types>'
    )
    related = (
        f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    document = (
        f'{_XML}<w:document xmlns:w="{_OFFICE}/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return _zipped(
        ("[Content_Types].xml", types), ("_rels/.rels", related), ("word/document.xml", document)
    )


_ODT = "application/vnd.oasis.opendocument.text"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def _odt(text: Sequence[Part]) -> bytes:
    body = "".join(
        f'<text:h text:outline-level="1">{words}</text:h>' if kind == "h"
        else f"<text:p>{words}</text:p>"
        for kind, words in text
    )  # fmt: skip
    content = (
        f'{_XML}<office:document-content xmlns:office="{_ODF}:office:1.0" '
        f'xmlns:text="{_ODF}:text:1.0" office:version="1.3"><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'{_XML}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODT}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return _zipped(
        ("mimetype", _ODT), ("content.xml", content), ("META-INF/manifest.xml", manifest)
    )


def _epub(text: Sequence[Part]) -> bytes:
    title = text[0][1]
    body = "".join(f"<h1>{w}</h1>" if kind == "h" else f"<p>{w}</p>" for kind, w in text)
    page = '{}<html xmlns="http://www.w3.org/1999/xhtml"{}><head><title>{}</title></head>{}</html>'
    container = (
        f'{_XML}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="book.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    book = (
        f'{_XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="i">journeys</dc:identifier><dc:title>{title}</dc:title>'
        "<dc:language>zh</dc:language>"
        '<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata><manifest>'
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
        '</manifest><spine><itemref idref="one"/></spine></package>'
    )
    nav = (
        '<body><nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>'
        f'<li><a href="one.xhtml">{title}</a></li></ol></nav></body>'
    )
    return _zipped(
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("book.opf", book),
        ("nav.xhtml", page.format(_XML, "", title, nav)),
        ("one.xhtml", page.format(_XML, ' lang="zh"', title, f"<body>{body}</body>")),
    )


_WRITERS: dict[str, Callable[[Sequence[Part]], bytes]] = {
    ".md": markdown,
    ".txt": _plain,
    ".html": _html,
    ".docx": _docx,
    ".odt": _odt,
    ".epub": _epub,
    ".srt": _srt,
    ".vtt": _vtt,
    ".ass": _ass,
}
