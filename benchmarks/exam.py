"""The exam: sentences with the facts a translation must get right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import headed_tables
import renderings

KINDS = (
    "wan", "yi", "wanyi", "cheng", "percent", "date", "ordinal", "range", "decade", "fraction",
    "decimal", "approximate", "money", "name",
)  # fmt: skip
"""What a row examines; ``name`` is people, places and organisations, the rest numbers."""
COLUMNS = ("id", "kind", "source", "expect")


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One row of the exam."""

    id: str
    kind: str
    source: str
    expect: tuple[str, ...]
    """As written in the file, for messages."""
    patterns: tuple[re.Pattern[str], ...]

    def wrong(self, target: str) -> list[str]:
        """Return the facts the target does not have."""
        return [
            fact
            for fact, pattern in zip(self.expect, self.patterns, strict=True)
            if not pattern.search(target)
        ]


def load(path: Path, direction: str) -> list[Question]:
    """Read a table of questions.

    Raises:
        SystemExit: a row is not as README.md says; names the line.
    """
    language = direction.split("-")[1]
    questions: list[Question] = []
    for place, fields in headed_tables.rows(path, COLUMNS):
        if fields[1] not in KINDS:
            raise SystemExit(f"{place}: there is no kind {fields[1]}")
        expect = tuple(fields[3].split(" && "))
        try:
            patterns = tuple(renderings.compile_fact(fact, language) for fact in expect)
        except (ValueError, re.error) as error:
            raise SystemExit(f"{place}: {error}") from error
        questions.append(
            Question(
                id=fields[0], kind=fields[1], source=fields[2], expect=expect, patterns=patterns
            )
        )
    return questions


def right(questions: Sequence[Question], targets: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Count per kind (rows right, rows); ``numbers`` and ``all`` sum up."""
    counts: dict[str, tuple[int, int]] = {}
    for question, target in zip(questions, targets, strict=True):
        good = int(not question.wrong(target))
        groups = [question.kind, "all"] + ([] if question.kind == "name" else ["numbers"])
        for group in groups:
            done, total = counts.get(group, (0, 0))
            counts[group] = (done + good, total + 1)
    return counts
