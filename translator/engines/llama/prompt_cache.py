"""What llama.cpp keeps of a prompt for the next one: always the very same part.

llama.cpp goes on where a prompt begins to differ from the one before it. Where that is decides how
the rest is cut into batches, and so how sums are rounded: with only the library's own care the same
segment came out differently in 1 of 24 cases, depending on the segment before it. So the cache must
hold the instruction (the *head* of the prompt) and nothing else when a segment comes. Mostly it
does so by itself: two segments rarely begin with the same token. Where they do, a request for the
head alone brings the cache there; it takes about as long as two tokens of an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

PLACE = "\x1a"
"""Stands for the source while a prompt is written, and ends the part that is kept."""


class Server(Protocol):
    """What is asked here of a ``LlamaServer``."""

    def complete(self, body: dict[str, Any]) -> dict[str, Any]:
        """Run one text completion."""
        ...

    def prompt_tokens(self, text: str) -> list[int]:
        """Return a prompt's tokens."""
        ...


class PromptCache:
    """Brings the cache of one server to the head of a prompt.

    Args:
        server: Nobody else asks it for completions.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._head = ""
        self._alone: Sequence[int] = ()
        """Tokens of the head with ``PLACE`` after it."""
        self._last: Sequence[int] = ()
        """Tokens of the prompt that was answered last; empty: nobody knows what the cache holds."""

    def prepare(self, head: str, prompt: str) -> None:
        """Bring the cache to ``head``; ``prompt``, which begins with it, must be asked next.

        Args:
            head: What stands before the source.
            prompt: The whole.

        Raises:
            EngineError: the server answered with an error.
        """
        tokens = self._server.prompt_tokens(prompt)
        known = head == self._head
        if not known or not self._is_there(tokens):
            self._last = ()
            self._server.complete({"prompt": head + PLACE, "max_tokens": 1, "cache_prompt": known})
        if not known:
            self._head, self._alone = head, self._server.prompt_tokens(head + PLACE)
        self._last = tokens

    def forget(self) -> None:
        """Assume nothing of the cache: a prompt was not answered to its end."""
        self._last = ()

    def _is_there(self, tokens: Sequence[int]) -> bool:
        """Say whether llama.cpp keeps of its last prompt what it would keep of the head alone."""
        kept = _common(self._last, tokens)
        return kept < len(self._last) and kept == _common(self._alone, tokens)


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many tokens two prompts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
