"""What an engine is sent for a text with placeholders, and how its answer gets them back.

Two ways: with the placeholders in a notation that language models copy (``notation``), or the
bare text, whose placeholders are put back where their words came out (``reinsert``). The second
is the only way for translation models, which have never seen our notation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from translator import placeholders
from translator.engines.base import Engine, Output, Request, TermsBeside
from translator.grounding import Grounded
from translator.translation.placeholders.notation import Presented, present, recover
from translator.translation.placeholders.reinsert import Reinserted, enclosed_texts, reinsert
from translator.translation.segment import Grounder, PreparedSegment

NESTED = 8
"""What pairs enclose may come to so many times the text, all together. In pairs nested no deeper
it never does; in hundreds of them, each would be translated as often as it has others around it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Encoded:
    """A text as an engine is asked for it."""

    source: str
    """With its placeholders."""
    segment: PreparedSegment
    grounded: Grounded
    requests: tuple[Request, ...]
    """The text itself, then what each pair of its placeholders encloses if it is sent bare."""
    presented: Presented | None = None
    """None: sent bare."""
    enclosed: tuple[tuple[str, Grounded], ...] = ()
    """Opening placeholder → what it encloses, in the order of the requests."""

    def again(self, attempt: int) -> Encoded:
        """Return the same, asked for another way (``Request.attempt``)."""
        first, *others = self.requests
        return replace(self, requests=(replace(first, attempt=attempt), *others))

    def decode(self, outputs: Sequence[Output]) -> Reinserted:
        """Return the target with its placeholders.

        Args:
            outputs: The answers to ``requests``.
        """
        text = self.grounded.restore(outputs[0].text)
        if self.presented is not None:
            # The check tells which placeholders are lost; the text may still be the best there is.
            return Reinserted(text=recover(self.presented, text) or text, dropped=())
        if self.grounded.text.strip() and not text.strip():
            return Reinserted(text="", dropped=())  # links alone would hide that nothing came
        inner = {
            opened: grounded.restore(output.text)
            for (opened, grounded), output in zip(self.enclosed, outputs[1:], strict=True)
        }
        return reinsert(self.source, text, inner, self.segment.placeholders)


def encode(
    text: str,
    segment: PreparedSegment,
    engine: Engine,
    *,
    grounder: Grounder | None = None,
    bare: bool = False,
    context: bool = True,
) -> Encoded | None:
    """Return what an engine is asked for a text; None: it is longer than the engine takes.

    Args:
        text: The segment's or a piece of it, with placeholders.
        segment: The segment.
        engine: Its limits, and whether it takes our notation.
        grounder: How to ground it; None: as the segment is.
        bare: Without placeholders even where the engine takes the notation.
        context: Send the sentences before.
    """
    before = segment.context if context else ()
    if isinstance(engine, TermsBeside) and engine.terms_beside:
        grounder = replace(grounder or segment.grounder, terms_beside=True)
    if placeholders.MARK.search(text) and (bare or not engine.notation):
        ground = (grounder or segment.grounder).ground
        grounded = ground(placeholders.strip(text))
        enclosed = tuple(
            (opened, ground(inner)) for opened, inner in _asked_for(enclosed_texts(text), text)
        )
        requests = (
            Request(text=grounded.text, context=before, terms=_terms(grounded)),
            *(Request(text=inner.text, terms=_terms(inner)) for _, inner in enclosed),
        )
        presented = None
    else:
        whole = grounder is None and text == segment.text
        grounded = segment.grounded if whole else (grounder or segment.grounder).ground(text)
        enclosed = ()
        presented = present(grounded.text, segment.placeholders)
        requests = (
            Request(
                text=presented.text,
                context=before,
                terms=_terms(grounded),
                delimiters=not presented.bare,
            ),
        )
    if not fits(engine, requests[0].text):
        return None
    return Encoded(
        source=text,
        segment=segment,
        grounded=grounded,
        requests=requests,
        presented=presented,
        enclosed=enclosed,
    )


def _terms(grounded: Grounded) -> tuple[tuple[str, str], ...]:
    """Return the terms that are told beside a text: of its own, and each once."""
    told = [one for one in grounded.spans if one.kind == "term" and one.only_checked]
    return tuple(dict.fromkeys((one.source, one.replacement) for one in told))


def _asked_for(enclosed: Mapping[str, str], text: str) -> list[tuple[str, str]]:
    """Return what pairs enclose, as far as it is translated by itself: of deep nests the inside."""
    most = NESTED * len(text)
    asked: set[str] = set()
    for opened in sorted(enclosed, key=lambda one: len(enclosed[one])):
        most -= len(enclosed[opened])
        if most < 0:
            break
        asked.add(opened)
    return [(opened, inner) for opened, inner in enclosed.items() if inner and opened in asked]


def fits(engine: Engine, text: str) -> bool:
    """Say whether an engine takes a text at once.

    No tokenizer makes more tokens than a text has bytes, but for the few at its ends.
    """
    most = len(text.encode()) + 8
    return most <= engine.max_tokens or engine.count_tokens(text) <= engine.max_tokens
