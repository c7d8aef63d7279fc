"""The script that says light or dark; tests/browser/test_theme.py sees it work."""

from __future__ import annotations

from ui.server.page_scheme import followed


def test_the_page_has_the_script_at_the_end_of_its_head() -> None:
    page = followed("<html><head><title>a</title></head><body></body></html>")
    assert page.endswith("</script></head><body></body></html>")
    assert page.count("<script>") == 1
    assert followed("<p>another</p>") == "<p>another</p>"
