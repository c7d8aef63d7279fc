"""Which pairs are exported: the options, and what is said of the pairs that stay behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

import click

from translator.application import PAIR_FORMATS, PROVENANCES, Selection, check_names
from translator.errors import UsageError
from translator.types import Level

_WHY = {
    "finding": "with findings",
    "provenance": "of another origin",
    "ratio": "too short or too long",
    "level": "with words of higher levels",
    "score": "of a low score",
    "duplicate": "there already",
    "empty": "without words",
}
_ANY = "any"


class _Ratio(click.ParamType[Any]):
    """``0.5:3``: least and most; either may be left out."""

    name = "LEAST:MOST"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[float, float]:
        least, colon, most = str(value).partition(":")
        try:
            found = float(least or 0), float(most or "inf")
        except ValueError:
            found = 0.0, -1.0
        if not colon or not 0 <= found[0] <= found[1]:
            self.fail(f"{value} is no LEAST:MOST, such as 0.5:3", param, ctx)
        return found


def selection_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options; the command gets them as ``selection``."""
    once = click.option("--once", is_flag=True, help="Of pairs that read the same, only the first.")
    return each_pair_options(once(command))


def each_pair_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add those that look at each pair by itself: all but ``--once``."""

    @click.option(
        "--without",
        metavar="CHECK,...",
        help="Leave out pairs with findings of these checks or levels; any: of all.",
    )
    @click.option("--by", metavar="WHO,...", help=f"Only targets of {', '.join(PROVENANCES)}.")
    @click.option(
        "--length-ratio",
        type=_Ratio(),
        help="Characters of the target for each of the source, such as 1.5:6.",
    )
    @click.option(
        "--level",
        type=click.IntRange(1, 7),
        help="Only sentences whose Chinese words are of HSK levels up to this (7: 7-9).",
    )
    @click.option(
        "--min-score", type=float, help="Only targets their engine gave this score or a better one."
    )
    @wraps(command)
    def with_selection(
        *given: Any,
        without: str | None,
        by: str | None,
        length_ratio: tuple[float, float] | None,
        level: int | None,
        min_score: float | None,
        once: bool = False,
        **others: Any,
    ) -> int:
        findings = [_ANY, *(one.value for one in Level), *check_names()]
        selection = Selection(
            without=names_in("--without", without, findings),
            provenance=names_in("--by", by, PROVENANCES),
            ratio=length_ratio,
            level=level or 0,
            score=min_score,
            once=once,
        )
        return command(*given, selection=selection, **others)

    return with_selection


def check_formats(selection: Selection, names: list[str]) -> None:
    """Refuse to leave pairs out of what is no collection of pairs.

    Raises:
        UsageError: one of the formats is a document.
    """
    documents = [name for name in names if name not in PAIR_FORMATS]
    if selection.chooses and documents:
        choices = ", ".join(PAIR_FORMATS)
        raise UsageError("cli.select-document", name=documents[0], choices=choices)


def left_behind(left_out: Mapping[str, int]) -> str:
    """Return how many pairs stay behind and why; empty: none does."""
    why = ", ".join(f"{number} {_WHY[reason]}" for reason, number in left_out.items() if number)
    return f"{sum(left_out.values())} left out: {why}" if why else ""


def names_in(option: str, said: str | None, known: Sequence[str]) -> frozenset[str]:
    """Return the names an option lists with commas.

    Raises:
        UsageError: one of them is not known.
    """
    names = frozenset(one.strip().lower() for one in (said or "").split(",") if one.strip())
    unknown = sorted(names - set(known)) or ([] if names or said is None else [said])
    if unknown:
        choices = ", ".join(known)
        raise UsageError("cli.select-unknown", option=option, name=unknown[0], choices=choices)
    return names
