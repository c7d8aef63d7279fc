"""Which format a file is in: by its suffix, then by what it looks like inside."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import PurePath
from typing import TYPE_CHECKING

from translator.errors import InputError, TranslatorError
from translator.errors.error_sentences import piece
from translator.formats.base import Format
from translator.formats.known_formats import PACKAGES, TEXTS
from translator.formats.markdown.header_keys import choose_keys
from translator.formats.pdf.recognition_choice import choose_recognition
from translator.text.encoding import decode

if TYPE_CHECKING:
    from translator.formats.article.read_page import PageArticle

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "file.png", "picture"),
    (b"\xff\xd8\xff", "file.jpeg", "picture"),
    (b"GIF8", "file.gif", "picture"),
    (b"BM", "file.bmp", "bitmap"),
    (b"II*\0", "file.tiff", "picture"),
    (b"MM\0*", "file.tiff", "picture"),
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
    ".doc": "file.word", ".dot": "file.word", ".wps": "file.word", ".rtf": "file.rtf",
    ".xls": "file.old-office", ".ppt": "file.old-office", ".xlsx": "file.table",
    ".pptx": "file.slides", ".ods": "file.table", ".odp": "file.slides",
    ".mobi": "file.kindle", ".azw": "file.kindle", ".azw3": "file.kindle", ".prc": "file.kindle",
}  # fmt: skip
"""Suffixes of documents that hold text and are not read → what they are called."""
_KINDLE = (60, b"BOOKMOBI")
"""Where the header of a Kindle book says what it is (MobileRead wiki, "MOBI", PDB header)."""

_SNIFFED = 200_000
"""Characters of a text file that are looked at."""


def names() -> tuple[str, ...]:
    """Return the names of all formats, the default first."""
    return tuple(known.name for known in (*TEXTS, *PACKAGES))


def suffixes() -> tuple[str, ...]:
    """Return every file name suffix a folder is searched for, lower case, with the dot."""
    return tuple(suffix for known in (*TEXTS, *PACKAGES) for suffix in known.suffixes)


def unread_suffixes() -> tuple[str, ...]:
    """Return the suffixes of documents that people have and that are not read, with the dot."""
    return tuple(_UNREAD)


def choose_front_matter_keys(keys: Collection[str]) -> None:
    """Have these keys of an article's header count as text from now on; none: the usual ones."""
    choose_keys(keys)


def choose_read_scans(allowed: bool) -> None:
    """Have pages that are pictures read from now on, where that is installed, or not."""
    choose_recognition(allowed)


def by_name(name: str) -> Format:
    """Return a format by its name.

    Raises:
        InputError: there is none of that name.
    """
    for known in (*TEXTS, *PACKAGES):
        if known.name == name:
            return known.format()
    raise InputError("format.unknown", name=name, known=", ".join(names()))


def by_path(path: PurePath | str, data: bytes) -> Format:
    """Return the format of a file: suffix first; ``.txt`` and unknown ones by their inside.

    A book that is called ``.docx`` is a book all the same: files that are no text are believed
    before their names.

    Args:
        path: The file's name, only looked at.
        data: The whole file.

    Raises:
        InputError: the file is empty, or a picture, an archive or anything else that holds no
            article.
    """
    path = PurePath(path)
    suffix = path.suffix.lower()
    _refuse_empty(path, data)
    named = [package for package in PACKAGES if suffix in package.suffixes]
    for package in (*named, *PACKAGES):
        if package.opens(data):
            return package.format()
    if named:
        return named[0].format()  # which says what is wrong with it
    _refuse(path, suffix, data)
    for known in TEXTS:
        if suffix in known.suffixes and known.name != "plain":
            return known.format()
    sample = _sample(data)
    for known in reversed(TEXTS):
        if known.recognises(sample):
            return known.format()
    return by_name("plain")


def holds_text(path: PurePath | str, data: bytes) -> bool:
    """Say whether a file is text in some encoding, rather than one that says its own.

    Args:
        path: As ``by_path`` takes it.
        data: The whole file.
    """
    suffix = PurePath(path).suffix.lower()
    return not any(one.opens(data) or suffix in one.suffixes for one in PACKAGES)


def article_of_page(
    data: bytes,
    *,
    address: str,
    charset: str,
    encoding: str | None,
    whole: bool,
    absolute: Callable[[str, str], str],
) -> PageArticle:
    """Take the article out of a page of the web; see ``article.read_page.read_page``."""
    from translator.formats.article.read_page import read_page

    return read_page(
        data,
        address=address,
        charset=charset,
        encoding=encoding,
        whole=whole,
        absolute=absolute,
    )


def written_suffix(name: str) -> str:
    """Return the suffix of a document written in its own format, where it is always the same.

    Empty: the original's is kept.
    """
    return next((known.format().written_suffix for known in PACKAGES if known.name == name), "")


def media_type(name: str) -> str:
    """Return the MIME type of a document in its own format, for downloads."""
    found = (known.format().media_type for known in PACKAGES if known.name == name)
    return next(found, "text/plain")


def _refuse_empty(path: PurePath, data: bytes) -> None:
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise InputError("format.empty", name=path)


def _refuse(path: PurePath, suffix: str, data: bytes) -> None:
    start, kindle = _KINDLE
    if data.startswith(kindle, start):
        raise InputError(
            "format.no-article", name=path, kind=piece("file.kindle"), next=piece("step.book")
        )
    if suffix in _UNREAD and data.startswith(b"PK\x03\x04"):
        raise InputError("format.unread", name=path, kind=piece(_UNREAD[suffix]))
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
