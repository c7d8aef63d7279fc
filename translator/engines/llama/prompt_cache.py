"""What llama.cpp keeps of a prompt for the next one: always the very same part.

llama.cpp goes on where a prompt begins to differ from the one before it. Where that is decides how
the rest is cut into batches, and so how sums are rounded: with only the library's own care the same
segment came out differently in 1 of 24 cases, depending on the segment before it. So the cache must
hold the instruction (the *head* of the prompt) and nothing else when a segment comes. What it holds
after a head was read is kept in a file and put back before each segment: the same bits, in a few
milliseconds (a head of 60 tokens takes 2 MB with the default model). Where there is no file, a
request for the head alone brings the cache there, which takes as long as two tokens of an answer.
"""

from __future__ import annotations

from typing import Any, Protocol

from translator.errors import EngineError

PLACE = "\x1a"
"""Stands for the source while a prompt is written, and ends the part that is kept."""
MOST = 8
"""Heads whose files are kept: two directions, each with a few kinds of marks."""


class Server(Protocol):
    """What is asked here of a ``LlamaServer``."""

    def complete(self, body: dict[str, Any]) -> dict[str, Any]:
        """Run one text completion."""
        ...

    def save_state(self, name: str) -> None:
        """Keep what the cache holds in a file."""
        ...

    def restore_state(self, name: str) -> None:
        """Put back what a file holds."""
        ...


class PromptCache:
    """Brings the cache of one server to the head of a prompt.

    Args:
        server: Nobody else asks it for completions.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._last = ""
        """The head that the cache begins with; empty: nobody knows."""
        self._files: dict[str, str] = {}
        """Head → name of the file, the oldest first."""

    def prepare(self, head: str, *, keep: bool) -> None:
        """Bring the cache to ``head``; a prompt that begins with it must be asked next.

        Args:
            head: What stands before the source.
            keep: Whether it will come again, before other sources: then it is worth a file.

        Raises:
            EngineError: the server answered with an error.
        """
        if self._is_put_back(head):
            return
        known = head == self._last
        self._last = ""
        self._server.complete({"prompt": head + PLACE, "max_tokens": 1, "cache_prompt": known})
        self._last = head
        if keep:
            self._save(head)

    def forget(self) -> None:
        """Assume nothing of the cache: a prompt was not answered to its end."""
        self._last = ""

    def _is_put_back(self, head: str) -> bool:
        """Put back what is kept of a head; say whether there was anything."""
        name = self._files.get(head)
        if name is None:
            return False
        self._last = ""
        try:
            self._server.restore_state(name)
        except EngineError:  # somebody emptied the folder: the head is read again
            del self._files[head]
            return False
        self._last = head
        return True

    def _save(self, head: str) -> None:
        oldest = next(iter(self._files)) if len(self._files) >= MOST else ""
        name = self._files.pop(oldest, f"head-{len(self._files)}")
        try:
            self._server.save_state(name)
        except EngineError:  # no folder, or a full disk: asking for the head alone does it, too
            return
        self._files[head] = name
