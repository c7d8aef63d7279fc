"""Which keys of a header are text, and what a value of one is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from translator.lazy_regex import lazy_regex

TRANSLATED_KEYS = (
    "title", "description", "summary", "subtitle", "tagline", "excerpt", "details", "text",
    "linkText", "hero.name", "image.alt",
)  # fmt: skip
"""Keys whose values are running text, at any depth; all others are data."""

_chosen: tuple[str, ...] = ()

_BLANK = lazy_regex(r"\n[ \t]*\n")
_NO_TEXT = lazy_regex(r"[a-z][a-z0-9+.-]*://\S*|[./#]\S*|\S*\.(?:png|jpe?g|svg|gif|webp|md|html)")
"""Addresses, paths and files."""


def choose_keys(keys: Collection[str]) -> None:
    """Have other keys count as text in this process; none: the usual ones."""
    global _chosen  # a setting of the process, as the settings file is
    _chosen = tuple(keys)


def chosen_keys() -> tuple[str, ...]:
    """Return the keys whose values are text."""
    return _chosen or TRANSLATED_KEYS


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """A value of the header that is translated, or a paragraph of one."""

    key: str
    style: str
    """How it is written, see ``header_styles``."""
    start: int
    end: int
    """Where its characters stand, without the quotation marks."""


class Listed:
    """Says of a path of keys whether its value is text."""

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = {key.casefold() for key in keys}

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, Sequence) or not path:
            return False
        names = [str(one).casefold() for one in path]
        return names[-1] in self._keys or ".".join(names[-2:]) in self._keys


def is_text(plain: str) -> bool:
    """Say whether a value holds words: no address, path or file."""
    return not _NO_TEXT.fullmatch(plain.strip().lower())


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the parts between blank lines stand, without white space at their edges."""
    at = start
    while at < end:
        found = _BLANK.search(text, at, end)
        stop = found.start() if found else end
        part = text[at:stop]
        if part.strip():
            first = at + len(part) - len(part.lstrip())
            yield first, at + len(part.rstrip())
        at = found.end() - 1 if found else end
