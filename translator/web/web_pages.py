"""An address → a document's name and bytes: what commands and the reader ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from translator.errors import InputError
from translator.errors.error_sentences import Said
from translator.formats import registry
from translator.lazy_regex import lazy_regex
from translator.web.fetching import Fetching
from translator.web.received import file_name, is_page, safe_name
from translator.web.web_address import parse

AGENT = "duizhao (a reader's own program; asks for one page at a person's word)"
"""What servers are told: neither a browser nor a robot that walks through a site."""
_LINE_ENDS = lazy_regex(r"[\t\r\n]")
_LEADS = ("http://", "https://", "mailto:")


@dataclass(frozen=True, kw_only=True, slots=True)
class WebPage:
    """What is read from an address."""

    address: str
    """Where it came from in the end, without a fragment."""
    name: str
    """A file name; its suffix tells the format."""
    data: bytes = field(repr=False)
    """Of the document: the article as Markdown, or the file as it came."""
    remarks: tuple[Said, ...] = ()
    """What a person should know."""
    made: bool = False
    """Whether the document was made of a page, and so is in UTF-8."""

    def encoding(self, said: str | None) -> str | None:
        """Return how the document's bytes are read, where a person said how the page's are."""
        return None if self.made else said


def fetch_page(
    address: str,
    *,
    announce: Callable[[str], None],
    allow_private: bool = False,
    whole: bool = False,
    encoding: str | None = None,
) -> WebPage:
    """Ask for a page, once, and take its article out.

    Args:
        address: As a person gave it.
        announce: Told each host before it is asked, in a sentence.
        allow_private: Whether addresses of this computer and its network may be asked.
        whole: Keep the whole page, menus and comments included.
        encoding: Python codec name of the page; None: found out.

    Raises:
        InputError: it cannot be had, or holds no article; the message says why.
    """
    fetching = Fetching(agent=AGENT, announce=announce, allow_private=allow_private)
    place = parse(address)
    while True:
        fetched = fetching.get(place)
        shown = fetched.address.text
        if not is_page(fetched):
            name = file_name(fetched, registry.suffixes())
            return WebPage(address=shown, name=name, data=fetched.data)
        found = registry.article_of_page(
            fetched.data,
            address=shown,
            charset=fetched.charset,
            encoding=encoding,
            whole=whole,
            absolute=absolute,
        )
        if not found.sent_on:
            name = safe_name(found.title, fetched.address.host) + ".md"
            return WebPage(
                address=shown, name=name, data=found.data, remarks=found.remarks, made=True
            )
        place = fetching.onward(fetched.address, found.sent_on)


def absolute(address: str, place: str) -> str:
    """Return where a place leads that stands on the page of an address; empty: nowhere.

    Scripts, data and everything but pages, pictures and mail lead nowhere.
    """
    place = _LINE_ENDS.sub("", place).strip()  # as browsers do
    if not place:
        return ""
    try:
        whole = urljoin(address, place)
        if whole.startswith("mailto:"):
            return whole
        # What no parser of addresses takes would be a link to nowhere.
        return whole if whole.startswith(_LEADS) and parse(whole.partition("#")[0]) else ""
    except (ValueError, InputError):
        return ""
