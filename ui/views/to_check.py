"""The queue of doubtful sentences: all articles, the last batch, or those chosen in the library."""

from __future__ import annotations

from functools import partial

import streamlit as st

from translator.application import Glossary, open_glossary, options_of
from translator.errors import TranslatorError
from translator.store import Position, SetProgress
from ui import navigation
from ui.documents import opened
from ui.i18n import choices, messages, reader_strings, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.jobs.retranslate import Proposals
from ui.reader import inbox
from ui.reader.edits import RefusedError
from ui.reader.scene import Json, Looking, Scene
from ui.review import queue_actions, queue_component, queue_data
from ui.review.queue_actions import Desk
from ui.review.queue_state import QueueState
from ui.views import set_tools

_POLL = 2.0
"""Seconds between two looks at the library while an article of the set is translated."""
_NONE_OF_A_JOB = 0
"""What the surface names its queue by, where the reader names its job; jobs begin at 1."""
_TRIES = 100
"""Sentences that cannot be shown any more which are passed over in one go."""


def show(context: AppContext) -> None:
    """Show the page; ``?jobs=1,2`` names the translations that are gone through."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        messages.heading(say("nav.check"))
        jobs = _set()
        progress = context.manager.library.set_progress(jobs)
        if progress.documents:
            set_tools.show(context, jobs)
    set_tools.told(context.manager.library)
    if not progress.documents:
        messages.box(say("library.empty"), say("library.empty-next"))
        return
    live = st.fragment(_live, run_every=_POLL if progress.running else None)
    live(context, jobs, progress.running > 0)


def _set() -> tuple[int, ...] | None:
    """Return the set a person chose; None: the whole library."""
    chosen, batch = navigation.jobs_of_address(), navigation.last_batch()
    sets: dict[str, tuple[int, ...] | None] = {"all": None}
    if batch:
        sets["batch"] = batch
    if chosen:
        sets["chosen"] = chosen
    if len(sets) == 1:
        return None
    names = list(sets)
    key = choices.carried(f"check-set-{chosen}")
    picked = st.segmented_control(
        say("check.set"),
        names,
        format_func=strings.naming(names, lambda name: say(f"check.set-{name}")),
        default=None if choices.begun(key) else "chosen" if chosen else "all",
        required=True,
        label_visibility="collapsed",
        key=key,
    )
    return sets[picked or "all"]


def _live(context: AppContext, jobs: tuple[int, ...] | None, was_running: bool) -> None:
    library = context.manager.library
    try:
        progress = library.set_progress(jobs)
        if (progress.running > 0) != was_running:
            st.rerun()  # the whole page: polling begins or ends
        messages.kept()
        queue = library.in_doubt(jobs)
        _say_how_far(queue, progress)
        state = _state(jobs)
        desk = Desk(
            library=library,
            state=state,
            jobs=jobs,
            language=strings.language(),
            scene=partial(_scene, context, state),
        )
        page = _page(context, desk, queue)
        queue_component.show(page, partial(_take, desk))
    except TranslatorError as error:
        messages.error(error)


def _say_how_far(queue: list[Position], progress: SetProgress) -> None:
    said = say("check.count-none")
    if queue:
        some = len({job for job, _, _ in queue})
        said = strings.count("check.count", len(queue), some=some, all=progress.documents)
    if progress.running:
        share = progress.done / progress.total if progress.total else 0.0
        words = say("job.words", done=progress.done, total=progress.total)
        st.progress(min(share, 1.0), text=f"{words} · {said}")
    elif queue:  # without any the queue itself says so
        messages.note(said)


def _state(jobs: tuple[int, ...] | None) -> QueueState:
    """Return where this session is in a set."""
    found: QueueState = st.session_state.setdefault(f"queue-{jobs}", QueueState())
    return found


def _scene(context: AppContext, state: QueueState, job_id: int) -> Scene:
    job = context.manager.library.job(job_id)
    return Scene(
        library=context.manager.library,
        proposals=Proposals(context.manager),
        job=job,
        opened=opened(context.manager, job),
        language=strings.language(),
        looking=Looking(written=state.written),
        config=context.config,
    )


def _take(desk: Desk, sent: object) -> None:
    found = inbox.actions_of(sent, _NONE_OF_A_JOB)
    desk.state.inbox.take(found, lambda action: queue_actions.do(action, desk))


def _page(context: AppContext, desk: Desk, queue: list[Position]) -> Json:
    """Return what the surface is told."""
    state = desk.state
    state.begin(queue)
    shown = _entry(context, desk, queue)
    sides = shown or {"source": {}, "target": {}}
    return {
        "job": _NONE_OF_A_JOB,
        "language": desk.language,
        "words": reader_strings.sentences(desk.language),
        "source": sides["source"],
        "target": sides["target"],
        "entry": shown,
        "back": bool(state.behind),
        "session": state.session,
        "done": state.inbox.done,
        "answers": state.inbox.answers,
    }


def _glossary(context: AppContext) -> Glossary:
    """Return the terms that count; where a file of them is broken, that is said, and none do."""
    try:
        return open_glossary(options_of(context.config), context.manager.library)
    except TranslatorError as error:
        messages.error(error)
        return Glossary()


def _entry(context: AppContext, desk: Desk, queue: list[Position]) -> Json | None:
    """Return the sentence that is shown; one that is gone is passed over."""
    state = desk.state
    glossary = _glossary(context)
    for _ in range(_TRIES):
        if state.at is None:
            return None
        job, block, start = state.at
        try:
            scene = desk.scene(job)
            item = scene.item({"block": block, "start": start})
            pair = scene.pair(item)
        except (RefusedError, TranslatorError):  # its article was deleted, or is cut otherwise now
            state.leave_out(state.at, queue)
            continue
        return queue_data.entry(scene, item, pair, words=state.words, glossary=glossary)
    return None
