"""How likely a chat model finds a target, and a source given a target, for the measurements.

llama.cpp's server says how likely each token was that it made, but nothing of a prompt's tokens. So
the likelihood of a given text is had by letting the model write it: a grammar leaves it no other
text, and the log-probabilities are those of its free choice. That costs as much as a translation.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from translator.engines.base import Output, Request
from translator.engines.llama.engine import LlamaEngine
from translator.engines.llama.llama_server import LlamaServer
from translator.engines.llama.token_likelihood import mean_likelihood
from translator.errors import EngineError


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

    def force(self, request: Request, *, source: str, target: str) -> Output:
        """Have the model write ``request.allowed`` as the translation of ``request.text``.

        Returns:
            The text written, with the mean log-probability of its tokens.

        Raises:
            EngineError: what came is another text.
        """
        with self._lock:
            server, family = self._running(), self._family
            head, tail = self._prompt(Request(text=request.text), source, target)
            wanted = request.allowed
            answer = self._answer(
                server,
                head,
                {
                    "prompt": head + family.plain(request.text) + tail,
                    "max_tokens": family.context_tokens // 2,
                    "temperature": 0,
                    "cache_prompt": True,
                    "grammar": f"root ::= {json.dumps(wanted, ensure_ascii=False)}",
                },
                keep=True,
            )
            text = answer["choices"][0]["text"]
            if text.strip() != wanted.strip():
                raise EngineError("llama.no-answer", answer=text)
            return Output(
                text=text,
                score=mean_likelihood(self._told(), wanted),
                tokens=int(answer["usage"]["completion_tokens"]),
            )

    def _told(self) -> list[dict[str, Any]]:
        assert isinstance(self._server, TellingServer)
        return self._server.last
