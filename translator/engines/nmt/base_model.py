"""What the engines for translation models share: whichever library runs the model."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from translator.engines.base import Request
from translator.engines.nmt.decoding import LONGEST, PRESETS, Decoding
from translator.engines.nmt.tokenizers import Tokens
from translator.errors import EngineError
from translator.errors.error_sentences import tagged
from translator.types import Quality

Opened = TypeVar("Opened", bound=Tokens)


class TranslationModel(Generic[Opened]):
    """A model that was trained to translate, and its tokens.

    Args:
        folder: Holds the tokens' files.
        name: As the user names the model.
        digest: Short hash of the model, for the signature.
        directions: ``zh-en``, ``en-zh``.
        quality: Chooses the decoding.
        decoding: Chosen explicitly instead.
        normalise: Give Marian half-width punctuation.
    """

    passthrough = False
    notation = False
    remote_host = ""
    max_tokens = LONGEST

    def __init__(
        self,
        folder: Path,
        *,
        name: str,
        digest: str,
        directions: Collection[str],
        quality: Quality,
        decoding: Decoding | None,
        normalise: bool,
    ) -> None:
        self.name = name
        self._folder = folder
        self._digest = digest
        self._directions = frozenset(directions)
        self._decoding = decoding or PRESETS[quality]
        self._normalise = normalise
        self._tokens: Opened | None = None
        self._lock = threading.RLock()

    def supports(self, source: str, target: str) -> bool:
        """Say whether the model was trained for this direction."""
        return f"{source}-{target}" in self._directions

    def count_tokens(self, text: str) -> int:
        """Count the source's tokens, with its end and, at most, a language token."""
        source, _, target = next(iter(self._directions)).partition("-")
        return len(self._opened().source(text, source=source, target=target))

    def _open_tokens(self) -> Opened:
        """Read the tokens' files.

        Raises:
            ModelError: one is missing or damaged.
        """
        raise NotImplementedError

    def _opened(self) -> Opened:
        with self._lock:
            if self._tokens is None:
                self._tokens = self._open_tokens()
            return self._tokens

    def _punctuation(self) -> str:
        """Return how punctuation is given, for the signature."""
        return "half-width" if self._normalise else "as-is"

    @contextmanager
    def _calling(self, library: str) -> Iterator[None]:
        """Tell a failure of the library that runs the model as an engine's.

        Raises:
            EngineError: instead of what the library raised.
        """
        try:
            yield
        except (RuntimeError, ValueError, IndexError) as error:
            raise EngineError(
                "engine.failed", library=library, name=self.name, why=error
            ) from error

    def _sources(self, requests: Sequence[Request], *, source: str, target: str) -> list[list[str]]:
        """Return the requests' tokens.

        Raises:
            EngineError: the direction is not the model's, or one is too long.
        """
        if not self.supports(source, target):
            raise EngineError(
                "engine.other-direction",
                name=self.name,
                source=tagged(source),
                target=tagged(target),
            )
        tokens = self._opened()
        found = [tokens.source(one.text, source=source, target=target) for one in requests]
        longest = max(len(one) for one in found)
        if longest > self.max_tokens:
            raise EngineError(
                "engine.too-long", tokens=longest, name=self.name, most=self.max_tokens
            )
        return found
