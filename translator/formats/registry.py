"""Which format a file is in: by its suffix, then by what it looks like inside."""

from __future__ import annotations

from pathlib import PurePath

from translator.errors import InputError, TranslatorError
from translator.formats.base import Format
from translator.formats.html.format import Html
from translator.formats.markdown.format import Markdown
from translator.formats.plain import Plain
from translator.text.encoding import decode

_FORMATS: tuple[Format, ...] = (Markdown(), Plain(), Html())
"""The default first. The inside is looked at from the last to the first: a page of HTML may
hold what looks like Markdown. What none recognises is plain text."""

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "a picture (PNG)", "picture"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "picture"),
    (b"GIF8", "a picture (GIF)", "picture"),
    (b"BM", "a picture (BMP)", "bitmap"),
    (b"II*\0", "a picture (TIFF)", "picture"),
    (b"MM\0*", "a picture (TIFF)", "picture"),
    (b"%PDF-", "a PDF", "document"),
    (b"PK\x03\x04", "a zip archive (or a Word, Excel or EPUB file)", "document"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "document"),
    (b"{\\rtf", "a rich text file", "document"),
    (b"\x1f\x8b", "a compressed file", "archive"),
    (b"7z\xbc\xaf", "a compressed file", "archive"),
    (b"Rar!", "a compressed file", "archive"),
    (b"\x7fELF", "a program", "program"),
    (b"ID3", "a sound file", "sound"),
    (b"OggS", "a sound file", "sound"),
    (b"SQLite format 3\0", "a database", "database"),
)
_HINTS = {
    "picture": "Text in pictures is not read: give the text itself (.md or .txt).",
    "document": "Save it as a web page (.html), Markdown (.md) or plain text (.txt) first.",
    "archive": "Unpack it and give the articles in it.",
}
_OTHER_HINT = "Give an article as Markdown (.md), plain text (.txt) or a web page (.html)."
_UNREAD = {
    ".epub": "EPUB", ".docx": "Word", ".doc": "Word", ".odt": "OpenDocument", ".pdf": "PDF",
    ".srt": "subtitles", ".vtt": "subtitles",
}  # fmt: skip

_SNIFFED = 200_000
"""Characters of a text file that are looked at."""


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
    raise InputError(f"There is no format named {name!r}.", f"Known: {', '.join(names())}.")


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
    for known in reversed(_FORMATS):
        if known.recognises(sample):
            return known
    return by_name("plain")


def _refuse(path: PurePath, suffix: str, data: bytes) -> None:
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise InputError(f"{path} is empty.", "Give a file with text in it.")
    for signature, what, kind in _SIGNATURES:
        bitmap = kind == "bitmap" and b"\0" not in data[:64]  # a text may begin with BM
        if data.startswith(signature) and not bitmap:
            raise InputError(
                f"{path} is {what}, not an article.",
                _HINTS.get("picture" if kind == "bitmap" else kind, _OTHER_HINT),
            )
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise InputError(f"{path} is a picture, sound or film, not an article.", _HINTS["picture"])
    if suffix in _UNREAD:
        raise InputError(f"{path} is {_UNREAD[suffix]}, which is not read yet.", _HINTS["document"])


def _sample(data: bytes) -> str:
    """Return the text to look at; nothing where the encoding must be named first."""
    try:
        return decode(data).text[:_SNIFFED]
    except TranslatorError:
        # Reading says it properly, or gets the encoding from the command line.
        return ""
