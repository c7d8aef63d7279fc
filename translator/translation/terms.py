"""The glossary in a run: which one, the documents it is looked for in, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translator import placeholders
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.document.plan import Plan
from translator.errors import UsageError
from translator.errors.error_sentences import piece
from translator.glossary import FORMATS, Glossary, Matcher, merge, read, stands_in
from translator.store import Library
from translator.system.file_kinds import is_file
from translator.text.languages import primary
from translator.translation.prepared_document import PreparedDocument
from translator.types import Bitext

_SUFFIXES = (*(f".{name}" for name in FORMATS), ".txt", ".xml")


def gather(
    wanted: Sequence[str | Path | Glossary] = (),
    *,
    library: Library | None = None,
    own: bool = True,
) -> Glossary:
    """Return the glossary of a run: what is asked for, in its order, then the library's own.

    Args:
        wanted: Glossaries, files, or names of glossaries in the library.
        library: Where those are, and the one that counts always; None: neither.
        own: Whether the one that counts always does.

    Raises:
        InputError: a file cannot be read, or is broken.
        UsageError: there is no such glossary.
    """
    found = [_open(one, library) for one in wanted]
    if library is not None and own:
        found.append(library.glossary())
    return merge(found)


def _open(wanted: str | Path | Glossary, library: Library | None) -> Glossary:
    if isinstance(wanted, Glossary):
        return wanted
    path = Path(wanted)
    if path.suffix.lower() in _SUFFIXES or is_file(path):
        return read(path)
    known = library.glossary_sizes() if library is not None else {}
    if library is None or str(wanted) not in known or not str(wanted):
        named = ", ".join(name for name in known if name)
        raise UsageError(
            "glossary.unknown",
            name=str(wanted),
            suffixes=", ".join(_SUFFIXES),
            known=named or piece("none-yet"),
        )
    return library.glossary(str(wanted))


_KEPT = 20_000
"""Segments whose documents stay prepared: those of a group of small documents, or the last one."""


@dataclass
class Terminology:
    """A run's glossary, and the documents at work with what of it their segments hold.

    Args:
        glossary: Its terms.
        dictionary: For the words and names of Chinese; None: the installed one, or none.
    """

    glossary: Glossary = field(default_factory=Glossary)
    dictionary: Dictionary | None = None
    _matchers: dict[tuple[str, str], Matcher] = field(default_factory=dict, init=False)
    _documents: dict[int, PreparedDocument] = field(default_factory=dict, init=False)
    """By the id of their plan, which they hold; the one asked for last stands last."""
    _kept: int = field(default=0, init=False)
    """Segments of them."""

    def matcher(self, planned: Plan) -> Matcher:
        """Return what finds the terms of a document."""
        direction = primary(planned.source_language), primary(planned.target_language)
        if direction not in self._matchers:
            source, target = direction
            self._matchers[direction] = Matcher(self.glossary, source=source, target=target)
        return self._matchers[direction]

    def document(self, planned: Plan) -> PreparedDocument:
        """Return a document whose segments are prepared once, whichever stage asks first."""
        document = self._documents.pop(id(planned), None)
        if document is None:
            matcher = self.matcher(planned)
            document = PreparedDocument(planned, terms=matcher, dictionary=self.dictionary)
            self._kept += len(planned.items)
        while self._kept > _KEPT and self._documents:
            oldest = self._documents.pop(next(iter(self._documents)))
            self._kept -= len(oldest.planned.items)
        self._documents[id(planned)] = document
        return document


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """What became of a glossary's terms in a document."""

    source: int
    """How often one stands in the source."""
    honoured: int
    """How often its segment's target has it."""
    corrected: int
    """How many of these Duizhao put there itself, because the engine did not."""

    @property
    def missed(self) -> int:
        """How often it should be there and is not."""
        return self.source - self.honoured


def count(bitext: Bitext, planned: Plan, terminology: Terminology) -> Count:
    """Count a document's terms.

    Args:
        bitext: Of the plan.
        planned: Its segments, in the same order.
        terminology: What the run used.
    """
    language = bitext.target_language
    document = terminology.document(planned)
    source = honoured = corrected = 0
    for item, pair in zip(planned.items, bitext.pairs, strict=True):
        found = document.terms_of(item)
        if not found:
            continue
        target = placeholders.strip(pair.target)
        if primary(language) == "zh":
            target = converter.convert(target, "zh-Hans", language)
        source += len(found)
        there = {
            targets: any(stands_in(form, target, language) for form in targets)
            for targets in {one.rule.targets for one in found}
        }
        honoured += sum(there[one.rule.targets] for one in found)
        corrected += sum(
            finding.check == "terms" and finding.level.value == "info" for finding in pair.findings
        )
    return Count(source=source, honoured=honoured, corrected=corrected)
