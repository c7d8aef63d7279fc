"""The signature: a short reproducible string of everything that decides a target.

It is the second half of the memory's key, stands in the header of every export and in the
provenance of every pair. Two runs with the same signature give the same targets.
"""

from __future__ import annotations

from translator.engines.base import Engine

PIPELINE_VERSION = 1
"""Raise it when segmentation, grounding, typography, checks or retries change a target."""


def signature(engine: Engine, *, grounding: frozenset[str], dictionary: str, context: int) -> str:
    """Return the signature of a run.

    Args:
        engine: Says itself what its model, its hash and its decoding are.
        grounding: Kinds of spans that are written into the source.
        dictionary: Short hash of the dictionary names and proper nouns come from, or "".
        context: Earlier segments the engine is shown.
    """
    if engine.verbatim:  # nothing but the engine decides
        return f"duizhao{PIPELINE_VERSION}:{engine.signature()}"
    grounded = "+".join(sorted(grounding)) or "none"
    return (
        f"duizhao{PIPELINE_VERSION}:{engine.signature()}:grounding={grounded}"
        f":dictionary={dictionary or 'none'}:context={context}"
    )
