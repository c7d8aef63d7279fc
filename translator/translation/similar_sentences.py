"""Targets of similar sentences in place of new ones, where a person asks for them (``--fuzzy``).

What people wrote is taken first, then what the run's own model made; memory never mixes models.
Where nothing but numbers differ they are exchanged, and the target is as good as the one it was
made of. Where words differ it is used as it stands and says so: a person has to look at it. One
in which the checks find an error is not used; the sentence is translated then, like any other.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from translator import placeholders
from translator.checks.wording import say
from translator.chinese.dictionary.dictionary import Dictionary
from translator.document.places import Place
from translator.document.plan import Item, Plan
from translator.grounding import NO_NAMES
from translator.numbers.exchange import exchange, numbers_of
from translator.store import Library, Match, Remembered
from translator.store.keys import make_key
from translator.translation.prepared_document import PreparedDocument
from translator.translation.retry.candidate import judge
from translator.translation.segment import Grounder, prepare
from translator.translation.settings import Settings
from translator.types import Finding, Level, Provenance

KIND = "fuzzy"
"""Of the provenance, and the check that says what differs."""
_TRIED = 3
"""Similar sentences that are tried for one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarSentences:
    """Looks for similar sentences of one document's segments.

    Args:
        library: Where they are.
        document: Its segments and the terms that count in them.
        dictionary: For the checks.
        settings: What a person may choose; ``fuzzy`` is the limit.
        passthrough: Whether the engine copies: then only what people wrote is used.
        signature: The run's.
        language: Of the targets that memory keeps.
    """

    library: Library
    document: PreparedDocument
    dictionary: Dictionary | None
    settings: Settings
    passthrough: bool
    signature: str
    language: str

    def targets(self, planned: Plan, known: Container[str]) -> dict[str, Remembered]:
        """Return targets for sources that memory does not know.

        Args:
            planned: The document.
            known: Sources that need none.

        Returns:
            Source → its target, with its own marks and what is to be said about it.
        """
        found: dict[str, Remembered] = {}
        for item in planned.items:
            if item.copied or item.source in known or item.source in found:
                continue
            if (one := self._target(item, planned)) is not None:
                found[item.source] = one
        return found

    def _target(self, item: Item, planned: Plan) -> Remembered | None:
        segment = self.document.segment(item)
        place = Place(leading=segment.leading, sentence=segment.text, trailing=segment.trailing)
        matches = self.library.similar(
            place.sentence,
            source_language=planned.source_language,
            target_language=self.language,
            minimum=self.settings.fuzzy,
            limit=_TRIED,
            signature=self.signature,
        )
        grounder = Grounder(
            source_language=self.document.source_language,
            target_language=self.document.target_language,
            kinds=self.settings.grounding & {"term"},
            names=NO_NAMES,
            terms=self.document.terms,
        )
        prepared = prepare(
            segment.text, grounder, placeholders=segment.placeholders,
            dictionary=self.dictionary, typography=self.settings.typography,
        )  # fmt: skip
        for match in matches:
            if self.passthrough and not match.row.by_person:
                continue
            fitted = fit(
                match, place.sentence,
                source_language=planned.source_language, target_language=self.language,
            )  # fmt: skip
            if fitted is None:
                continue
            candidate = judge(prepared, fitted.target, KIND)
            if candidate.wrong:
                continue
            return Remembered(
                target=place.put(candidate.target),
                provenance=Provenance(
                    kind=KIND, signature=match.row.provenance.signature,
                    created=match.row.provenance.created, strategy=f"{KIND}-{match.percent}",
                    from_memory=True,
                ),
                findings=(*fitted.findings, *candidate.findings),
            )  # fmt: skip
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fitted:
    """A match's target as another sentence may have it."""

    target: str
    """With the sentence's own marks, and its numbers where nothing else differs."""
    findings: tuple[Finding, ...]
    """What is to be said about it; none where nothing differs that a reader reads."""


def fit(
    match: Match, sentence: str, *, source_language: str, target_language: str
) -> Fitted | None:
    """Return a match's target for a sentence.

    Args:
        match: Of the memory.
        sentence: With its marks.
        source_language: BCP 47 tag, like the next.
        target_language: Of the match's target.

    Returns:
        None where the marks are others, or numbers differ and words as well, or a number cannot
        be exchanged.
    """
    row = match.row
    languages = {"source_language": source_language, "target_language": target_language}
    key = make_key(sentence, **languages)
    if placeholders.count(key.source) != placeholders.count(row.source):
        return None
    if not placeholders.same(row.source, row.target):
        return None
    if match.percent == 100:
        return Fitted(target=key.localise(row.target), findings=())
    shown = placeholders.strip(row.source).strip()
    exchanged = exchange(row.target, old=row.source, new=key.source, **languages)
    if exchanged is not None:
        said = say("fuzzy.numbers", Level.INFO, source=shown)
        return Fitted(target=key.localise(exchanged), findings=(said,))
    if numbers_of(row.source, source_language) != numbers_of(key.source, source_language):
        return None
    said = say("fuzzy.words", Level.WARNING, percent=match.percent, source=shown)
    return Fitted(target=key.localise(row.target), findings=(said,))
