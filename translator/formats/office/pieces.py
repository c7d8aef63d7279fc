"""What a paragraph of an office document is made of, before and after it is given marks."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from translator.types import Inline


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text looks."""

    key: tuple[Hashable, ...] = ()
    """What a reader sees of it; runs with equal keys look alike."""
    font: str | None = None
    """Name of the font its letters are in; None: it has no letters a font matters to."""
    raw: str = ""
    """What the format writes a text with that looks so."""
    kind: str = "span"
    """What a pair of marks around such text is: strong, emphasis …"""


PLAIN = Look()
NOTHING: Mapping[int, Any] = MappingProxyType({})
"""What most paragraphs have of marks; one for all of them."""


@dataclass(slots=True)
class Piece:
    """A stretch of a paragraph."""

    role: str
    """text, atom, open, close; anchor: nothing a reader sees, such as a bookmark."""
    start: int
    end: int
    """Where its source stands in the part."""
    shown: str = ""
    """What a reader sees of it."""
    kind: str = ""
    """Of the mark it becomes; of an anchor ``start`` or ``end``: where it goes when its
    paragraph is written anew."""
    look: Look = PLAIN
    pair: int = -1
    """Equal in the opening and the closing piece of a pair."""
    display: str = "text"
    prompt: str | None = None
    address: str = ""
    words: bool = False
    """Whether an atom is characters of the text (an address, a number in superscript)."""
    page: bool = False
    """Whether a page or a column ends here."""
    inside: bool = False
    """Whether it stands in a run, and has to be put into one again."""
    parts: tuple[Piece, ...] = ()
    """The pieces it was made of, where it is more than one: a field."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph's pieces and the text with marks that was made of them."""

    before: tuple[Piece, ...]
    """What stands at its start and is not in the text: tabs, pictures, the number of a note."""
    core: tuple[Piece, ...]
    after: tuple[Piece, ...]
    lead: str = ""
    """White space the text began with."""
    text: str = ""
    inline: tuple[Inline, ...] = ()
    atoms: Mapping[int, Piece] = field(default_factory=lambda: NOTHING)
    """Id of an atomic mark → its piece."""
    pairs: Mapping[int, tuple[Piece, Piece] | Look] = field(default_factory=lambda: NOTHING)
    """Id of a pair → the pieces that open and close it, or what the text in it looks like."""
    base: Look = PLAIN
    """What text looks like that stands in no pair of pieces."""
    bases: Mapping[int, Look] = field(default_factory=lambda: NOTHING)
    """What it looks like in one, by the id of the pair."""
    full: bool = False
    """Whether it has more marks than a block can hold, and is left alone."""
