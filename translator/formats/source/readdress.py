"""New addresses put into a text at the places where it has the old ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from translator.formats.base import Address


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where a text has an address."""

    start: int
    end: int
    address: Address
    write: Callable[[str], str]
    """Writes another address in its place, escaped as this place asks for."""


def readdressed(text: str, places: Iterable[LinkPlace], addresses: Mapping[Address, str]) -> str:
    """Return a text with new addresses; whatever is in between stays.

    Args:
        text: The whole text.
        places: In order, without overlap.
        addresses: Address → the new one.
    """
    parts: list[str] = []
    cursor = 0
    for place in places:
        new = addresses.get(place.address)
        if new is not None and place.start >= cursor:
            parts += [text[cursor : place.start], place.write(new)]
            cursor = place.end
    return "".join([*parts, text[cursor:]])
