"""What is being fetched or verified: one bar for all of it, and what each part is good for."""

from __future__ import annotations

from html import escape

import streamlit as st

from translator.application import FetchPortion, PortionState, size_in_words
from translator.errors import TranslatorError
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.jobs.fetch_job import DEFAULT, Outcome, Status

_POLL = 0.5
"""Seconds between two looks at a download."""


def attempt(context: AppContext, work: str, name: str, agreed: bool) -> None:
    """Begin to fetch or verify; what stands in the way is kept for the page (``told``).

    Args:
        context: Of the page.
        work: ``fetch`` or ``verify``.
        name: Of the model, or ``DEFAULT``.
        agreed: Whether a person agreed to its terms.
    """
    try:
        if work == "fetch":
            context.manager.fetches.fetch(name, agreed=agreed)
        else:
            context.manager.fetches.verify(name)
    except TranslatorError as error:  # another window was quicker
        keep(name, error)


def keep(name: str, error: TranslatorError) -> None:
    """Keep what went wrong with a model for the run of the page that follows."""
    st.session_state[f"told-{name}"] = messages.in_words(error)


def told(name: str) -> None:
    """Show what was kept about a model, once."""
    if words := st.session_state.pop(f"told-{name}", ""):
        messages.box(words, level="error")


def running(context: AppContext) -> bool:
    """Say whether something is being fetched or verified."""
    status = context.manager.fetches.status()
    return status is not None and status.running


def show(context: AppContext) -> None:
    """Show what is being fetched or verified, or how it ended."""
    status = context.manager.fetches.status()
    if status is None:
        return
    live = st.fragment(_live, run_every=_POLL if status.running else None)
    live(context, status.running, status.taken)


def _live(context: AppContext, was_running: bool, had: int) -> None:
    status = context.manager.fetches.status()
    ended = was_running and (status is None or not status.running)
    if ended or (status is not None and status.taken != had):
        st.rerun()  # the whole page: polling ends, and what was fetched can be used
    if status is None:
        return
    name = say("models.default") if status.name == DEFAULT else status.name
    if status.running:
        bar(context)
        portions(status.portions)
    elif status.error is not None:
        messages.error(status.error)
    else:
        messages.box(say(f"models.{status.work}-{status.outcome}", name=name))
    if status.said:
        with st.expander(say("models.said"), expanded=status.outcome is Outcome.FAILED):
            for sentence in status.said:
                messages.note(sentence.say(strings.language(), page=True))


def bar(context: AppContext) -> None:
    """Show the bar of what is being fetched or verified, with the button that cancels it."""
    status = context.manager.fetches.status()
    if status is None or not status.running:
        return
    name = say("models.default") if status.name == DEFAULT else status.name
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(part(status), text=words(status, name))
        st.button(
            say("models.cancel"),
            disabled=status.cancelling,
            on_click=context.manager.fetches.cancel,
        )


def part(status: Status) -> float:
    """Return how much of all that is wanted is there, 0 to 1."""
    amount = status.amount
    return amount.done / amount.total if amount.total else 0.0


def words(status: Status, name: str) -> str:
    """Say what is done and how far it is.

    Args:
        status: Of the work.
        name: What a person calls that which is fetched.
    """
    if status.cancelling:
        return say("models.cancelling")
    amount = status.amount
    if not amount.total:
        return say(f"models.{status.work}-running", name=name)
    return say(
        f"models.{status.work}-part",
        name=name,
        done=size_in_words(amount.done),
        total=size_in_words(amount.total),
    )


def portions(found: tuple[FetchPortion, ...]) -> None:
    """List what is fetched: what each is good for, its size, and how far it is."""
    if not found:
        return
    rows = "".join(
        f'<li class="{one.state}"><span>{escape(_purpose(one))}</span>'
        f'<span class="dz-quiet">{escape(_detail(one))}</span></li>'
        for one in found
    )
    st.html(f'<ul class="dz-portions">{rows}</ul>')


def size(known: int | None) -> str:
    """Return a size in words; 0 and None: the list does not say it."""
    return size_in_words(known) if known else say("models.size-unknown")


def _purpose(one: FetchPortion) -> str:
    if one.direction:
        return say(f"portion.{one.purpose}-one", direction=say(f"models.{one.direction}"))
    return say(f"portion.{one.purpose}")


def _detail(one: FetchPortion) -> str:
    facts = f"{one.name}, {size(one.size)}"
    if one.state is PortionState.WAITING:
        return facts
    return say("portion.state", facts=facts, state=say(f"portion.{one.state}"))
