"""Messages on the page: plain text in a box.

Streamlit's own boxes read their text as Markdown, which could show a picture from somewhere
else when the text holds a file's name. These are escaped.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from translator.errors import TranslatorError

_STYLE = """
<style>
.block-container, [data-testid="stMainBlockContainer"] { max-width: 80rem; padding-top: 4.6rem; }
.dz-title {
  margin: 0; font: 600 1.5rem/1.3 Charter, Georgia, "Songti SC", "Noto Serif CJK SC", serif;
}
.dz-title span { color: var(--st-primary-color, #9c3d2e); }
.dz-lead { margin: .3rem 0 .6rem; opacity: .78; max-width: 44rem; }
.dz-facts { margin: 0; font-size: .9rem; opacity: .78; overflow-wrap: anywhere; }
.dz-facts b { font-weight: 600; }
.dz-box {
  padding: .6rem .9rem; border-left: 3px solid #b27a00; background: rgba(178, 122, 0, .09);
  overflow-wrap: anywhere;
}
.dz-box.error { border-color: #cf3b2c; background: rgba(207, 59, 44, .09); }
.dz-box p { margin: 0; }
h1.dz-title, h2.dz-heading, h3.dz-heading { margin: 0; padding: 0; overflow-wrap: anywhere; }
h2.dz-heading { font-size: 1.25rem; line-height: 1.4; }
h3.dz-heading { font-size: 1.05rem; line-height: 1.4; font-weight: 600; }
.dz-heading + .dz-facts { margin-top: .25rem; }
.dz-about { margin: .25rem 0 0; max-width: 44rem; }
:root { --dz-text-size: 1; }
.st-key-reader { zoom: var(--dz-text-size); }
</style>
"""


def style(*, text_size: int = 100) -> None:
    """Set the page's own style sheet.

    Args:
        text_size: Of an article, per cent.
    """
    st.html(_STYLE.replace("--dz-text-size: 1;", f"--dz-text-size: {text_size / 100:g};"))


def heading(text: str) -> None:
    """Show a page's title."""
    st.html(f'<h1 class="dz-title">{escape(text)}</h1>')


def error(problem: TranslatorError) -> None:
    """Say what happened and what to do next."""
    box(problem.what, problem.hint, level="error")


def box(what: str, hint: str = "", *, level: str = "note") -> None:
    """Show a sentence and, under it, the next step; both are shown as they are."""
    kind = "error" if level == "error" else "note"
    role = "alert" if kind == "error" else "status"
    second = f"<p>{escape(hint)}</p>" if hint else ""
    st.html(f'<div class="dz-box {kind}" role="{role}"><p>{escape(what)}</p>{second}</div>')


def note(text: str) -> None:
    """Show a sentence in small letters, as it is."""
    st.html(f'<p class="dz-facts">{escape(text)}</p>')


def facts(*known: tuple[str, str], title: str = "", about: str = "") -> None:
    """Show (name, value) pairs on a line; all of it is shown as it is.

    Args:
        known: A pair without a value is left out.
        title: A heading above.
        about: A sentence between heading and line.
    """
    parts = [f"{escape(name)} <b>{escape(value)}</b>" for name, value in known if value]
    above = f'<h3 class="dz-heading" dir="auto">{escape(title)}</h3>' if title else ""
    above += f'<p class="dz-about">{escape(about)}</p>' if about else ""
    st.html(f'{above}<p class="dz-facts">{" · ".join(parts)}</p>')
