"""A sentence of the memory while a person edits it: what another window does to it is told.

What is edited stays as it was seen, in the session: where the sentence is changed, taken back or
forgotten meanwhile, its editor stands above the others, and what was written is not lost. It is
kept over another person's target only when the person has seen that one and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from translator import placeholders
from translator.errors import ChangedMeanwhileError, TranslatorError
from translator.placeholders import MARK
from translator.store import Library, MemoryRow
from translator.store.records import Correction
from ui.i18n import messages, reader_strings, strings
from ui.i18n.strings import say

TOLD = "memory-told"
_EDITING = "memory-edit"
_UNKNOWN = -1
"""Of a person's target that no longer stands: whatever is kept over it is asked about first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Editing:
    """What is edited, as it was seen."""

    name: str
    """Of its row on the page."""
    row: MemoryRow
    standing: int
    """As ``Library.standing`` gives it, of the target that was seen."""
    changed: bool = False
    """Whether a person is asked what to keep: it was changed meanwhile."""
    theirs: Correction | None = None
    """What stands then; None: the correction was taken back."""


def begin(library: Library, row: MemoryRow, name: str) -> None:
    """Edit a row."""
    last = _last(library, row) if row.by_person else None
    seen = last.id if last is not None and last.target == row.target else _UNKNOWN
    number = seen if row.by_person else 0
    st.session_state[_EDITING] = Editing(name=name, row=row, standing=number)


def editing() -> Editing | None:
    """Return what is edited; None: nothing is."""
    found: Editing | None = st.session_state.get(_EDITING)
    return found


def _close() -> None:
    st.session_state[_EDITING] = None


def _last(library: Library, row: MemoryRow) -> Correction | None:
    """Return the correction of a row that stands now."""
    found = library.history(row.source, **_languages(row))
    return next((one for one in reversed(found) if one.reverted is None), None)


def _languages(row: MemoryRow) -> dict[str, str]:
    return {"source_language": row.source_language, "target_language": row.target_language}


def show(library: Library, one: Editing) -> None:
    """Show the field, and what stands there now where it was changed meanwhile."""
    key = f"target-{one.name}"
    if one.changed:
        _told(one)
    st.text_area(say("memory.target"), placeholders.show(one.row.target), key=key)
    if MARK.search(one.row.source):
        messages.note(say("memory.marks"))
    with st.container(horizontal=True):
        st.button(
            _word("keep-mine") if one.changed else say("memory.save"),
            key=f"save-{one.name}",
            type="primary",
            on_click=_save,
            args=(library, one, key),
        )
        if one.changed:
            st.button(
                _word("keep-theirs"),
                key=f"theirs-{one.name}",
                on_click=_keep_theirs,
                args=(library, one, key),
            )
        else:
            st.button(say("models.cancel"), key=f"leave-{one.name}", on_click=_close)


def _word(key: str, **fields: str) -> str:
    return reader_strings.say(f"meanwhile.{key}", strings.language(), **fields)


def _told(one: Editing) -> None:
    theirs = one.theirs
    if theirs is None:
        messages.box(say("memory.taken-back-meanwhile"), _word("history"))
        return
    who = theirs.author or say("memory.you")
    messages.box(say("memory.changed-meanwhile", who=who), _word("history"))
    messages.note(f"{_word('theirs')}: {placeholders.show(theirs.target)}")


def _written(one: Editing, key: str) -> str:
    return placeholders.unshow(st.session_state[key], one.row.source).strip()


def _save(library: Library, one: Editing, key: str) -> None:
    """Keep what a person wrote: it stands from now on, whatever an engine says."""
    row, written = one.row, _written(one, key)
    if not written:
        st.session_state[TOLD] = say("memory.nothing")
        return
    if written == row.target and not one.changed:
        _close()
        return
    try:
        library.correct(row.source, written, **_languages(row), standing=one.standing)
    except ChangedMeanwhileError:
        theirs = _last(library, row)
        number = theirs.id if theirs is not None else 0
        st.session_state[_EDITING] = replace(one, changed=True, theirs=theirs, standing=number)
    except TranslatorError as error:
        st.session_state[TOLD] = messages.in_words(error)
    else:
        _close()
        st.session_state[TOLD] = say("memory.saved")


def _keep_theirs(library: Library, one: Editing, key: str) -> None:
    """Leave what stands, and keep what was written in the history alone."""
    if written := _written(one, key):
        try:
            library.keep_aside(one.row.source, written, **_languages(one.row))
        except TranslatorError as error:
            st.session_state[TOLD] = messages.in_words(error)
            return
    _close()
