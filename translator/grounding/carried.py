"""A foreign name as the document's first translation has it, written into the later ones.

That it is right nothing says; that one person has one name in an article is sure.
``translator.translation.carry_names`` decides on it, here it is only found and written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from translator.grounding.evidence import DOTS, Lexicon
from translator.grounding.people import stands_free
from translator.grounding.spans import Span
from translator.lazy_regex import lazy_regex

ORIGIN = "carried"
CERTAINTY = 0.65
"""Above what the engine makes of a name alone, below all that is known."""
_DOT = lazy_regex(f"[{''.join(DOTS)}]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """A name and what it is written as."""

    name: str
    """In Simplified characters, its dots as ``·``."""
    written: str
    short: str = ""
    """What a target may call it instead: of a full name, its last part."""
    at: int = 0
    """Where in the name the characters begin that are replaced: of a full name of which only the
    last part was seen, those of that part."""


def flat(text: str) -> str:
    """Return a text with one kind of dots, so that a name is found with any of them."""
    return _DOT.sub("·", text)


@lru_cache(maxsize=512)
def _pattern(name: str) -> re.Pattern[str]:
    dots = "".join(DOTS)
    return re.compile(rf"(?<![{dots}]){re.escape(name)}(?![{dots}])")


def places(name: str, text: str, lexicon: Lexicon | None) -> Iterator[int]:
    """Yield where a name begins in a flat text: between words, and no piece of a longer name."""
    for found in _pattern(name).finditer(text):
        if lexicon is None or stands_free(text, found.start(), found.end(), lexicon):
            yield found.start()


def spans(carried: Iterable[Carried], text: str, lexicon: Lexicon | None) -> Iterator[Span]:
    """Find names in a segment; one character is one character in the flat text, too."""
    for one in carried:
        for start in places(one.name, flat(text), lexicon):
            begin, end = start + one.at, start + len(one.name)
            yield Span(
                start=begin, end=end, source=text[begin:end], replacement=one.written,
                kind="name", origin=ORIGIN, certainty=CERTAINTY,
                accepted=tuple(form for form in (one.written, one.short) if form),
                guess=True,
            )  # fmt: skip
