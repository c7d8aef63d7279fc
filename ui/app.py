"""The page: which view is shown. Run by ``duizhao ui``."""

from __future__ import annotations

import streamlit as st

from translator.errors import TranslatorError
from translator.models import offline
from translator.store import Library
from ui import messages, opening, reading
from ui.jobs import JobManager


def _start() -> JobManager:
    offline.enforce()
    return JobManager(Library())


_manager = st.cache_resource(_start, show_spinner=False)


def main() -> None:
    """Show the document the address names, or the view that opens one."""
    st.set_page_config(page_title="对照 Duizhao", page_icon="📖", layout="wide")
    messages.style()
    try:
        manager: JobManager = _manager()
    except TranslatorError as error:
        messages.error(error)
        return
    job = st.query_params.get("job", "")
    if job.isascii() and job.isdigit():
        reading.show(manager, int(job))
    else:
        opening.show(manager)


main()
