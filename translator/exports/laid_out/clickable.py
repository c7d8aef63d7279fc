"""Which addresses of an article may be clicked in a file, and how they are written there.

Word calls a file broken that has a link no URI, and EPUB allows none either.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from translator.text.characters import xml_text

_SCHEMES = ("http", "https", "mailto")
_KEPT = "!#$%&'()*+,/:;=?@~-._"
"""What a part of a URI may hold beside letters and digits (RFC 3986, sections 2.2 and 2.3), the
brackets left out, and ``%`` for what is escaped already."""
_LONGEST = 2000
"""Characters; Word refuses a link of more than 2,079."""


def clickable(address: str) -> str:
    """Return an address as a URI in ASCII; empty if it is none for the web or for mail."""
    address = xml_text(address).strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port  # raises where it is no number
        if parts.scheme.lower() not in _SCHEMES or any(ch.isspace() for ch in address):
            return ""
        place = ""
        if parts.scheme.lower() != "mailto":
            place = host.encode("idna").decode() if not host.isascii() else host
            odd = any(not (ch.isalnum() or ch in "-._") for ch in place)
            # Whom a link says it comes from is no part of where it leads.
            if not place or odd or parts.username is not None:
                return ""
            place += f":{parts.port}" if parts.port is not None else ""
        elif "@" not in parts.path:
            return ""
        rest = (_quoted(part) for part in (parts.path, parts.query, parts.fragment))
        written = urlunsplit((parts.scheme.lower(), place, *rest))
    except (ValueError, UnicodeError):
        return ""
    return written if len(written) <= _LONGEST else ""


def _quoted(part: str) -> str:
    """Escape what a URI cannot hold; a ``%`` that escapes nothing is escaped itself."""
    parts = part.split("%")
    whole = parts[0]
    for one in parts[1:]:
        code = one[:2]
        good = len(code) == 2 and all(ch in "0123456789abcdefABCDEF" for ch in code)
        whole += ("%" if good else "%25") + one
    return quote(whole, safe=_KEPT.replace("#", ""))
