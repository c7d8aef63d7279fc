"""The library a person owns: one file, one class, used by command line and reader alike."""

from __future__ import annotations

from pathlib import Path

from translator.store.article_rows import ArticleRows
from translator.store.article_search import ArticleSearch
from translator.store.concordance import Concordance
from translator.store.corrections import Corrections
from translator.store.database import PATIENCE, Database
from translator.store.dismissals import Dismissals
from translator.store.glossaries import Glossaries
from translator.store.jobs import Jobs
from translator.store.memory_flow import MemoryFlow
from translator.store.memory_rows import MemoryRows
from translator.store.outputs import Outputs
from translator.store.review_queue import ReviewQueue
from translator.store.similar import Similar
from translator.store.stored_documents import Documents
from translator.store.stored_drafts import StoredDrafts
from translator.store.stored_tags import Tags
from translator.store.translation_memory import Memory
from translator.store.word_cards import WordCards
from translator.store.word_states import WordStates
from translator.store.wordlist import WordList
from translator.system import paths
from translator.system.processes import Closing


class Library(
    Closing,
    Documents,
    Tags,
    ArticleRows,
    ArticleSearch,
    Memory,
    MemoryRows,
    MemoryFlow,
    Corrections,
    Jobs,
    StoredDrafts,
    Outputs,
    Glossaries,
    WordList,
    WordStates,
    WordCards,
    Concordance,
    Similar,
    Dismissals,
    ReviewQueue,
):
    """Documents, translation memory, corrections, jobs, glossaries and words to learn.

    May be used by several threads and several processes at once. Whatever a method wrote is
    on the disk when it returns.
    """

    def __init__(self, path: Path | None = None, *, patience: float = PATIENCE) -> None:
        """Open the library, making it where there is none.

        Args:
            path: The file; None: ``translator.system.paths.library()``.
            patience: Seconds to wait for other processes that write.

        Raises:
            StoreError: see ``Database``.
        """
        self.database = Database(path or paths.library(), patience=patience)

    @property
    def path(self) -> Path:
        """Where the library is."""
        return self.database.path

    def mark(self) -> tuple[int, ...]:
        """Return what is another one after any change of the library, by whomever it was made."""
        return self.database.mark()

    def backup(self, path: Path) -> None:
        """Copy the library into a new file, also while it is in use.

        Raises:
            StoreError: there is a file already, or the copy failed.
        """
        self.database.backup(path)

    def check(self) -> list[str]:
        """Return what is wrong with the file, a sentence each; empty: nothing."""
        return self.database.check()

    def mend_index(self) -> bool:
        """Look through the index of sentences, and make a damaged one anew; say whether it was.

        It holds nothing that memory does not hold, so nothing is lost with it.
        """
        return self.database.mend_index()

    def close(self) -> None:
        """Close the library; closing twice is harmless."""
        self.database.close()
