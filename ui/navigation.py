"""The way from page to page: a press of a button that opens an article is never lost.

Streamlit reads a button in the script's body, and its page's address with every message of the
browser. Both are lost when the browser says something else in the same moment: the run in which
the button is down is broken off and begun anew without it, or the address is the one from before
(``RerunData`` of Streamlit 1.67). So buttons act in ``on_click``, which runs before the body, and
where to go is kept here until the page is there.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import streamlit as st

_WANTED, _OPENED = "going-to-job", "opened-job"
_OLD_ADDRESS = 5.0
"""Seconds in which the browser may still speak with the address from before."""


def to_job(job_id: int) -> None:
    """Go to a document's reading view with the next run of the page."""
    st.session_state[_WANTED] = job_id


def away() -> None:
    """Go to the view that opens an article."""
    st.session_state.pop(_WANTED, None)
    st.session_state.pop(_OPENED, None)
    st.query_params.clear()


def in_fragment() -> None:
    """Run the whole page when a button of a part of it leads to another; may not return."""
    if _WANTED in st.session_state or _SET in st.session_state:
        st.rerun()


def wanted() -> int | None:
    """Return the job that is to be shown, once; None: no button led to one."""
    job_id: int | None = st.session_state.pop(_WANTED, None)
    if job_id is not None:
        st.session_state[_OPENED] = (job_id, time.monotonic() + _OLD_ADDRESS)
    return job_id


_SET, _BATCH = "going-to-check", "last-batch"
_MOST = 1000
"""Articles of a set at most."""


def to_check(jobs: Sequence[int]) -> None:
    """Go to the queue of some translations with the next run of the page."""
    st.session_state[_SET] = tuple(jobs)


def wanted_set() -> tuple[int, ...] | None:
    """Return the translations whose queue is to be shown, once; None: no button led to one."""
    jobs: tuple[int, ...] | None = st.session_state.pop(_SET, None)
    return jobs


def chosen_set() -> tuple[int, ...]:
    """Return the translations the address names (``?jobs=1,2``); what is no number is left out."""
    parts = st.query_params.get("jobs", "").split(",")
    numbers = [int(one) for one in parts if one.isascii() and one.isdigit() and len(one) <= _DIGITS]
    return tuple(dict.fromkeys(numbers))[:_MOST]


def keep_batch(jobs: Sequence[int]) -> None:
    """Remember which translations this session began together."""
    st.session_state[_BATCH] = tuple(jobs)


def last_batch() -> tuple[int, ...]:
    """Return the translations that were begun together last; empty: none were."""
    jobs: tuple[int, ...] = st.session_state.get(_BATCH, ())
    return jobs


_DIGITS = 18
"""Of a job's number at most: SQLite's have 63 bits."""


def of_address() -> int | None:
    """Return the job the address names, or the one a button led to a moment ago."""
    job = st.query_params.get("job", "")
    if job.isascii() and job.isdigit() and len(job) <= _DIGITS:
        return int(job)
    opened, until = st.session_state.get(_OPENED, (None, 0.0))
    if opened is None or time.monotonic() > until:
        return None
    st.query_params["job"] = str(opened)
    return int(opened)
