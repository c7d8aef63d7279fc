"""Where a block of a package stands: what most of its attributes say, held in little."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_LINE_ENDS = "spaces"


class PartLine(Mapping[str, str]):
    """``Block.attributes`` of a file that holds several texts.

    A mapping of its own takes a third of what a dictionary takes, and a book has a hundred
    thousand of them.
    """

    __slots__ = ("_line", "_part", "_place")

    def __init__(self, part: str, line: int, place: str | None = None) -> None:
        """Say where a block stands.

        Args:
            part: Name of the member of the archive.
            line: In that part, from 1.
            place: Tells the texts of one member apart; None: it has but one.
        """
        self._part = part
        self._line = line
        self._place = place

    def __getitem__(self, key: str) -> str:
        """Return an attribute; ``line_ends`` mean nothing in these texts."""
        match key:
            case "part":
                return self._part
            case "line":
                return str(self._line)
            case "line_ends":
                return _LINE_ENDS
            case "place" if self._place is not None:
                return self._place
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the attributes."""
        yield from ("part", "line", "line_ends")
        if self._place is not None:
            yield "place"

    def __len__(self) -> int:
        """Return how many there are."""
        return 3 + (self._place is not None)

    def __repr__(self) -> str:
        """Show them as a dictionary."""
        return repr(dict(self))
