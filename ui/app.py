"""The pages and the way between them. Run by ``duizhao ui``."""

from __future__ import annotations

from functools import partial

import streamlit as st

from translator import config
from translator.errors import TranslatorError
from translator.models import offline
from translator.store import Library
from ui import messages, opening, reading, settings, words
from ui.desk import Desk
from ui.jobs import JobManager
from ui.views import library


def _start() -> JobManager:
    offline.enforce()
    return JobManager(Library())


_manager = st.cache_resource(_start, show_spinner=False)


def main() -> None:
    """Show the page the address names, with the settings beside it."""
    st.set_page_config(
        page_title="对照 Duizhao", page_icon="📖", layout="wide", initial_sidebar_state="collapsed"
    )
    found = config.read()
    words.use(found.config.language or words.of_browser(st.context.locale))
    messages.style(text_size=found.config.text_size)
    try:
        manager: JobManager = _manager()
        if found.problem is not None:
            messages.error(found.problem)
        with st.sidebar:
            chosen = settings.show(found.config, manager.library)
        _pages(manager, chosen)
    except TranslatorError as error:
        messages.error(error)


def _pages(manager: JobManager, chosen: config.Config) -> None:
    def open_job(job_id: int) -> None:
        st.switch_page(reader, query_params={"job": str(job_id)})

    desk = Desk(manager=manager, config=chosen, open_job=open_job)
    reader = st.Page(
        partial(_reader, desk),
        title=words.say("nav.reader"),
        icon=":material/chrome_reader_mode:",
        url_path="reader",
        default=True,
    )
    library_page = st.Page(
        partial(library.show, desk),
        title=words.say("nav.library"),
        icon=":material/library_books:",
        url_path="library",
    )
    st.navigation([reader, library_page], position="top").run()


def _reader(desk: Desk) -> None:
    """Show the document the address names, or the view that opens one."""
    job = st.query_params.get("job", "")
    if job.isascii() and job.isdigit():
        reading.show(desk, int(job))
    else:
        opening.show(desk)


main()
