"""The signature: a short reproducible string of everything that decides a target.

It is the second half of the memory's key, stands in the header of every export and in the
provenance of every pair. Two runs with the same signature give the same targets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translator.engines.base import Engine
from translator.glossary import Found, Rule, digest
from translator.grounding.carried import ORIGIN, Carried
from translator.types import Quality

PIPELINE_VERSION = 7
"""Raise it when segmentation, grounding, typography, checks or retries change a target."""
_EXAMPLES = 1
"""Raise it when other sentences are chosen to be shown, or they are shown in another way."""


def signature(
    engine: Engine,
    *,
    grounding: frozenset[str],
    dictionary: str,
    quality: Quality = Quality.BALANCED,
    others: Sequence[Engine] = (),
    typography: str = "",
) -> str:
    """Return the signature of a run.

    Args:
        engine: Says itself what its model, its hash and its decoding are.
        grounding: Kinds of spans that are written into the source.
        dictionary: Short hash of the dictionary names and proper nouns come from, or "".
        quality: How much is tried for a good target.
        others: Further engines that are asked or score, in their order.
        typography: Settings of it that are not the default, ``Typography.signature()``.
    """
    if engine.passthrough:  # nothing but the engine decides
        return f"duizhao{PIPELINE_VERSION}:{engine.signature()}"
    grounded = "+".join(sorted(grounding)) or "none"
    parts = [
        f"duizhao{PIPELINE_VERSION}",
        engine.signature(),
        f"grounding={grounded}",
        f"dictionary={dictionary or 'none'}",
        f"quality={quality}",
        *(f"also={other.signature()}" for other in others),
        *([f"typography={typography}"] if typography else []),
    ]
    return ":".join(parts)


def fields(signature: str) -> dict[str, str]:
    """Return what a signature says by name (``quality``, ``typography``, ``regional`` …).

    An engine's own part comes first, and says nothing by a name of the run's.
    """
    found: dict[str, str] = {}
    for part in signature.split(":"):
        name, equals, value = part.partition("=")
        if equals:
            found.setdefault(name, value)
    return found


def with_terms(signature: str, found: Iterable[Found], carried: Iterable[Carried] = ()) -> str:
    """Return the signature of one segment: the run's, and what is asked for in it.

    Args:
        signature: The run's.
        found: The glossary's terms it holds.
        carried: Names that are written as in the document's first translation.
    """
    terms = digest([*found, *map(_as_term, carried)])
    return f"{signature}:terms={terms}" if terms else signature


def with_examples(signature: str) -> str:
    """Return the signature of a segment that was translated with like sentences beside it.

    Which ones does not count: a sentence that is corrected later touches no target that is there.

    Args:
        signature: As ``with_terms`` returns it.
    """
    # Whoever takes the terms off a signature takes this off with them.
    return f"{signature}{'' if ':terms=' in signature else ':terms=none'}:examples={_EXAMPLES}"


def _as_term(one: Carried) -> Found:
    # Told from a term of the glossary: what a reader is told about it differs.
    rule = Rule(source=f"{ORIGIN}\0{one.name}\0{one.at}", targets=(one.written,))
    return Found(start=one.at, end=len(one.name), rule=rule)
