"""The library: documents, translation memory, corrections and jobs in one SQLite file."""

from translator.store.article_rows import ArticleRow
from translator.store.article_search import ArticleHits, Passage
from translator.store.differences import Difference, differences
from translator.store.library import Library
from translator.store.memory_rows import MemoryRow, Taken
from translator.store.records import (
    Correction,
    Job,
    JobState,
    MemoryEntry,
    Remembered,
    StoredDocument,
)
from translator.store.similar import Holding, Match

__all__ = [
    "ArticleHits",
    "ArticleRow",
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
    "Remembered",
    "StoredDocument",
    "Taken",
    "differences",
]
