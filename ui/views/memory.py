"""The translation memory, the glossary, the word list and translations that exist."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from translator import placeholders
from translator.application import read_tmx, write_tmx
from translator.errors import TranslatorError
from translator.store import Holding, Library, MemoryRow
from ui.i18n import choices, messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.library_table.table_data import made_by
from ui.views import existing, glossary, memory_editor, pager, word_list
from ui.views.local_times import local_time
from ui.views.pressed import pressed

ROWS = 20
"""Sentences on a page."""
_PARTS = "memory", "glossary", "words", "existing"
_SEARCH, _TOLD = "memory-search", memory_editor.TOLD


def show(context: AppContext) -> None:
    """Show the page; ``?part=glossary``, ``words`` and ``existing`` open its other parts."""
    messages.heading(say("nav.memory"))
    asked = st.query_params.get("part", "")
    key = choices.carried("memory-part")
    picked = st.segmented_control(
        say("memory.part"),
        _PARTS,
        format_func=strings.naming(_PARTS, lambda name: say(f"memory.part-{name}")),
        default=None if choices.begun(key) else asked if asked in _PARTS else "memory",
        required=True,
        label_visibility="collapsed",
        key=key,
    )
    part = picked or "memory"
    if part != (asked or "memory"):
        st.query_params["part"] = part
    if part == "glossary":
        glossary.show(context.manager.library)
    elif part == "words":
        word_list.page(context.manager.library)
    elif part == "existing":
        existing.show(context)
    else:
        _memory(context.manager.library)


def _memory(library: Library) -> None:
    sizes = library.memory_sizes()
    people = sizes.get("person", 0)
    total = sum(sizes.values())
    if total:
        messages.note(say("memory.sizes", total=total, people=people))
    search = st.text_input(
        say("library.search"),
        key=_SEARCH,
        placeholder=say("memory.search-hint"),
        on_change=pager.turn,
        args=("memory",),
    ).strip()
    with st.container(horizontal=True):
        _export(library, empty=not total)
        _import(library)
    if told := st.session_state.pop(_TOLD, ""):
        messages.box(told)
    offset = pager.offset("memory")
    rows = library.holding(search, limit=ROWS + 1, offset=offset)
    if not rows and offset:
        pager.turn("memory")
        st.rerun()
    if not rows:
        if search:
            messages.box(say("memory.none", search=search))
        else:
            messages.box(say("memory.empty"), say("memory.empty-next"))
    edited = memory_editor.editing()
    if edited is not None and edited.name not in {_name(one.row) for one in rows[:ROWS]}:
        # Changed or taken back meanwhile, or on another page: what was written stays in view.
        with st.container(border=True, key="memory-edited"):
            _sides(Holding(row=edited.row, source=(), target=()))
            memory_editor.show(library, edited)
    for row in rows[:ROWS]:
        with st.container(border=True, key=f"row-{_name(row.row)}"):
            _row(library, row)
    pager.show("memory", ROWS, more=len(rows) > ROWS)


def _name(row: MemoryRow) -> str:
    """Return what a row is known by on the page."""
    parts = (row.source, row.source_language, row.target_language, row.provenance.kind)
    text = "\0".join((*parts, "" if row.by_person else row.provenance.signature))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _sides(found: Holding) -> None:
    row = found.row
    sides = "".join(
        f'<p class="dz-side" lang="{escape(language)}" dir="auto">{_with_hits(text, spans)}</p>'
        for language, text, spans in (
            (row.source_language, row.source, found.source),
            (row.target_language, row.target, found.target),
        )
    )
    st.html(f'<div class="dz-pair">{sides}</div>')


def _row(library: Library, found: Holding) -> None:
    row = found.row
    name = _name(row)
    _sides(found)
    author = row.provenance.signature.removeprefix("person:")
    messages.facts(
        (
            say("memory.languages"),
            f"{strings.language_name(row.source_language)} → "
            f"{strings.language_name(row.target_language)}",
        ),
        (say("memory.person"), author or say("memory.you")) if row.by_person else ("", ""),
        (
            say("existing.from" if row.provenance.aligned else "open.model"),
            "" if row.by_person else made_by(row.provenance.signature),
        ),
        (say("library.updated"), local_time(row.provenance.created)),
    )
    for finding in row.findings:
        if finding.level.value != "info":
            messages.note(finding.text(strings.language()))
    edited = memory_editor.editing()
    if edited is not None and edited.name == name:
        memory_editor.show(library, edited)
        return
    with st.container(horizontal=True):
        st.button(
            say("memory.edit"),
            key=f"edit-{name}",
            on_click=memory_editor.begin,
            args=(library, row, name),
        )
        st.button(
            say("memory.take-back" if row.by_person else "memory.forget"),
            key=f"forget-{name}",
            type="tertiary",
            on_click=_forget,
            args=(library, row),
        )


def _with_hits(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text as HTML, with what was looked for marked."""
    parts: list[str] = []
    cursor = 0
    for start, end in spans:
        parts.append(escape(placeholders.show(text[cursor:start])))
        parts.append(f"<mark>{escape(placeholders.show(text[start:end]))}</mark>")
        cursor = end
    return "".join([*parts, escape(placeholders.show(text[cursor:]))])


def _forget(library: Library, row: MemoryRow) -> None:
    try:
        if row.by_person:
            library.revert(
                row.source,
                source_language=row.source_language,
                target_language=row.target_language,
            )
        else:
            library.forget(row)
    except TranslatorError as error:  # another window was quicker
        st.session_state[_TOLD] = messages.in_words(error)
    else:
        st.session_state[_TOLD] = say("memory.taken-back" if row.by_person else "memory.forgotten")


def _export(library: Library, *, empty: bool) -> None:
    st.download_button(
        say("memory.export"),
        lambda: write_tmx(library.memory_rows(limit=None)),
        file_name="memory.tmx",
        mime="application/x-tmx+xml",
        disabled=empty,
        on_click="ignore",
        key="memory-export",
    )


def _import(library: Library) -> None:
    with st.popover(say("memory.import"), key="memory-import"):
        upload = st.file_uploader(say("memory.file"), type=["tmx"], key="memory-file")
        messages.note(say("memory.import-what"))
        take = say("memory.take-in")
        if pressed(take, key="memory-take-in", disabled=upload is None):
            _take_in(library, upload)
            st.rerun()


def _take_in(library: Library, upload: Any) -> None:
    try:
        found = read_tmx(upload.getvalue(), name=upload.name)
        taken = library.put_memory(found.rows, author=upload.name)
    except TranslatorError as error:
        messages.keep(error)
        return
    st.session_state[_TOLD] = say(
        "memory.taken-in",
        added=taken.added,
        same=taken.same,
        left=taken.left,
        others=found.left_out,
    )
