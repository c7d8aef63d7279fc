"""Why a pair is not good enough for a corpus, one reason for each, the plainest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from translator.checks import check
from translator.chinese.dictionary.dictionary import Dictionary
from translator.corpus.pair_rows import PairRow
from translator.corpus.seen_pairs import SeenPairs
from translator.exports.selection import ANY, Facts, Selection, reason_against
from translator.text import languages
from translator.text.languages import primary
from translator.types import Detection

WHY = (
    "empty", "language", "script", "length", "ratio", "provenance", "score", "alignment", "level",
    "finding", "boilerplate", "duplicate", "near",
)  # fmt: skip
"""Reasons, in the order in which they are looked at."""
_UNSAID = "und"
_SHORT = 8
"""Characters up to which a sentence hardly shows a language or a script beyond its letters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quality:
    """What is asked of a pair."""

    selection: Selection = field(default_factory=Selection)
    """``once`` is always: see ``kept``."""
    length: tuple[int, int] | None = None
    """Least and most characters of either side, white space not counted."""
    alignment: float | None = None
    """Least score of what was found in a translation that existed; others are not asked."""
    boilerplate: int | None = None
    """Documents in which a sentence may not stand; figures do not count."""
    near: float | None = None
    """From which likeness on, 0 to 1, a pair is a duplicate; None: only the very same is."""
    kept: frozenset[str] = frozenset()
    """Of ``WHY``: nothing falls for these."""


@dataclass(kw_only=True, slots=True)
class Judge:
    """Judges pairs in their order."""

    quality: Quality
    seen: SeenPairs
    lexicon: Dictionary | None = None
    """For the checks of pairs whose file says nothing of them."""
    judged: int = 0
    fallen: Counter[str] = field(default_factory=Counter)
    """Reason → pairs."""
    checks: Counter[str] = field(default_factory=Counter)
    """Check → pairs that fell for a finding of it."""

    def reason(self, row: PairRow) -> str:
        """Return why a pair falls, of ``WHY``; empty: it stays."""
        self.judged += 1
        for why, falls in self._questions(row):
            if why not in self.quality.kept and falls():
                self.fallen[why] += 1
                return why
        return ""

    def _questions(self, row: PairRow) -> list[tuple[str, Callable[[], bool]]]:
        asked = self.quality
        bare = replace(asked.selection, without=frozenset(), once=False)

        def selected(why: str) -> Callable[[], bool]:
            facts = Facts(
                source=row.source.strip(), target=row.target.strip(),
                source_language=row.source_language, provenance=row.provenance, score=row.score,
            )  # fmt: skip
            # Of several of these, each is asked by itself: one that is kept hides no other.
            only = {
                "empty": Selection(),
                "ratio": replace(bare, provenance=frozenset(), level=0, score=None),
                "provenance": replace(bare, ratio=None, level=0, score=None),
                "score": replace(bare, ratio=None, provenance=frozenset(), level=0),
                "level": replace(bare, ratio=None, provenance=frozenset(), score=None),
            }[why]
            return lambda: reason_against(only, facts) == why

        return [
            ("empty", selected("empty")),
            ("language", lambda: _other_language(row)),
            ("script", lambda: _other_script(row)),
            ("length", lambda: asked.length is not None and _too_long(row, asked.length)),
            ("ratio", selected("ratio")),
            ("provenance", selected("provenance")),
            ("score", selected("score")),
            ("alignment", lambda: _badly_aligned(row, asked.alignment)),
            ("level", selected("level")),
            ("finding", lambda: self._found(row)),
            ("boilerplate", lambda: self._everywhere(row)),
            ("duplicate", lambda: self.seen.exactly(row.source, row.target)),
            ("near", lambda: self.seen.nearly(row.source, row.target)),
        ]

    def _found(self, row: PairRow) -> bool:
        without = self.quality.selection.without
        if not without:
            return False
        found = row.found
        if found is None:
            said = check(
                row.source, row.target, source_language=row.source_language,
                target_language=row.target_language, lexicon=self.lexicon,
            )  # fmt: skip
            found = frozenset((one.check, one.level.value) for one in said)
        against = [one for one in found if {ANY, *one} & without]
        self.checks.update({name for name, _ in against})
        return bool(against)

    def _everywhere(self, row: PairRow) -> bool:
        most = self.quality.boilerplate
        return most is not None and self.seen.documents(row.source, most) >= most


def _sides(row: PairRow) -> tuple[tuple[str, str], tuple[str, str]]:
    return (row.source, row.source_language), (row.target, row.target_language)


def _other_language(row: PairRow) -> bool:
    """Say whether a side is in another language than its own, or the two are not two."""
    spoken = {primary(tag) for _, tag in _sides(row)}
    if spoken != {"zh", "en"}:
        return True
    return any(
        not languages.has_language(text, primary(tag))
        or (len(text) > _SHORT and _detected(text).language not in (primary(tag), _UNSAID))
        for text, tag in _sides(row)
    )


def _other_script(row: PairRow) -> bool:
    """Say whether a Chinese side that shows its script is in another than the one it claims."""
    return any(
        claimed in ("Hans", "Hant") and _detected(text).script not in (claimed, None)
        for text, tag in _sides(row)
        if primary(tag) == "zh"
        for claimed in tag.split("-")[1:2]
    )


def _detected(text: str) -> Detection:
    return languages.detect(text)


def _too_long(row: PairRow, length: tuple[int, int]) -> bool:
    return any(not length[0] <= len("".join(text.split())) <= length[1] for text, _ in _sides(row))


def _badly_aligned(row: PairRow, least: float | None) -> bool:
    return (
        least is not None
        and row.provenance == "aligned"
        and row.score is not None
        and row.score < least
    )
