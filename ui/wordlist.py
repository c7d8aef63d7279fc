"""The word list: what a person put there, to be taken away as CSV or for Anki."""

from __future__ import annotations

import streamlit as st

from translator.exports.word_tables import word_anki, word_csv
from translator.store import Library
from translator.text import levels
from ui.words import say


def show(library: Library) -> None:
    """Show the list with a box to take words off, and its downloads."""
    words = library.listed_words()
    if not words:
        st.text(say("list.empty"))
        return
    rows = [
        {
            "remove": False,
            "word": one.simplified
            + (f" / {one.traditional}" if one.traditional != one.simplified else ""),
            "pinyin": one.pinyin,
            "meanings": one.meanings,
            "level": levels.name(one.level),
            "sentence": one.sentence,
        }
        for one in words
    ]
    names = {
        "word": say("list.word"), "pinyin": say("list.pinyin"), "meanings": say("list.meanings"),
        "level": say("list.level"), "sentence": say("list.sentence"),
    }  # fmt: skip
    columns: dict[str, object] = {
        name: st.column_config.TextColumn(label, disabled=True) for name, label in names.items()
    }
    columns["remove"] = st.column_config.CheckboxColumn(say("list.choose"), width=95)
    # The number in the key: a changed list begins with no box checked.
    edited = st.data_editor(
        rows,
        column_config=columns,
        hide_index=True,
        width="stretch",
        key=f"words-{words[0].id}-{len(words)}",
    )
    chosen = [one.id for one, row in zip(words, edited, strict=True) if row["remove"]]
    with st.container(horizontal=True):
        if st.button(say("list.remove"), disabled=not chosen):
            library.remove_words(chosen)
            st.rerun()
        st.download_button(
            say("list.csv"), word_csv(words), file_name="words.csv",
            mime="text/csv", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            say("list.anki"), word_anki(words), file_name="words.anki.txt",
            mime="text/plain", on_click="ignore",
        )  # fmt: skip
