"""What came: a page to take the article out of, or a file of some format, and what it is called.

The bytes are believed first, then the header ``Content-Type``, then the end of the address: a
server calls a PDF ``text/html`` more often than a page begins with ``%PDF-``.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from translator.errors import InputError
from translator.lazy_regex import lazy_regex
from translator.system.printable import printable
from translator.web.fetching import Fetched

_MEDIA_TYPES = {
    "application/epub+zip": ".epub",
    "application/msword": ".doc",
    "application/pdf": ".pdf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/x-pdf": ".pdf",
    "application/x-subrip": ".srt",
    "text/markdown": ".md",
    "text/vtt": ".vtt",
    "text/x-markdown": ".md",
}
_PAGES = frozenset(("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"))
_UNSAID = frozenset(("", "text/plain", "application/octet-stream", "binary/octet-stream",
                     "application/zip", "application/x-zip-compressed", "application/xml",
                     "text/xml", "application/force-download"))  # fmt: skip
"""Types that say little: the bytes and the address decide."""
_HTML = lazy_regex(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|script|table)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_SUFFIX = lazy_regex(r"\.[a-z0-9]{1,8}")
_FORBIDDEN = lazy_regex(r"[\x00-\x1f\x7f-\x9f/\\:*?\"<>|\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")
_RESERVED = lazy_regex(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names Windows keeps for devices (Microsoft, "Naming Files, Paths, and Namespaces")."""
_LETTERS, _BYTES = 80, 150
"""Of a file's name: 255 bytes are the most, and a language and a suffix are added."""


def is_page(fetched: Fetched) -> bool:
    """Say whether this is a page of HTML.

    Raises:
        InputError: it is a picture, a film, a style sheet or anything else that is no text.
    """
    data, kind = fetched.data, fetched.media_type
    if data.startswith((b"%PDF-", b"PK\x03\x04")):
        return False
    if kind in _PAGES:
        return True
    if kind in _UNSAID:
        suffix = _suffix(fetched.address.target)
        return bool(_HTML.match(data[:4096])) and suffix not in (".md", ".markdown")
    if kind in _MEDIA_TYPES:
        return False
    raise InputError("web.no-article", address=fetched.address.text, kind=printable(kind))


def file_name(fetched: Fetched, known: tuple[str, ...]) -> str:
    """Return a name for a file that is handed on as it is; its suffix tells the format.

    Args:
        fetched: What came.
        known: Suffixes of the formats there are.
    """
    path = fetched.attachment or unquote(fetched.address.target.partition("?")[0])
    name = PurePosixPath(path.replace("\\", "/"))
    suffix = name.suffix.lower()
    said = ".pdf" if fetched.data.startswith(b"%PDF-") else _MEDIA_TYPES.get(fetched.media_type, "")
    if said or suffix not in known:
        suffix = said or (".txt" if fetched.media_type == "text/plain" else suffix)
    return safe_name(name.stem, fetched.address.host) + suffix


def safe_name(title: str, host: str) -> str:
    """Return a title as every file system takes it, without a suffix.

    Args:
        title: Of a page, or the name of a file.
        host: What it is called where the title has nothing to be called by.
    """
    words = " ".join(_FORBIDDEN.sub(" ", title).split())
    name = "".join(one for one in words if one.isprintable())[:_LETTERS]
    while len(name.encode("utf-8", "replace")) > _BYTES:
        name = name[:-1]
    name = name.strip(" .")
    if not name:
        return safe_name(host, "page") if title != host else "page"
    return f"{name}_" if _RESERVED.fullmatch(name.partition(".")[0]) else name


def _suffix(target: str) -> str:
    suffix = PurePosixPath(unquote(target.partition("?")[0])).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""
