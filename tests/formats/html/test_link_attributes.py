"""Every address of a page is found, and a new one stays in its attribute."""

from __future__ import annotations

import pytest

from translator.formats.base import Address, Leads, Links
from translator.formats.html.format import Html
from translator.formats.html.link_attributes import anchor_names
from translator.types import Layout

HTML = Html()
LINK, FILE = Leads.LINK, Leads.FILE

FOUND = [
    ('<a href="a.html">茶</a>', [(LINK, "a.html")]),
    ("<a href=a.html>茶</a>", [(LINK, "a.html")]),
    ("<A HREF=' a.html '>茶</A>", [(LINK, "a.html")]),
    ('<a href="a.html?x=1&amp;y=2#节">茶</a>', [(LINK, "a.html?x=1&y=2#节")]),
    ('<link rel="stylesheet" href="a.css">', [(FILE, "a.css")]),
    ('<img src="a.png" srcset="b.png 1x, c,d.png 2x,e.png">',
     [(FILE, "a.png"), (FILE, "b.png"), (FILE, "c,d.png"), (FILE, "e.png")]),
    ('<video poster="a.jpg" src=b.mp4></video>', [(FILE, "a.jpg"), (FILE, "b.mp4")]),
    ('<object data="a.pdf"></object><p data="x">', [(FILE, "a.pdf")]),
    ("<a href>茶</a><a href=''>茶</a>", []),
    ('<!-- <a href="a.html"> --><script>"<a href=b.html>"</script>', []),
    ('<base href="/x/"><a href="a.html">茶</a>', []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text for text, _ in FOUND])
def test_addresses_are_found_in_order(text: str, wanted: list[tuple[Leads, str]]) -> None:
    page = HTML.read(f"<html><body>{text}</body></html>".encode(), name="a.html")
    assert list(HTML.addresses(page)) == [Address(leads, address) for leads, address in wanted]


@pytest.mark.parametrize(
    ("tag", "new", "wanted"),
    [
        ("<a href=x>", "a b'c.html", "<a href=a%20b%27c.html>"),
        ('<a href="x">', 'a"b.html?c&d', '<a href="a%22b.html?c&amp;d">'),
        ("<img srcset='x 1x, y 2x'>", "a,b.png", "<img srcset='a%2Cb.png 1x, y 2x'>"),
    ],
)
def test_a_new_address_is_escaped_as_its_place_asks(tag: str, new: str, wanted: str) -> None:
    page = HTML.read(f"<html><body>{tag}茶</body></html>".encode(), name="a.html")
    links = Links(addresses={Address(leads, "x"): new for leads in Leads})
    written = HTML.write(page, {}, layout=Layout.TARGET, target_language="en", links=links)
    assert wanted in written.decode()


def test_names_of_places() -> None:
    text = '<h2 id="a&amp;b">甲</h2><a name=c></a><input name="d"><p class="id">'
    assert list(anchor_names(text)) == ["a&b", "c"]
