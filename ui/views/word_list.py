"""The word list: what a person put there, to be searched, and taken away as CSV or for Anki."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

import streamlit as st

from translator.application import (
    anki_is_ready,
    read_known,
    take_word_list,
    word_anki,
    word_csv,
    word_package,
    word_standings,
)
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary import levels
from translator.errors import TranslatorError
from translator.store import Library
from translator.store.wordlist import ListedWord
from ui.i18n import choices, messages
from ui.i18n.strings import count, naming, say
from ui.views.pressed import pressed
from ui.word_table import word_table

_TOLD = "words-told"
_ANY, _NONE = -1, 0
"""Instead of a level: all words; those on no list."""


def page(library: Library) -> None:
    """Show the list by itself, with a search and a choice of levels above it."""
    _import_known(library)
    if told := st.session_state.pop(_TOLD, ()):
        messages.box(*told)
    words = library.listed_words()
    if not words:
        messages.box(say("list.none-yet"), say("list.none-yet-next"))
        return
    columns = st.columns([3, 1])
    search = columns[0].text_input(
        say("library.search"), key="words-search", placeholder=say("list.search-hint")
    )
    options = [_ANY, *sorted({one.level or _NONE for one in words})]
    level = columns[1].selectbox(
        say("list.level"),
        options,
        format_func=naming(options, _level),
        key=choices.carried("words-level", options),
    )
    found = [one for one in matching(words, search) if level in (_ANY, one.level or _NONE)]
    messages.note(say("list.count", shown=len(found), total=len(words)))
    if found:
        _table(library, found)


def _import_known(library: Library) -> None:
    """Offer to say of a whole list that its words are known."""
    with st.popover(say("list.import-known"), key="words-import"):
        upload = st.file_uploader(
            say("list.known-file"),
            type=["txt", "csv", "tsv", "apkg", "colpkg"],
            key="words-known-file",
        )
        messages.note(say("list.known-what"))
        if pressed(say("memory.take-in"), key="words-take-in", disabled=upload is None):
            _take_in(library, upload)
            st.rerun()


def _take_in(library: Library, upload: Any) -> None:
    try:
        dictionary = dictionaries.installed()
        found = read_known(upload.getvalue(), name=upload.name, dictionary=dictionary)
        take_word_list(library, found, dictionary)
    except TranslatorError as error:
        messages.keep(error)
        return
    told = [count("list.known-taken", len(found.words), others=found.passed_over)]
    if found.undated:
        told.append(count("list.known-undated", found.undated))
    if found.unasked:
        told.append(count("list.known-unasked", found.unasked))
    st.session_state[_TOLD] = told


def matching(words: Sequence[ListedWord], search: str) -> list[ListedWord]:
    """Return the words that hold a text: themselves, their pinyin, meanings or sentence.

    Tones and capitals do not matter: ``qing cai`` finds qīngcài.
    """
    wanted = _plain(search)
    return [
        one
        for one in words
        if any(
            wanted in _plain(text)
            for text in (one.simplified, one.traditional, one.pinyin, one.meanings, one.sentence)
        )
    ]


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(one for one in letters if not (unicodedata.combining(one) or one.isspace()))


def _level(level: int) -> str:
    if level == _ANY:
        return say("list.any-level")
    return levels.name(level) if level else say("list.no-level")


def show(library: Library) -> None:
    """Show the list with a box to take words off, and its downloads."""
    words = library.listed_words()
    if words:
        _table(library, words)
    else:
        st.text(say("list.empty"))


def _remove(library: Library, chosen: Sequence[int]) -> None:
    library.remove_words(chosen)


def _table(library: Library, words: Sequence[ListedWord]) -> None:
    rows = [
        {
            "word": one.simplified
            + (f" / {one.traditional}" if one.traditional != one.simplified else ""),
            "pinyin": one.pinyin,
            "meanings": one.meanings,
            "level": levels.name(one.level),
            "sentence": one.sentence,
        }
        for one in words
    ]
    columns = {
        "word": say("list.word"), "pinyin": say("list.pinyin"), "meanings": say("list.meanings"),
        "level": say("list.level"), "sentence": say("list.sentence"),
    }  # fmt: skip
    places = word_table.show(
        rows,
        columns,
        # The words in the key: another list begins with no box checked.
        key=f"words-{hash(tuple(one.id for one in words))}",
        label=say("list.title", number=len(words)),
        choose=say("list.choose"),
    )
    chosen = [words[place].id for place in places]
    with st.container(horizontal=True):
        if pressed(say("list.remove"), key="words-remove", disabled=not chosen):
            _remove(library, chosen)
            st.rerun()
        known = word_standings(library, words)
        # How many words: a search that is not done yet has not changed what a button holds.
        files = [
            ("list.csv", word_csv(words, known), "words.csv", "text/csv"),
            ("list.anki", word_anki(words, known), "words.anki.txt", "text/plain"),
        ]
        if anki_is_ready():
            files.insert(
                1, ("list.apkg", word_package(words, known), "words.apkg", "application/apkg")
            )
        for key, data, name, kind in files:
            st.download_button(
                count(key, len(words)), data, file_name=name, mime=kind, on_click="ignore"
            )
    if not anki_is_ready():
        messages.note(say("list.apkg-missing"))
