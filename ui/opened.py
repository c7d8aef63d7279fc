"""Documents made ready to be shown, kept as long as they are likely to be looked at again."""

from __future__ import annotations

import streamlit as st

from translator.store import Job
from ui import bitexts
from ui.bitexts import OpenDocument
from ui.jobs import JobManager


def _open(
    document_id: int, sha256: str, source: str, to: str, _manager: JobManager
) -> OpenDocument:
    """Read and cut a document; ``sha256`` is there to tell documents apart in the cache."""
    document = _manager.original(document_id).document
    return bitexts.open_document(document, source=source, to=to)


_opened = st.cache_resource(_open, max_entries=6, show_spinner=False)


def opened(manager: JobManager, job: Job) -> OpenDocument:
    """Return a job's document, cut into rows and segments.

    Raises:
        TranslatorError: it is no longer there, or cannot be read any more.
    """
    sha256 = manager.library.document(job.document_id).sha256
    found: OpenDocument = _opened(
        job.document_id, sha256, job.source_language, job.target_language, manager
    )
    return found
