"""The style of our pages stands in Streamlit's page."""

from __future__ import annotations

from ui.server.page_style import styled


def test_the_style_stands_at_the_end_of_the_body() -> None:
    page = styled("<html><body><div id='root'></div></body></html>")
    assert page.startswith("<html><body><div id='root'></div><style>")
    assert page.endswith("</style></body></html>")
    assert ".dz-title {" in page


def test_the_style_ends_where_it_says_so() -> None:
    assert styled("</body>").count("</style") == 1


def test_a_page_without_a_body_stays_as_it_is() -> None:
    assert styled("<p>another</p>") == "<p>another</p>"
