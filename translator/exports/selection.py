"""Which pairs leave: by what the checks found, by who wrote them, by length, level and score.

A corpus is choosy; a document is not. So only what holds pairs alone (``PAIRS``) leaves some out,
and says how many and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from translator.chinese.dictionary import levels
from translator.chinese.scripts.converter import to_simplified
from translator.chinese.words.segmenter import cut
from translator.document.rendering import Rendering
from translator.types import Bitext, Pair, Segment

PAIRS = ("tsv", "csv", "jsonl", "tmx", "moses", "xliff", "xliff1", "omegat", "apkg")
"""Exports that leave pairs out. XLIFF leaves out whole paragraphs, where no sentence is wanted:
a translator needs the sentences around one. Of cards, those sentences are left out."""
ANY = "any"
PROVENANCES = ("person", "engine", "copy", "aligned", "fuzzy", "draft")
REASONS = ("finding", "provenance", "ratio", "level", "score", "duplicate", "empty")
"""Why a pair stays behind, in the order in which that is looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """What is asked of a pair."""

    without: frozenset[str] = frozenset()
    """Names of checks, or levels of findings (``error``, ``warning``, ``info``), or ``any``."""
    provenance: frozenset[str] = frozenset()
    """Of ``PROVENANCES``; empty: all."""
    ratio: tuple[float, float] | None = None
    """Least and most characters of the target for each of the source, white space not counted."""
    level: int = 0
    """Highest HSK level of the words on the Chinese side, 7 for the band 7 to 9; 0: any. Words
    of no list (names, numbers) count for nothing."""
    score: float | None = None
    """Least mean log-probability a token; a target whose engine says none is not asked."""
    once: bool = False
    """Of pairs that read the same, only the first."""

    @property
    def chooses(self) -> bool:
        """Whether anything is asked."""
        return self != Selection()


@dataclass(kw_only=True, slots=True)
class Selecting:
    """Selects over one or several documents: a pair counts once in all of them."""

    selection: Selection
    left_out: Counter[str] = field(default_factory=Counter, init=False)
    """How many pairs, by the reason; each counts once."""
    _seen: set[tuple[str, str]] = field(default_factory=set, init=False)

    def select(self, bitext: Bitext) -> Bitext:
        """Return the bitext with a note of the segments that stay behind."""
        if not self.selection.chooses:
            return bitext
        behind: set[Segment] = set()
        for pair, shown in _shown(bitext):
            reason = self._reason(pair, shown, bitext)
            if reason:
                behind.add(pair.segment)
                self.left_out[reason] += 1
        return replace(bitext, left_out=frozenset(behind))

    def _reason(self, pair: Pair, shown: tuple[str, str], bitext: Bitext) -> str:
        facts = Facts(
            source=shown[0],
            target=shown[1],
            source_language=bitext.source_language,
            found=frozenset((one.check, one.level.value) for one in pair.findings),
            provenance=pair.provenance.kind,
            score=pair.provenance.score,
        )
        reason = reason_against(self.selection, facts)
        if not reason and self.selection.once:
            if shown in self._seen:
                return "duplicate"
            self._seen.add(shown)
        return reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What a selection looks at."""

    source: str
    """As a table has it, like the target."""
    target: str
    source_language: str
    """BCP 47 tag."""
    found: frozenset[tuple[str, str]] = frozenset()
    """Check and level of each finding."""
    provenance: str = ""
    """Its kind; empty: not known, and not asked for."""
    score: float | None = None


def reason_against(asked: Selection, facts: Facts) -> str:
    """Return why a pair stays behind, of ``REASONS``; empty: it does not, or for its likes."""
    if not facts.source or not facts.target:
        return "empty"
    if {name for one in facts.found for name in (ANY, *one)} & asked.without:
        return "finding"
    if asked.provenance and facts.provenance and facts.provenance not in asked.provenance:
        return "provenance"
    if (
        asked.ratio
        and not asked.ratio[0] <= _length(facts.target) / _length(facts.source) <= asked.ratio[1]
    ):
        return "ratio"
    if asked.level and _highest_level(facts) > asked.level:
        return "level"
    if asked.score is not None and facts.score is not None and facts.score < asked.score:
        return "score"
    return ""


def _shown(bitext: Bitext) -> Iterator[tuple[Pair, tuple[str, str]]]:
    """Yield each pair with both sides as a table has them."""
    blocks = {block.id: block for block in bitext.document.blocks}
    source, target = Rendering(bitext, target=False), Rendering(bitext, target=True)
    for pair in bitext.pairs:
        block = blocks[pair.segment.block_id]
        yield pair, (source.line(pair.source, block), target.line(pair.target, block))


def _length(text: str) -> int:
    return max(1, len("".join(text.split())))


def _highest_level(facts: Facts) -> int:
    """Return the highest HSK level of the words on the Chinese side."""
    chinese = facts.source if facts.source_language.startswith("zh") else facts.target
    found = (levels.level(word) for word in cut(to_simplified(chinese)))
    return max((one for one in found if one is not None), default=0)
