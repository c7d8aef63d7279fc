"""The glossary in a run: which one, what of it a segment holds, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from translator import placeholders
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.chinese.words.words import cut
from translator.document import segments
from translator.document.plan import Item, Plan, primary
from translator.errors import UsageError
from translator.errors.error_sentences import piece
from translator.glossary import FORMATS, Found, Glossary, Matcher, merge, read, stands_in
from translator.store import Library
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
    if path.suffix.lower() in _SUFFIXES or path.is_file():
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


@dataclass
class Terminology:
    """A run's glossary, ready for the directions it is asked for.

    Args:
        glossary: Its terms.
        dictionary: For the words of Chinese; None: the installed one, or none.
    """

    glossary: Glossary = field(default_factory=Glossary)
    dictionary: Dictionary | None = None
    _matchers: dict[tuple[str, str], Matcher] = field(default_factory=dict, init=False)

    def matcher(self, planned: Plan) -> Matcher:
        """Return what finds the terms of a document."""
        direction = primary(planned.source_language), primary(planned.target_language)
        if direction not in self._matchers:
            source, target = direction
            self._matchers[direction] = Matcher(self.glossary, source=source, target=target)
        return self._matchers[direction]

    def found(self, item: Item, planned: Plan) -> tuple[Found, ...]:
        """Return the terms of a segment."""
        matcher = self.matcher(planned)
        if not matcher or item.copied:
            return ()
        text = worded(item, planned)[1]
        return matcher.find(text, words=partial(cut, dictionary=self.dictionary))

    def localised(self, target: str, item: Item, planned: Plan) -> str:
        """Give a target that was converted to another script the terms a person chose in it."""
        for one in self.found(item, planned):
            target = one.rule.in_script(target, planned.target_language)
        return target


def worded(item: Item, planned: Plan) -> tuple[segments.Core, str]:
    """Return what of a segment is translated, and how it is worded for that."""
    table = placeholders.table(item.block)
    core = segments.core(item.source, table)
    return core, segments.unwrap(core.text, table, primary(planned.source_language))


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
    source = honoured = corrected = 0
    for item, pair in zip(planned.items, bitext.pairs, strict=True):
        found = terminology.found(item, planned)
        if not found:
            continue
        target = placeholders.strip(pair.target)
        if primary(language) == "zh":
            target = converter.convert(target, "zh-Hans", language)
        source += len(found)
        honoured += sum(
            any(stands_in(form, target, language) for form in one.rule.targets) for one in found
        )
        corrected += sum(
            finding.check == "terms" and finding.level.value == "info" for finding in pair.findings
        )
    return Count(source=source, honoured=honoured, corrected=corrected)
