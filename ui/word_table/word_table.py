"""A table of words as Streamlit's component: html, css and js of ours, rows as JSON.

Streamlit's own table cuts off what has no room in a cell, and is drawn on a canvas: meanings are
what one reads it for, and nobody who hears a page can read it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from ui.i18n import strings

_CHOSEN = "chosen"


@cache
def _component() -> Any:
    """Register the component, once in a process."""
    folder = files("ui.word_table")

    def part(kind: str) -> str:
        return folder.joinpath(f"word_table.{kind}").read_text("utf-8")

    return st.components.v2.component(
        "duizhao_words", html=part("html"), css=part("css"), js=part("js")
    )


def show(
    rows: Sequence[Mapping[str, str]],
    columns: Mapping[str, str],
    *,
    key: str,
    label: str,
    choose: str,
    low: bool = False,
) -> list[int]:
    """Show words, each with a box; return which are chosen, by their places.

    Args:
        rows: A word each: what stands in its columns, as text.
        columns: Their labels. ``word`` and ``sentence`` are Chinese.
        key: Of the table. Another one begins with no box checked.
        label: What the table is called where a page is heard.
        choose: What the boxes are for.
        low: Whether it shares its place with others, and so is not to be high.
    """
    data = {
        "rows": [{name: row[name] for name in columns} for row in rows],
        "columns": [[name, label] for name, label in columns.items()],
        "label": label,
        "choose": choose,
        "low": low,
        "language": strings.language(),
        "chosen": _numbers((st.session_state.get(key) or {}).get(_CHOSEN), len(rows)),
    }
    sent = _component()(key=key, data=data, default={_CHOSEN: []}, on_chosen_change=_nothing)
    return _numbers(sent.get(_CHOSEN), len(rows))


def _nothing() -> None:
    """Do nothing: that it is called makes the page again, with what is chosen."""


def _numbers(sent: object, most: int) -> list[int]:
    """Return places of rows, from the browser: anything may come."""
    found = sent if isinstance(sent, list) else []
    return sorted({one for one in found if type(one) is int and 0 <= one < most})
