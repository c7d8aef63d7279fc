"""Deterministic engines without a model, for tests, dry runs and looking at segments."""

from __future__ import annotations

from collections.abc import Sequence

from translator import placeholders
from translator.engines.base import Output, Request


class EchoEngine:
    """Hands the source back: marked (``echo``) or as it is (``echo:identity``).

    Args:
        identity: Return the source itself, so that a document written with
            ``--layout target`` equals its original byte for byte.
    """

    passthrough = True
    notation = False
    remote_host = ""
    batch = 64
    concurrency = 1
    max_tokens = 1_000_000_000

    def __init__(self, *, identity: bool = False) -> None:
        self.name = "echo:identity" if identity else "echo"
        self._identity = identity

    def supports(self, source: str, target: str) -> bool:
        """Echo any language as any other."""
        return True

    def signature(self) -> str:
        """Return the engine's name: nothing else decides its targets."""
        return self.name

    def load(self) -> None:
        """Nothing to load."""

    def count_tokens(self, text: str) -> int:
        """Count characters."""
        return len(text)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Return each source, between ⟦ and ⟧ unless this is the identity."""
        return [
            Output(
                text=request.text if self._identity else f"⟦{request.text}⟧",
                tokens=len(placeholders.strip(request.text)),
            )
            for request in requests
        ]

    def close(self) -> None:
        """Nothing to free."""
