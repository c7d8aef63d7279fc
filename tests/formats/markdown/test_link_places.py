"""Every address of a Markdown document is found, and a new one means the same to a parser."""

from __future__ import annotations

import pytest

from translator.formats.base import Address, Leads, Links
from translator.formats.markdown.format import Markdown
from translator.types import Layout

MARKDOWN = Markdown()


def addresses(text: str) -> list[Address]:
    return list(MARKDOWN.addresses(MARKDOWN.read(text.encode(), name="a.md")))


def readdressed(text: str, **new: str) -> str:
    """Write a document with every address ``x`` replaced, as a link, a file and a name."""
    document = MARKDOWN.read(text.encode(), name="a.md")
    links = {Address(leads, old): to for old, to in new.items() for leads in Leads}
    return MARKDOWN.write(
        document, {}, layout=Layout.TARGET, target_language="en", links=Links(addresses=links)
    ).decode()


LINK, FILE, NAME = Leads.LINK, Leads.FILE, Leads.NAME
FOUND = [
    ("[茶](a.md)", [(LINK, "a.md")]),
    ('[茶](  <a b.md>  "题")', [(LINK, "a b.md")]),
    ("[茶](a\\(1\\).md)", [(LINK, "a(1).md")]),
    ("[茶](a(1).md)", [(LINK, "a(1).md")]),
    ("[茶](a.md?x=1&amp;y=2#节)", [(LINK, "a.md?x=1&y=2#节")]),
    ("[茶]()", []),
    ("![图](a.png)", [(FILE, "a.png")]),
    ("[![图](a.png)](b.md)", [(FILE, "a.png"), (LINK, "b.md")]),
    ("[茶][x]\n\n[x]: a.md '题'", [(LINK, "a.md")]),
    ("> - [茶][x]\n>\n>   [x]:\n>   <a b.md>", [(LINK, "a b.md")]),
    ("[x]: a.md\n[y]: b.md\n\n[x] [y]", [(LINK, "a.md"), (LINK, "b.md")]),
    ("| 茶 |\n|---|\n| [绿](a.md) ![图](a.png) |", [(LINK, "a.md"), (FILE, "a.png")]),
    ("# [茶](a.md)", [(LINK, "a.md")]),
    ("[^1]\n\n[^1]: [茶](a.md)", [(LINK, "a.md")]),
    ('喝<a href="a.md">茶</a>和<img src="a.png">', [(LINK, "a.md"), (FILE, "a.png")]),
    ('<p>\n<a\nhref="a.md">茶</a>\n</p>', [(LINK, "a.md")]),
    ("`[茶](a.md)` 与 `<a href=x>`", []),
    ("```\n[茶](a.md)\n```\n\n    [茶](a.md)", []),
    ("\\[茶](a.md)", []),
    ("[[茶]]与[[茶/绿|绿]]与![[图.png]]与[[茶#节]]",
     [(NAME, "茶"), (NAME, "茶/绿"), (NAME, "图.png"), (NAME, "茶")]),
    ("`[[茶]]`", []),
    ("<https://a.example/b.md> https://a.example/c.md", []),
    ("第一行[茶\n二](a.md)完", [(LINK, "a.md")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text for text, _ in FOUND])
def test_addresses_are_found_in_order(text: str, wanted: list[tuple[Leads, str]]) -> None:
    assert addresses(f"{text}\n") == [Address(leads, address) for leads, address in wanted]
    windows = addresses(f"{text}\n".replace("\n", "\r\n"))
    assert windows == [Address(leads, address) for leads, address in wanted]


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        ('[茶](x "题")', "茶/a.en.md", '[茶](茶/a.en.md "题")'),
        ("[茶](<x>)", "a b.md", "[茶](<a%20b.md>)"),
        ("[茶](x)", "a(1.md", "[茶](a%281.md)"),
        ("![图](x)", "a\\b.png", "![图](a%5Cb.png)"),
        ("| 茶 |\n|---|\n| [绿](x) |", "a|b.md", "| 茶 |\n|---|\n| [绿](a%7Cb.md) |"),
        ("[茶](x)", "a.md?a=1&copy=2", "[茶](a.md?a=1&amp;copy=2)"),
        ("[茶](x)", "a.md?a=1&b=2", "[茶](a.md?a=1&b=2)"),
        ("[r]: x '题'\n\n[r]", "a.md", "[r]: a.md '题'\n\n[r]"),
        ("<a href='x'>茶</a>", "a'b.md", "<a href='a%27b.md'>茶</a>"),
        ("[[x]]和[[x|绿]]和[[x#节]]", "x.en", "[[x.en|x]]和[[x.en|绿]]和[[x.en#节]]"),
        ("![[x]]", "y.png", "![[y.png]]"),
        ("`[茶](x)` [茶](x)", "a.md", "`[茶](x)` [茶](a.md)"),
    ],
)
def test_a_new_address_is_escaped_as_its_place_asks(text: str, new: str, wanted: str) -> None:
    written = readdressed(f"{text}\n", x=new)
    assert written == f"{wanted}\n"


def test_what_is_written_reads_as_what_was_meant() -> None:
    for new in ("a b.md", "a)b.md", "a<b>.md", "茶?x=1&lt=2#节"):
        (read,) = addresses(readdressed("[茶](x)\n", x=new))
        assert (
            read.text.replace("%20", " ")
            .replace("%29", ")")
            .replace("%3C", "<")
            .replace("%3E", ">")
            == new
        )


def test_both_languages_get_the_new_address() -> None:
    document = MARKDOWN.read("喝[茶](x)。\n".encode(), name="a.md")
    links = Links(addresses={Address(Leads.LINK, "x"): "a.en.md"})
    for layout in (Layout.BILINGUAL, Layout.SIDE_BY_SIDE):
        written = MARKDOWN.write(
            document,
            {0: document.blocks[0].text.replace("喝", "Drink ")},
            layout=layout,
            target_language="en",
            links=links,
        ).decode()
        assert written.count("(a.en.md)") == 2
        assert "(x)" not in written
