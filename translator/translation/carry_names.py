"""One name, one rendering: what a document's first translation calls somebody, all later ones do.

Nothing says what a foreign name is that no table and no dictionary has, and a model writes it
differently in each sentence. So the first sentence of the document that holds such a name is
translated before the others that do; what it calls the name, if the checks have nothing against
it, is written into these (``grounding.carried``). A sentence that a person corrected comes
before all of them. Where the first three say nothing that sounds like the name, nothing is
carried.

What is carried into a sentence belongs to its signature, like a glossary's terms. So it depends
on the document, the engine and the corrections alone: a run that was stopped, and one that is
done again, come to the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from translator import placeholders
from translator.chinese.scripts import converter
from translator.grounding import Lexicon
from translator.grounding.carried import Carried, flat, places
from translator.store import Remembered
from translator.translation.heard_names import heard
from translator.types import Level

_TRIES = 3
"""Sentences that are waited for; a name that none of them renders recognisably is left alone."""

Ask = Callable[[Sequence[str]], Mapping[str, Remembered]]
"""From sources to what is known of them."""


class Carrying:
    """The foreign names of one document that nothing decides, and what became of them.

    Args:
        names: As ``document_names.unsettled`` returns them.
        sources: Of the document's segments, in their order.
        lexicon: Knows how characters sound and where words end.
        known: Returns what the dictionary has for a part of a name, or nothing.
    """

    def __init__(
        self,
        names: Iterable[str] = (),
        sources: Iterable[str] = (),
        *,
        lexicon: Lexicon | None = None,
        known: Callable[[str], str] = lambda part: "",
    ) -> None:
        self._lexicon = lexicon
        self._forms: dict[str, str] = {}
        self._failed: Counter[str] = Counter()
        self._carried: dict[str, tuple[Carried, ...]] = {}
        full = {name: name.split("·") for name in map(flat, names)}
        lasts = {name: parts[-1] for name, parts in full.items() if not known(parts[-1])}
        self._parts = full | {last: [last] for last in lasts.values()}
        self._last = {name: last for name, last in lasts.items() if name != last}
        self._first = {
            name: "" if not all(heads := [known(part) for part in parts[:-1]]) else " ".join(heads)
            for name, parts in full.items()
        }
        self._plain: dict[str, str] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        for source in dict.fromkeys(sources) if full else ():
            plain = flat(converter.to_simplified(placeholders.strip(source)))
            if found := self._found(plain):
                self._plain[source], self._names[source] = plain, found
        self._waiting: dict[str, list[str]] = {name: [] for name in self._parts}
        for source, found in self._names.items():
            for name in found:
                self._waiting[name].append(source)
        self._shared = {name for name, where in self._waiting.items() if len(where) > 1}

    def _found(self, plain: str) -> tuple[str, ...]:
        found = [
            name
            for name in self._parts
            if name in plain and any(True for _ in places(name, plain, self._lexicon))
        ]
        return tuple(dict.fromkeys([*found, *(self._last[n] for n in found if n in self._last)]))

    @property
    def sources(self) -> Sequence[str]:
        """The segments that hold such a name."""
        return tuple(self._names)

    def holds(self, source: str) -> bool:
        """Say whether a segment holds such a name."""
        return source in self._names

    def with_names_of(self, source: str) -> frozenset[str]:
        """Return the other segments that hold a name of this one."""
        shared = {one for name in self._names.get(source, ()) for one in self._waiting[name]}
        return frozenset(shared - {source})

    def ready(self, source: str) -> bool:
        """Say whether it is known what is carried into a segment."""
        return all(
            not self._is_open(name) or self._waiting[name][:1] == [source]
            for name in self._names.get(source, ())
        )

    def _is_open(self, name: str) -> bool:
        return name in self._shared and name not in self._forms and self._failed[name] < _TRIES

    def leading(self, sources: Iterable[str]) -> list[str]:
        """Return those of some segments that others wait for."""
        return [
            source
            for source in sources
            if self.holds(source)
            and self.ready(source)
            and any(
                self._is_open(name) and len(self._waiting[name]) > 1 for name in self._names[source]
            )
        ]

    def carried(self, source: str) -> tuple[Carried, ...]:
        """Return what is written into a segment."""
        if source in self._carried:
            return self._carried[source]
        found: list[Carried] = []
        for name in self._names.get(source, ()):
            last = self._last.get(name, "")
            short = self._forms.get(last, "")
            form = self._forms.get(name) or (
                f"{self._first[name]} {short}" if short and self._first[name] else ""
            )
            if form:
                found.append(Carried(name=name, written=form, short=short))
            elif short:  # the first name is left to the engine
                found.append(Carried(name=name, written=short, at=len(name) - len(last)))
        return tuple(found)

    def learn(self, source: str, known: Remembered) -> None:
        """Take in what a segment became."""
        if source not in self._names or source in self._carried:
            return
        self._carried[source] = self.carried(source)
        target = placeholders.strip(known.target)
        accepted = not any(
            finding.level is Level.ERROR
            or (finding.check == "names" and finding.level is Level.WARNING)
            for finding in known.findings
        )
        said = self._heard(source, target) if accepted else {}
        for name in self._names[source]:
            self._waiting[name].remove(source)
            if name in self._forms:
                continue
            if name in said:
                self._forms[name] = said[name]
            elif known.provenance.kind != "person":
                self._failed[name] += 1

    def _heard(self, source: str, target: str) -> dict[str, str]:
        """Return what a target calls the names of its source that are still open."""
        said: dict[str, str] = {}
        if self._lexicon is None:
            return said
        here = self._names[source]
        for name in sorted(here, key=len, reverse=True):  # full names first
            if name in said or name in self._forms:
                continue
            own = self._parts[name]
            others = [parts for one in here if (parts := self._parts[one])[-1] != own[-1]]
            found = heard(
                own, self._plain[source], target, lexicon=self._lexicon,
                others=["".join(parts) for parts in others],
            )  # fmt: skip
            if found is None:
                continue
            last = self._last.get(name, "")
            decided = self._forms.get(last, found.last)
            if found.full and found.last == decided:
                said[name] = found.full
            if last:
                said.setdefault(last, found.last)
        return said

    def gather(self, sources: Iterable[str], ask: Ask) -> dict[str, Remembered]:
        """Return what is known of segments, each asked for when its names are settled.

        What waits for a segment nobody knows is not asked for.

        Args:
            sources: In the document's order.
            ask: Returns what is known of some of them, of each as its name is carried by then.
        """
        waiting = dict.fromkeys(sources)
        found: dict[str, Remembered] = {}
        while now := [source for source in waiting if self.ready(source)]:
            said = ask(now)
            for source in now:
                del waiting[source]
                if source in said:
                    self.learn(source, said[source])
            found |= said
        return found

    def take_up(self, known: Mapping[str, Remembered]) -> None:
        """Take in what was gathered before."""
        own = {source: known[source] for source in self.sources if source in known}
        self.begin({s: one for s, one in own.items() if one.provenance.kind == "person"})
        self.gather(own, lambda now: own)

    def begin(self, corrections: Mapping[str, Remembered]) -> None:
        """Take in what people wrote, before anything else."""
        for source in self.sources:
            if source in corrections:
                self.learn(source, corrections[source])
