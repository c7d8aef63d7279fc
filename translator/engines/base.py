"""What an engine is: it turns source segments into targets and knows nothing else.

Documents, memory, checks and retries are the pipeline's. The contract below is tested for
every engine by ``tests/engines/test_contract.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """One segment to translate."""

    text: str
    """The source, stripped, not empty; grounded; placeholders in our notation, or left out
    where the engine does not take it (``Engine.notation``), unless it is a ``passthrough``."""
    context: tuple[tuple[str, str], ...] = ()
    """(source, target) pairs shown before it: like sentences that a person translated, the most
    alike last (``TakesExamples``), or earlier ones of the same document, oldest first."""
    allowed: str = ""
    """Strings of the source's script that may stand in the target (names kept on purpose),
    joined by newlines."""
    terms: tuple[tuple[str, str], ...] = ()
    """(source, target) of the glossary's terms in the text, where the engine is told them beside
    it (``TermsBeside``); for others they are written into the text."""
    missing: tuple[str, ...] = ()
    """Words of the text that an answer before left out, where the engine can be told them
    (``Reminded``)."""
    delimiters: bool = False
    """Whether placeholders stand in the text, in our notation."""
    attempt: int = 0
    """0 for the first; a retry asks for another way to the same target."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Output:
    """What an engine made of one request."""

    text: str
    score: float | None = None
    """Mean log-probability a token, where the engine knows it."""
    likelihood: float | None = None
    """The same, where the likelier of an engine's own targets was measured to be the better one:
    it is chosen by, and kept nowhere."""
    limit: bool = False
    """Decoding stopped at a limit: the text is cut."""
    tokens: int = 0
    """Tokens generated, where the engine knows it."""


class Engine(Protocol):
    """Translates segments between the languages of its directions.

    Contract: as many outputs as requests, in their order; the same requests give the same
    outputs; only ``EngineError`` comes out; ``translate`` may be called from two threads.
    """

    name: str
    """As the user names it: ``echo``, ``qwen2.5-coder-1.5b`` …"""
    passthrough: bool
    """The target keeps the source's placeholders and white space as they are (echo engines)."""
    notation: bool
    """Whether the model can be shown our notations for placeholders (``[text](#1)``, ``x1``):
    chat models copy them; translation models are given the bare sentence instead, and the
    placeholders are put back afterwards."""
    remote_host: str
    """Where the text goes that this engine is given: ``https://host``; empty: it stays on
    this computer. Shown to the user before the first request."""
    batch: int
    """How many requests one call takes best."""
    concurrency: int
    """How many calls at once keep it busy: the scheduler makes so many from threads."""
    max_tokens: int
    """Tokens of the longest request; what is longer raises ``EngineError``, never is cut."""

    def supports(self, source: str, target: str) -> bool:
        """Say whether this engine translates between two primary languages (``zh``, ``en``)."""
        ...

    def signature(self) -> str:
        """Return what decides a target: engine, model, its hash, decoding. No spaces."""
        ...

    def load(self) -> None:
        """Make ready to translate; loading twice is harmless.

        Raises:
            ModelError: the model is missing or does not verify.
        """
        ...

    def count_tokens(self, text: str) -> int:
        """Return how many tokens the model sees."""
        ...

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Translate each request; ``source`` and ``target`` are ``zh`` or ``en``.

        Raises:
            EngineError: the engine failed; nothing of this call is kept.
        """
        ...

    def close(self) -> None:
        """Free the model's memory; closing twice is harmless."""
        ...


@runtime_checkable
class TermsBeside(Protocol):
    """An engine that may want the glossary's terms beside the text instead of in it."""

    @property
    def terms_beside(self) -> bool:
        """Whether it does."""
        ...


@runtime_checkable
class Reminded(Protocol):
    """An engine that can be told which words of a text its last answer left out."""

    @property
    def reminded(self) -> bool:
        """Whether it can."""
        ...


@runtime_checkable
class TakesExamples(Protocol):
    """An engine that translates better for like sentences with a person's translations."""

    def examples(self, source: str) -> int:
        """Return how many it is shown at most with one to translate; 0: none.

        Args:
            source: ``zh`` or ``en``: what is translated from.
        """
        ...


@runtime_checkable
class Scorer(Protocol):
    """An engine that can also say how likely a given target is."""

    def score(self, pairs: Sequence[tuple[str, str]], *, source: str, target: str) -> list[float]:
        """Return the mean log-probability a token of each target, given its source.

        Args:
            pairs: (source, target) as plain text.
            source: ``zh`` or ``en``.
            target: Likewise.

        Raises:
            EngineError: the engine failed.
        """
        ...
