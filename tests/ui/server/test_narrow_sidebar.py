"""The script that closes the side bar of a phone; tests/browser/test_one_bar.py sees it work."""

from __future__ import annotations

from importlib.resources import files

from ui.server.narrow_sidebar import closing


def test_the_page_has_the_script_at_the_end_of_its_head() -> None:
    page = closing("<html><head><title>a</title></head><body></body></html>")
    assert page.endswith("</script></head><body></body></html>")
    assert page.count("<script>") == 1
    assert closing("<p>another</p>") == "<p>another</p>"


def test_streamlit_still_calls_its_parts_so() -> None:
    folder = files("streamlit").joinpath("static/static/js")
    bundle = "".join(
        one.read_text("utf-8")
        for one in folder.iterdir()
        if one.name.startswith(("index.", "Checkbox", "Selectbox"))
    )
    parts = "stSidebar stSidebarCollapseButton stSidebarNavLink stCheckbox stTopNavSection"
    assert [name for name in parts.split() if name not in bundle] == []
