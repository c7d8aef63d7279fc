"""Translation models through CTranslate2: the fast path.

Requests are sorted by length and packed by tokens; each pack has a decoding limit of its own,
and all are queued at once, so that every worker is busy until the last of them. Nothing is cut
silently: what is longer than the engine takes raises, and what stopped at its limit says so.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from translator import placeholders
from translator.engines.base import Output, Request
from translator.engines.nmt.attention import Attention, spans
from translator.engines.nmt.base_model import TranslationModel
from translator.engines.nmt.decoding import Decoding, fitting_pairs, limit
from translator.engines.nmt.families import CONVERTED, open_tokens
from translator.engines.nmt.forced import likelihoods, looks
from translator.engines.nmt.packing import Pack, packs
from translator.engines.nmt.tokenizers import Tokens
from translator.errors import ModelError
from translator.system.machine import cores
from translator.types import Quality

_FILES, _PERSON = 512, 8
"""Requests of one call: many for throughput, divided by the hypotheses of a beam, so that a call
takes some seconds and fills packs; few where somebody waits for the first."""
_QUEUED = -1
"""Packs that may wait for a worker: any number; they are small."""
_END = "</s>"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Hypothesis:
    """What was found for one request."""

    pieces: tuple[str, ...]
    """Without prefix and end."""
    ended: bool
    score: float


class CTranslateEngine(TranslationModel[Tokens]):
    """A translation model that CTranslate2 runs.

    Args:
        folder: Holds the tokens' files, and ``model.bin`` if ``weights`` is None.
        name: As the user names the model.
        digest: Short hash of the model, for the signature.
        directions: ``zh-en``, ``en-zh``.
        weights: Returns the folder of the converted model, making it if need be; called when
            the model is first loaded. None: ``folder`` itself.
        quality: Chooses the decoding.
        decoding: Chosen explicitly instead.
        compute_type: What CTranslate2 computes with: ``int8``, ``float32`` …
        device: ``cpu``, ``cuda`` or ``auto``.
        interactive: Somebody waits for the next sentence: all cores work on one pack, and calls
            are small. Otherwise each core works on a pack of its own.
        threads: Cores to use; 0: as many as this process may.
        normalise: Give Marian half-width punctuation.
    """

    def __init__(
        self,
        folder: Path,
        *,
        name: str,
        digest: str,
        directions: Collection[str],
        weights: Callable[[], Path] | None = None,
        quality: Quality = Quality.BALANCED,
        decoding: Decoding | None = None,
        compute_type: str = "int8",
        device: str = "cpu",
        interactive: bool = False,
        threads: int = 0,
        normalise: bool = True,
    ) -> None:
        super().__init__(
            folder,
            name=name,
            digest=digest,
            directions=directions,
            quality=quality,
            decoding=decoding,
            normalise=normalise,
        )
        self.batch = _PERSON if interactive else max(1, _FILES // self._decoding.beam)
        self.concurrency = 1 if interactive else 2  # while one call ends, the next one begins
        self._weights = weights or (lambda: folder)
        self._compute_type = compute_type
        self._device = device
        self._interactive = interactive
        self._threads = threads or cores()
        # Two packs a worker at least: while one is at its last words, others have work.
        self._shares = 1 if interactive else 2 * self._threads
        self._translator: Any = None

    def signature(self) -> str:
        """Return engine, model, hash, numbers, decoding and normalisation."""
        return (
            f"ctranslate:{self.name}@{self._digest}:{self._compute_type}:{self._decoding}"
            f":{self._punctuation()}"
        )

    def load(self) -> None:
        """Bring the model into memory; a checkpoint is converted first, once.

        Raises:
            ModelError: a file is missing, or it is no model CTranslate2 can read.
        """
        self._running()

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Translate requests of any number and length together.

        Raises:
            EngineError: a request is too long, or CTranslate2 failed.
        """
        if not requests:
            return []
        sources = self._sources(requests, source=source, target=target)
        tokens = self._opened()
        prefix = tokens.prefix(target)
        translator = self._running()
        found: dict[int, _Hypothesis] = {}
        with self._calling("CTranslate2"):
            # All packs are queued before the first result is waited for.
            running = [
                (pack, _start(translator, pack, sources, prefix))
                for pack in packs(requests, sources, decoding=self._decoding, shares=self._shares)
            ]
            for pack, results in running:
                for index, result in zip(pack.indices, results, strict=True):
                    found[index] = _read(result.result(), len(prefix))
                if not pack.way.plain:
                    _score_again(translator, pack, sources, prefix, found)
        return [
            _output(found[number], tokens, limit(len(sources[number])))
            for number in range(len(requests))
        ]

    def score(self, pairs: Sequence[tuple[str, str]], *, source: str, target: str) -> list[float]:
        """Return the mean log-probability a token of each target, its end included.

        Of a pair that is longer than the model's positions it is minus infinity.

        Raises:
            EngineError: CTranslate2 failed.
        """
        tokens = self._opened()
        prefix = tokens.prefix(target)
        sources = [tokens.source(ours, source=source, target=target) for ours, _ in pairs]
        targets = [[*prefix, *tokens.target(theirs)] for _, theirs in pairs]
        fitting = fitting_pairs(sources, targets)
        scores = [-math.inf] * len(pairs)
        if not fitting:
            return scores
        with self._calling("CTranslate2"):
            found = likelihoods(
                self._running(),
                [sources[number] for number in fitting],
                [targets[number] for number in fitting],
                len(prefix),
            )
        for number, score in zip(fitting, found, strict=True):
            scores[number] = score
        return scores

    def attention(
        self, pairs: Sequence[tuple[str, str]], *, source: str, target: str
    ) -> list[Attention | None]:
        """Return where the model looks while it writes each given target.

        The target is forced on the decoder, so that translating itself costs nothing more; this
        costs about what translating did. None for a pair that is longer than the model's positions.

        Raises:
            EngineError: CTranslate2 failed.
        """
        tokens = self._opened()
        prefix = tokens.prefix(target)
        bare = [(placeholders.strip(ours), placeholders.strip(theirs)) for ours, theirs in pairs]
        sources = [tokens.source(ours, source=source, target=target) for ours, _ in bare]
        targets = [[*prefix, *tokens.target(theirs)] for _, theirs in bare]
        found: list[Attention | None] = [None] * len(pairs)
        fitting = [n for n in fitting_pairs(sources, targets) if len(targets[n]) > len(prefix)]
        if not fitting:
            return found
        with self._calling("CTranslate2"):
            rows = looks(
                self._running(),
                [sources[number] for number in fitting],
                [targets[number] for number in fitting],
                len(prefix),
            )
        for number, row in zip(fitting, rows, strict=True):
            found[number] = Attention(
                source_spans=spans(sources[number], pairs[number][0]),
                target_spans=spans(targets[number][len(prefix) :], pairs[number][1]),
                weights=tuple(map(tuple, row)),
            )
        return found

    def close(self) -> None:
        """Free the model; a translation under way in another thread ends first."""
        with self._lock:
            self._translator = None
            self._tokens = None

    def _open_tokens(self) -> Tokens:
        return open_tokens(self._folder, normalise=self._normalise)

    def _running(self) -> Any:
        with self._lock:
            if self._translator is None:
                self._opened()
                folder = self._weights()
                if not (folder / CONVERTED).is_file():
                    raise ModelError("model.file-gone", path=folder / CONVERTED, name=self.name)
                self._translator = self._open(folder)
            return self._translator

    def _open(self, folder: Path) -> Any:
        import ctranslate2  # nobody pays for the import who does not translate with it

        inter, intra = (1, self._threads) if self._interactive else (self._threads, 1)
        try:
            return ctranslate2.Translator(
                str(folder),
                device=self._device,
                compute_type=self._compute_type,
                inter_threads=inter,
                intra_threads=intra,
                max_queued_batches=_QUEUED,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError("model.ctranslate", name=self.name, why=error) from error


def _start(translator: Any, pack: Pack, sources: Sequence[list[str]], prefix: list[str]) -> Any:
    """Queue a pack; return the results that will come."""
    way = pack.way
    return translator.translate_batch(
        [sources[index] for index in pack.indices],
        [prefix] * len(pack.indices) if prefix else None,
        asynchronous=True,
        beam_size=way.beam,
        num_hypotheses=way.hypothesis + 1,
        length_penalty=way.length_penalty,
        coverage_penalty=way.coverage,
        repetition_penalty=way.repetition_penalty,
        no_repeat_ngram_size=way.no_repeat_ngram,
        disable_unk=True,
        return_end_token=True,
        return_scores=True,
        max_input_length=0,
        max_decoding_length=pack.limit,
    )


def _score_again(
    translator: Any,
    pack: Pack,
    sources: Sequence[list[str]],
    prefix: list[str],
    found: dict[int, _Hypothesis],
) -> None:
    """Replace scores that contain penalties by mean log-probabilities."""
    targets = [[*prefix, *found[index].pieces] for index in pack.indices]
    scores = likelihoods(
        translator, [sources[index] for index in pack.indices], targets, len(prefix)
    )
    for index, score in zip(pack.indices, scores, strict=True):
        found[index] = replace(found[index], score=score)


def _read(result: Any, skipped: int) -> _Hypothesis:
    pieces = result.hypotheses[-1][skipped:]
    ended = bool(pieces) and pieces[-1] == _END
    return _Hypothesis(
        pieces=tuple(pieces[:-1] if ended else pieces), ended=ended, score=result.scores[-1]
    )


def _output(found: _Hypothesis, tokens: Tokens, own: int) -> Output:
    """Make an output; what did not end by itself, or beyond its own limit, is cut.

    A pack's limit is that of its longest request: counting each request's own makes what is
    said of it independent of what it was packed with.
    """
    return Output(
        text=tokens.text(found.pieces[:own]),
        score=found.score,
        limit=not found.ended or len(found.pieces) > own,
        tokens=len(found.pieces),
    )
