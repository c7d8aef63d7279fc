"""How much of each article of the library a person knows, found beside the page.

The words of an article take some hundredths of a second, so those of a page of the library are
found by a thread, once each, and the page says a share when it is there. What the reader counted of
an article that was opened stands for it, so that both say the same.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
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
_shares: dict[_Key, tuple[object, int]] = {}
_wanted: dict[_Key, ArticleRow] = {}
_lock = threading.Lock()
_thread: threading.Thread | None = None


def note(library: Library, job_id: int, words: Sequence[ArticleWord]) -> None:
    """Keep the words of an article that is being read, as the reader counts them."""
    _keep((library.path, job_id), tuple(words))


def percents(rows: Iterable[ArticleRow], library: Library, level: int) -> Mapping[int, int]:
    """Return how much is known of articles, by the ids of their jobs: words of a hundred.

    Articles that are not translated to their end, or without Chinese, have none; of others it may
    be there later (``working``). Nobody who said nothing of words is told anything.

    Args:
        rows: Of a page of the library.
        library: Theirs, and where it stands what was said of words.
        level: The highest HSK level a person knows; 0: none.
    """
    states = said_words.of(library).states
    if not (level or WordState.KNOWN in states.values()) or not dictionaries.is_fetched():
        return {}
    mark = (library.word_states_mark(), level)
    told: dict[int, int] = {}
    missing: dict[_Key, ArticleRow] = {}
    for row in rows:
        if row.job_id is None or row.state is not JobState.DONE or not _side(row):
            continue
        key = library.path, row.job_id
        with _lock:
            words = _found.get(key)
            last, share = _shares.get(key, (None, 0))
        if words is None:
            missing[key] = row
        elif words:
            if last != mark:
                share = known_share(words, states, level).percent
                with _lock:
                    _shares[key] = mark, share
            told[row.job_id] = share
    _begin(missing, library)
    return told


def working() -> bool:
    """Say whether words are being looked for."""
    with _lock:
        return _thread is not None


def _begin(missing: Mapping[_Key, ArticleRow], library: Library) -> None:
    global _thread
    with _lock:
        _wanted.clear()  # what another page wanted before nobody waits for
        _wanted.update(missing)
        if _wanted and _thread is None:
            _thread = threading.Thread(
                target=_work, args=(library,), daemon=True, name="known-shares"
            )
            _thread.start()


def _work(library: Library) -> None:
    global _thread
    while True:
        with _lock:
            if not _wanted:
                _thread = None
                return
            key = next(iter(_wanted))
            row = _wanted.pop(key)
        try:
            words = _words(library, row)
        except Exception as error:  # one article must not keep the others from being counted
            level = logging.INFO if isinstance(error, TranslatorError) else logging.ERROR
            _log.log(level, "the words of %s are not counted: %s", row.name, error)
            words = ()
        _keep(key, words)


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
            gone, _ = _found.popitem(last=False)
            _shares.pop(gone, None)
