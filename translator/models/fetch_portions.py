"""What a fetch without a name consists of: every model it wants, and how far each one is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from translator.models.recommendation import Order, Part, Recommendation
from translator.models.specs import ModelSpec


class PortionState(StrEnum):
    """How far a portion is."""

    WAITING = "waiting"
    FETCHING = "fetching"
    HERE = "here"
    """It was here before: nothing of it is fetched."""
    TAKEN = "taken"
    MISSED = "missed"
    """Its source did not answer; another takes its place, or nothing does."""


_HERE = (PortionState.HERE, PortionState.TAKEN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Portion:
    """One thing that is fetched, with the model that is tried for it now."""

    purpose: str
    """``dictionary``, ``components``, ``draft`` or ``best``."""
    direction: str
    """``zh-en`` or ``en-zh``; empty: both, or it does not translate."""
    name: str
    size: int
    """Bytes, as the list has them; 0: it does not say."""
    state: PortionState = PortionState.WAITING


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """Bytes of all portions."""

    done: int
    total: int
    """Changes where a source does not answer and another model is taken instead."""


Watch = Callable[[tuple[Portion, ...]], None]
"""Is told of all portions whenever one of them changes."""


class Portions:
    """Keeps the portions of a fetch in their order, and tells of every change.

    Args:
        planned: As ``planned`` returns them.
        watch: Told at once, and then of each change.
    """

    def __init__(self, planned: Iterable[Portion], watch: Watch) -> None:
        self._watch = watch
        self._portions = {(one.purpose, one.direction): one for one in planned}
        self._missed: set[str] = set()
        watch(tuple(self._portions.values()))

    def change(self, purpose: str, direction: str, spec: ModelSpec, state: PortionState) -> None:
        """Note which model stands for a portion now, and how far it is.

        A model that is here stays so, and one that was missed is not waited for again: two
        directions may want the same one.
        """
        here = [one.name for one in self._portions.values() if one.state in _HERE]
        if spec.name in here or spec.name in self._missed:
            return
        if state is PortionState.MISSED:
            self._missed.add(spec.name)
        place = (purpose, direction)
        shared = self._portions.get((purpose, ""))
        if place not in self._portions and shared is not None and shared.state not in _HERE:
            place = (purpose, "")
        self._portions[place] = Portion(
            purpose=purpose, direction=place[1], name=spec.name, size=spec.size or 0, state=state
        )
        self._watch(tuple(self._portions.values()))


def planned(
    specs: Iterable[ModelSpec], advice: Recommendation, *, here: Collection[str]
) -> tuple[Portion, ...]:
    """Return what a fetch without a name will try first, in its order; each model once.

    Args:
        specs: The list.
        advice: What suits this computer.
        here: Names of the models that are here.
    """
    listed = tuple(specs)
    wanted = [
        found
        for kind in ("dictionary", "components")
        for found in [(kind, "", one) for one in listed if one.kind == kind][:1]
    ]
    drafts = [("draft", one.direction, one.first(Part.DRAFT)) for one in advice.orders]
    best = [("best", one.direction, _best(one)) for one in advice.orders]
    found: dict[str, Portion] = {}
    for purpose, direction, spec in (*wanted, *drafts, *best):
        if spec is None:
            continue
        if spec.name in found:
            found[spec.name] = replace(found[spec.name], direction="")
            continue
        state = PortionState.HERE if spec.name in here else PortionState.WAITING
        found[spec.name] = Portion(
            purpose=purpose, direction=direction, name=spec.name, size=spec.size or 0, state=state
        )
    return tuple(found.values())


def amount(portions: Iterable[Portion], *, share: float = 0.0) -> Amount:
    """Return how much of everything is here.

    Args:
        portions: All of them.
        share: Of the one at hand, 0 to 1.
    """
    done = total = 0
    for one in portions:
        if one.state in (PortionState.HERE, PortionState.MISSED):
            continue
        total += one.size
        if one.state is PortionState.TAKEN:
            done += one.size
        elif one.state is PortionState.FETCHING:
            done += int(one.size * min(max(share, 0.0), 1.0))
    return Amount(done=done, total=total)


def _best(order: Order) -> ModelSpec | None:
    """Return the first model that is taken beside the draft, or where there is none."""
    drafted = order.first(Part.DRAFT) is not None
    for choice in order.choices:
        if choice.part in (Part.DRAFT, Part.LEFT_OUT) or (drafted and not choice.better):
            continue
        return choice.spec
    return None
