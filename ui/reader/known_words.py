"""The words of a document that no dictionary has, for the page: gathered once a document."""

from __future__ import annotations

import logging
from collections import OrderedDict
from threading import Lock

from translator.application import (
    document_vocabulary,
    read_user_words,
    user_words_file,
    vocabulary_in_script,
)
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.errors import ModelError, TranslatorError
from translator.text.languages import primary
from translator.types import Document

_REMEMBERED = 16
_log = logging.getLogger(__name__)
_known: OrderedDict[tuple[object, ...], Vocabulary] = OrderedDict()
_lock = Lock()


def of(document: Document, tag: str, shown: str) -> Vocabulary:
    """Return a document's names and the user's own words.

    Half a second for a long article the first time; remembered until the user's list or the
    dictionary is another one.

    Args:
        document: The one that is read.
        tag: BCP 47 tag of its text; words are gathered from Chinese only.
        shown: The script it is shown in.
    """
    if primary(tag) != "zh":
        return NOTHING
    key = (document.sha256, tag, shown, _list_state(), dictionary())
    with _lock:  # readers in two tabs ask at once
        found = _known.get(key)
        if found is None:
            found = _known[key] = _gather(document, tag, shown)
            while len(_known) > _REMEMBERED:
                _known.popitem(last=False)
    return found


def _gather(document: Document, tag: str, shown: str) -> Vocabulary:
    try:
        mine = read_user_words()
    except TranslatorError as error:
        # A broken list keeps nobody from reading, nor the names from being found.
        _log.warning("your own words are left out: %s", error)
        mine = frozenset()
    found = document_vocabulary(document, user_words=mine, dictionary=dictionary())
    return found if shown == tag else vocabulary_in_script(found, shown, tag)


def dictionary() -> dictionaries.Dictionary | None:
    """Return the installed dictionary; None: there is none that can be used."""
    try:
        return dictionaries.installed()
    except ModelError:
        return None  # damaged: the page of the models says so


def _list_state() -> tuple[int, int] | None:
    """Return what changes when the user's list of words does."""
    try:
        state = user_words_file().stat()
    except OSError:
        return None  # there is none, which is usual
    return state.st_mtime_ns, state.st_size
