"""What an alignment consists of."""

from __future__ import annotations

from dataclasses import dataclass

EVIDENCE = ("term", "number", "name", "copy", "dictionary", "parts", "function", "attention",
            "position")  # fmt: skip
"""Why two stretches are linked. term: a glossary says so; number: the same value; name: a name
and its spelling; copy: the same characters; dictionary: a meaning CC-CEDICT gives; parts: a
meaning of a part of the word; function: a grammatical word beside other links; attention: where
the model looked; position: what was left over between two links."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A stretch of the source and the stretch of the target that says the same.

    Each begins and ends with a word; one stretch may stand in several links (a word that
    became two words with others between them).
    """

    source_start: int
    source_end: int
    target_start: int
    target_end: int
    confidence: float
    """0 to 1: of links of 0.8 about 80 in a hundred are right (benchmarks/chinese_alignment.py)."""
    evidence: str
    """One of ``EVIDENCE``: the strongest reason."""

    def turned(self) -> Link:
        """Return the link as it is seen from the other side."""
        return Link(
            source_start=self.target_start, source_end=self.target_end,
            target_start=self.source_start, target_end=self.source_end,
            confidence=self.confidence, evidence=self.evidence,
        )  # fmt: skip
