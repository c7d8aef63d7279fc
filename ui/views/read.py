"""The reading view: both sides, filling in while the translation runs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from translator.application import UNTRANSLATED, is_written
from translator.config import Config
from translator.errors import StoreError, TranslatorError
from translator.store import Job, JobState
from translator.types import Pair
from ui import navigation
from ui.documents import OpenDocument, opened
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.jobs.manager import JobManager
from ui.jobs.retranslate import Proposals
from ui.jobs.tasks import Status
from ui.reader import (
    actions,
    article_headings,
    component,
    inbox,
    page_actions,
    page_data,
    who_made,
)
from ui.reader.aids import Aids
from ui.reader.proposals import proposed
from ui.reader.row_data import Options
from ui.reader.said_words import aids_for
from ui.reader.scene import Looking, Scene
from ui.reader.warm_up import Warming
from ui.reader.word_links import Linking
from ui.server import direct_answers
from ui.views import article_words, downloads, fetch_progress, untranslated, word_list
from ui.views import open as opening

_Made = tuple[Sequence[Pair], page_data.Written]
"""The pairs of a page, and the page."""
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
_OPENING = "opened-to-read"
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
        navigation.closed()
        _back()
        messages.error(error)
        return
    _note_opening(manager, job_id)
    navigation.is_open(job_id)
    st.html(_PRINT)
    with st.container(horizontal=True, vertical_alignment="center", key="reader-row"):
        _back()
        downloads.show(manager, job)
        kept = len(manager.library.listed_words())
        with st.popover(say("list.title", number=kept), icon=":material/bookmark:"):
            word_list.show(manager.library)
        if warming().ready:
            article_words.show(manager.library, document, job, context.config.hsk_level)
    proposals: Proposals = _proposals(manager)
    # While something runs this part looks again by itself; when it is done it rests.
    warming().look_again()
    polling = _busy(context, status, proposals)
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


def _note_opening(manager: JobManager, job_id: int) -> None:
    """Keep in the library that an article is opened: once, however often the page runs."""
    if st.session_state.get(_OPENING) != job_id:
        st.session_state[_OPENING] = job_id
        manager.library.note_opening(job_id)


def left() -> None:
    """Note that no article is read now: the next one that is opened is opened anew."""
    st.session_state.pop(_OPENING, None)


def _busy(context: AppContext, status: Status, proposals: Proposals) -> bool:
    """Say whether something is still to come that this page shows."""
    return (
        status.running
        or proposals.active(status.job_id)
        or not warming().ready
        or fetch_progress.running(context)
    )


def _back() -> None:
    st.button(say("job.back"), icon=":material/arrow_back:", on_click=navigation.away)


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
        warming().look_again()  # a dictionary may come while an article is read
        if changed or _busy(context, status, proposals) != polling:
            st.rerun()  # the whole page: polling begins or ends, what stands around is new
        messages.kept()
        _above(context, status, manager.library.job(job_id))
        scene = Scene(
            library=manager.library,
            proposals=proposals,
            job=manager.library.job(job_id),
            opened=document,
            language=strings.language(),
            looking=looking,
            config=context.config,
        )
        if (sentence := navigation.sentence_of(job_id)) is not None:
            page_actions.land(scene, sentence, time.time_ns() // 1_000_000)
        looking.offer = direct_answers.offer(
            looking.session, lambda action: actions.answer(action, scene)
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
    mark = library.mark()  # before anything is read: what is kept is never older than it says
    options = _options(scene, config) if aids.ready else _BARE

    def made(before: _Made | None) -> _Made:
        pairs = library.pairs(job.id, first_block=first, last_block=last)
        return pairs, page_data.written(
            scene.opened,
            library.job(job.id),
            pairs,
            number,
            language=scene.language,
            options=options,
            rows=rows,
            engine_targets=library.engine_targets(job.id, first_block=first, last_block=last),
            before=before[1] if before else None,
        )

    decided_by = (
        scene.opened, number, tuple(rows), scene.language, options,
        *page_data.decided_by(scene.opened, job, options),
    )  # fmt: skip
    pairs, written = looking.kept.of(mark, decided_by, made)
    page = written.page(_linking() if aids.ready else None)
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
        "made": who_made.key(job, pairs, scene.opened.items, range(first, last + 1)),
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
        "session": looking.session,
        "done": looking.inbox.done,
        "answers": looking.inbox.answers,
        "focus": looking.focus,
        "landing": looking.landing,
    }


def _options(scene: Scene, config: Config) -> Options:
    """Return how the page is shown to this person: no readings over words that are known."""
    chosen = scene.looking.options
    if chosen.aids is None:
        return chosen
    return replace(chosen, aids=aids_for(chosen.aids, scene.library, config.hsk_level))


def counts(job: Job) -> str:
    """Say how many sentences a document has, and how many a person should look at."""
    doubtful = job.warnings + job.errors
    sentences = strings.count("read.sentences", job.total)
    return say("read.doubtful", sentences=sentences, number=doubtful) if doubtful else sentences


def _above(context: AppContext, status: Status, job: Job) -> None:
    """Say above the article how far its translation is, or offer one."""
    if job.signature == UNTRANSLATED:
        untranslated.show(context, job)
    elif not is_written(job.signature):
        _progress(context, status)


def _progress(context: AppContext, status: Status) -> None:
    if status.state is JobState.DONE:
        return
    if status.state is JobState.FAILED:
        messages.box(say("job.failed"), messages.in_words(status.message), level="error")
    with st.container(key="reader-progress", horizontal=True, vertical_alignment="center"):
        _progress_bar(context, status)


def _progress_bar(context: AppContext, status: Status) -> None:
    """Show how far it is; it lies over the page's end, so that no line moves when it goes."""
    done = status.done / status.total if status.total else 0.0
    st.progress(min(done, 1.0), text=progress_words(status))
    if not status.running:
        st.button(say("job.go-on"), type="primary", on_click=_go_on, args=(context, status.job_id))
    elif status.here:
        st.button(
            say("job.stop"),
            disabled=status.stopping,
            on_click=context.manager.stop,
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
    if status.draft_problem and status.running:
        return say("job.drafts-failed", words=words, why=messages.in_words(status.draft_problem))
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
