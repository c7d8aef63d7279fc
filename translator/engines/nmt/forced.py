"""What a model that CTranslate2 runs thinks of targets it is given.

Each target is forced on the decoder, so that nothing is searched for: its likelihood, and where
the model looks while it writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translator.engines.nmt.packing import LARGEST


def likelihoods(
    translator: Any, sources: list[list[str]], targets: list[list[str]], skipped: int
) -> list[float]:
    """Return the mean log-probability of each target's tokens after the ``skipped`` first.

    Args:
        translator: A ``ctranslate2.Translator``.
        sources: Tokens.
        targets: Tokens, beginning with the model's prefix.
        skipped: Tokens of the prefix.

    Raises:
        RuntimeError, ValueError: CTranslate2 failed.
    """
    results = translator.score_batch(
        sources,
        targets,
        max_batch_size=LARGEST // 4,
        batch_type="tokens",
        max_input_length=0,
        offset=skipped,
    )
    return [sum(one.log_probs) / max(1, len(one.log_probs)) for one in results]


def looks(
    translator: Any, sources: list[list[str]], targets: list[list[str]], skipped: int
) -> list[Sequence[Sequence[float]]]:
    """Return, for each target, a row of attention for each token after the ``skipped`` first.

    Args:
        translator: A ``ctranslate2.Translator``.
        sources: Tokens, at least one pair.
        targets: Tokens, beginning with the model's prefix.
        skipped: Tokens of the prefix.

    Raises:
        RuntimeError, ValueError: CTranslate2 failed.
    """
    results = translator.translate_batch(
        sources,
        targets,
        max_batch_size=LARGEST // 4,
        batch_type="tokens",
        beam_size=1,
        return_attention=True,
        max_input_length=0,
        max_decoding_length=max(map(len, targets)),
    )
    return [
        result.attention[0][skipped : len(target)]
        for result, target in zip(results, targets, strict=True)
    ]
