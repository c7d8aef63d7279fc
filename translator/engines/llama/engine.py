"""GGUF language models through llama.cpp, in this process.

How a segment is put to the model, and why (figures: docs/quality.md):

- the words, the template and the decoding of the model's family (``chat_families.toml``); most are
  put through the chat template in the model's own file, and decoded greedily;
- a grammar forbids the source's script in the target (``grammar``);
- the instruction's part of the prompt stays in the model's cache, and always the very same part
  (``prompt_cache``): the same segment has the same target whatever was translated before.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from translator.engines.base import Output, Request
from translator.engines.chat import prompt
from translator.engines.chat.chat_family import Family
from translator.engines.chat.family_table import find_family
from translator.engines.llama import devices, grammar
from translator.engines.llama.llama_server import LlamaServer
from translator.engines.llama.prompt_cache import PLACE, PromptCache
from translator.engines.llama.token_likelihood import mean_likelihood
from translator.errors import EngineError, ModelError
from translator.system.machine import cores

_RETRY_TEMPERATURE = 0.5
"""Warm enough to leave the greedy path, cool enough to stay with what the source says."""


class LlamaEngine:
    """A chat model in a GGUF file.

    Args:
        path: The verified model file.
        name: As the user names the model.
        digest: Short hash of the model, for the signature.
        family: How it is asked; None: as a model without a family is.
        use_grammar: Forbid the source's script in the target.
        threads: 0: as many as this process may use cores.
        likelihood: Say how likely each target is, where the family's are to be chosen by that.
    """

    passthrough = False
    notation = True
    remote_host = ""
    batch = 1
    concurrency = 1

    def __init__(
        self,
        path: Path,
        *,
        name: str,
        digest: str,
        family: Family | None = None,
        use_grammar: bool = True,
        threads: int = 0,
        likelihood: bool = False,
    ) -> None:
        self.name = name
        self._family = family or find_family("", model=name)
        self.max_tokens = self._family.source_tokens
        self._path = path
        self._digest = digest
        self._use_grammar = use_grammar
        self._likeliest = self._family.likeliest if likelihood else ()
        self._threads = threads or cores()
        self._server: LlamaServer | None = None
        self._cache: PromptCache | None = None
        self._prompts: dict[object, tuple[str, str]] = {}
        self._lock = threading.RLock()

    @property
    def terms_beside(self) -> bool:
        """Whether the family is told terms beside the text."""
        return self._family.terms_beside

    @property
    def reminded(self) -> bool:
        """Whether the family can be told which words an answer left out."""
        return self._family.reminded

    def examples(self, source: str) -> int:
        """Return how many like sentences the family is shown, from a language."""
        return (self._family.examples or {}).get(source, 0)

    def supports(self, source: str, target: str) -> bool:
        """Chinese and English, both ways."""
        return {source, target} == {"zh", "en"}

    def signature(self) -> str:
        """Return engine, model, hash, prompt and decoding."""
        return (
            f"llama:{self.name}@{self._digest}:{self._family.prompt_version}"
            f":{self._family.decoding}:{'grammar' if self._use_grammar else 'free'}"
            f"{':likeliest' if self._likeliest else ''}"
        )

    def load(self) -> None:
        """Map the model into memory, and as much of it as fits onto a graphics card.

        Raises:
            ModelError: the file is missing or not a model llama.cpp can read.
        """
        with self._lock:
            if self._server is not None:
                return
            if not self._path.is_file():
                raise ModelError("model.file-gone", path=self._path, name=self.name)
            placed = devices.placing(self._path, devices.read_backends())
            self._server = LlamaServer(
                self._path,
                context=self._family.context_tokens,
                threads=self._threads,
                own_template=self._family.style == "chat",
                card_layers=placed.on_card if placed and placed.devices else None,
            )
            self._cache = PromptCache(self._server)

    def count_tokens(self, text: str) -> int:
        """Count the model's tokens of a text."""
        return self._running().count_tokens(text)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Translate one after the other: one request keeps all cores busy."""
        with self._lock:
            return [self._one(request, source, target) for request in requests]

    def close(self) -> None:
        """Free the model."""
        with self._lock:
            if self._server is not None:
                self._server.close()
            self._server = self._cache = None

    def _running(self) -> LlamaServer:
        self.load()
        assert self._server is not None  # load() raises otherwise
        return self._server

    def _one(self, request: Request, source: str, target: str) -> Output:
        server, family = self._running(), self._family
        text = family.plain(request.text)
        tokens = server.count_tokens(text)
        if tokens > self.max_tokens:
            raise EngineError(
                "engine.too-long", tokens=tokens, name=self.name, most=self.max_tokens
            )
        longest = min(family.context_tokens // 2, 48 + 3 * tokens)
        room = family.context_tokens - longest - tokens - prompt.INSTRUCTION
        shown = prompt.fitting(request.context, room=room, count=server.count_tokens)
        fitting = replace(request, context=shown)
        head, tail = self._prompt(fitting, source, target)
        body: dict[str, Any] = {
            "prompt": head + text + tail,
            "max_tokens": longest,
            "temperature": 0,
            "stop": list(family.stop),
            "cache_prompt": True,
        }
        if source in self._likeliest:
            body["logprobs"] = 1
        if self._use_grammar:
            body["grammar"] = grammar.forbid(
                target,
                source_text=request.text,
                end=family.close,
                allowed=request.allowed.split("\n"),
            )
        if family.sampling:
            body |= {**asdict(family.sampling), "min_p": 0, "seed": request.attempt}
        elif request.attempt:  # another way to the same target: sampled, but always the same
            body |= {
                "temperature": _RETRY_TEMPERATURE,
                "seed": request.attempt,
                "repeat_penalty": 1.05,
                "repeat_last_n": 64,
            }
        answer = self._answer(server, head, body, keep=not _is_told(fitting))
        choice = answer["choices"][0]
        told = (choice.get("logprobs") or {}).get("content", ())
        return Output(
            text=family.restored(choice["text"]).strip(),
            likelihood=mean_likelihood(told, choice["text"].strip()),
            limit=choice["finish_reason"] == "length",
            tokens=int(answer["usage"]["completion_tokens"]),
        )

    def _answer(
        self, server: LlamaServer, head: str, body: dict[str, Any], *, keep: bool
    ) -> dict[str, Any]:
        """Ask for a completion, with the instruction in the cache and nothing else."""
        assert self._cache is not None  # there with the server
        self._cache.prepare(head, keep=keep)
        try:
            return server.complete(body)
        except EngineError:
            self._cache.forget()
            raise

    def _prompt(self, request: Request, source: str, target: str) -> tuple[str, str]:
        """Return what stands before and after the source in the prompt."""
        key = (request.delimiters, source, target)
        told = _is_told(request)
        if told or key not in self._prompts:
            passage = prompt.Passage(
                text=PLACE,
                context=request.context,
                terms=request.terms,
                missing=request.missing,
                delimiters=request.delimiters,
            )
            head, _, tail = self._written(passage, source, target).rpartition(PLACE)
            if told:  # used once: not worth keeping
                return head, tail
            self._prompts[key] = head, tail
        return self._prompts[key]

    def _written(self, passage: prompt.Passage, source: str, target: str) -> str:
        family = self._family
        if family.style != "chat":
            return prompt.written(family, passage, source=source, target=target)
        messages = prompt.messages(family, passage, source=source, target=target, begin=True)
        return self._running().template(messages, think=family.think)


def _is_told(request: Request) -> bool:
    """Say whether the model is told something that belongs to this one source."""
    return bool(request.context or request.terms or request.missing)
