"""The pages and the way between them. Run by ``duizhao ui``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from translator import config
from translator.application import choose_front_matter_keys, choose_read_scans, stay_offline
from translator.errors import TranslatorError
from translator.store import Library
from ui import navigation
from ui.i18n import messages, strings
from ui.jobs.app_context import AppContext
from ui.jobs.manager import JobManager
from ui.server.launch import UPLOAD_LIMIT
from ui.views import library, memory, models, pressed, review, settings, to_check
from ui.views import open as opening
from ui.views import read as reading


def _start() -> JobManager:
    stay_offline()
    return JobManager(Library())


_manager = st.cache_resource(show_spinner=False)(_start)


def main() -> None:
    """Show the page the address names, with the settings beside it."""
    st.set_page_config(
        page_title="对照 Duizhao", page_icon="📖", layout="wide", initial_sidebar_state="collapsed"
    )
    found = config.read()
    choose_front_matter_keys(found.config.front_matter_keys)
    choose_read_scans(found.config.read_scans)
    strings.use(found.config.language or strings.of_browser(st.context.locale))
    messages.words_of_style(upload_limit=UPLOAD_LIMIT)
    try:
        manager: JobManager = _manager()
        reading.warming()  # so that words are there when the first article is opened
        if found.problem is not None:
            messages.error(found.problem)
        with st.sidebar:
            chosen = settings.show(found.config, manager.library, pages=tuple(_ICONS))
        _run(manager, chosen)
    except TranslatorError as error:
        messages.error(error)


_READER = "reader"
# The pages in their order; the first stands at ``/``, each other at ``/name``.
_ICONS = {
    _READER: ":material/chrome_reader_mode:",
    "library": ":material/library_books:",
    "check": ":material/rule:",
    "review": ":material/school:",
    "memory": ":material/translate:",
    "models": ":material/deployed_code:",
}


def _pages(shown: Mapping[str, Callable[[], None]], hidden: frozenset[str]) -> list[Any]:
    """Return the pages, each called as ``nav.name`` says; the address leads to hidden ones, too."""
    return [
        st.Page(
            shown[name],
            title=strings.say(f"nav.{name}"),
            icon=icon,
            url_path=name,
            default=number == 0,
            visibility="hidden" if name in hidden else "visible",
        )
        for number, (name, icon) in enumerate(_ICONS.items())
    ]


def _run(manager: JobManager, chosen: config.Config) -> None:
    context = AppContext(manager=manager, config=chosen)
    pages = _pages(
        {
            _READER: partial(_reader, context),
            "library": partial(library.show, context),
            "check": partial(to_check.show, context),
            "review": partial(review.show, context),
            "memory": partial(memory.show, context),
            "models": partial(models.show, context),
        },
        frozenset() if review.is_wanted(manager.library) else frozenset({"review"}),
    )
    page = st.navigation(pages, position="top")
    navigation.come_back(page.url_path or _READER, reader=_READER)
    if (job_id := navigation.wanted()) is not None:
        st.switch_page(pages[0], query_params={"job": str(job_id)})
    if (named := navigation.page_wanted()) is not None:
        name, query = named
        st.switch_page(pages[list(_ICONS).index(name)], query_params=query)
    messages.kept()
    page.run()
    pressed.forget()


def _reader(context: AppContext) -> None:
    """Show the document the address names, or the view that opens one."""
    job_id = navigation.of_address()
    if job_id is not None:
        reading.show(context, job_id)
    else:
        opening.show(context)


main()
