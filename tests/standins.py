"""Engines that stand in for a model: they translate word by word and fail when told to."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from translator.document.plan import Plan, plan
from translator.document.read import read_bytes
from translator.engines.base import Output, Request
from translator.errors import EngineError

WORDS = (
    "river", "house", "morning", "people", "market", "garden", "letter", "winter", "music",
    "window", "bridge", "family", "story", "summer", "teacher", "village", "station", "paper",
    "coffee", "forest", "island", "mountain", "number", "doctor", "kitchen", "season", "corner",
)  # fmt: skip
_HAN = re.compile("[\u3400-\u9fff]")
_PUNCTUATION = str.maketrans("。，；：！？、（）“”《》\u3000", '.,;:!?,()"""" ')


def word_by_word(text: str) -> str:
    """Return English of plausible length: a word for two characters, all else as it is."""
    pieces: list[str] = []
    for number, character in enumerate(text):
        if not _HAN.match(character):
            pieces.append(character)
        elif number % 2 == 0 or not pieces[-1].startswith(" "):
            pieces.append(f" {WORDS[(ord(character) + number) % len(WORDS)]} ")
    result = "".join(pieces).translate(_PUNCTUATION)
    return re.sub(r" +([.,;:!?)\]])", r"\1", re.sub(" +", " ", result)).strip()


Answer = Callable[[Request], str | Output]


class ScriptedEngine:
    """Answers as a function says and keeps what it was asked.

    Args:
        answer: From a request to a target.
        batch: How many requests a call takes.
        concurrency: How many calls are made at once.
        max_tokens: Characters of the longest request.
        notation: Whether it is shown marks in our notation.
        settings: Part of the signature.
    """

    name = "scripted"
    passthrough = False
    remote_host = ""

    def __init__(
        self,
        answer: Answer | None = None,
        *,
        batch: int = 1,
        concurrency: int = 1,
        max_tokens: int = 500,
        notation: bool = True,
        settings: str = "1",
    ) -> None:
        self.answer: Answer = answer or (lambda request: word_by_word(request.text))
        self.batch = batch
        self.concurrency = concurrency
        self.notation = notation
        self.max_tokens = max_tokens
        self.settings = settings
        self.requests: list[Request] = []
        self.loaded = 0
        self._lock = threading.Lock()

    @property
    def texts(self) -> list[str]:
        """What it was asked to translate, in order."""
        return [request.text for request in self.requests]

    def supports(self, source: str, target: str) -> bool:
        return True

    def signature(self) -> str:
        return f"scripted:{self.settings}"

    def load(self) -> None:
        self.loaded += 1

    def count_tokens(self, text: str) -> int:
        return len(text)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        with self._lock:
            self.requests += requests
        for request in requests:
            if len(request.text) > self.max_tokens:
                raise EngineError(f"{len(request.text)} characters are too many for {self.name}.")
        answers = [self.answer(request) for request in requests]
        return [Output(text=one) if isinstance(one, str) else one for one in answers]

    def close(self) -> None:
        """Nothing to free."""


def planned(text: str, *, name: str = "article.md", to: str = "en") -> Plan:
    """Return the plan of a text."""
    return plan(read_bytes(text.encode(), name=name).document, to=to)


def install(monkeypatch: pytest.MonkeyPatch, engine: ScriptedEngine) -> ScriptedEngine:
    """Make ``--model scripted`` lead to an engine."""
    from translator.engines import registry

    real = registry.echo
    monkeypatch.setattr(registry, "echo", lambda name: engine if name == "scripted" else real(name))
    return engine


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
