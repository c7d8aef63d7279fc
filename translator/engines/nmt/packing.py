"""Which requests a translation model decodes together.

Requests of one attempt are sorted by length, so that little is padding, and cut into packs by
their tokens: each pack is one piece of work for one worker, with a decoding limit of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.engines.base import Request
from translator.engines.nmt.decoding import Decoding, limit, other_way

LARGEST = 4096
"""Tokens of one pack times the hypotheses kept, padding included: greedy gains up to 4096 tokens,
a beam of 4 loses above 1024 (measured: benchmarks/engines.py --tune)."""
SMALLEST = 256
"""Tokens below which a pack is not cut to give every worker some."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack:
    """Requests translated together."""

    indices: tuple[int, ...]
    limit: int
    """Target tokens of the longest of them."""
    way: Decoding


def packs(
    requests: Sequence[Request],
    sources: Sequence[Sequence[str]],
    *,
    decoding: Decoding,
    shares: int,
) -> Iterator[Pack]:
    """Pack requests of like length, the longest first, so that the last packs are quick.

    Args:
        requests: Of any number and length.
        sources: The tokens of each.
        decoding: The run's; a later attempt searches in another way.
        shares: Packs to make at least of each attempt's requests, where they are enough.
    """
    for attempt in sorted({request.attempt for request in requests}):
        way = other_way(decoding, attempt)
        chosen = [n for n, request in enumerate(requests) if request.attempt == attempt]
        total = sum(len(sources[n]) for n in chosen)
        size = min(LARGEST // way.beam, max(SMALLEST, total // shares))
        for indices in _cut(sorted(chosen, key=lambda n: -len(sources[n])), sources, size):
            yield Pack(indices=indices, limit=limit(len(sources[indices[0]])), way=way)


def _cut(
    order: Sequence[int], sources: Sequence[Sequence[str]], size: int
) -> Iterator[tuple[int, ...]]:
    """Cut what is sorted by length, longest first, into packs of at most ``size`` tokens."""
    start = 0
    while start < len(order):
        rows = max(1, size // len(sources[order[start]]))
        yield tuple(order[start : start + rows])
        start += rows
