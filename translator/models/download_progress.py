"""How a fetch reports what it does; the command line and the reader show it their own way."""

from __future__ import annotations

from typing import Protocol

from translator.errors.error_sentences import Piece


class Progress(Protocol):
    """Told what happens while models are fetched, imported or verified."""

    def say(self, message: Piece) -> None:
        """Take one sentence for the user: what was taken, passed over or not reached."""
        ...

    def begin(self, what: str, total: int | None) -> None:
        """Take that work on ``what`` begins; ``total`` is in bytes, None when not known."""
        ...

    def at(self, done: int) -> None:
        """Take how many bytes of the total are done so far (not since the last call)."""
        ...

    def end(self) -> None:
        """Take that the work begun is over, well or badly."""
        ...


class Silent:
    """Shows nothing."""

    def say(self, message: Piece) -> None:
        """Ignore it."""

    def begin(self, what: str, total: int | None) -> None:
        """Ignore it."""

    def at(self, done: int) -> None:
        """Ignore it."""

    def end(self) -> None:
        """Ignore it."""
