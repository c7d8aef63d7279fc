"""What is offered while there is no model: the example to read at once, and one button to fetch."""

from __future__ import annotations

import streamlit as st

from translator.application import (
    FetchPortion,
    ModelPart,
    ModelSpec,
    ModelStore,
    PortionState,
    fetch_amount,
    planned_portions,
    recommend_models,
)
from translator.chinese.dictionary.dictionary import is_fetched
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.jobs.fetch_job import DEFAULT
from ui.views import fetch_progress

DICTIONARY = "cc-cedict"
FALLBACKS = 3
"""Models named that are taken where the first one's source does not answer."""


def show(context: AppContext, direction: str = "zh-en") -> None:
    """Say what is missing and offer to fetch it: all of it, or the dictionary alone."""
    busy = fetch_progress.running(context)
    store = ModelStore()
    advice = recommend_models(store)
    here = {one.name for one in store.installed()}
    wanted = planned_portions(store.specs, advice, here=here)
    if not busy:
        messages.box(say("first.title"), say("first.once"))
        fetch_progress.portions(wanted)
        _buttons(context, wanted)
    for name in (DEFAULT, DICTIONARY):
        fetch_progress.told(name)
    fetch_progress.show(context)
    order = advice.order(direction)
    tried = [one.spec for one in order.choices if one.part is not ModelPart.LEFT_OUT]
    names = {one.name for one in wanted}
    with st.expander(say("first.details")):
        messages.note(advice.sentence().say(strings.language(), page=True))
        others = [facts(spec) for spec in tried if spec.name not in names][:FALLBACKS]
        if others:
            messages.note(say("first.instead", models="; ".join(others)))
        messages.note(say("first.command"))
        st.code("duizhao models fetch", language=None)


def _buttons(context: AppContext, wanted: tuple[FetchPortion, ...]) -> None:
    missing = [one for one in wanted if one.state is not PortionState.HERE]
    looked_up = [one for one in missing if one.purpose in ("dictionary", "components")]
    models = [one for one in missing if one not in looked_up]
    with st.container(horizontal=True, vertical_alignment="center"):
        if models:
            st.button(
                say("first.fetch", size=fetch_progress.size(fetch_amount(missing).total)),
                key="first-fetch",
                type="primary",
                on_click=fetch_progress.attempt,
                args=(context, "fetch", DEFAULT, False),
            )
        for one in missing:
            if one.name == DICTIONARY:
                st.button(
                    say("first.only-dictionary", size=_size(looked_up)),
                    key="first-dictionary",
                    on_click=fetch_progress.attempt,
                    args=(context, "fetch", DICTIONARY, False),
                )


def _size(found: list[FetchPortion]) -> str:
    return fetch_progress.size(fetch_amount(found).total)


def offer_dictionary(context: AppContext, why: str) -> None:
    """Say that the dictionary is missing, where it is, and offer to fetch it.

    Args:
        context: Of the page.
        why: What is poorer without it: a sentence of the page that asks.
    """
    status = context.manager.fetches.status()
    if is_fetched() and (status is None or status.name != DICTIONARY):
        return
    if not is_fetched():
        messages.box(why)
        if status is None or not status.running:
            spec = next(one for one in ModelStore().specs if one.name == DICTIONARY)
            st.button(
                say("existing.fetch", facts=facts(spec)),
                key="fetch-dictionary",
                on_click=fetch_progress.attempt,
                args=(context, "fetch", DICTIONARY, False),
            )
    fetch_progress.told(DICTIONARY)
    fetch_progress.show(context)


def facts(spec: ModelSpec) -> str:
    """Return a model's name, size and licence."""
    return f"{spec.name}, {fetch_progress.size(spec.size)}, {spec.licence}"
