"""The library: documents, translation memory, corrections and jobs in one SQLite file."""

from translator.store.article_rows import ArticleRow
from translator.store.article_search import ArticleHits, Passage
from translator.store.differences import Difference, differences
from translator.store.dismissals import Checked
from translator.store.library import Library
from translator.store.memory_rows import MemoryRow, Taken
from translator.store.records import (
    Correction,
    Job,
    JobState,
    MemoryEntry,
    Remembered,
    StoredDocument,
    WordState,
)
from translator.store.review_queue import Position, SetProgress
from translator.store.similar import Holding, Match
from translator.store.versions import version

__all__ = [
    "ArticleHits",
    "ArticleRow",
    "Checked",
    "Correction",
    "Difference",
    "Holding",
    "Job",
    "JobState",
    "Library",
    "Match",
    "MemoryEntry",
    "MemoryRow",
    "Passage",
    "Position",
    "Remembered",
    "SetProgress",
    "StoredDocument",
    "Taken",
    "WordState",
    "differences",
    "version",
]
