"""The reading view: both sides, filling in while the translation runs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import streamlit as st

from translator.errors import StoreError, TranslatorError
from translator.store import Job, JobState
from ui import bitexts, messages, opening
from ui.again import Proposals
from ui.bitexts import OpenDocument
from ui.jobs import JobManager, Status
from ui.reader import actions, surface, view, wording, wordlist
from ui.reader.actions import Looking, Scene
from ui.reader.aids import Aids
from ui.reader.proposals import proposed
from ui.reader.view import Options
from ui.reader.warming import Warming

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


def _open(
    document_id: int, sha256: str, source: str, to: str, _manager: JobManager
) -> OpenDocument:
    """Read and cut a document; ``sha256`` is there to tell documents apart in the cache."""
    document = _manager.original(document_id).document
    return bitexts.open_document(document, source=source, to=to)


_opened = st.cache_resource(_open, max_entries=6, show_spinner=False)


def _make_proposals(_manager: JobManager) -> Proposals:
    return Proposals(_manager)


_proposals = st.cache_resource(_make_proposals, show_spinner=False)
_warming = st.cache_resource(Warming, show_spinner=False)


def interface_language() -> str:
    """Return what this session is read in."""
    return str(st.session_state.get("interface-language", "en"))


def show(manager: JobManager, job_id: int) -> None:
    """Show a job's document."""
    try:
        status = manager.status(job_id)
        job = manager.library.job(job_id)
        sha256 = manager.library.document(job.document_id).sha256
        opened: OpenDocument = _opened(
            job.document_id, sha256, job.source_language, job.target_language, manager
        )
    except TranslatorError as error:
        _back()
        messages.error(error)
        return
    st.html(_PRINT)
    language = interface_language()
    with st.container(horizontal=True, vertical_alignment="center"):
        _back()
        _download(manager, job, opened, finished=status.state is JobState.DONE)
        words = manager.library.listed_words()
        with st.popover(wording.say("list.title", language, number=len(words))):
            wordlist.show(manager.library, language)
    proposals: Proposals = _proposals(manager)
    # While something runs this part looks again by itself; when it is done it rests.
    polling = _busy(status, proposals)
    live = st.fragment(_live, run_every=_POLL if polling else None)
    live(manager, proposals, opened, status, polling)


def _busy(status: Status, proposals: Proposals) -> bool:
    """Say whether something is still to come that this page shows."""
    return status.running or proposals.active(status.job_id) or not _warming().ready


def _back() -> None:
    if st.button("← Another article", type="tertiary"):
        st.query_params.clear()
        st.rerun()


def _live(
    manager: JobManager,
    proposals: Proposals,
    opened: OpenDocument,
    before: Status,
    polling: bool,
) -> None:
    job_id = before.job_id
    try:
        status = manager.status(job_id)
        if status.running != before.running or _busy(status, proposals) != polling:
            st.rerun()  # the whole page: polling begins or ends, the downloads appear
        _progress(manager, status)
        looking = _looking(job_id)
        if looking.list_changed:
            looking.list_changed = False
            st.rerun()  # the word list stands outside this part
        scene = Scene(
            library=manager.library,
            proposals=proposals,
            job=manager.library.job(job_id),
            opened=opened,
            language=interface_language(),
            looking=looking,
        )
        pages = scene.pages
        number = scene.number
        _pager(looking, number, len(pages), place="above")
        surface.show(_page(scene, pages[number], number), lambda deed: actions.do(deed, scene))
        _pager(looking, number, len(pages), place="below")
    except StoreError as error:
        messages.error(error)


