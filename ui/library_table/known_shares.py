"""How much of each article of the library a person knows, found beside the page.

The words of an article take some hundredths of a second, so those of a page of the library, or of
all of it where it is sorted by them, are found by a thread, and the page says a share when it is
there. A share stays until more is said of words, also where the words themselves are kept no
longer. What the reader counted of an article that was opened stands for it, so that both say the
same.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.application import ArticleWord, article_words, known_share
from translator.chinese.dictionary import dictionary as dictionaries
from translator.errors import TranslatorError
from translator.store import ArticleRow, JobState, Library, WordState
from translator.text.languages import primary
from ui.reader import said_words

_REMEMBERED = 400
"""Articles whose words are kept: four pages of the library, some 20 MB."""
_log = logging.getLogger(__name__)

_Key = tuple[Path, int]
_found: OrderedDict[_Key, tuple[ArticleWord, ...]] = OrderedDict()
_shares: dict[_Key, tuple[object, int | None]] = {}
"""What was said of words when it was counted, and words of a hundred; None: it has no words."""
_wanted: dict[_Key, ArticleRow] = {}
_counted = 0
"""Articles whose words were looked for beside a page."""
_lock = threading.Lock()
_thread: threading.Thread | None = None
_asked: _Knowledge | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Knowledge:
    """What somebody knows of words."""

    states: Mapping[str, WordState]
    level: int
    mark: object
    """Another one as soon as more is said."""

    def share(self, words: Sequence[ArticleWord]) -> int | None:
        return known_share(words, self.states, self.level).percent if words else None


def note(library: Library, job_id: int, words: Sequence[ArticleWord]) -> None:
    """Keep the words of an article that is being read, as the reader counts them."""
    _keep((library.path, job_id), tuple(words))


def are_told(library: Library, level: int) -> bool:
    """Say whether there is anything to tell: nobody who said nothing of words is told anything.

    Args:
        library: Where it stands what was said of words.
        level: The highest HSK level a person knows; 0: none.
    """
    said = level or WordState.KNOWN in said_words.of(library).states.values()
    return bool(said) and dictionaries.is_fetched()


def percents(rows: Iterable[ArticleRow], library: Library, level: int) -> Mapping[int, int]:
    """Return how much is known of articles, by the ids of their jobs: words of a hundred.

    Articles that are not translated to their end, or without Chinese, have none; of others it may
    be there later (``working``). Nothing is told where ``are_told`` says so.

    Args:
        rows: Of a page of the library.
        library: Theirs, and where it stands what was said of words.
        level: The highest HSK level a person knows; 0: none.
    """
    if not are_told(library, level):
        return {}
    knowledge = _Knowledge(
        states=said_words.of(library).states, level=level, mark=(library.word_states_mark(), level)
    )
    told: dict[int, int] = {}
    missing: dict[_Key, ArticleRow] = {}
    for row in rows:
        if row.job_id is None or row.state is not JobState.DONE or not _side(row):
            continue
        key = library.path, row.job_id
        with _lock:
            words = _found.get(key)
            last, share = _shares.get(key, (None, None))
        if last != knowledge.mark:
            if words is None:
                missing[key] = row
                continue
            share = knowledge.share(words)
            with _lock:
                _shares[key] = knowledge.mark, share
        if share is not None:
            told[row.job_id] = share
    _begin(missing, library, knowledge)
    return told


def working() -> bool:
    """Say whether words are being looked for."""
    with _lock:
        return _thread is not None


def counted() -> int:
    """Return how often words were found beside a page; more than before: there is news."""
    with _lock:
        return _counted


def _begin(missing: Mapping[_Key, ArticleRow], library: Library, knowledge: _Knowledge) -> None:
    global _asked, _thread
    with _lock:
        _asked = knowledge
        _wanted.clear()  # what another page wanted before nobody waits for
        _wanted.update(missing)
        if _wanted and _thread is None:
            _thread = threading.Thread(
                target=_work, args=(library,), daemon=True, name="known-shares"
            )
            _thread.start()


def _work(library: Library) -> None:
    global _counted, _thread
    while True:
        with _lock:
            if not _wanted:
                _thread = None
                return
            key = next(iter(_wanted))
            row, knowledge = _wanted.pop(key), _asked
        try:
            words = _words(library, row)
        except Exception as error:  # one article must not keep the others from being counted
            level = logging.INFO if isinstance(error, TranslatorError) else logging.ERROR
            _log.log(level, "the words of %s are not counted: %s", row.name, error)
            words = ()
        _keep(key, words)
        if knowledge is not None:
            share = knowledge.share(words)
            with _lock:
                _shares[key] = knowledge.mark, share
        with _lock:
            _counted += 1


def _words(library: Library, row: ArticleRow) -> tuple[ArticleWord, ...]:
    dictionary = dictionaries.installed()
    if dictionary is None or row.job_id is None:
        return ()
    pairs = library.pairs(row.job_id)
    side = _side(row)
    return article_words(tuple(getattr(pair, side) for pair in pairs), dictionary)


def _side(row: ArticleRow) -> str:
    """Return which side is Chinese; empty: none is."""
    languages = {"source": row.source_language, "target": row.target_language}
    return next((side for side, tag in languages.items() if primary(tag) == "zh"), "")


def _keep(key: _Key, words: tuple[ArticleWord, ...]) -> None:
    with _lock:
        _found[key] = words
        _found.move_to_end(key)
        _shares.pop(key, None)
        while len(_found) > _REMEMBERED:
            _found.popitem(last=False)
