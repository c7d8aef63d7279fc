"""Marks as inline codes: which id is which mark, and which pairs stand in one another properly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from translator import exports
from translator.placeholders import RANGE, atom, closing, opening
from translator.types import Bitext, Inline, Layout
from translator.xliff.marks import mark_of, whole_pairs

Build = Callable[..., Bitext]
A, B = (opening(0), closing(0)), (opening(1), closing(1))


@pytest.mark.parametrize(
    ("code", "role", "mark"),
    [
        ("a1", "atom", atom(0)),
        ("p2", "open", opening(1)),
        ("p2", "close", closing(1)),
        (f"a{RANGE}", "atom", atom(RANGE - 1)),
        (f"a{RANGE + 1}", "atom", ""),
        ("a000001", "atom", ""),
        ("a00001", "atom", atom(0)),
        ("a0", "atom", ""),
        ("a1", "open", ""),
        ("p1", "atom", ""),
        ("b1", "atom", ""),
        ("a²", "atom", ""),
        ("a١", "atom", ""),
        ("a", "atom", ""),
        ("", "atom", ""),
    ],
)
def test_an_id_is_a_mark_where_it_is_one_of_ours(code: str, role: str, mark: str) -> None:
    assert mark_of(code, role) == mark


@pytest.mark.parametrize(
    ("sentences", "whole"),
    [
        ([f"{A[0]}早", f"晚{A[1]}"], {"p1"}),
        ([f"{A[1]}早", f"晚{A[0]}"], set()),
        ([f"{A[0]}早{A[0]}晚{A[1]}"], set()),
        ([f"{A[0]}早{A[1]}晚{A[1]}"], set()),
        ([f"{A[0]}早", "晚"], set()),
        ([f"早{A[1]}"], set()),
        ([atom(0)], set()),
        ([f"茶{B[0]}早{A[0]}", f"{A[1]}晚{B[1]}"], {"p1", "p2"}),
    ],
)
def test_a_pair_is_whole_that_is_begun_once_and_then_ended_once(
    sentences: list[str], whole: set[str]
) -> None:
    assert whole_pairs(sentences) == whole


STRONG = Inline(id=0, kind="strong", source="**", closing="**")
LINK = Inline(id=1, kind="link", source="[", closing="](a.md)")


@pytest.mark.parametrize(
    ("target", "codes"),
    [
        (f"{A[0]}a{B[0]}b{B[1]}{A[1]}", "bpt p1 bpt p2 ept p2 ept p1"),
        (f"{A[0]}a{B[0]}b{A[1]}{B[1]}", "bpt p1 it p2 open ept p1 it p2 close"),
        (f"{A[1]}a{A[0]}", "it p1 close it p1 open"),
        (f"{A[0]}a{A[1]}{A[0]}", "it p1 open it p1 close it p1-2 open"),
        (f"{A[0]}{A[1]}{B[1]}", "bpt p1 ept p1 it p2 close"),
    ],
)
def test_what_stands_across_a_pair_is_written_by_halves(
    one: Build, target: str, codes: str
) -> None:
    bitext = one(f"{A[0]}早{A[1]}{B[0]}茶{B[1]}", target, STRONG, LINK)
    root = etree.fromstring(exports.by_name("xliff1").write(bitext, layout=Layout.BILINGUAL))
    (written,) = root.iter("{*}target")
    found = [
        " ".join(filter(None, (etree.QName(code).localname, code.get("id"), code.get("pos"))))
        for code in written
    ]
    assert " ".join(found) == codes
    kinds = {code.get("ctype") for code in written} - {None}
    assert kinds <= {"bold", "link"}
    ends = [code for code in written if code.tag.endswith("ept") or code.get("pos") == "close"]
    assert [one.text for one in ends] == [
        "**" if one.get("id") == "p1" else "](a.md)" for one in ends
    ]
