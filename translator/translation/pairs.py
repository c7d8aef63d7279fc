"""From what is known of a segment to its pair in the document, in the script asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import overload

from translator.checks.document import check_document
from translator.chinese.scripts import converter
from translator.document.plan import Item, Plan
from translator.grounding.people_in_text import people_for
from translator.store import Remembered
from translator.text.typography.apply import typography
from translator.translation.prepared_document import PreparedDocument
from translator.translation.recall import memory_language
from translator.translation.settings import Settings
from translator.types import Pair, Provenance

_COPY = Provenance(kind="copy")


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairing:
    """Makes the pairs of one document.

    Args:
        document: Its segments, with the terms a person chose for them.
        settings: What a person may choose.
        passthrough: Whether the engine copies: its targets are in the script asked for.
    """

    document: PreparedDocument
    settings: Settings
    passthrough: bool

    @overload
    def pair(self, item: Item, known: Remembered) -> Pair: ...
    @overload
    def pair(self, item: Item, known: Remembered | None) -> Pair | None: ...
    def pair(self, item: Item, known: Remembered | None) -> Pair | None:
        """Return the pair of a segment; None: the engine is needed for it."""
        if item.copied:
            target, provenance = item.source.strip(), _COPY
            return Pair(
                segment=item.segment, source=item.source, target=target, provenance=provenance
            )
        if known is None:
            return None
        return Pair(
            segment=item.segment,
            source=item.source,
            target=self._in_script(item, known),
            provenance=known.provenance,
            findings=known.findings,
        )

    def _in_script(self, item: Item, known: Remembered) -> str:
        """Return a target in the script asked for."""
        planned, target = self.document.planned, known.target
        language = planned.target_language
        if language == memory_language(planned, passthrough=self.passthrough):
            return target
        target = converter.convert(
            target,
            language,
            "zh-Hans",
            regional=self.settings.regional,
            people=people_for(target, language, "zh-Hans"),
        )
        if known.provenance.kind != "person":  # Traditional has quotation marks of its own
            target = typography(target, language, self.settings.typography)
        for term in self.document.terms_of(item):
            target = term.rule.in_script(target, language)
        return target


def positions(items: Sequence[Item], pairs: Sequence[Pair | None]) -> dict[str, list[int]]:
    """Return, for each source that has no pair yet, the numbers of the items it stands in."""
    found: dict[str, list[int]] = {}
    for number, (item, pair) in enumerate(zip(items, pairs, strict=True)):
        if pair is None:
            found.setdefault(item.source, []).append(number)
    return found


def look_over(pairs: list[Pair], planned: Plan) -> list[Pair]:
    """Add what only the whole document shows to its pairs; return those it is added to."""
    found = check_document(
        pairs,
        source_language=planned.source_language,
        target_language=planned.target_language,
    )
    for number, findings in found.items():
        pair = pairs[number]
        pairs[number] = replace(pair, findings=(*pair.findings, *findings))
    return [pairs[number] for number in found]
