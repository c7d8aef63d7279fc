"""Any OpenAI-compatible server: llama-server, vLLM, Ollama, LM Studio, or one elsewhere.

How a segment is put to the model is ``prompt``'s; what differs from the engine in this process:

- the answer is begun for the model only where the server is llama.cpp: others may take a begun
  answer for a finished one; there, what a model wraps around the translation is taken off;
- the grammar that forbids the source's script is llama.cpp's own, and only sent there;
- there is no tokenizer: tokens are estimated, rather too many than too few;
- answers are streamed, so that silence, and not slowness, counts as a fault.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from translator.engines.base import Output, Request
from translator.engines.chat import prompt, unwrapping
from translator.engines.chat.chat_family import Family
from translator.engines.chat.family_table import family_of_served
from translator.engines.chat.prompt import tokens_at_most
from translator.engines.openai import server as openai_server
from translator.engines.openai import stream
from translator.engines.openai.backoff import GivenUpError, Patience, keep_trying
from translator.engines.openai.http import Timeouts, UnderWay, UnreachableError, exchange
from translator.engines.openai.http_failures import RefusedError, reported
from translator.engines.openai.request_body import (
    LONGEST_ANSWER,
    SPARE,
    Abilities,
    endpoint,
    fitted,
    request_body,
)
from translator.engines.openai.server import Key, Server
from translator.engines.openai.stream import Answer
from translator.errors import EngineError, ModelError
from translator.errors.error_sentences import piece
from translator.lazy_regex import lazy_regex

_Result = TypeVar("_Result")

IN_FLIGHT = 4
"""Requests at once, unless the user says otherwise."""
_CHARACTERS_A_TOKEN = 16
"""No translation has more; beyond it, a server does not keep to the limit it was given."""
_LIST_READ = 4 << 20
"""Bytes of the longest list of models."""
_TEMPLATES = frozenset({"vllm", "sglang"})
"""Servers that, like llama.cpp, hand settings to the model's chat template, by what their list of
models says; their documentation names ``enable_thinking`` for models that think aloud."""
_NAMES = lazy_regex(r"\w+")
"""Words of a refusal, among which a field may be named."""


class OpenAIEngine:
    """A chat model behind an OpenAI-compatible interface.

    Args:
        server: Where, and which model.
        key: What the server is shown.
        in_flight: Requests at once.
        timeouts: How long the server may be silent.
        patience: How often and how long a request is tried.
        sleep: Waits between two tries; None: really, until the call is over.
        plain: Ask llama.cpp like any other server, to measure what its own ways are worth.
        shown: Like sentences of other articles, with a person's translations, that it is shown at
            most with one. A server on another computer never is.
    """

    passthrough = False
    notation = True
    concurrency = 2  # while the last answers of one call come, the next call's requests begin

    def __init__(
        self,
        server: Server,
        *,
        key: Key | None = None,
        in_flight: int = IN_FLIGHT,
        timeouts: Timeouts | None = None,
        patience: Patience | None = None,
        sleep: Callable[[float], object] | None = None,
        plain: bool = False,
        shown: int = 0,
    ) -> None:
        self.name = server.name
        self.remote_host = server.remote_host
        self.batch = in_flight
        self._server = server
        self._key = key or Key()
        self._timeouts = timeouts or Timeouts()
        self._patience = patience or Patience()
        self._sleep = sleep
        self._plain = plain
        self._shown = 0 if server.remote_host else shown
        self._slots = threading.BoundedSemaphore(in_flight)
        self._lock = threading.RLock()
        self._under_way: set[UnderWay] = set()
        self._loaded = False
        self._model = server.model
        self._known_family: Family | None = None
        self.max_tokens = self.family.source_tokens
        self._llama_cpp = self._templates = False
        self._refused: frozenset[str] = frozenset()
        self.models: tuple[str, ...] = ()
        """What the server said it has when it was first asked."""

    @property
    def family(self) -> Family:
        """How the model is asked: as its name says, once it is known.

        Raises:
            ModelError: the user's own table of families has a mistake.
        """
        if self._known_family is None:
            found = family_of_served(self._model)
            if not self._model:
                return found
            self._known_family = found
        return self._known_family

    @property
    def terms_beside(self) -> bool:
        """Whether the family is told terms beside the text."""
        return self.family.terms_beside

    @property
    def reminded(self) -> bool:
        """Whether the family can be told which words an answer left out."""
        return self.family.reminded

    def examples(self, source: str) -> int:
        """Return how many like sentences the family is shown, from a language.

        Raises:
            ModelError: the name has no model, and the server does not say which it has.
        """
        if not self._shown:
            return 0
        if not self._model:  # the family is not known yet
            self.load()
        return min(self._shown, (self.family.examples or {}).get(source, 0))

    def supports(self, source: str, target: str) -> bool:
        """Chinese and English, both ways."""
        return {source, target} == {"zh", "en"}

    def signature(self) -> str:
        """Return engine, model, server, prompt and decoding; the same model elsewhere differs.

        Raises:
            ModelError: the name has no model, and the server does not say which it has.
        """
        if not self._model:
            self.load()
        named = replace(self._server, model=self._model)
        return (
            f"{openai_server.signature(named)}:{self.family.prompt_version}"
            f":{self.family.decoding}:{'free' if self._plain else 'grammar-if-llama.cpp'}"
        )

    def load(self) -> None:
        """Ask the server which models it has; no text goes there yet.

        Raises:
            ModelError: nothing answers, it refuses, or the model is not clear.
        """
        with self._lock:
            if self._loaded:
                return
            try:
                models = self._tried(self._listed, UnderWay())
            except RefusedError as error:
                if error.status not in (404, 405, 501):  # it can translate without listing
                    raise
                models = []
            self.models = tuple(models)
            if not self._model:
                self._model = self._only(models)
                self.max_tokens = self.family.source_tokens
            self._loaded = True

    def count_tokens(self, text: str) -> int:
        """Estimate tokens: rather too many, because nothing may be cut."""
        return tokens_at_most(text)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Send all requests, ``batch`` at once; if one fails, the others are broken off."""
        for request in requests:
            tokens = self.count_tokens(request.text)
            if tokens > self.max_tokens:
                raise EngineError(
                    "server.too-long", tokens=tokens, name=self.name, most=self.max_tokens
                )
        if not requests:
            return []
        self.load()
        with (
            self._call() as under_way,
            ThreadPoolExecutor(min(self.batch, len(requests)), "openai") as pool,
        ):
            futures = [
                pool.submit(self._one, request, source, target, under_way) for request in requests
            ]
            try:
                done, _ = wait(futures, return_when=FIRST_EXCEPTION)
                for future in done:
                    if (error := future.exception()) is not None:
                        raise error
                return [future.result() for future in futures]
            except BaseException:  # an interruption, too, must not wait for slow answers
                for future in futures:
                    future.cancel()
                under_way.stop()
                raise

    def close(self) -> None:
        """Break off what is under way; the server is asked anew when it is used again."""
        with self._lock:
            self._loaded = False
            for under_way in self._under_way:
                under_way.stop()

    @contextmanager
    def _call(self) -> Iterator[UnderWay]:
        """Keep a call's requests where ``close`` finds them."""
        under_way = UnderWay()
        with self._lock:
            self._under_way.add(under_way)
        try:
            yield under_way
        finally:
            with self._lock:
                self._under_way.discard(under_way)

    def _one(self, request: Request, source: str, target: str, under_way: UnderWay) -> Output:
        body = self._body(request, source, target)
        answer = self._answer(body, under_way)
        begun = prompt.begun(self.family, source=source, target=target)
        text = unwrapping.unwrap(answer.text, source=request.text, begun=begun)
        return Output(text=self.family.restored(text), limit=answer.cut, tokens=answer.tokens)

    def _body(self, request: Request, source: str, target: str) -> dict[str, Any]:
        return request_body(
            self.family,
            request,
            model=self._model,
            tokens=self.count_tokens(request.text),
            source=source,
            target=target,
            server=Abilities(llama_cpp=self._llama_cpp, templates=self._templates),
        )

    def _answer(self, body: dict[str, Any], under_way: UnderWay) -> Answer:
        """Ask, leaving out the fields this server turned out not to know."""
        refused = self._refused
        while True:
            fields = fitted(body, refused)
            try:
                answer = self._tried(partial(self._chat, fields, under_way), under_way)
            except RefusedError as error:
                words = set(_NAMES.findall(error.said))
                named = {name for name in SPARE if name in fields and name in words}
                if error.status not in (400, 422) or not named:
                    raise
                refused |= named
            else:
                self._refused = self._refused | refused
                return answer

    def _chat(self, body: dict[str, Any], under_way: UnderWay) -> Answer:
        limit = body.get("max_tokens") or body.get("max_completion_tokens") or LONGEST_ANSWER
        while not self._slots.acquire(timeout=0.2):
            under_way.check()
        try:
            with exchange(
                self._server,
                endpoint(self.family),
                key=self._key,
                timeouts=self._timeouts,
                under_way=under_way,
                body=body,
                models=self.models,
            ) as response:
                return stream.read(response, most=_CHARACTERS_A_TOKEN * limit)
        except stream.ReportedError as error:
            raise reported(error.content, server=self._server, key=self._key) from error
        finally:
            self._slots.release()

    def _listed(self) -> list[str]:
        try:
            with exchange(
                self._server,
                "/models",
                key=self._key,
                timeouts=self._timeouts,
                under_way=UnderWay(),
            ) as response:
                models, owners = stream.listed(response.read(_LIST_READ))
                own = "llamacpp" in owners or response.headers.get("Server") == "llama.cpp"
                self._llama_cpp = own and not self._plain
                self._templates = own or bool(owners & _TEMPLATES)
                return models
        except UnreachableError as error:  # not begun, rather than away for a moment
            raise ModelError("server.none", server=self._server.base, why=error.what) from error

    def _only(self, models: Sequence[str]) -> str:
        if len(models) == 1:
            return models[0]
        names = ", ".join(models)
        known = piece("server.models", names=names) if models else piece("server.models-unsaid")
        raise ModelError(
            "server.several", server=self._server.base, known=known, prefix=openai_server.PREFIX
        )

    def _tried(self, work: Callable[[], _Result], under_way: UnderWay) -> _Result:
        try:
            return keep_trying(work, patience=self._patience, sleep=self._sleep or under_way.pause)
        except GivenUpError as error:
            raise self._given_up(error) from error

    def _given_up(self, error: GivenUpError) -> EngineError:
        tried, last, server = error.attempts, error.last, self._server.base
        times = piece("times.once") if tried == 1 else piece("times.several", number=tried)
        if last.after and last.after > self._patience.longest:
            return EngineError(
                "server.later", server=server, times=times, why=last.what, seconds=last.after
            )
        return EngineError("server.in-vain", server=server, times=times, why=last.what)
