"""Bookmarks that other places quote become pairs around their words."""

from __future__ import annotations

import pytest

from translator.formats.docx.bookmarks import paired
from translator.formats.office.pieces import Piece


def start(number: str, name: str = "_Ref1") -> Piece:
    return Piece("anchor", 0, 1, number, kind="start", address=name)


def end(number: str) -> Piece:
    return Piece("anchor", 0, 1, number, kind="end")


def text(shown: str) -> Piece:
    return Piece("text", 0, 1, shown)


def drawn(*pieces: Piece) -> str:
    """Return what becomes of pieces: text, ``<1 1>`` of pair 1, ``.`` for what stays an anchor."""
    signs = {"open": "<{}", "close": "{}>", "anchor": "."}
    return " ".join(
        one.shown if one.role == "text" else signs.get(one.role, one.role).format(one.pair)
        for one in paired(pieces)
    )


def test_a_quoted_bookmark_is_a_pair_and_says_no_more_what_it_was() -> None:
    found = paired([start("7"), text("图 1"), end("7"), text(" 柳树")])
    assert [(one.role, one.kind, one.pair) for one in found] == [
        ("open", "html", 0), ("text", "", -1), ("close", "html", 0), ("text", "", -1),
    ]  # fmt: skip
    assert found[0].shown == found[0].address == found[2].shown == ""


@pytest.mark.parametrize(
    ("pieces", "drawing"),
    [
        ((start("7", "_Toc1"), text("图"), end("7"), text("柳")), ". 图 . 柳"),
        ((start("7", "_Toc1"), start("8"), text("图"), end("8"), end("7"), text("柳")),
         ". <0 图 0> . 柳"),
        ((start("7"), text("图"), end("8"), text("柳")), ". 图 . 柳"),
        ((end("7"), text("图"), start("7"), text("柳")), ". 图 . 柳"),
        ((start("7"), text(" "), end("7"), text("柳")), ".   . 柳"),
        ((start("7"), end("7"), text("柳")), ". . 柳"),
        ((start("7"), text("图"), end("7")), ". 图 ."),
        ((start("7"), text("图"), end("7"), text(" 12")), ". 图 .  12"),
        ((text("见"), start("7"), text("图"), end("7")), "见 <0 图 0>"),
        ((start("7"), text("图"), end("7"), start("8"), text("表"), end("8")),
         "<0 图 0> <1 表 1>"),
        ((start("", "_Ref1"), text("图"), end(""), text("柳")), ". 图 . 柳"),
    ],
)  # fmt: skip
def test_it_is_one_where_it_is_whole_and_not_all_there_is(
    pieces: tuple[Piece, ...], drawing: str
) -> None:
    assert drawn(*pieces) == drawing


def test_half_of_another_pair_within_it_leaves_it_alone() -> None:
    bold = Piece("open", 0, 1, kind="strong", pair=4)
    close = Piece("close", 0, 1, kind="strong", pair=4)
    assert drawn(start("7"), bold, text("图"), end("7"), close, text("柳")) == (". <4 图 . 4> 柳")
    assert drawn(start("7"), bold, text("图"), close, end("7"), text("柳")) == ("<5 <4 图 4> 5> 柳")


def test_a_picture_in_a_bookmark_counts_by_what_it_shows() -> None:
    shown, blank = Piece("atom", 0, 1, "1"), Piece("atom", 0, 1, "")
    assert drawn(start("7"), shown, end("7"), text("柳")) == "<0 atom 0> 柳"
    assert drawn(start("7"), blank, end("7"), text("柳")) == ". atom . 柳"
