"""The app context: what every page is given, the jobs and the settings."""

from __future__ import annotations

from dataclasses import dataclass

from translator.config import Config
from ui.jobs.manager import JobManager


@dataclass(frozen=True, kw_only=True, slots=True)
class AppContext:
    """What every page is given."""

    manager: JobManager
    config: Config
    """The settings as they stand in this run of the page."""
