"""The reading view: both sides, filling in while the translation runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from translator.config import Config
from translator.errors import StoreError, TranslatorError
from translator.store import Job, JobState
from ui import navigation
from ui.documents import OpenDocument, opened
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.jobs.manager import JobManager
from ui.jobs.retranslate import Proposals
from ui.jobs.tasks import Status
from ui.reader import actions, article_headings, component, inbox, page_data
from ui.reader.aids import Aids
from ui.reader.page_data import Options
from ui.reader.proposals import proposed
from ui.reader.scene import Looking, Scene
from ui.reader.warm_up import Warming
from ui.reader.word_links import Linking
from ui.views import downloads, word_list
from ui.views import open as opening

_BARE = Options(aids=None)
_PRINT = """
<style>
@media print {
  header, [data-testid="stSidebar"], [data-testid="stToolbar"], .stButton, .stPopover,
  .stProgress, [data-testid="stElementToolbar"] { display: none !important; }
  .block-container, [data-testid="stMainBlockContainer"] { max-width: none; padding: 0; }
}
</style>
"""
_POLL = 1.0
"""Seconds between two looks at the library while a job runs."""


def show(context: AppContext, job_id: int) -> None:
    """Show a job's document."""
    manager = context.manager
    try:
        status = manager.status(job_id)
        job = manager.library.job(job_id)
        document = opened(manager, job)
    except TranslatorError as error:
        _back()
        messages.error(error)
        return
    st.html(_PRINT)
    with st.container(horizontal=True, vertical_alignment="center", key="reader-row"):
        _back()
        downloads.show(manager, job)
        kept = len(manager.library.listed_words())
        with st.popover(say("list.title", number=kept)):
            word_list.show(manager.library)
    proposals: Proposals = _proposals(manager)
    # While something runs this part looks again by itself; when it is done it rests.
    warming().look_again()
    polling = _busy(status, proposals)
    live = st.fragment(_live, run_every=_POLL if polling else None)
    live(context, proposals, document, status, polling)


def _make_proposals(_manager: JobManager) -> Proposals:
    return Proposals(_manager)


_proposals = st.cache_resource(show_spinner=False)(_make_proposals)
warming = st.cache_resource(show_spinner=False)(Warming)
"""What the reading aids need: it begins to be loaded when this is asked for first."""
_linking = st.cache_resource(show_spinner=False)(Linking)


def _looking(job_id: int) -> Looking:
    """Return what this session looks at in a job's document."""
    found: Looking = st.session_state.setdefault(f"looking-{job_id}", Looking())
    return found


def _busy(status: Status, proposals: Proposals) -> bool:
    """Say whether something is still to come that this page shows."""
    return status.running or proposals.active(status.job_id) or not warming().ready


def _back() -> None:
    st.button(say("job.back"), type="tertiary", on_click=navigation.away)


def _live(
    context: AppContext, proposals: Proposals, document: OpenDocument, before: Status, polling: bool
) -> None:
    manager = context.manager
    job_id = before.job_id
    try:
        status = manager.status(job_id)
        navigation.in_fragment()
        looking = _looking(job_id)
        changed = looking.list_changed or status.running != before.running
        looking.list_changed = False
        if changed or _busy(status, proposals) != polling:
            st.rerun()  # the whole page: polling begins or ends, what stands around is new
        messages.kept()
        _progress(context, status)
        scene = Scene(
            library=manager.library,
            proposals=proposals,
            job=manager.library.job(job_id),
            opened=document,
            language=strings.language(),
            looking=looking,
            config=context.config,
        )
        pages, number = scene.pages, scene.number
        _pager(looking, number, len(pages), place="above")
        page = _page(scene, pages[number], number, context.config)
        component.show(page, partial(_take, scene))
        _pager(looking, number, len(pages), place="below")
    except StoreError as error:
        messages.error(error)


def _take(scene: Scene, sent: object) -> None:
    """Do what a person did and was not done yet."""
    found = inbox.actions_of(sent, scene.job.id)
    scene.looking.inbox.take(found, lambda action: actions.do(action, scene))


