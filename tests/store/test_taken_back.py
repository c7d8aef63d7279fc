"""What becomes of pairs whose correction a person took back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.test_library import ZH_EN, article, entry, pair, start
from translator.store import JobState, Library
from translator.types import Finding, Level

LOST = Finding(check="numbers", level=Level.ERROR, message="12 is missing.")


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def corrected(library: Library) -> int:
    """Return a finished job with a pair that was saved from a correction."""
    job = start(library)
    library.correct("你好。", "Good day.", **ZH_EN)
    library.save_pairs(
        job, [pair(0, "你好。", "Good day.", kind="person"), pair(3, "再见。", "Bye.")]
    )
    library.finish_job(job)
    return job


def targets(library: Library, job: int) -> list[str]:
    return [one.target for one in library.pairs(job)]


def test_of_several_targets_of_its_engine_the_latest_counts(library: Library) -> None:
    job = corrected(library)
    for signature, target in (
        ("echo:terms=1", "One."),
        ("echo", "Two."),
        ("echo:terms=2", "Three."),
        ("other", "Four."),
        ("echo2", "Five."),
        ("echo:term", "Six."),
    ):
        library.remember([entry("你好。", target)], signature=signature, **ZH_EN)
    library.revert("你好。", **ZH_EN)
    assert targets(library, job) == ["Three.", "Bye."]
    assert library.job(job).state is JobState.DONE


def test_the_targets_findings_count_again(library: Library) -> None:
    job = corrected(library)
    library.remember([entry("你好。", "Hi.", LOST)], signature="echo", **ZH_EN)
    assert library.job(job).errors == 0
    library.revert("你好。", **ZH_EN)
    assert library.job(job).errors == 1
    (flagged,) = library.pairs(job, flagged=True)
    assert (flagged.target, flagged.findings) == ("Hi.", (LOST,))


def test_a_gap_stops_the_job_that_was_done_and_no_other(library: Library) -> None:
    job = corrected(library)
    running = start(library, article("你好。再见了。", "b.md"))
    library.save_pairs(running, [pair(0, "你好。", "Good day.", kind="person")])
    library.revert("你好。", **ZH_EN)
    assert targets(library, job) == ["Bye."] and targets(library, running) == []
    assert library.job(job).state is JobState.STOPPED
    assert library.job(job).message == "a correction was taken back"
    assert library.job(running).state is JobState.RUNNING


def test_what_memory_has_damaged_is_given_back_without_a_verdict(library: Library) -> None:
    job = corrected(library)
    library.remember([entry("你好。", "Hi.", LOST)], signature="echo", **ZH_EN)
    with library.database.write() as connection:
        connection.execute("UPDATE memory SET findings = 'x'")
    library.revert("你好。", **ZH_EN)
    assert library.job(job).errors == 0
