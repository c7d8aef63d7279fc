"""What is seen before the page's program is there: its shape, not a white window.

Streamlit's page is an empty shell until some megabytes of scripts have run. Its shell is sent on
with the outlines of our page inside; React replaces what stands in ``#root`` with its first
drawing. There are no words in it, so it is in every language, and no script.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_ROOT = '<div id="root"></div>'


def filled(page: str) -> str:
    """Return Streamlit's shell with the outlines in it; any other page as it is."""
    if page.count(_ROOT) != 1:
        return page
    return page.replace(_ROOT, _outlines())


@cache
def _outlines() -> str:
    inside = files("ui.server").joinpath("first_paint.html").read_text("utf-8").strip()
    return f'<div id="root">{inside}</div>'
