"""From an address to what is there: redirects followed and judged, refusals put into words.

The rules: five redirects at most, each judged as the first address was; none from https to http;
whom else a redirect has us ask is said before it is asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message

from translator.errors import InputError
from translator.errors.error_sentences import Said, piece
from translator.web.dialling import REDIRECTS, Answer, Limits, ask
from translator.web.web_address import WebAddress, joined

MOST_REDIRECTS = 5
_GONE = frozenset((404, 410))
_CLOSED = frozenset((401, 402, 403, 407, 451))
_BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))
_USUAL = Limits()


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """What came, and where it came from in the end."""

    address: WebAddress
    data: bytes = field(repr=False)
    media_type: str
    """In lower case, without parameters; empty: the server did not say."""
    charset: str
    """Of the header, in lower case; empty: the server did not say."""
    attachment: str
    """The name the server gives the file; empty: none."""


class Fetching:
    """One person's asking for one page, redirects and all.

    Args:
        agent: What we call ourselves.
        announce: Told each host before it is asked, in a sentence.
        allow_private: Whether addresses that are not of the internet may be asked.
        limits: How much and how long, all together.
    """

    def __init__(
        self,
        *,
        agent: str,
        announce: Callable[[str], None],
        allow_private: bool = False,
        limits: Limits = _USUAL,
    ) -> None:
        self._agent = agent
        self._announce = announce
        self._allow_private = allow_private
        self._limits = limits
        self._until = time.monotonic() + limits.whole
        self._asked: list[WebAddress] = []

    def get(self, address: WebAddress) -> Fetched:
        """Return what is at an address.

        Raises:
            InputError: nothing is there, or nothing that may be had.
        """
        while True:
            answer = self._ask(address)
            if answer.status not in REDIRECTS:
                break
            place = answer.headers.get("Location", "")
            if not place:
                raise _refused(answer.status, address)
            address = self.onward(address, _as_sent(place))
        if not answer.data:
            raise _refused(answer.status, address)
        headers = answer.headers
        return Fetched(
            address=address,
            data=answer.data,
            media_type=headers.get_content_type() if "Content-Type" in headers else "",
            charset=_charset(headers),
            attachment=_attachment(headers),
        )

    def onward(self, address: WebAddress, place: str) -> WebAddress:
        """Return where a server or a page sends us on to.

        Raises:
            InputError: that is too often, in a circle, or where it is not followed.
        """
        onward = joined(address, place)
        if onward in self._asked:
            raise InputError("web.circle", address=onward.text)
        if len(self._asked) > MOST_REDIRECTS:
            raise InputError("web.redirects", address=self._asked[0].text, most=MOST_REDIRECTS)
        if address.scheme == "https" and onward.scheme == "http":
            raise InputError("web.downgrade", host=address.shown, address=onward.text)
        return onward

    def _ask(self, address: WebAddress) -> Answer:
        if not self._asked:
            self._announce(who_is_asked(address))
        elif address.shown != self._asked[-1].shown:
            self._announce(
                Said(piece("web.sent-on", host=self._asked[-1].shown, other=address.shown))
            )
        self._asked.append(address)
        return ask(
            address,
            agent=self._agent,
            limits=self._limits,
            until=self._until,
            allow_private=self._allow_private,
        )


def who_is_asked(address: WebAddress) -> Said:
    """Return the sentence that is shown before a host is asked."""
    return Said(piece("web.asked", host=address.shown))


def _refused(status: int, address: WebAddress) -> InputError:
    if status in _GONE:
        return InputError("web.gone", address=address.text, status=status)
    if status in _CLOSED:
        return InputError("web.closed", host=address.shown, status=status)
    if status in _BUSY:
        return InputError("web.busy", host=address.shown, status=status)
    if 200 <= status < 300:
        return InputError("web.nothing", address=address.text)
    return InputError("web.other", host=address.shown, status=status)


def _as_sent(place: str) -> str:
    """Return a header's address as text: servers send UTF-8, which is read as Latin-1."""
    try:
        return place.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return place


def _charset(headers: Message) -> str:
    try:
        return (headers.get_content_charset() or "").strip("\"' ")
    except (LookupError, ValueError, TypeError):
        return ""


def _attachment(headers: Message) -> str:
    try:
        return headers.get_filename() or ""
    except (LookupError, ValueError, TypeError):
        return ""
