"""What was made of a page, kept until anything that decides it is another.

A page that is open while something is translated asks every second, and mostly nothing has changed
since: to read and write its sentences again would take longer than all else it does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

_Made = TypeVar("_Made")


@dataclass
class Kept(Generic[_Made]):
    """The last thing that was made, of one session in one document."""

    _last: tuple[object, tuple[object, ...], _Made] | None = None

    def of(
        self, mark: object, decided_by: tuple[object, ...], make: Callable[[_Made | None], _Made]
    ) -> _Made:
        """Return what is kept where the same decides it; else what is made now.

        Args:
            mark: Of the library, read before anything else of it.
            decided_by: Everything else the result depends on.
            make: Makes it; given what was made last where only the library has changed since.
        """
        before = self._last if self._last and self._last[1] == decided_by else None
        if before is not None and before[0] == mark:
            return before[2]
        made = make(before[2] if before else None)
        self._last = mark, decided_by, made
        return made