def _page(scene: Scene, rows: Sequence[int], number: int) -> dict[str, Any]:
    """Return what the surface is told: the rows, and what a person did and opened."""
    job, looking, warming = scene.job, scene.looking, _warming()
    first, last = view.block_range(scene.opened, number, rows)
    library = scene.library
    page = view.page(
        scene.opened,
        job,
        library.pairs(job.id, first_block=first, last_block=last),
        number,
        language=scene.language,
        options=looking.options if warming.ready else _BARE,
        rows=rows,
        engine_targets=library.engine_targets(job.id, first_block=first, last_block=last),
    )
    proposed(page, scene.proposals.of_job(job.id), scene.opened)
    doubtful = job.warnings + job.errors
    shown = looking.options.aids or Aids()
    doubtful_only = looking.doubtful is not None
    return page | {
        "key": page["key"] + ("/look" if doubtful_only else ""),
        "page": number,
        "pages": len(scene.pages),
        "look": {"on": doubtful_only, "number": doubtful},
        "options": {
            "script": looking.options.script,
            "readings": shown.readings,
            "beyond": shown.beyond,
        },
        "dictionary": warming.dictionary or not warming.ready,
        "models": opening.models_for(job.source_language, job.target_language),
        "panel": looking.panel,
        "answer": looking.answer,
        "focus": looking.focus,
    }


def _looking(job_id: int) -> Looking:
    """Return what this session looks at in a job's document."""
    found: Looking = st.session_state.setdefault(f"looking-{job_id}", Looking())
    return found


def _progress(manager: JobManager, status: Status) -> None:
    if status.state is JobState.DONE:
        return
    if status.state is JobState.FAILED:
        messages.box("The translation stopped.", status.message, level="error")
    columns = st.columns([6, 1], vertical_alignment="center")
    done = status.done / status.total if status.total else 0.0
    columns[0].progress(min(done, 1.0), text=progress_words(status))
    if not status.running:
        if columns[1].button("Go on", type="primary", width="stretch"):
            try:
                job_id = manager.resume(status.job_id)
            except TranslatorError as error:
                messages.error(error)
            else:
                st.query_params["job"] = str(job_id)
                st.rerun()
    elif status.here and columns[1].button("Stop", disabled=status.stopping, width="stretch"):
        manager.stop(status.job_id)


def progress_words(status: Status) -> str:
    """Say how far a job is and how long it will take."""
    words = f"{status.done} of {status.total} sentences"
    if status.stopping:
        return f"{words} · stopping after this sentence…"
    if not status.running:
        return f"{words} · stopped; what is translated is kept"
    if not status.here:
        return f"{words} · another Duizhao is translating it"
    if status.waiting:
        return f"{words} · waiting for another article to finish"
    if status.seconds_left is None:
        return f"{words} · getting the model ready…"
    return f"{words} · {time_left(status.seconds_left)}"


def time_left(seconds: float) -> str:
    """Say a time as one says it: about 40 seconds left, about 3 minutes left."""
    if seconds < 10:
        return "a few seconds left"
    if seconds < 90:
        return f"about {math.ceil(seconds / 10) * 10} seconds left"
    if seconds < 5400:
        return f"about {round(seconds / 60)} minutes left"
    return f"about {seconds / 3600:.1f} hours left"


def _pager(looking: Looking, number: int, pages: int, *, place: str) -> None:
    """Offer the other pages of a long document, above it and below it."""
    if pages == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, other in (("← Page before", number - 1), ("Next page →", number + 1)):
            st.button(
                label,
                key=f"page-{place}-{label}",
                disabled=not 0 <= other < pages,
                on_click=_turn,
                args=(looking, other),
            )
        st.text(f"Page {number + 1} of {pages}")


def _turn(looking: Looking, number: int) -> None:
    looking.number = number


def _download(manager: JobManager, job: Job, opened: OpenDocument, *, finished: bool) -> None:
    with st.popover("Download", disabled=not finished):
        if not finished:
            return
        forms = bitexts.downloads(opened.document)
        chosen = st.selectbox("Form", forms, format_func=lambda form: form.label)
        try:
            file = bitexts.make_file(opened, job, manager.library, chosen)
        except TranslatorError as error:
            messages.error(error)
            return
        if file.remark:
            messages.box(file.remark)
        st.download_button(
            "Save",
            file.data,
            file_name=file.name,
            mime=file.media_type,
            type="primary",
            on_click="ignore",
        )
