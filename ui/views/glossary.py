"""The glossary: terms a person decided on, listed, added, changed, taken out, in and out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from translator import Glossary, Term
from translator.application import (
    GLOSSARY_FORMATS,
    TermStatus,
    glossary_conflicts,
    make_term,
    parse_glossary,
    render_glossary,
)
from translator.errors import TranslatorError
from translator.store import Library
from ui.i18n import choices, messages, strings
from ui.i18n.strings import say
from ui.views.pressed import pressed

_NEW, _EDIT, _TOLD, _FORM = "glossary-new", "glossary-edit", "glossary-told", "glossary-form"
_SHOWN = 100
"""Terms shown at once; a search finds the others."""
_FIELDS = "source", "target", "also", "not", "note", "both"
_CASE = "default", "matters", "ignored"
_CASES = {"default": None, "matters": True, "ignored": False}
_MEDIA = {"csv": "text/csv", "tsv": "text/tab-separated-values", "tbx": "application/xml"}


def show(library: Library) -> None:
    """Show the part of the page."""
    name = _chosen(library)
    found = library.glossary(name)
    if told := st.session_state.pop(_TOLD, ""):
        messages.box(told)
    for conflict in glossary_conflicts(found):
        messages.box(conflict.said.say(strings.language(), page=True))
    edited = _edited(found)
    with st.expander(say("terms.add"), expanded=edited is not None or not found.terms):
        _form(library, name, edited)
    with st.container(horizontal=True):
        _export(found)
        _import(library, name)
    _list(library, found)


def _chosen(library: Library) -> str:
    """Return the name of the glossary that is shown; the one named ``""`` always counts."""
    names = ["", *(name for name in library.glossary_sizes() if name)]
    new = st.session_state.get(_NEW, "").strip()
    if new and new not in names:
        names.append(new)
    columns = st.columns(2)
    columns[1].text_input(say("terms.new"), key=_NEW, placeholder=say("terms.new-hint"))
    chosen = columns[0].selectbox(
        say("terms.which"),
        names,
        index=names.index(new) if new else 0,
        format_func=strings.naming(names, lambda name: name or say("terms.always")),
        key=choices.carried(f"terms-which-{new}-{'|'.join(names)}"),  # another list begins anew
    )
    return str(chosen)


def _edited(found: Glossary) -> Term | None:
    wanted = st.session_state.get(_EDIT)
    return next((term for term in found.terms if (found.name, term.source) == wanted), None)


def _form(library: Library, name: str, term: Term | None) -> None:
    """Show the fields of a new term, or of one that is changed."""
    # A number makes the fields new ones, empty again, after a term was kept.
    key = f"{_FORM}-{st.session_state.get(_FORM, 0)}-{term.source if term else ''}"
    with st.form(key, border=False):
        columns = st.columns(2)
        columns[0].text_input(say("terms.source"), term.source if term else "", key=f"{key}-source")
        columns[1].text_input(
            say("terms.target"), term.targets[0] if term else "", key=f"{key}-target"
        )
        columns[0].text_input(
            say("terms.also"), _joined(term.targets[1:]) if term else "", key=f"{key}-also"
        )
        columns[1].text_input(
            say("terms.not"), _joined(term.forbidden) if term else "", key=f"{key}-not"
        )
        columns[0].text_input(say("terms.note"), term.note if term else "", key=f"{key}-note")
        columns[1].selectbox(
            say("terms.case"),
            _CASE,
            index=_case_of(term),
            format_func=strings.naming(_CASE, lambda one: say(f"terms.case-{one}")),
            key=choices.carried(f"{key}-case"),
        )
        st.checkbox(say("terms.both"), value=term.both_ways if term else True, key=f"{key}-both")
        messages.note(say("terms.several"))
        st.form_submit_button(
            say("terms.keep"), type="primary", on_click=_keep, args=(library, name, term, key)
        )
    if term is not None:
        st.button(say("models.cancel"), key="glossary-leave", on_click=_edit, args=(None,))


def _keep(library: Library, name: str, term: Term | None, key: str) -> None:
    """Keep what the fields of a form say, as a new term or instead of one."""
    said = {field: st.session_state[f"{key}-{field}"] for field in _FIELDS}
    said["case"] = st.session_state[choices.key(f"{key}-case")]
    try:
        made = make_term(
            said["source"],
            (said["target"], *_split(said["also"])),
            forbidden=_split(said["not"]),
            note=said["note"].strip(),
            case_sensitive=_CASES[said["case"]],
            both_ways=said["both"],
            priority=term.priority if term else 0,
        )
        if term is not None:
            library.remove_terms(term.source, name=name)
        library.put_terms([made], name=name)
    except TranslatorError as error:
        messages.keep(error)
        return
    st.session_state[_TOLD] = say("terms.kept", source=made.source, target=made.targets[0])
    st.session_state[_FORM] = st.session_state.get(_FORM, 0) + 1
    _edit(None)


def _case_of(term: Term | None) -> int:
    kept = term.case_sensitive if term else None
    return next(number for number, one in enumerate(_CASE) if _CASES[one] is kept)


def _split(text: str) -> tuple[str, ...]:
    """Return what ``|`` separates, as in a table's cell."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _joined(parts: Sequence[str]) -> str:
    return " | ".join(parts)


