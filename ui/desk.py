"""What every page is given: the jobs, the settings, and the way to the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from translator.config import Config
from ui.jobs import JobManager


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What every page is given."""

    manager: JobManager
    config: Config
    open_job: Callable[[int], None]
    """Shows a job's document on the reader's page; does not return."""
