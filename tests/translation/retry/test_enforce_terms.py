"""Terms the engine did not obey are put right only where there is no doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.grounding import Span
from translator.system import text_tables
from translator.translation.retry.enforce_terms import enforce
from translator.types import Level

ROWS = text_tables.rows_of(Path(__file__).with_name("enforcing.tsv"))


def span(source: str, *targets: str, forbidden: tuple[str, ...] = ()) -> Span:
    return Span(
        start=0, end=len(source), source=source, replacement=targets[0], kind="term",
        certainty=1.0, accepted=targets, forbidden=forbidden,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "targets", "forbidden", "alone", "target", "corrected", "becomes"), ROWS
)
def test_a_term_is_put_right(
    source: str, targets: str, forbidden: str, alone: str, target: str, corrected: str, becomes: str
) -> None:
    term = span(source, *targets.split("|"), forbidden=tuple(filter(None, forbidden.split("|"))))
    language = "en" if targets.isascii() else "zh"
    renderings = {source: (alone,)} if alone else {source: ()}
    enforced = enforce(target, [term], language=language, renderings=renderings)
    assert enforced.target == becomes
    assert bool(enforced.corrections) == (corrected == "yes")


def test_without_the_engines_own_word_nothing_is_guessed() -> None:
    term = span("社区食堂", "neighbourhood canteen")
    enforced = enforce("A new canteen opened.", [term], language="en")
    assert enforced.target == "A new canteen opened."


def test_another_terms_word_is_not_taken() -> None:
    terms = [span("学校食堂", "school canteen"), span("社区食堂", "neighbourhood canteen")]
    target = "The school canteen is new."
    assert enforce(target, terms, language="en", renderings={}).target == target


def test_a_correction_is_told() -> None:
    enforced = enforce(
        "A cooperative.", [span("合作社", "farm co-op", forbidden=("cooperative",))], language="en"
    )
    (correction,) = enforced.corrections
    assert correction.finding.level is Level.INFO
    assert "“cooperative”" in correction.finding.message
    assert "“farm co-op”" in correction.finding.message


def test_of_two_words_that_may_stand_for_a_term_only_one_is_replaced() -> None:
    enforced = enforce(
        "The dining hall beside the refectory is new.",
        [span("社区食堂", "neighbourhood canteen")],
        language="en",
        renderings={"社区食堂": ("dining hall", "refectory")},
    )
    assert enforced.target == "The neighbourhood canteen beside the refectory is new."
    assert len(enforced.corrections) == 1
