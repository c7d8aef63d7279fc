"""Back-off: how long is waited, and when it ends."""

from __future__ import annotations

import pytest

from translator.engines.openai.backoff import GivenUpError, PassingError, Patience, keep_trying


def tried(patience: Patience, *, after: float | None = None) -> tuple[list[float], int]:
    waits: list[float] = []

    def work() -> None:
        raise PassingError("it is busy", after=after)

    with pytest.raises(GivenUpError, match="it is busy") as caught:
        keep_trying(work, patience=patience, sleep=waits.append)
    return waits, caught.value.attempts


def test_ceilings_double_up_to_the_longest() -> None:
    patience = Patience(attempts=6, first=1.0, longest=5.0, clock=lambda: 0.0, chance=lambda: 1.0)
    assert tried(patience) == ([1.0, 2.0, 4.0, 5.0, 5.0], 6)


def test_the_wait_is_anywhere_below_the_ceiling() -> None:
    chances = iter([0.0, 0.25, 1.0, 0.5])
    patience = Patience(
        attempts=4, first=1.0, longest=60.0, clock=lambda: 0.0, chance=lambda: next(chances)
    )
    assert tried(patience) == ([0.0, 0.5, 4.0], 4)


def test_nothing_begins_after_the_total() -> None:
    times = iter([0.0, 100.0, 200.0, 298.0])
    patience = Patience(total=299.0, clock=lambda: next(times), chance=lambda: 1.0)
    assert tried(patience) == ([0.5, 1.0], 3)


def test_what_is_asked_for_is_waited_in_full() -> None:
    patience = Patience(attempts=2, clock=lambda: 0.0, chance=lambda: 0.0)
    assert tried(patience, after=12.0) == ([12.0], 2)


def test_a_good_result_ends_it() -> None:
    results = iter([PassingError("no"), "yes"])

    def work() -> str:
        found = next(results)
        if isinstance(found, PassingError):
            raise found
        return found

    patience = Patience(clock=lambda: 0.0, chance=lambda: 0.0)
    assert keep_trying(work, patience=patience, sleep=lambda seconds: None) == "yes"
