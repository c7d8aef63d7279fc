"""What a session does with the library: what it looks at, what is being packed, what is to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from translator.config import Config
from translator.errors import TranslatorError
from ui.jobs.manager import JobManager
from ui.library_table.arranging import View
from ui.reader.inbox import Inbox

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Packing:
    """Translations that somebody wants as one file."""

    jobs: Sequence[int]
    form: str
    """``label`` of a ``Download``."""
    id: int
    """Of the action that asked for it."""


@dataclass(kw_only=True)
class TableState:
    """What a session looks at in the library."""

    view: View = field(default_factory=View)
    inbox: Inbox = field(default_factory=Inbox)
    """What the table sent."""
    packing: Packing | None = None
    told: str = ""
    """What was done, to be said once."""
    problems: list[TranslatorError] = field(default_factory=list)
    """What went wrong, to be said once."""
    chosen: Json | None = None
    """Rows to choose from the beginning, and a number to do it once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What an action is carried out on."""

    manager: JobManager
    config: Config
    state: TableState
