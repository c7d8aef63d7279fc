"""The reference: Marian, NLLB-200 and M2M-100 through transformers and torch.

What the fast engine gives is held against this one. It reads safetensors from a local folder
only, runs no code that comes with a model, and sees the same tokens as the fast engine.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from translator.engines.base import Output, Request
from translator.engines.nmt.base_model import TranslationModel
from translator.engines.nmt.decoding import Decoding, fitting_pairs, limit, other_way
from translator.engines.nmt.families import WEIGHTS, family
from translator.engines.nmt.tokenizers import SnapshotTokens
from translator.errors import ModelError
from translator.types import Quality

_ROWS = 16
"""Requests of one batch, the customary size."""


class TransformersEngine(TranslationModel[SnapshotTokens]):
    """A translation model that transformers runs.

    Args:
        folder: The snapshot: weights, configuration, tokens.
        name: As the user names the model.
        digest: Short hash of the model, for the signature.
        directions: ``zh-en``, ``en-zh``.
        quality: Chooses the decoding.
        decoding: Chosen explicitly instead; ``coverage`` is not known to transformers.
        device: ``cpu``, ``cuda`` …; ``auto``: the graphics card, if torch can use one.
        interactive: Somebody waits for the next sentence: calls are small.
        normalise: Give Marian half-width punctuation.
    """

    concurrency = 1

    def __init__(
        self,
        folder: Path,
        *,
        name: str,
        digest: str,
        directions: Collection[str],
        quality: Quality = Quality.BALANCED,
        decoding: Decoding | None = None,
        device: str = "auto",
        interactive: bool = False,
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
        self.batch = 1 if interactive else 4 * _ROWS
        self._device = device
        self._vocabulary: list[str] = []
        self._ids: dict[str, int] = {}
        self._hidden: list[int] = []
        self._model: Any = None

    def signature(self) -> str:
        """Return engine, model, hash, decoding and normalisation."""
        return f"transformers:{self.name}@{self._digest}:{self._decoding}:{self._punctuation()}"

    def load(self) -> None:
        """Bring the model into memory.

        Raises:
            ModelError: torch or a file is missing, or it is no model transformers can read.
        """
        with self._lock:
            if self._model is not None:
                return
            try:
                import torch
            except ImportError as error:
                raise ModelError("engine.no-torch") from error
            tokens = self._opened()
            if not (self._folder / WEIGHTS).is_file():
                raise ModelError("model.file-gone", path=self._folder / WEIGHTS, name=self.name)
            device = self._device
            if device == "auto":
                device = "cuda" if torch.cuda.is_available() else "cpu"
            model = _load(self._folder).to(device).eval()
            self._vocabulary = tokens.vocabulary(model.config.vocab_size)
            self._ids = {token: number for number, token in enumerate(self._vocabulary)}
            # <pad> is no token of Marian's own; <unk> says nothing to a reader.
            self._hidden = [model.config.pad_token_id, self._ids[tokens.unknown]]
            self._model = model

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Translate requests in batches of like length.

        Raises:
            EngineError: a request is too long, or torch failed.
        """
        if not requests:
            return []
        with self._lock:
            sources = self._sources(requests, source=source, target=target)
            self.load()
            order = sorted(
                range(len(requests)), key=lambda n: (requests[n].attempt, -len(sources[n]))
            )
            outputs: dict[int, Output] = {}
            while order:
                attempt = requests[order[0]].attempt
                rows = [n for n in order[:_ROWS] if requests[n].attempt == attempt]
                order = order[len(rows) :]
                batch = [sources[n] for n in rows]
                outputs |= zip(rows, self._batch(batch, attempt, target), strict=True)
            return [outputs[number] for number in range(len(requests))]

    def score(self, pairs: Sequence[tuple[str, str]], *, source: str, target: str) -> list[float]:
        """Return the mean log-probability a token of each target, its end included.

        Of a pair that is longer than the model's positions it is minus infinity.

        Raises:
            EngineError: torch failed.
        """
        with self._lock:
            self.load()
            tokens = self._opened()
            sources = [tokens.source(ours, source=source, target=target) for ours, _ in pairs]
            targets = [[*tokens.target(theirs), tokens.end] for _, theirs in pairs]
            scores = [-math.inf] * len(pairs)
            waiting = fitting_pairs(sources, targets)
            while waiting:
                rows, waiting = waiting[:_ROWS], waiting[_ROWS:]
                found = self._likelihoods(
                    [sources[number] for number in rows],
                    [targets[number] for number in rows],
                    tokens.prefix(target),
                )
                for number, score in zip(rows, found, strict=True):
                    scores[number] = score
            return scores

    def close(self) -> None:
        """Free the model."""
        with self._lock:
            self._model = None

    def _open_tokens(self) -> SnapshotTokens:
        found, _ = family(self._folder)
        return found.tokens(self._folder, self._normalise)

    def _batch(self, sources: Sequence[list[str]], attempt: int, target: str) -> list[Output]:
        tokens = self._opened()
        way = other_way(self._decoding, attempt)
        prefix = tokens.prefix(target)
        most = limit(max(len(one) for one in sources))
        inputs, mask = self._padded(sources)
        with self._calling("transformers"):
            answer = self._model.generate(
                input_ids=inputs,
                attention_mask=mask,
                max_new_tokens=most,
                do_sample=False,
                num_beams=way.beam,
                num_return_sequences=way.hypothesis + 1,
                length_penalty=way.length_penalty,
                repetition_penalty=way.repetition_penalty,
                no_repeat_ngram_size=way.no_repeat_ngram,
                suppress_tokens=self._hidden,
                forced_bos_token_id=self._ids[prefix[0]] if prefix else None,
            )
        rows = answer[way.hypothesis :: way.hypothesis + 1].tolist()
        found = [self._read(row, tokens, len(prefix)) for row in rows]
        scores = self._likelihoods(sources, [[*pieces, tokens.end] for pieces, _ in found], prefix)
        outputs = []
        for one, (pieces, ended), score in zip(sources, found, scores, strict=True):
            own = limit(len(one))
            outputs.append(
                Output(
                    text=tokens.text(pieces[:own]),
                    score=score,
                    limit=not ended or len(pieces) > own,
                    tokens=len(pieces),
                )
            )
        return outputs

    def _read(self, row: Sequence[int], tokens: SnapshotTokens, skipped: int) -> tuple[Any, bool]:
        """Return a target's tokens, and whether it ended by itself."""
        pieces = [self._vocabulary[number] for number in row[1 + skipped :]]
        if tokens.end not in pieces:
            return pieces, False
        return pieces[: pieces.index(tokens.end)], True

    def _likelihoods(
        self, sources: Sequence[list[str]], targets: Sequence[list[str]], prefix: list[str]
    ) -> list[float]:
        import torch

        inputs, mask = self._padded(sources)
        labels, counted = self._padded([[*prefix, *one] for one in targets])
        counted[:, : len(prefix)] = 0
        start = torch.full_like(labels[:, :1], self._model.config.decoder_start_token_id)
        with self._calling("transformers"), torch.no_grad():
            logits = self._model(
                input_ids=inputs,
                attention_mask=mask,
                decoder_input_ids=torch.cat([start, labels[:, :-1]], dim=1),
            ).logits
        if not prefix:  # Marian's <pad> takes no part
            logits[..., self._model.config.pad_token_id] = float("-inf")
        chosen = logits.log_softmax(-1).gather(2, labels.unsqueeze(2)).squeeze(2)
        sums = chosen.masked_fill(counted == 0, 0.0).sum(1) / counted.sum(1)
        return [float(one) for one in sums]

    def _padded(self, rows: Sequence[Sequence[str]]) -> tuple[Any, Any]:
        """Return ids and mask of rows of tokens; what the model does not know is ``<unk>``."""
        import torch

        unknown = self._ids[self._opened().unknown]
        pad = self._model.config.pad_token_id
        width = max(len(row) for row in rows)
        ids = [
            [self._ids.get(one, unknown) for one in row] + [pad] * (width - len(row))
            for row in rows
        ]
        mask = [[1] * len(row) + [0] * (width - len(row)) for row in rows]
        device = self._model.device
        return torch.tensor(ids, device=device), torch.tensor(mask, device=device)


def _load(folder: Path) -> Any:
    """Load a checkpoint without the decoding settings that came with it."""
    import safetensors
    import transformers

    try:
        model = transformers.AutoModelForSeq2SeqLM.from_pretrained(
            str(folder), local_files_only=True, use_safetensors=True, trust_remote_code=False
        )
    except (OSError, ValueError, KeyError, RuntimeError, safetensors.SafetensorError) as error:
        raise ModelError("model.transformers", folder=folder, why=error) from error
    config = model.config
    names = ("decoder_start_token_id", "pad_token_id", "eos_token_id", "bos_token_id")
    model.generation_config = transformers.GenerationConfig.from_dict(
        {name: getattr(config, name) for name in names}
    )
    return model
