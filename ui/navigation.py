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
_SENTENCE, _OF_ADDRESS = "going-to-sentence", "sentence-of-address"
_PAGE, _JOBS_ASKED = "going-to-page", "jobs"
Sentence = tuple[int, int]
"""Block id and start of a segment."""
_MOST_JOBS = 1000
"""Jobs of an address at most."""
_LEFT_OPEN, _SHOWN_PAGE = "article-left-open", "page-shown"
_LAST = "article-opened-last"
_OLD_ADDRESS = 5.0
"""Seconds in which the browser may still speak with the address from before."""


def to_job(job_id: int, *, sentence: Sentence | None = None) -> None:
    """Go to a document's reading view with the next run of the page.

    Args:
        job_id: Of the document.
        sentence: Where to begin; None: where somebody was the last time.
    """
    st.session_state[_WANTED] = job_id
    st.session_state[_SENTENCE] = (job_id, sentence)


def to_page(name: str, **query: str) -> None:
    """Go to a page with the next run, such as ``library``; its address has the rest."""
    st.session_state[_PAGE] = (name, query)


def page_wanted() -> tuple[str, dict[str, str]] | None:
    """Return the page that is to be shown and its query, once; None: no button led to one."""
    found: tuple[str, dict[str, str]] | None = st.session_state.pop(_PAGE, None)
    return found


def sentence_of(job_id: int) -> Sentence | None:
    """Return the sentence of a document that somebody asked for, once; None: nobody did.

    A button of this page leads to one, and so does an address, ``?job=3&at=12:0``, once in a
    session: who goes back to the article later is where they were.
    """
    kept: tuple[int, Sentence | None] | None = st.session_state.pop(_SENTENCE, None)
    if kept is not None and kept[0] == job_id:
        return kept[1]
    written = st.query_params.get("at", "")
    seen = (job_id, written)
    parts = written.split(":")
    if len(parts) != 2 or st.session_state.get(_OF_ADDRESS) == seen:
        return None
    st.session_state[_OF_ADDRESS] = seen
    numbers = [_number(part) for part in parts]
    return None if None in numbers else (numbers[0] or 0, numbers[1] or 0)


def jobs_of_address() -> tuple[int, ...]:
    """Return the jobs an address names, ``?jobs=3,4``; what is no number is left out."""
    found = [_number(one) for one in st.query_params.get(_JOBS_ASKED, "").split(",")]
    return tuple(dict.fromkeys(one for one in found if one is not None))[:_MOST_JOBS]


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
    before, st.session_state[_SHOWN_PAGE] = st.session_state.get(_SHOWN_PAGE, page), page
    job_id = st.session_state.get(_LEFT_OPEN)
    if page == reader != before and job_id is not None and not st.query_params.to_dict():
        st.query_params["job"] = str(job_id)


def in_fragment() -> None:
    """Run the whole page when a button of a part of it leads to another; may not return."""
    if _WANTED in st.session_state or _PAGE in st.session_state:
        st.rerun()


def wanted() -> int | None:
    """Return the job that is to be shown, once; None: no button led to one."""
    job_id: int | None = st.session_state.pop(_WANTED, None)
    if job_id is not None:
        st.session_state[_OPENED] = (job_id, time.monotonic() + _OLD_ADDRESS)
    return job_id


_BATCH = "last-batch"


def keep_batch(jobs: Sequence[int]) -> None:
    """Remember which translations this session began together."""
    st.session_state[_BATCH] = tuple(jobs)


def last_batch() -> tuple[int, ...]:
    """Return the translations that were begun together last; empty: none were."""
    jobs: tuple[int, ...] = st.session_state.get(_BATCH, ())
    return jobs


_DIGITS = 18
"""Of a job's number at most: SQLite's have 63 bits."""


def _number(written: str) -> int | None:
    """Return a number as an address has it; None: it is none."""
    proper = written.isascii() and written.isdigit() and len(written) <= _DIGITS
    return int(written) if proper else None


def of_address() -> int | None:
    """Return the job the address names, or the one a button led to a moment ago."""
    job = _number(st.query_params.get("job", ""))
    if job is not None:
        return job
    opened, until = st.session_state.get(_OPENED, (None, 0.0))
    if opened is None or time.monotonic() > until:
        return None
    st.query_params["job"] = str(opened)
    return int(opened)
