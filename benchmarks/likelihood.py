"""How likely a chat model finds each of its targets, for the measurements.

The product asks for that where it chooses by it; here it is always told, as ``Output.score``, which
is what is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translator.engines.base import Output, Request
from translator.engines.llama.engine import LlamaEngine
from translator.engines.llama.llama_server import LlamaServer
from translator.engines.llama.token_likelihood import mean_likelihood


class TellingServer:
    """A server whose answers say how likely each token was; the last answer is kept.

    Args:
        server: The one that answers.
    """

    def __init__(self, server: LlamaServer) -> None:
        self._server = server
        self.count_tokens, self.template = server.count_tokens, server.template
        self.close = server.close
        self.last: list[dict[str, Any]] = []

    def complete(self, body: dict[str, Any]) -> dict[str, Any]:
        """Run one completion."""
        answer = self._server.complete({**body, "logprobs": 1})
        told = answer["choices"][0].get("logprobs") or {}
        self.last = told.get("content") or []
        return answer


class LikelihoodEngine(LlamaEngine):
    """The product's engine, whose outputs also have the mean log-probability of their tokens."""

    def load(self) -> None:
        """Start the server, and have it tell."""
        with self._lock:
            if self._server is None:
                super().load()
                assert self._server is not None
                self._server = TellingServer(self._server)  # type: ignore[assignment]

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Translate, and say how likely each target is."""
        outputs = []
        with self._lock:
            for request in requests:
                [output] = super().translate([request], source=source, target=target)
                outputs.append(
                    Output(
                        text=output.text, limit=output.limit, tokens=output.tokens,
                        score=mean_likelihood(self._told(), output.text),
                    )
                )  # fmt: skip
        return outputs

    def _told(self) -> list[dict[str, Any]]:
        assert isinstance(self._server, TellingServer)
        return self._server.last
