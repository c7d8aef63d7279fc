"""What suits this computer, as lines for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict
from typing import Any

from translator.application import DIRECTIONS, ModelPart, ModelRecommendation, size_in_words

_PARTS = {
    ModelPart.DRAFT: "a draft at once",
    ModelPart.GOOD: "where that cannot be had",
    ModelPart.INSTEAD: "where none of those can be had",
    ModelPart.LAST: "where nothing else can be had",
    ModelPart.LEFT_OUT: "only by its name",
}

_FIRST = "then, better"


def recommendation_lines(advice: ModelRecommendation, here: Collection[str]) -> Iterator[str]:
    """Yield a line for each model that is tried, and then for each that is not.

    Args:
        advice: What suits this computer.
        here: Names of the models that are installed.
    """
    for order in advice.orders:
        yield f"{DIRECTIONS[order.direction]}:"
        tried = [one for one in order.choices if one.part is not ModelPart.LEFT_OUT]
        for number, one in enumerate(tried, 1):
            size = size_in_words(one.spec.size) if one.spec.size else "size not known"
            what = _FIRST if one.spec == order.first(ModelPart.GOOD) else _PARTS[one.part]
            state = "  [here]" if one.spec.name in here else ""
            yield f"  {number}. {one.spec.name}, {size}, {one.spec.licence}: {what}{state}"
        for one in order.choices:
            if one.part is ModelPart.LEFT_OUT:
                yield f"  -  {one.spec.name}: {_PARTS[one.part]} ({one.reason})"


def recommendation_facts(advice: ModelRecommendation, here: Collection[str]) -> dict[str, Any]:
    """Return the same for programs. Arguments as above."""
    return {
        "sentence": str(advice.sentence()),
        "machine": asdict(advice.machine),
        "directions": {
            order.direction: [
                {
                    "name": one.spec.name,
                    "part": one.part,
                    "size": one.spec.size,
                    "licence": one.spec.licence,
                    "here": one.spec.name in here,
                    "reason": str(one.reason or ""),
                }
                for one in order.choices
            ]
            for order in advice.orders
        },
    }
