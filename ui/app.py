"""The pages and the way between them. Run by ``duizhao ui``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from translator import config
from translator.errors import TranslatorError
from translator.models import offline
from translator.store import Library
from ui import messages, opening, reading, settings, words
from ui.desk import Desk
from ui.jobs import JobManager
from ui.views import library, memory, models


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
    reader = _page(partial(_reader, desk), "reader", ":material/chrome_reader_mode:", default=True)
    others = [
        _page(partial(library.show, desk), "library", ":material/library_books:"),
        _page(partial(memory.show, desk), "memory", ":material/translate:"),
        _page(partial(models.show, desk), "models", ":material/deployed_code:"),
    ]
    st.navigation([reader, *others], position="top").run()


def _page(shown: Callable[[], None], name: str, icon: str, *, default: bool = False) -> Any:
    """Return a page at ``/name``, called as ``nav.name`` says; the default one stands at ``/``."""
    title = words.say(f"nav.{name}")
    return st.Page(shown, title=title, icon=icon, url_path=name, default=default)


def _reader(desk: Desk) -> None:
    """Show the document the address names, or the view that opens one."""
    job = st.query_params.get("job", "")
    if job.isascii() and job.isdigit():
        reading.show(desk, int(job))
    else:
        opening.show(desk)


main()
