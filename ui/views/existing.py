"""A text and a translation that exists: paired, looked through, and taken into the memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from translator.application import (
    DOUBTFUL,
    AlignedTexts,
    accept_bead,
    align_documents,
    aligned_bitext,
    aligned_bytes,
    aligned_suffix,
    bead_cuts,
    can_join_beads,
    cut_bead,
    document_suffixes,
    export_names,
    join_beads,
    read_bytes,
    remember_aligned,
)
from translator.errors import TranslatorError
from translator.store import Library
from ui.i18n import choices, messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.views import first_run, pager
from ui.views.pressed import pressed

ROWS = 20
"""Pairs on a page."""
_SHOWN = 24
"""Characters of a sentence where a cut is chosen."""
_TEXTS, _ONLY, _TOLD, _PAGES = "existing-texts", "existing-only", "existing-told", "existing"
_FIRST = "tmx"


def show(context: AppContext) -> None:
    """Show what is paired, or ask for the two texts."""
    library = context.manager.library
    texts: AlignedTexts | None = st.session_state.get(_TEXTS)
    if told := st.session_state.pop(_TOLD, ""):
        messages.box(told)
    if texts is None:
        _ask(context)
    else:
        _review(library, texts)


def _ask(context: AppContext) -> None:
    messages.note(say("existing.what"))
    first_run.offer_dictionary(context, say("existing.no-dictionary"))
    kinds = [suffix.removeprefix(".") for suffix in document_suffixes()]
    uploads = [
        st.file_uploader(say(f"existing.{side}"), type=kinds, key=f"existing-{side}-file")
        for side in ("source", "target")
    ]
    missing = None in uploads
    if pressed(say("existing.pair"), key="existing-pair", type="primary", disabled=missing):
        _pair(*uploads)
        st.rerun()


def _pair(source: Any, target: Any) -> None:
    try:
        documents = [read_bytes(one.getvalue(), name=one.name).document for one in (source, target)]
        begin(align_documents(*documents))
    except TranslatorError as error:
        messages.keep(error)


def begin(texts: AlignedTexts) -> None:
    """Show two texts from the next run on."""
    st.session_state[_TEXTS] = texts
    pager.turn(_PAGES)


def _review(library: Library, texts: AlignedTexts) -> None:
    alone = sum(len(bead.source) + len(bead.target) for bead in texts.lonely)
    messages.note(f"{texts.source.name} + {texts.target.name}")
    messages.note(
        say(
            "existing.summary",
            pairs=len(texts.pairs), alone=alone, doubtful=len(texts.doubtful),
        )
    )  # fmt: skip
    _results(library, texts)
    only = st.toggle(say("existing.only"), key=_ONLY, on_change=pager.turn, args=(_PAGES,))
    beads = texts.alignment.beads
    # What a person decided, alone or paired, needs no look any more.
    wanted = [
        number
        for number, bead in enumerate(beads)
        if not only or bead.score < DOUBTFUL or (not bead.paired and bead.score < 1)
    ]
    if not wanted:
        messages.box(say("existing.nothing-left"))
    offset = min(pager.offset(_PAGES), max(0, len(wanted) - 1))
    for number in wanted[offset : offset + ROWS]:
        with st.container(border=True, key=f"bead-{number}"):
            _row(texts, number)
    pager.show(_PAGES, ROWS, more=offset + ROWS < len(wanted))


def _results(library: Library, texts: AlignedTexts) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = export_names()
        name = st.selectbox(
            say("existing.as"), names, index=names.index(_FIRST), key="existing-as", width=160
        )
        st.download_button(
            say("existing.save"), partial(_file, texts, name), on_click="ignore",
            file_name=f"pairs{aligned_suffix(name)}", key="existing-save",
        )  # fmt: skip
        st.button(
            say("existing.remember"), key="existing-remember",
            on_click=_remember, args=(library, texts),
        )  # fmt: skip
        st.button(say("existing.again"), key="existing-again", type="tertiary", on_click=_again)


def _file(texts: AlignedTexts, name: str) -> bytes:
    return aligned_bytes(aligned_bitext(texts), name)


def _remember(library: Library, texts: AlignedTexts) -> None:
    try:
        taken = remember_aligned(texts, library)
    except TranslatorError as error:
        messages.keep(error)
        return
    st.session_state[_TOLD] = say(
        "existing.remembered", added=taken.added, same=taken.same, left=taken.left
    )


def _again() -> None:
    st.session_state.pop(_TEXTS, None)


def _row(texts: AlignedTexts, number: int) -> None:
    bead = texts.alignment.beads[number]
    languages = texts.source.language, texts.target.language
    sides = "".join(
        f'<p class="dz-side" lang="{escape(language)}" dir="auto">'
        f"{escape(text or say('existing.none'))}</p>"
        for language, text in zip(languages, texts.texts(bead), strict=True)
    )
    st.html(f'<div class="dz-pair">{sides}</div>')
    messages.facts(
        (say("existing.score"), f"{bead.score:.2f}"),
        (say("existing.kind"), bead.kind),
        ("", say("existing.moved") if bead.moved else ""),
    )
    with st.container(horizontal=True):
        if bead.score < 1:
            _button("accept", number, partial(accept_bead, at=number))
        if can_join_beads(texts.alignment.beads, number):
            _button("join", number, partial(join_beads, at=number))
        if cuts := bead_cuts(bead):
            with st.popover(say("existing.cut"), key=f"existing-cut-{number}"):
                # A select box shows its options as they are; buttons would read them as Markdown.
                where = st.selectbox(
                    say("existing.cut-where"), cuts,
                    key=choices.carried(f"where-{number}", cuts),
                    format_func=strings.naming(cuts, partial(_cut_label, texts, number)),
                )  # fmt: skip
                _button("cut-now", number, partial(cut_bead, at=number, where=where))


def _button(what: str, number: int, change: Callable[..., Any]) -> None:
    if pressed(say(f"existing.{what}"), key=f"{what}-{number}", type="tertiary"):
        _change(change)
        st.rerun()


def _change(change: Callable[..., Any]) -> None:
    """Do with the pairs as they are now what a button says."""
    texts: AlignedTexts = st.session_state[_TEXTS]
    st.session_state[_TEXTS] = texts.with_beads(change(texts.alignment.beads))


def _cut_label(texts: AlignedTexts, number: int, where: tuple[int, int]) -> str:
    """Return the beginnings of what a cut leaves."""
    bead = texts.alignment.beads[number]
    one, other = where

    def begins(sentences: tuple[int, ...], said: tuple[Any, ...]) -> str:
        text = said[sentences[0]].text if sentences else "–"
        more = "…" if len(text) > _SHOWN or len(sentences) > 1 else ""
        return text[:_SHOWN] + more

    return say(
        "existing.cut-here",
        source=begins(bead.source[:one], texts.source_sentences),
        target=begins(bead.target[:other], texts.target_sentences),
        source_rest=begins(bead.source[one:], texts.source_sentences),
        target_rest=begins(bead.target[other:], texts.target_sentences),
    )
