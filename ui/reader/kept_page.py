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

    _last: tuple[tuple[object, ...], _Made] | None = None

    def of(self, decided_by: tuple[object, ...], make: Callable[[], _Made]) -> _Made:
        """Return what is kept where the same decides it; else what is made now.

        Args:
            decided_by: Everything the result depends on; found out before it is made.
            make: Makes it.
        """
        if self._last is None or self._last[0] != decided_by:
            self._last = decided_by, make()
        return self._last[1]
