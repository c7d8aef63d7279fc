"""Before the page's program is there, its outlines are."""

from __future__ import annotations

from pathlib import Path

import streamlit

from ui.server.first_paint import filled


def test_streamlits_shell_is_the_one_that_is_filled() -> None:
    shell = Path(streamlit.__file__).parent.joinpath("static", "index.html").read_text("utf-8")
    page = filled(shell)
    assert "dz-first" in page
    assert page.count("<script") == shell.count("<script")


def test_a_page_of_another_shape_stays_as_it_is() -> None:
    assert filled("<p>another</p>") == "<p>another</p>"
