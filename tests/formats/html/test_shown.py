"""What a reader sees of a mark of HTML, where it leads, and what is left of its words."""

from __future__ import annotations

import pytest

from translator.formats.html.shown import described, left_words
from translator.types import Inline


def mark(kind: str, source: str, closing: str | None = None) -> Inline:
    return described(Inline(id=0, kind=kind, source=source, closing=closing))


@pytest.mark.parametrize(
    ("kind", "source", "display", "shown", "address"),
    [
        ("code", "<code>a &lt; b</code>", "code", "a < b", ""),
        ("untranslated", "<span>Tea &amp; co</span>", "text", "Tea & co", ""),
        ("footnote", "<sup>3</sup>", "text", "3", ""),
        ("math", "x &lt; y", "text", "x < y", ""),
        ("image", "<img alt='茶&amp;水' src='a.png'>", "image", "茶&水", "a.png"),
        ("image", "<a href='b.html'><img src=' a.png '></a>", "image", "", "a.png"),
        ("image", "<object data='c'></object>", "image", "", ""),
        ("html", "<br/>", "break", "\n", ""),
        ("html", "<IMG SRC='a.png' ALT='茶'>", "image", "茶", "a.png"),
        ("html", "<a href='b.html' src='c'>", "text", "", "b.html"),
        ("html", "</a>", "text", "", ""),
        ("autolink", "www.example.org", "address", "www.example.org", "https://www.example.org"),
        ("hardbreak", "<br>", "break", "\n", ""),
        ("reading", "<rt>chá</rt>", "text", "", ""),
        ("entity", "&eacute;", "text", "é", ""),
        ("code", "<code src='a'> </code>", "code", " ", ""),
    ],
)
def test_a_mark_shows_what_a_reader_sees(
    kind: str, source: str, display: str, shown: str, address: str
) -> None:
    made = mark(kind, source)
    assert (made.display, made.shown, made.address) == (display, shown, address)


def test_a_pair_leads_somewhere_if_it_is_a_link() -> None:
    assert mark("link", "<a title='x' href='b.html?a=1&amp;b'>", "</a>").address == "b.html?a=1&b"
    assert mark("link", "<a name='x'>", "</a>").address == ""
    assert mark("strong", "<b href='x'>", "</b>").address == ""
    assert mark("other", "x").shown == Inline(id=0, kind="other", source="x").shown


def test_the_model_is_shown_code_words_and_formulas() -> None:
    assert mark("code", "<code> a </code>").prompt == "`a`"
    assert mark("code", "<code> </code>").prompt == ""
    assert mark("untranslated", "<i> Tea </i>").prompt == "Tea"
    assert mark("math", "x &lt; y").prompt == "x < y"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<img alt='茶' title='水 &amp; 米'>", ["茶", "水 & 米"]), ("<img src='茶'>", []),
        ("<img alt='12'>", []), ("茶=水", []), ("<b>", []), ("<b></b>=", []),
        ("茶<img alt='水'>", []), ("<i><img alt='水'></i>", ["水"]),
    ],
)  # fmt: skip
def test_words_in_attributes_that_are_carried_over_are_named(source: str, words: list[str]) -> None:
    assert list(left_words(source)) == words
