"""Firefox Translations' models through fxtranslate: small, quick, and one sentence at a time.

What fxtranslate 0.5 does and does not, and what is made of it here:

- it reads a model from bytes: they are hashed as they are read, and what is hashed is what is run;
- it cuts a sentence at 127 tokens without a word: they are counted before, with the model's own
  vocabulary, and what is longer raises, so that it is divided at its clauses;
- it ends a target at twice the source's tokens and four, 256 at most, and does not say so: a target
  that is as long as that counts as cut;
- it decodes greedily, gives no scores and knows no other way: a retry gives the same target;
- its own search for models is never used.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Collection, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from sentencepiece import SentencePieceProcessor

from translator.chinese.scripts import converter
from translator.engines.base import Output, Request
from translator.engines.firefox.worker import Opens, Worker, WorkerError
from translator.errors import EngineError, ModelError
from translator.errors.error_sentences import tagged

LONGEST = 127
"""Source tokens of one request: the context of 128 less the end (``segment.rs`` of fxtranslate,
after Marian's ``max-length-break``)."""
MOST = 256
"""Target tokens at most (``engine.rs`` of fxtranslate)."""
_BATCH, _PERSON = 32, 4
"""Requests of one call: they are translated one by one, so it only decides how often is saved."""
_TRADITIONAL = "zh_hant"
"""Stands in the file names of models that write Traditional Chinese."""


class FirefoxEngine:
    """A model of Firefox Translations.

    Args:
        folder: Holds the files.
        name: As the user names the model.
        digest: Short hash of the model, for the signature.
        directions: ``zh-en`` or ``en-zh``.
        hashes: File name → sha256, of the model first; what is read has to have them.
        interactive: Somebody waits for the next sentence: calls are small.
        opens: ``fxtranslate.Translator``; None: that of the installed package.
    """

    passthrough = False
    notation = False
    remote_host = ""
    concurrency = 1
    max_tokens = LONGEST

    def __init__(
        self,
        folder: Path,
        *,
        name: str,
        digest: str,
        directions: Collection[str],
        hashes: Mapping[str, str],
        interactive: bool = False,
        opens: Opens | None = None,
    ) -> None:
        self.name = name
        self.batch = _PERSON if interactive else _BATCH
        self._folder = folder
        self._digest = digest
        self._directions = frozenset(directions)
        self._hashes = hashes
        self._opens = opens
        self._traditional = any(_TRADITIONAL in name for name in hashes)
        self._worker: Worker | None = None
        self._source: SentencePieceProcessor | None = None
        self._target: SentencePieceProcessor | None = None
        self._lock = threading.RLock()

    def supports(self, source: str, target: str) -> bool:
        """Say whether the model was trained for this direction."""
        return f"{source}-{target}" in self._directions

    def signature(self) -> str:
        """Return engine, model, hash, the package that runs it, and decoding."""
        return f"firefox:{self.name}@{self._digest}:fxtranslate-{version('fxtranslate')}:greedy"

    def load(self) -> None:
        """Bring the model into memory.

        Raises:
            ModelError: a file is missing or another one, or it is no model fxtranslate can read.
        """
        self._running()

    def count_tokens(self, text: str) -> int:
        """Count the source's tokens, without its end."""
        return len(self._vocabularies()[0].encode(text))

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Translate one request after the other.

        Raises:
            EngineError: the direction is not the model's, one is too long, or fxtranslate failed.
        """
        if not requests:
            return []
        if not self.supports(source, target):
            raise EngineError(
                "engine.other-direction",
                name=self.name,
                source=tagged(source),
                target=tagged(target),
            )
        lengths = [self.count_tokens(request.text) for request in requests]
        if max(lengths) > LONGEST:
            raise EngineError("engine.too-long", tokens=max(lengths), name=self.name, most=LONGEST)
        try:
            texts = self._running().translate([request.text for request in requests])
        except WorkerError as error:
            raise EngineError(
                "engine.failed", library="fxtranslate", name=self.name, why=error
            ) from error
        return [self._output(text, length) for text, length in zip(texts, lengths, strict=True)]

    def close(self) -> None:
        """Free the model; a translation under way in another thread ends first."""
        with self._lock:
            if self._worker is not None:
                self._worker.close()
            self._worker = self._source = self._target = None

    def _output(self, text: str, length: int) -> Output:
        """Make an output; what is nearly as long as it may be was cut, for all that is known.

        The text is counted anew, and may be divided into fewer tokens than it was made of.
        """
        tokens = len(self._vocabularies()[1].encode(text))
        most = min(MOST, 2 * (length + 1) + 4)
        if self._traditional:  # all of Duizhao's Chinese is Simplified until it is written
            text = converter.to_simplified(text)
        return Output(text=text, limit=tokens >= most - most // 10, tokens=tokens)

    def _running(self) -> Worker:
        with self._lock:
            if self._worker is None:
                opens = self._opens
                if opens is None:
                    from fxtranslate import Translator  # only when it is used

                    opens = Translator
                model, *vocabularies = self._read()
                try:
                    self._worker = Worker(
                        opens, model=model, source=vocabularies[0], target=vocabularies[-1]
                    )
                except WorkerError as error:
                    raise ModelError("model.firefox", name=self.name, why=error) from error
            return self._worker

    def _vocabularies(self) -> tuple[SentencePieceProcessor, SentencePieceProcessor]:
        with self._lock:
            if self._source is None or self._target is None:
                _, *vocabularies = self._files()
                made = [self._opened(name) for name in vocabularies]
                self._source, self._target = made[0], made[-1]
            return self._source, self._target

    def _opened(self, name: str) -> SentencePieceProcessor:
        try:
            return SentencePieceProcessor(model_proto=self._bytes(name))
        except RuntimeError as error:
            raise ModelError("model.firefox", name=self.name, why=error) from error

    def _files(self) -> list[str]:
        """Return the names of the model and of its vocabularies, the source's first.

        Raises:
            ModelError: one is missing.
        """
        names = sorted(self._hashes)
        found = [name for name in names if name.endswith(".bin")][:1]
        for beginning in ("srcvocab.", "trgvocab.", "vocab."):
            found += [name for name in names if name.startswith(beginning)]
        if len(found) < 2:
            wanted = "model.*.bin, vocab.*.spm"
            raise ModelError("model.lacks", folder=self._folder, files=wanted)
        return found

    def _read(self) -> list[bytes]:
        return [self._bytes(name) for name in self._files()]

    def _bytes(self, name: str) -> bytes:
        """Read a file; what is not what was verified is not used."""
        path = self._folder / name
        try:
            content = path.read_bytes()
        except OSError as error:
            raise ModelError("model.file-gone", path=path, name=self.name) from error
        actual = hashlib.sha256(content).hexdigest()
        if actual != self._hashes[name]:
            raise ModelError(
                "models.changed",
                file=name,
                name=self.name,
                hash=actual[:12],
                expected=self._hashes[name][:12],
            )
        return content
