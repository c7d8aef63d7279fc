"""Where a person is in the queue: what is shown, what was passed over, the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from translator.store import Position
from ui.reader.inbox import Inbox
from ui.reader.scene import new_session


@dataclass(kw_only=True)
class QueueState:
    """What a session sees of a queue; it knows positions alone, and asks nobody."""

    at: Position | None = None
    """What is shown; None: nothing is left."""
    passed: set[Position] = field(default_factory=set)
    """What was skipped: it comes again when nothing else is left."""
    behind: list[Position] = field(default_factory=list)
    """The way back, the latest last."""
    ahead: list[Position] = field(default_factory=list)
    """What was shown before somebody went back, the nearest last."""
    words: str = ""
    """What is looked for in the memory beside the sentence; empty: nobody has asked."""
    inbox: Inbox = field(default_factory=Inbox)
    written: set[str] = field(default_factory=set)
    """As ``ui.reader.scene.Looking`` has it."""
    session: str = field(default_factory=new_session)
    """A new one after the server was started again: the page goes back to where it was."""

    def begin(self, queue: Sequence[Position]) -> None:
        """Show something where nothing is shown yet."""
        if self.at is None:
            self.at = self._next(queue)

    def go_on(self, before: Sequence[Position], queue: Sequence[Position]) -> None:
        """Go to the next sentence; after the last one the skipped ones come again.

        Args:
            before: The queue as it stood when the sentence that is shown was decided.
            queue: As it stands now.
        """
        here = self.at
        self._go(self.ahead.pop() if self.ahead else self._next(queue, before))
        if here is not None and here != self.at:
            self.behind.append(here)

    def skip(self, queue: Sequence[Position]) -> None:
        """Go on and leave the sentence for later."""
        if self.at is not None:
            self.passed.add(self.at)
        self.go_on(queue, queue)

    def go_back(self) -> None:
        """Show the sentence before once more, decided or not."""
        if not self.behind:
            return
        if self.at is not None:
            self.ahead.append(self.at)
        self._go(self.behind.pop())

    def return_to(self, position: Position) -> None:
        """Show what a page shows that was open while the server was started again."""
        self._go(position)

    def leave_out(self, position: Position, queue: Sequence[Position]) -> None:
        """Go on from a sentence that cannot be shown, and never come back to it."""
        self.passed.add(position)
        self.at = next((one for one in queue if one not in self.passed), None)

    def _go(self, position: Position | None) -> None:
        self.at = position
        self.words = ""

    def _next(self, queue: Sequence[Position], before: Sequence[Position] = ()) -> Position | None:
        order = list(before)
        if self.at in order:
            number = order.index(self.at)
            order = [*order[number + 1 :], *order[:number]]
        left = set(queue)
        later = [one for one in order if one in left] or [one for one in queue if one != self.at]
        fresh = [one for one in later if one not in self.passed]
        if not fresh:
            self.passed.clear()
        return next(iter(fresh or later or queue), None)
