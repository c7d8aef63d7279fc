"""An address of the web taken apart and put into the letters that are sent (RFC 3986, RFC 3490)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from translator.errors import InputError
from translator.lazy_regex import lazy_regex

PORTS = {"http": 80, "https": 443}
"""The schemes that are followed, each with its usual port."""
_SOME_SCHEME = lazy_regex(r"[A-Za-z][A-Za-z0-9+.\-]*://")
_CONTROL = lazy_regex(r"[\x00-\x1f\x7f]")
_NOT_SENT = lazy_regex(r"[^!-~]|[\"<>\\^`{|}]")
"""What is sent percent-encoded: all but visible ASCII, and the signs no address holds."""
_HOST = lazy_regex(r"(?!-)[a-z0-9._\-]{1,253}")
_LONGEST = 8000
"""Characters; servers take no longer ones (RFC 9110, 4.1)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WebAddress:
    """Where a page is asked for."""

    scheme: str
    """``http`` or ``https``."""
    host: str
    """In lower case and ASCII, without brackets."""
    port: int
    target: str
    """Path and query as they are sent; no fragment."""

    @property
    def shown(self) -> str:
        """The host as people are told it, with the port where it is not the usual one."""
        usual = self.port == PORTS[self.scheme]
        return self._bracketed if usual else f"{self._bracketed}:{self.port}"

    @property
    def text(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.shown}{self.target}"

    @property
    def _bracketed(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def is_web_address(text: str) -> bool:
    """Say whether a word of a person is an address and no path: it begins with ``scheme://``."""
    return bool(_SOME_SCHEME.match(text.strip()))


def parse(text: str) -> WebAddress:
    """Take an address apart.

    Raises:
        InputError: it is none that is followed: another scheme, a password in it, no host.
    """
    text = text.strip()
    if _CONTROL.search(text) or len(text) > _LONGEST:
        raise InputError("web.no-address", address=text[:200])
    try:
        parts = urlsplit(text)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError as error:
        raise InputError("web.no-address", address=text) from error
    if scheme not in PORTS:
        raise InputError("web.scheme", address=text)
    if parts.username is not None or parts.password is not None:
        raise InputError("web.password")
    path = _NOT_SENT.sub(_encoded, parts.path) or "/"
    query = "?" + _NOT_SENT.sub(_encoded, parts.query) if parts.query else ""
    return WebAddress(
        scheme=scheme,
        host=_ascii(host, text),
        port=PORTS[scheme] if port is None else port,
        target=path + query,
    )


def joined(base: WebAddress, place: str) -> WebAddress:
    """Return where an address leads that a server or a page at ``base`` names.

    Raises:
        InputError: as ``parse``.
    """
    try:
        return parse(urljoin(base.text, place.strip()))
    except ValueError as error:  # brackets that hold no address
        raise InputError("web.no-address", address=place[:200]) from error


def _encoded(found: re.Match[str]) -> str:
    return quote(found[0].encode("utf-8", "replace"), safe="")


def _ascii(host: str, text: str) -> str:
    if ":" in host:  # an address of IPv6, which urlsplit has looked at; a zone is nobody's name
        if "%" not in host:
            return host
        raise InputError("web.no-address", address=text)
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError("web.no-address", address=text) from error
    if not _HOST.fullmatch(name):
        raise InputError("web.no-address", address=text)
    return name
