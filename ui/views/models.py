"""The models: what can be fetched, what is here, which one is used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from translator import config
from translator.application import (
    DIRECTIONS,
    Installed,
    ModelRecord,
    ModelSpec,
    ModelStore,
    size_in_words,
    usable_engines,
    usable_models,
    why_no_engine,
)
from translator.errors import TranslatorError
from translator.errors.error_sentences import Piece, worded
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.views import fetch_progress, settings


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A model of the list, or one that is here without being in it."""

    name: str
    about: str
    kind: str
    engine: str
    directions: tuple[str, ...]
    licence: str
    attribution: str
    card: str
    consent: str
    size: int | None
    here: Installed | None
    listed: bool


def rows(store: ModelStore) -> list[Row]:
    """Return every model, what is here first, then in the list's order."""
    here = {one.name: one for one in store.installed()}
    specs = {spec.name: spec for spec in store.specs}
    unlisted = [_row(one.record, here=one) for name, one in here.items() if name not in specs]
    listed = [_row(spec, here=here.get(spec.name)) for spec in store.specs]
    return sorted([*listed, *unlisted], key=lambda row: row.here is None)


def _row(known: ModelSpec | ModelRecord, *, here: Installed | None) -> Row:
    spec = known if isinstance(known, ModelSpec) else None
    return Row(
        name=known.name,
        about=known.about,
        kind=known.kind,
        engine=known.engine,
        directions=known.directions,
        licence=known.licence,
        attribution=known.attribution,
        card=known.card,
        consent=spec.consent if spec else "",
        size=here.size if here else spec.size if spec else None,
        here=here,
        listed=spec is not None,
    )


def show(context: AppContext) -> None:
    """Show the page."""
    store = ModelStore()
    messages.heading(say("nav.models"))
    messages.facts((say("models.folder"), str(store.folder)), about=say("models.lead"))
    fetch_progress.show(context)
    busy = fetch_progress.running(context)
    preferred = {one: preferred_model(store, context.config, one) for one in DIRECTIONS}
    for row in rows(store):
        with st.container(border=True, key=f"model-{row.name}"):
            _model(context, row, preferred, busy=busy)


def preferred_model(store: ModelStore, chosen: config.Config, direction: str) -> str:
    """Return the model that translates a direction unless a person says otherwise, or ``""``."""
    usable = [one.name for one in usable_models(direction, store)]
    preferred = chosen.models.get(direction, "")
    return preferred if preferred in usable else next(iter(usable), "")


def _model(context: AppContext, row: Row, preferred: dict[str, str], *, busy: bool) -> None:
    used = [say(f"models.{one}") for one, name in preferred.items() if name == row.name]
    usable = row.kind != "translator" or row.engine in usable_engines()
    messages.facts(
        (say("models.state"), say("models.here" if row.here else "models.not-here")),
        (say("models.used"), ", ".join(used)),
        (say("models.for"), ", ".join(map(direction_name, row.directions))),
        (say("models.size"), size_in_words(row.size) if row.size else say("models.unknown")),
        (say("models.licence"), row.licence),
        (say("models.by"), row.attribution),
        (say("models.card"), row.card),
        title=row.name,
        about=_listed("about", row.name, row.about),
    )
    if not usable:
        why = why_no_engine(row.engine).say(strings.language(), page=True)
        messages.box(say("models.unusable", engine=row.engine), why)
    if row.here:
        _here(context, row, used, usable=usable, busy=busy)
    elif row.listed:
        agreed = True
        if row.consent:
            messages.box(_listed("consent", row.name, row.consent), row.card)
            agreed = st.checkbox(say("models.agree"), key=f"agree-{row.name}")
        st.button(
            say("models.fetch"),
            key=f"fetch-{row.name}",
            disabled=busy or not agreed or not usable,
            on_click=fetch_progress.attempt,
            args=(context, "fetch", row.name, agreed),
        )


def ours(directions: Iterable[str]) -> list[str]:
    """Return the directions Duizhao translates; a list of the user's own may have others."""
    return [one for one in directions if one in DIRECTIONS]


def direction_name(direction: str) -> str:
    """Return a direction in words; one that is not ours as the list has it."""
    return say(f"models.{direction}") if direction in DIRECTIONS else direction


def _listed(field: str, name: str, text: str) -> str:
    """Return what the list says of a model, in the page's language where it is known in it."""
    found = worded(f"{field}.{name}", text)
    return found.say(strings.language()) if isinstance(found, Piece) else found


def _here(context: AppContext, row: Row, used: list[str], *, usable: bool, busy: bool) -> None:
    with st.container(horizontal=True):
        st.button(
            say("models.verify"),
            key=f"verify-{row.name}",
            disabled=busy,
            on_click=fetch_progress.attempt,
            args=(context, "verify", row.name, True),
        )
        if row.kind == "translator" and usable and len(used) < len(ours(row.directions)):
            st.button(say("models.use"), key=f"use-{row.name}", on_click=_use, args=(context, row))
        with st.popover(say("models.remove"), key=f"remove-{row.name}", disabled=busy):
            messages.box(
                say("models.remove-what", size=size_in_words(row.size or 0)),
                say("models.remove-stays"),
            )
            st.button(
                say("models.remove-sure"),
                key=f"remove-sure-{row.name}",
                type="primary",
                on_click=_remove,
                args=(context, row.name),
            )
    fetch_progress.told(row.name)


def _use(context: AppContext, row: Row) -> None:
    try:
        for direction in ours(row.directions):
            settings.prefer(direction, row.name)
    except TranslatorError as error:
        fetch_progress.keep(row.name, error)


def _remove(context: AppContext, name: str) -> None:
    try:
        context.manager.remove_model(name)
    except TranslatorError as error:
        fetch_progress.keep(name, error)