def _edit(wanted: tuple[str, str] | None) -> None:
    st.session_state[_EDIT] = wanted


def _list(library: Library, found: Glossary) -> None:
    if not found.terms:
        messages.box(say("terms.empty"), say("terms.empty-next"))
        return
    search = st.text_input(
        say("library.search"), key="glossary-search", placeholder=say("terms.search-hint")
    ).strip()
    terms = [term for term in found.terms if _holds(term, search)]
    messages.note(say("terms.count", shown=min(len(terms), _SHOWN), total=len(found.terms)))
    for number, term in enumerate(terms[:_SHOWN]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"term-{number}"):
            st.html(_shown(term))
            st.button(
                say("memory.edit"),
                key=f"term-edit-{number}",
                type="tertiary",
                on_click=_edit,
                args=((found.name, term.source),),
            )
            st.button(
                say("terms.remove"),
                key=f"term-remove-{number}",
                type="tertiary",
                on_click=_remove,
                args=(library, found.name, term),
            )


def _holds(term: Term, search: str) -> bool:
    texts = (term.source, *term.targets, *term.forbidden, term.note)
    return any(search.lower() in text.lower() for text in texts)


def _shown(term: Term) -> str:
    """Return a term as a line of HTML."""
    arrow = "↔" if term.both_ways else "→"
    line = (
        f'<b lang="{escape(term.source_language)}">{escape(term.source)}</b> {arrow} '
        f'<span lang="{escape(term.target_language)}">{escape(_joined(term.targets))}</span>'
    )
    more = [say("terms.shown-not", forms=_joined(term.forbidden))] if term.forbidden else []
    more += [say("terms.proposed")] if term.status is TermStatus.PROPOSED else []
    more += [term.note] if term.note else []
    tail = f' <span class="dz-quiet">{escape(" · ".join(more))}</span>' if more else ""
    return f'<p class="dz-term">{line}{tail}</p>'


def _remove(library: Library, name: str, term: Term) -> None:
    gone = library.remove_terms(term.source, name=name)
    st.session_state[_TOLD] = say("terms.removed", source=term.source) if gone else ""


def _export(found: Glossary) -> None:
    """Offer every form of the glossary that is shown, a button each, as ``downloads`` does."""
    key = f"glossary-download-{found.name}"
    box = st.popover(say("download.title"), disabled=not found.terms, key=key, on_change="rerun")
    if not (found.terms and box.open):
        return
    with box:
        for form in GLOSSARY_FORMATS:
            try:
                data = render_glossary(found, form)
            except TranslatorError as error:
                messages.error(error)
                continue
            st.download_button(
                form.upper(),
                data,
                file_name=f"{found.name or 'glossary'}.{form}",
                mime=_MEDIA.get(form, "application/octet-stream"),
                width="stretch",
                on_click="ignore",
                key=f"{key}-{form}",
            )


def _import(library: Library, name: str) -> None:
    with st.popover(say("memory.import"), key="glossary-import"):
        upload = st.file_uploader(say("terms.file"), type=[*GLOSSARY_FORMATS, "txt", "xml"])
        messages.note(say("terms.import-what"))
        take = say("memory.take-in")
        if pressed(take, key="glossary-take-in", disabled=upload is None):
            _take_in(library, name, upload)
            st.rerun()


def _take_in(library: Library, name: str, upload: Any) -> None:
    try:
        found = parse_glossary(upload.getvalue(), name=upload.name)
        kept = library.put_terms(found.terms, name=name)
    except TranslatorError as error:
        messages.keep(error)
        return
    told = say("terms.taken-in", added=kept.added, changed=kept.changed, same=kept.same)
    st.session_state[_TOLD] = " ".join(
        (told, *(one.say(strings.language(), page=True) for one in found.remarks))
    )
