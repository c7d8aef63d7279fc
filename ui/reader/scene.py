"""What an action of a person is carried out on: a document, and what a session sees of it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from translator.application import Item
from translator.config import Config
from translator.store import Job, Library
from translator.types import Pair
from ui.documents import OpenDocument
from ui.jobs.retranslate import Proposals
from ui.reader import paging
from ui.reader.edits import RefusedError
from ui.reader.inbox import Inbox
from ui.reader.kept_page import Kept
from ui.reader.page_data import Written
from ui.reader.row_data import Options

Json = dict[str, Any]


def new_session() -> str:
    """Return what tells a session from every other one."""
    return secrets.token_hex(8)


@dataclass(kw_only=True)
class Looking:
    """What a session is looking at in one document."""

    number: int = 0
    """Of the page, from 0."""
    doubtful: list[int] | None = None
    """Numbers of the rows that needed a look when that was asked for; None: all rows."""
    options: Options = field(default_factory=Options)
    focus: Json | None = None
    """Where the page begins to be read: a position, or its ``first`` or ``last`` sentence."""
    landing: Json | None = None
    """Where the article is opened, instead of where somebody was: a position, with a number."""
    panel: Json | None = None
    """The card that is open."""
    inbox: Inbox = field(default_factory=Inbox)
    """What the page sent, and the answers."""
    written: set[str] = field(default_factory=set)
    """Versions of sentences this page wrote itself (``translator.store.versions``)."""
    session: str = field(default_factory=new_session)
    """A new one after the server was started again: the page goes back to where it was."""
    offer: object | None = None
    """What answers this page beside its runs: it lasts as long as somebody looks."""
    kept: Kept[tuple[Sequence[Pair], Written]] = field(default_factory=Kept)
    """The page as it was written last."""
    list_changed: bool = False
    """A word was added: the page around the surface counts them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What an action is carried out on."""

    library: Library
    proposals: Proposals
    job: Job
    opened: OpenDocument
    language: str
    """Of the interface."""
    looking: Looking
    config: Config | None = None
    """What a person chose for good."""

    @property
    def pages(self) -> Sequence[Sequence[int]]:
        """Numbers of the rows of each page."""
        if self.looking.doubtful is None:
            return [range(*page) for page in self.opened.pages]
        return paging.pages_of(self.opened, self.looking.doubtful)

    @property
    def number(self) -> int:
        """Number of the page that is shown."""
        return min(max(self.looking.number, 0), len(self.pages) - 1)

    def item(self, action: Json) -> Item:
        """Return the segment an action is about."""
        for item in self.opened.items.get(number_in(action, "block"), ()):
            if item.segment.start == number_in(action, "start"):
                return item
        raise RefusedError("gone")

    def pair(self, item: Item) -> Pair:
        """Return the pair of a segment as it stands now."""
        block = item.segment.block_id
        for pair in self.library.pairs(self.job.id, first_block=block, last_block=block):
            if pair.segment.start == item.segment.start:
                return pair
        raise RefusedError("nothing-to-accept")

    def languages(self) -> dict[str, str]:
        """Return the job's languages as the library's methods take them."""
        return {
            "source_language": self.job.source_language,
            "target_language": self.job.target_language,
        }


_MOST = 1 << 53
"""Numbers from here on a browser does not tell apart (ECMA-262, Number.MAX_SAFE_INTEGER)."""


def number_in(action: Json, name: str) -> int:
    """Return a number an action carries, as the browser wrote it; -1: there is none."""
    value = action.get(name)
    if isinstance(value, float) and value.is_integer():  # neither infinite nor no number
        value = int(value)
    return value if isinstance(value, int) and abs(value) < _MOST else -1
