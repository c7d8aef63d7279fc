"""The way from page to page: a press of a button that opens an article is never lost.

Streamlit reads a button in the script's body, and its page's address with every message of the
browser. Both are lost when the browser says something else in the same moment: the run in which
the button is down is broken off and begun anew without it, or the address is the one from before
(``RerunData`` of Streamlit 1.67). So buttons act in ``on_click``, which runs before the body, and
where to go is kept here until the page is there.
"""

from __future__ import annotations

import time

import streamlit as st

_WANTED, _OPENED = "going-to-job", "opened-job"
_LEFT_OPEN, _PAGE = "article-left-open", "page-shown"
_LAST = "article-opened-last"
_OLD_ADDRESS = 5.0
"""Seconds in which the browser may still speak with the address from before."""


def to_job(job_id: int) -> None:
    """Go to a document's reading view with the next run of the page."""
    st.session_state[_WANTED] = job_id


def away() -> None:
    """Go to the view that opens an article."""
    st.session_state.pop(_WANTED, None)
    st.session_state.pop(_OPENED, None)
    closed()
    st.query_params.clear()


def closed() -> None:
    """Note that no article is open: nobody is led back to one."""
    st.session_state[_LEFT_OPEN] = None


def is_open(job_id: int) -> None:
    """Note that an article is shown: who looks at another page comes back to it."""
    st.session_state[_LEFT_OPEN] = st.session_state[_LAST] = job_id


def opened_last() -> int | None:
    """Return the article that this session had open last; None: none yet."""
    last: int | None = st.session_state.get(_LAST)
    return last


def come_back(page: str, *, reader: str) -> None:
    """Lead who comes from another page to the reader back to the article left open.

    Args:
        page: The page that is shown now.
        reader: The name of the one that shows articles.
    """
    before, st.session_state[_PAGE] = st.session_state.get(_PAGE, page), page
    job_id = st.session_state.get(_LEFT_OPEN)
    if page == reader != before and job_id is not None and not st.query_params.to_dict():
        st.query_params["job"] = str(job_id)


def in_fragment() -> None:
    """Run the whole page when a button of a part of it leads to another; may not return."""
    if _WANTED in st.session_state:
        st.rerun()


def wanted() -> int | None:
    """Return the job that is to be shown, once; None: no button led to one."""
    job_id: int | None = st.session_state.pop(_WANTED, None)
    if job_id is not None:
        st.session_state[_OPENED] = (job_id, time.monotonic() + _OLD_ADDRESS)
    return job_id


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
