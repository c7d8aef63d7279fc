"""The formats: what each is called and told by. What reads one is imported when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from translator.formats.base import Format, PackageFormat


@dataclass(frozen=True, kw_only=True, slots=True)
class TextFormat:
    """A format of text files."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case, with the dot, as the format itself has them (``tests/formats``)."""
    recognises: Callable[[str], bool]
    """As ``Format.recognises``, without what reads the rest."""
    format: Callable[[], Format]
    """Returns it; always the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileFormat:
    """A format of files that are no text."""

    name: str
    suffixes: tuple[str, ...]
    holds: bytes
    """Stands somewhere in every file of it: what has it not need not be looked at."""
    format: Callable[[], PackageFormat]

    def opens(self, data: bytes) -> bool:
        """Say whether a file is of this format; see ``PackageFormat.opens``."""
        return self.holds in data and self.format().opens(data)


@cache
def _markdown() -> Format:
    from translator.formats.markdown.format import Markdown

    return Markdown()


@cache
def _plain() -> Format:
    from translator.formats.plain import Plain

    return Plain()


@cache
def _html() -> Format:
    from translator.formats.html.format import Html

    return Html()


@cache
def _subtitles(name: str) -> Format:
    from translator.formats.subtitles.format import KINDS

    return next(kind for kind in KINDS if kind.name == name)


@cache
def _docx() -> PackageFormat:
    from translator.formats.docx.format import Docx

    return Docx()


@cache
def _odt() -> PackageFormat:
    from translator.formats.odt.format import Odt

    return Odt()


@cache
def _epub() -> PackageFormat:
    from translator.formats.epub.format import Epub

    return Epub()


@cache
def _pdf() -> PackageFormat:
    from translator.formats.pdf.format import Pdf

    return Pdf(_markdown())


def _looks_like_markdown(sample: str) -> bool:
    from translator.formats.markdown.recognise import looks_like_markdown

    return looks_like_markdown(sample)


def _looks_like_page(sample: str) -> bool:
    from translator.formats.html.recognise import looks_like_page

    return looks_like_page(sample)


def _begins_as(name: str, sample: str) -> bool:
    from translator.formats.subtitles import syntax

    return any(kind.name == name and kind.begins.match(sample) for kind in syntax.KINDS)


def _no(sample: str) -> bool:
    """Plain text is what no other format recognises."""
    return False


def _kind_of_subtitles(name: str, *suffixes: str) -> TextFormat:
    return TextFormat(
        name=name,
        suffixes=suffixes,
        recognises=partial(_begins_as, name),
        format=partial(_subtitles, name),
    )


_ZIP = b"PK\x05\x06"
"""How the end of an archive begins (APPNOTE 4.3.16); without it there is no table of contents."""
TEXTS = (
    TextFormat(
        name="markdown",
        suffixes=(".md", ".markdown", ".mdown", ".mkd", ".mdx"),
        recognises=_looks_like_markdown,
        format=_markdown,
    ),
    TextFormat(name="plain", suffixes=(".txt", ".text"), recognises=_no, format=_plain),
    TextFormat(
        name="html",
        suffixes=(".html", ".htm", ".xhtml", ".xht"),
        recognises=_looks_like_page,
        format=_html,
    ),
    _kind_of_subtitles("srt", ".srt"),
    _kind_of_subtitles("vtt", ".vtt"),
    _kind_of_subtitles("ass", ".ass", ".ssa"),
)
"""The default first. The inside is looked at from the last to the first: a page of HTML may
hold what looks like Markdown. What none recognises is plain text."""
PACKAGES = (
    FileFormat(
        name="docx", suffixes=(".docx", ".docm", ".dotx", ".dotm"), holds=_ZIP, format=_docx
    ),
    FileFormat(name="odt", suffixes=(".odt", ".ott", ".fodt"), holds=_ZIP, format=_odt),
    FileFormat(name="epub", suffixes=(".epub",), holds=_ZIP, format=_epub),
    FileFormat(name="pdf", suffixes=(".pdf",), holds=b"%PDF-", format=_pdf),
)
"""Files that are no text, told by their suffix and, where it says nothing, by their bytes."""
