"""What an engine is shown of a text with marks, and how its answer becomes a target with them.

Two ways: with the marks in a notation that language models copy (``marking``), or the bare
text, whose marks are put back where their words came out (``placing``). The second is the only
way for translation models, which have never seen our notation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translator import placeholders
from translator.engines.base import Engine, Output, Request
from translator.grounding import Grounded
from translator.translation.placeholders import reinsert
from translator.translation.placeholders.notation import Presented, present, recover
from translator.translation.placeholders.reinsert import Placed
from translator.translation.segment import Task


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A text as an engine is asked for it."""

    source: str
    """With its marks."""
    task: Task
    grounded: Grounded
    requests: tuple[Request, ...]
    """The text itself, then what each pair of its marks encloses if it is shown bare."""
    presented: Presented | None = None
    """None: shown bare."""
    enclosed: tuple[tuple[str, Grounded], ...] = ()
    """Opening mark → what it encloses, in the order of the requests."""

    def read(self, outputs: Sequence[Output]) -> Placed:
        """Return the target with its marks.

        Args:
            outputs: The answers to ``requests``.
        """
        text = self.grounded.restore(outputs[0].text)
        if self.presented is not None:
            # The check for marks tells which are lost; the text may still be the best there is.
            return Placed(text=recover(self.presented, text) or text, dropped=())
        if self.grounded.text.strip() and not text.strip():
            return Placed(text="", dropped=())  # links alone would hide that nothing came
        inner = {
            mark: grounded.restore(output.text)
            for (mark, grounded), output in zip(self.enclosed, outputs[1:], strict=True)
        }
        return reinsert.place(self.source, text, inner, self.task.table)


def show(
    text: str,
    task: Task,
    engine: Engine,
    *,
    attempt: int = 0,
    ground: Callable[[str], Grounded] | None = None,
    bare: bool = False,
    context: bool = True,
) -> Shown | None:
    """Return what an engine is asked for a text; None: it is longer than the engine takes.

    Args:
        text: The segment's core or a piece of it, with marks.
        task: The segment.
        engine: Its limits, and whether it takes our notation.
        attempt: As ``Request.attempt``.
        ground: How to ground it; None: as the task does.
        bare: Without marks even where the engine takes the notation.
        context: Show the sentences before.
    """
    ground = ground or task.grounded
    before = task.context if context else ()
    if placeholders.MARK.search(text) and (bare or not engine.notation):
        grounded = ground(placeholders.strip(text))
        enclosed = tuple(
            (mark, ground(inner)) for mark, inner in reinsert.insides(text).items() if inner
        )
        requests = (
            Request(text=grounded.text, context=before, attempt=attempt),
            *(Request(text=inner.text) for _, inner in enclosed),
        )
        presented = None
    else:
        grounded, enclosed = ground(text), ()
        presented = present(grounded.text, task.table)
        requests = (Request(text=presented.text, context=before, attempt=attempt),)
    if not fits(engine, requests[0].text):
        return None
    return Shown(
        source=text,
        task=task,
        grounded=grounded,
        requests=requests,
        presented=presented,
        enclosed=enclosed,
    )


def fits(engine: Engine, text: str) -> bool:
    """Say whether an engine takes a text at once.

    No tokenizer makes more tokens than a text has bytes, but for the few at its ends.
    """
    return (
        len(text.encode()) + 8 <= engine.max_tokens
        or engine.count_tokens(text) <= engine.max_tokens
    )
