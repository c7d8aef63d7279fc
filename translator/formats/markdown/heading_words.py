"""Links that find a heading by its words: ``[[page#heading]]`` of Obsidian.

No anchor helps them, so they are given the new words when a heading is translated. Rules:
https://help.obsidian.md/links, and ``stripHeading`` of https://docs.obsidian.md/Reference: signs
and runs of spaces make no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from translator.formats.base import Address, Leads
from translator.formats.markdown.link_places import names_with_places
from translator.formats.markdown.scan import Scan
from translator.formats.source.readdress import LinkPlace, readdressed
from translator.lazy_regex import lazy_regex

_MAY_LINK = lazy_regex(r"\[\[[^\[\]\n]*#")
_TAG = lazy_regex(r"<[^<>\n]*>")
_BREAKS = lazy_regex(r"[\[\]#^|\\:%\s]+")
"""What would end such a link, or means something else in it."""
_SIGNS = lazy_regex(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+")


def may_link(text: str) -> bool:
    """Say whether a text may hold links to headings by their words."""
    return _MAY_LINK.search(text) is not None


def new_words(before: Scan, after: Scan) -> dict[str, str]:
    """Return what headings are called now: the old words, as ``_same`` has them → the new ones.

    Args:
        before: The original.
        after: What was written; it has the same headings in the same order.
    """
    found: dict[str, str] = {}
    for old, new in zip(_headings(before), _headings(after), strict=True):
        found.setdefault(_same(old), new)  # of two headings of one name the first is meant
    return {old: new for old, new in found.items() if new and _same(new) != old}


def followed(text: str, found: Scan, words: Mapping[str, Mapping[str, str]]) -> str:
    """Return a text whose links lead to the headings under their new words.

    Args:
        text: The whole text.
        found: The same, taken apart.
        words: Name of a page, as links have it (empty: this one) → ``new_words`` of it.
    """
    places: list[LinkPlace] = []
    changed: dict[Address, str] = {}
    for start, end, page, place in names_with_places(found):
        new = _followed(place, words.get(page, {}))
        if new != place:
            address = Address(Leads.NAME, f"{page}#{place}")
            changed[address] = new
            places.append(LinkPlace(start, end, address, str))
    return readdressed(text, places, changed)


def _followed(place: str, words: Mapping[str, str]) -> str:
    """Return a place under its new words; ``heading#heading below`` names a way to it."""
    return "#".join(words.get(_same(part), part) for part in place.split("#"))


def _headings(found: Scan) -> Iterator[str]:
    normal = found.source.normal
    for leaf in found.leaves:
        if leaf.level:
            raw = " ".join(normal[start:end] for start, end in leaf.pieces)
            yield _BREAKS.sub(" ", _TAG.sub("", raw)).strip()


def _same(words: str) -> str:
    """Return what two ways of writing a heading's words have in common."""
    return _SIGNS.sub(" ", words).strip().casefold()
