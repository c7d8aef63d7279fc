"""What became of a unit of a corpus, and of all units: counts, what was left out and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from translator.system.structured_text import json_of
from translator.types import Bitext, Level

_NUMBERS = (
    "documents",
    "sentences",
    "copied",
    "people",
    "written",
    "doubtful",
    "wrong",
    "input_bytes",
)


@dataclass(kw_only=True, slots=True)
class UnitRecord:
    """Counts of a unit; ``add`` puts those of many together."""

    unit: str = ""
    """Its id; empty: of many."""
    documents: int = 0
    sentences: int = 0
    copied: int = 0
    """Without anything to translate: figures, addresses."""
    people: int = 0
    """With a person's word from the memory: corrections, translations that existed."""
    written: int = 0
    """Pairs in the corpus."""
    doubtful: int = 0
    """Of these, with a finding of level warning or error."""
    wrong: int = 0
    """Of these, with a finding of level error."""
    input_bytes: int = 0
    """Of the input."""
    findings: dict[str, Counter[str]] = field(default_factory=dict)
    """Check → level → pairs, of all sentences."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Reason → pairs that were not wanted."""
    broken: list[tuple[str, str]] = field(default_factory=list)
    """What could not be read or translated, and why."""

    def count(self, bitext: Bitext, people: int) -> None:
        """Add a document.

        Args:
            bitext: With a note of the segments that stay behind.
            people: Sentences with a person's word from the memory.
        """
        self.documents += 1
        self.sentences += len(bitext.pairs)
        self.people += people
        self.written += len(bitext.pairs) - len(bitext.left_out)
        for pair in bitext.pairs:
            self.copied += pair.provenance.kind == "copy"
            levels = {finding.level for finding in pair.findings}
            for check, level in {(one.check, one.level.value) for one in pair.findings}:
                self.findings.setdefault(check, Counter())[level] += 1
            if pair.segment not in bitext.left_out:
                self.doubtful += bool(levels - {Level.INFO})
                self.wrong += Level.ERROR in levels

    def add(self, other: UnitRecord) -> None:
        """Add the counts of a unit; what is broken is kept by whoever reads them."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for check, levels in other.findings.items():
            self.findings.setdefault(check, Counter()).update(levels)
        self.left_out.update(other.left_out)

    def as_json(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            **({"unit": self.unit} if self.unit else {}),
            **{name: getattr(self, name) for name in _NUMBERS},
            "findings": {
                check: dict(sorted(n.items())) for check, n in sorted(self.findings.items())
            },
            "left_out": dict(sorted(self.left_out.items())),
            "broken": [{"name": name, "why": why} for name, why in self.broken],
        }

    def line(self) -> str:
        """Return it as one line of JSON; ``read`` reads it."""
        return json.dumps(self.as_json(), ensure_ascii=False)

    @staticmethod
    def read(line: str | bytes) -> UnitRecord:
        """Return what ``line`` wrote.

        Raises:
            ValueError: it is none.
        """
        try:
            found: Mapping[str, Any] = json_of(line)
            return UnitRecord(
                unit=str(found["unit"]),
                **{name: int(found[name]) for name in _NUMBERS},
                findings={check: Counter(n) for check, n in found["findings"].items()},
                left_out=Counter(found["left_out"]),
                broken=[(one["name"], one["why"]) for one in found["broken"]],
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"no record of a unit: {error}") from error
