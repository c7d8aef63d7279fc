"""Which format a file is in: by its suffix, then by what it looks like inside."""

from __future__ import annotations

import re
from pathlib import PurePath

from translator.error_sentences import piece
from translator.errors import InputError, TranslatorError
from translator.formats.base import Format
from translator.formats.html.format import Html
from translator.formats.markdown.format import Markdown
from translator.formats.plain import Plain
from translator.text.encoding import decode

_FORMATS: tuple[Format, ...] = (Markdown(), Plain(), Html())

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "file.png", "picture"),
    (b"\xff\xd8\xff", "file.jpeg", "picture"),
    (b"GIF8", "file.gif", "picture"),
    (b"BM", "file.bmp", "bitmap"),
    (b"II*\0", "file.tiff", "picture"),
    (b"MM\0*", "file.tiff", "picture"),
    (b"%PDF-", "file.a-pdf", "document"),
    (b"PK\x03\x04", "file.zip", "document"),
    (b"\xd0\xcf\x11\xe0", "file.old-office", "document"),
    (b"{\\rtf", "file.rtf", "document"),
    (b"\x1f\x8b", "file.compressed", "archive"),
    (b"7z\xbc\xaf", "file.compressed", "archive"),
    (b"Rar!", "file.compressed", "archive"),
    (b"\x7fELF", "file.program", "program"),
    (b"ID3", "file.sound", "sound"),
    (b"OggS", "file.sound", "sound"),
    (b"SQLite format 3\0", "file.database", "database"),
)
_STEPS = {
    "picture": "step.picture",
    "bitmap": "step.picture",
    "document": "step.document",
    "archive": "step.archive",
}
"""What to do with a file of a kind; with any other, what ``step.article`` says."""
_UNREAD = {
    ".epub": "file.epub", ".docx": "file.word", ".doc": "file.word", ".pdf": "file.pdf",
    ".odt": "file.open-document", ".srt": "file.subtitles", ".vtt": "file.subtitles",
}  # fmt: skip

_SNIFFED = 200_000
"""Characters of a text file that are looked at."""

_PAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    r"(?:<!doctype\s+html\b|<html\b[^>]*>.{0,2000}<(?:head|body|title|p|div)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
"""How a page of HTML begins."""

# Lines with # one after the other are a program's or a table's comments, not headings.
_HEADINGS = re.compile(r"(?:\A|(?<=\n)(?!#)[^\n]*\n)#{1,6}[ \t]+\S[^\n]*(?:\n(?!#)|\Z)")

# What a person writes only on purpose, and how much each says; two points are Markdown.
_TRAITS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"!?\[[^\]\n]{0,300}\]\((?:https?:|mailto:|[./#\w])[^)\s]{0,2000}\)"), 2),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]+\S", re.MULTILINE), 1),
    (_HEADINGS, 1),
    (re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE), 1),
    (re.compile(r"(?<!\*)\*\*[^*\s][^*\n]{0,200}\*\*(?!\*)"), 1),
    (re.compile(r"^ {0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$", re.M), 2),
    (re.compile(r"^ {0,3}[-*+][ \t]+\S", re.MULTILINE), 1),
    (re.compile(r"^ {0,3}>[ \t]+\S", re.MULTILINE), 1),
    (re.compile(r"`[^`\n]{1,200}`"), 1),
)


def names() -> tuple[str, ...]:
    """Return the names of all formats, the default first."""
    return tuple(known.name for known in _FORMATS)


def suffixes() -> tuple[str, ...]:
    """Return every file name suffix a folder is searched for, lower case, with the dot."""
    return tuple(suffix for known in _FORMATS for suffix in known.suffixes)


def by_name(name: str) -> Format:
    """Return a format by its name.

    Raises:
        InputError: there is none of that name.
    """
    for known in _FORMATS:
        if known.name == name:
            return known
    raise InputError("format.unknown", name=name, known=", ".join(names()))


def by_path(path: PurePath | str, data: bytes) -> Format:
    """Return the format of a file: suffix first; ``.txt`` and unknown ones by their inside.

    Args:
        path: The file's name, only looked at.
        data: The whole file.

    Raises:
        InputError: the file is empty, or a picture, an archive or anything but text.
    """
    path = PurePath(path)
    suffix = path.suffix.lower()
    _refuse(path, suffix, data)
    for known in _FORMATS:
        if suffix in known.suffixes and known.name != "plain":
            return known
    sample = _sample(data)
    if _PAGE.match(sample):
        return by_name("html")
    return by_name("markdown" if looks_like_markdown(sample) else "plain")


def _refuse(path: PurePath, suffix: str, data: bytes) -> None:
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise InputError("format.empty", name=path)
    for signature, what, kind in _SIGNATURES:
        bitmap = kind == "bitmap" and b"\0" not in data[:64]  # a text may begin with BM
        if data.startswith(signature) and not bitmap:
            raise InputError(
                "format.no-article",
                name=path,
                kind=piece(what),
                next=piece(_STEPS.get(kind, "step.article")),
            )
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise InputError("format.media", name=path)
    if suffix in _UNREAD:
        raise InputError("format.unread", name=path, kind=piece(_UNREAD[suffix]))


def _sample(data: bytes) -> str:
    """Return the text to look at; nothing where the encoding must be named first."""
    try:
        return decode(data).text[:_SNIFFED]
    except TranslatorError:
        # Reading says it properly, or gets the encoding from the command line.
        return ""


def looks_like_markdown(text: str) -> bool:
    """Say whether a text is Markdown: two signs of different kinds, or one that is sure."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(_HEADINGS.findall(text)) >= 2:
        return True
    return sum(points for trait, points in _TRAITS if trait.search(text)) >= 2