def _page(scene: Scene, rows: Sequence[int], number: int, config: Config) -> dict[str, Any]:
    """Return what the surface is told: the rows, and what a person did and opened."""
    job, looking, aids = scene.job, scene.looking, warming()
    first, last = page_data.block_range(scene.opened, number, rows)
    library = scene.library
    page = page_data.page(
        scene.opened,
        job,
        library.pairs(job.id, first_block=first, last_block=last),
        number,
        language=scene.language,
        options=looking.options if aids.ready else _BARE,
        rows=rows,
        engine_targets=library.engine_targets(job.id, first_block=first, last_block=last),
        linking=_linking() if aids.ready else None,
    )
    proposed(page, scene.proposals.of_job(job.id), scene.opened)
    for side in ("source", "target"):
        page[side]["name"] = strings.language_name(page[side]["tag"])
    shown = looking.options.aids or Aids()
    doubtful_only = looking.doubtful is not None
    return page | {
        "key": page["key"] + ("/look" if doubtful_only else ""),
        "page": number,
        "pages": len(scene.pages),
        "counts": counts(job),
        "contents": article_headings.headings(scene.opened),
        "look": {"on": doubtful_only, "number": job.warnings + job.errors},
        "options": {
            "script": looking.options.script,
            "readings": shown.readings,
            "beyond": shown.beyond,
            "tones": shown.tones,
        },
        "dictionary": aids.dictionary or not aids.ready,
        "preparing": aids.preparing,
        "ready": aids.ready,
        "models": opening.models_for(job.source_language, job.target_language, config),
        "panel": looking.panel,
        "job": job.id,
        "since": job.created,
        "done": looking.inbox.done,
        "answers": looking.inbox.answers,
        "focus": looking.focus,
    }


def counts(job: Job) -> str:
    """Say how many sentences a document has, and how many a person should look at."""
    doubtful = job.warnings + job.errors
    sentences = strings.count("read.sentences", job.total)
    return say("read.doubtful", sentences=sentences, number=doubtful) if doubtful else sentences


def _progress(context: AppContext, status: Status) -> None:
    manager = context.manager
    if status.state is JobState.DONE:
        return
    if status.state is JobState.FAILED:
        messages.box(say("job.failed"), messages.in_words(status.message), level="error")
    columns = st.columns([6, 1], vertical_alignment="center")
    done = status.done / status.total if status.total else 0.0
    columns[0].progress(min(done, 1.0), text=progress_words(status))
    if not status.running:
        columns[1].button(
            say("job.go-on"),
            type="primary",
            width="stretch",
            on_click=_go_on,
            args=(context, status.job_id),
        )
    elif status.here:
        columns[1].button(
            say("job.stop"),
            disabled=status.stopping,
            width="stretch",
            on_click=manager.stop,
            args=(status.job_id,),
        )


def _go_on(context: AppContext, job_id: int) -> None:
    try:
        navigation.to_job(context.manager.resume(job_id, config=context.config))
    except TranslatorError as error:
        messages.keep(error)


def progress_words(status: Status) -> str:
    """Say how far a job is and how long it will take, and that drafts are there beside it."""
    situation = _situation(status)
    words = strings.count(
        f"job.{situation}",
        max(status.ahead, 1),
        done=status.done,
        total=status.total,
        drafts=status.drafts,
        left=strings.time_left(status.seconds_left or 0.0),
    )
    if not status.drafts or situation == "words-drafting":
        return words
    return say("job.drafts" if status.running else "job.drafts-kept", words=words)


def _situation(status: Status) -> str:
    if status.stopping:
        return "words-stopping"
    if not status.running:
        return "words-stopped"
    if not status.here:
        return "words-elsewhere"
    if status.waiting:
        return "words-waiting"
    if status.drafting:
        return "words-drafting"
    return "words-loading" if status.seconds_left is None else "words-left"


def _pager(looking: Looking, number: int, pages: int, *, place: str) -> None:
    """Offer the other pages of a long document, above it and below it."""
    if pages == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for name, other in (("before", number - 1), ("next", number + 1)):
            st.button(
                say(f"page.{name}"),
                key=f"page-{place}-{name}",
                disabled=not 0 <= other < pages,
                on_click=_turn,
                args=(looking, other),
            )
        st.text(say("page.number", number=number + 1, pages=pages))


def _turn(looking: Looking, number: int) -> None:
    looking.number = number
