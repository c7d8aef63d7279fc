"""The tokens of a page lie where the HTML standard cuts it (13.2.5)."""

from __future__ import annotations

import pytest

from translator.formats.html.tokens import Kind, tokens

CUT = [
    ("<b c='>'>d", [(Kind.START, "<b c='>'>"), (Kind.TEXT, "d")]),
    ('<b c=">">d', [(Kind.START, '<b c=">">'), (Kind.TEXT, "d")]),
    ("a</b>c", [(Kind.TEXT, "a"), (Kind.END, "</b>"), (Kind.TEXT, "c")]),
    ("a<1", [(Kind.TEXT, "a<1")]),
    ("a<b", [(Kind.TEXT, "a"), (Kind.OTHER, "<b")]),
    ("<?x>a", [(Kind.OTHER, "<?x>"), (Kind.TEXT, "a")]),
    ("<!x>a", [(Kind.OTHER, "<!x>"), (Kind.TEXT, "a")]),
    ("</1>a", [(Kind.OTHER, "</1>"), (Kind.TEXT, "a")]),
    ("</>a", [(Kind.OTHER, "</>"), (Kind.TEXT, "a")]),
    ("<!-->a", [(Kind.OTHER, "<!-->"), (Kind.TEXT, "a")]),
    ("<!--->a", [(Kind.OTHER, "<!--->"), (Kind.TEXT, "a")]),
    ("<!--a>-->b", [(Kind.OTHER, "<!--a>-->"), (Kind.TEXT, "b")]),
    ("<!--a--!>b", [(Kind.OTHER, "<!--a--!>"), (Kind.TEXT, "b")]),
    (
        "<script>a<b</script>c",
        [(Kind.START, "<script>"), (Kind.RAW, "a<b"), (Kind.END, "</script>"), (Kind.TEXT, "c")],
    ),
    (
        "<script><!--<script></script>--></script>a",
        [
            (Kind.START, "<script>"),
            (Kind.RAW, "<!--<script></script>-->"),
            (Kind.END, "</script>"),
            (Kind.TEXT, "a"),
        ],
    ),
    (
        "<title>a<b></titles></title>c",
        [
            (Kind.START, "<title>"),
            (Kind.TEXT, "a<b></titles>"),
            (Kind.END, "</title>"),
            (Kind.TEXT, "c"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "cut"), CUT, ids=[text for text, _ in CUT])
def test_is_cut_as_the_standard_cuts_it(text: str, cut: list[tuple[Kind, str]]) -> None:
    found = list(tokens(text))

    assert [(token.kind, text[token.start : token.end]) for token in found] == cut
    assert [token.start for token in found] == [0, *[token.end for token in found[:-1]]]


@pytest.mark.parametrize(("tag", "closed"), [("<br/>", True), ("<br>", False), ("<b/ c>", False)])
def test_says_whether_a_tag_closes_itself(tag: str, *, closed: bool) -> None:
    (token,) = tokens(tag)

    assert token.closed is closed


def test_names_are_in_lower_case() -> None:
    assert [token.name for token in tokens("<B>a</SPAN>")] == ["b", "", "span"]
