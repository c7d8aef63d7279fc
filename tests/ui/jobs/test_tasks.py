"""What a page is told of a job, and how long the rest will take."""

from __future__ import annotations

from typing import Any

import pytest

from translator.application import Options, Progress
from translator.glossary import Glossary
from translator.store import JobState
from ui.jobs.queue import Rank
from ui.jobs.tasks import Status, Task


def task(**more: Any) -> Task:
    nothing: Any = None
    return Task(
        planned=nothing, original=nothing, options=Options(), glossary=Glossary(),
        place=(Rank.DOCUMENT, 0), signature="s", job_id=1, **more,
    )  # fmt: skip


def progress(done: int, total: int) -> Progress:
    return Progress(
        document="a.md", done=0, total=9, characters_done=done, characters_total=total, findings=0
    )


@pytest.mark.parametrize(
    ("began", "progressed", "done", "total", "left"),
    [
        (100.0, 110.0, 50, 200, 30.0),  # ten seconds for a quarter
        (0.0, 110.0, 110, 220, 110.0),
        (100.0, 110.0, 200, 200, 0.0),
        (100.0, 100.5, 1, 3, 1.0),
        (100.0, 110.0, 0, 200, None),
        (None, 110.0, 50, 200, None),
    ],
)
def test_the_rest_takes_as_long_as_the_pace_so_far_says(
    began: float | None, progressed: float, done: int, total: int, left: float | None
) -> None:
    made = task(began=began, progress=progress(done, total), progressed=progressed)
    assert made.seconds_left == left


def test_before_anything_is_done_nobody_can_say_how_long_it_takes() -> None:
    assert task().seconds_left is None
    assert task(began=100.0).seconds_left is None


def test_a_job_of_which_nothing_else_is_known_is_another_processs() -> None:
    status = Status(job_id=1, state=JobState.RUNNING, done=0, total=3)
    assert not (status.here or status.waiting or status.stopping)
    assert (status.ahead, status.seconds_left, status.message) == (0, None, "")
    assert status.running
    assert not Status(job_id=1, state=JobState.STOPPED, done=0, total=3).running
