"""What of a cue's text is no text, and which tags belong together."""

from __future__ import annotations

import pytest

from translator.formats.subtitles.syntax import ASS, SRT, VTT, syntax_of
from translator.formats.subtitles.tokens import Token, coded, tagged


def drawn(tokens: list[Token], text: str) -> list[str]:
    """Return each token as ``role kind source``, with where its partner begins."""
    return [
        f"{one.role} {one.kind} {text[one.start : one.end]!r}"
        + (f" {one.partner}" if one.partner >= 0 else "")
        for one in tokens
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<i>茶</i>", ["open emphasis '<i>' 4", "close emphasis '</i>' 0"]),
        ("<B>茶</b>", ["open strong '<B>' 4", "close strong '</b>' 0"]),
        ("<c.yellow>茶</c>", ["open span '<c.yellow>' 11", "close span '</c>' 0"]),
        ("<i>茶", ["atom html '<i>'"]),
        ("茶</i>", ["atom html '</i>'"]),
        ("<i><b>茶</i></b>", ["open emphasis '<i>' 7", "atom html '<b>'",
                             "close emphasis '</i>' 0", "atom html '</b>'"]),
        ("<i><i>茶</i>", ["atom html '<i>'", "open emphasis '<i>' 7", "close emphasis '</i>' 3"]),
        ("<ruby>茶<rt>chá</rt></ruby>", ["open ruby '<ruby>' 19", "atom reading '<rt>chá</rt>'",
                                       "close ruby '</ruby>' 0"]),
        ("a &amp; b\n  c", ["atom entity '&amp;'", r"atom softbreak '\n  '"]),
        ("{\\an8}茶", [r"atom html '{\\an8}'"]),
        ("1 < 2 > 0", []),
        ("<00:01.000><c>茶</c>", ["atom reading '<00:01.000>'", "open ruby '<c>' 15",
                                 "close ruby '</c>' 11"]),
        ("<c>茶</c>", ["open span '<c>' 4", "close span '</c>' 0"]),
        ("<00:01.000><c.x>茶</c>", ["atom reading '<00:01.000>'", "open span '<c.x>' 17",
                                   "close span '</c>' 11"]),
        ("<00:01.000><c>茶", ["atom reading '<00:01.000>'", "atom reading '<c>'"]),
    ],
)  # fmt: skip
def test_tags_become_marks_and_pairs(text: str, found: list[str]) -> None:
    assert drawn(tagged(text, 0, len(text)), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"{\i1}茶{\i0}", [r"open emphasis '{\\i1}' 6", r"close emphasis '{\\i0}' 0"]),
        (r"{\b700}茶{\b00}", [r"open strong '{\\b700}' 8", r"close strong '{\\b00}' 0"]),
        (r"{\u1}茶{\u0}", [r"open span '{\\u1}' 6", r"close span '{\\u0}' 0"]),
        (r"{\i1}茶", [r"atom html '{\\i1}'"]),
        (r"{\i1\b1}茶", [r"atom html '{\\i1\\b1}'"]),
        (r"{\k20}茶", [r"atom reading '{\\k20}'"]),
        (r"一 \N 二\h三", [r"atom softbreak ' \\N '", r"atom softbreak '\\h'"]),
        (r"{\p1}m 0 0 l 9 9{\p0}茶", [r"atom html '{\\p1}m 0 0 l 9 9'", r"atom html '{\\p0}'"]),
        (r"{\p2}m 0 0", [r"atom html '{\\p2}m 0 0'"]),
        (r"{\p1\p0}茶", [r"atom html '{\\p1\\p0}'"]),
        (r"{\p0}茶", [r"atom html '{\\p0}'"]),
    ],
)
def test_codes_become_marks_and_pairs(text: str, found: list[str]) -> None:
    assert drawn(coded(text, 0, len(text)), text) == found


def test_only_a_stretch_is_looked_at() -> None:
    text = "<i>茶</i><b>饭</b>"
    assert [one.start for one in tagged(text, 8, len(text))] == [8, 12]
    assert coded(r"{\i1}{\k1}{\i0}", 5, 10)[0].kind == "reading"


@pytest.mark.parametrize(
    ("syntax", "text", "written"),
    [
        (SRT, "a --> b", "a → b"), (SRT, "1 < 2", "1 < 2"), (SRT, "<i>", "＜i>"),
        (SRT, "</b>", "＜/b>"), (SRT, "{\\an8} {a}", "｛\\an8} {a}"),
        (VTT, "a & <b> --> c", "a &amp; &lt;b&gt; → c"),
        (ASS, "{a} \\N \\x", "｛a｝ ＼N \\x"),
    ],
)  # fmt: skip
def test_what_would_be_read_as_something_else_is_written_so_that_it_is_not(
    syntax: object, text: str, written: str
) -> None:
    assert syntax.escaped(text) == written  # type: ignore[attr-defined]


def test_lines_in_a_cue_end_as_the_file_s() -> None:
    assert (SRT.newline("a\r\nb"), SRT.newline("a\nb"), SRT.newline("a")) == ("\r\n", "\n", "\n")
    assert ASS.newline("a\r\nb") == "\\N"


def test_a_file_is_of_the_kind_it_begins_as() -> None:
    assert syntax_of("WEBVTT\n\n", SRT) is VTT
    assert syntax_of("\ufeff[script info]\n", SRT) is ASS
    assert syntax_of("WEBVTTX\n", SRT) is SRT
    assert syntax_of("1\n00:00:01,000 --> 00:00:02,000\n", VTT) is VTT
