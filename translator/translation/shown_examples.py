"""What a chat model is shown with a new sentence: like ones, as a person translated them.

So what somebody corrected or wrote once counts in other sentences, too: names, terms, the manner
of speaking. Figures, and why so many and so alike: docs/quality.md.
"""

from __future__ import annotations

from translator.chinese.scripts import converter
from translator.engines.base import Engine, TakesExamples
from translator.store import Library

LEAST = {"zh": 0.15, "en": 0.25}
"""Source language → share of a sentence's pairs of characters (English: its words) that one has.

From Chinese it pays as soon as they share more than a particle, from English later."""
LONGEST = {"zh": 120, "en": 360}
"""Characters of an example's source: a longer one costs more time than the sentence itself."""

Examples = tuple[tuple[str, str], ...]
"""(source, target), the most alike last, next to what is asked."""


def takes_examples(engine: Engine, source: str) -> int:
    """Return how many examples an engine is shown at most, from a language (``zh``, ``en``)."""
    return engine.examples(source) if isinstance(engine, TakesExamples) else 0


def like_sentences(
    library: Library, text: str, *, source: str, target: str, limit: int
) -> Examples:
    """Return what a model is shown with a text.

    Args:
        library: Where what people wrote is.
        text: What is translated.
        source: Primary language.
        target: As the memory keeps it, a BCP 47 tag.
        limit: At most so many.
    """
    if source not in LEAST:
        return ()
    rows = library.by_people(
        text, source_language=source, target_language=target,
        least=LEAST[source], limit=limit, longest=LONGEST[source],
    )  # fmt: skip
    plain = (
        converter.to_simplified if source == "zh" else str
    )  # models have seen little Traditional
    return tuple((plain(row.source), row.target) for row in reversed(rows))
