"""Emphasis beside Han: all marks of ``***`` stay, and what stands at their edges is moved."""

from __future__ import annotations

import pytest

from tests.formats.markdown.marked_text import read, shown, written
from translator.types import Layout

READ = [
    ("这是***重点***部分\n", ["paragraph: 这是{*|{**|重点|**}|*}部分"]),
    ("***注意：***请看\n", ["paragraph: {***|注意：|***}请看"]),
    ("前**甲：***乙：***丙\n", ["paragraph: 前**甲：{***|乙：|***}丙"]),
    ("前***甲：**乙\n", ["paragraph: 前***甲：**乙"]),
]

WRITTEN = [
    ("The ***core*** part\n", "这是<0<1重点>1>0部分", "这是***重点***部分\n"),
    ("The ***core*** part\n", "这是<0<1“重点”>1>0部分", "这是“***重点***”部分\n"),
    ("The ***core:*** part\n", "这是<0<1重点：>1>0部分", "这是***重点***：部分\n"),
    ("The **_core_** part\n", "这是<0<1重点>1>0部分", "这是***重点***部分\n"),
    ("The _**core:**_ part\n", "这是<0<1重点：>1>0部分", "这是***重点***：部分\n"),
    ("He ***said “yes”*** then\n", "他<0<1说“好”>1>0了", "他 ***说“好”*** 了\n"),
    ("这是***重点***部分\n", "the <0<1core>1>0 part", "the ***core*** part\n"),
    ("***注意：***请看\n", "<0Note:>0 please see", "***Note:*** please see\n"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(read(text)) == expected


@pytest.mark.parametrize(("source", "target", "expected"), WRITTEN)
@pytest.mark.parametrize("layout", [Layout.TARGET, Layout.BILINGUAL])
def test_writes(source: str, target: str, expected: str, layout: Layout) -> None:
    before = "" if layout is Layout.TARGET else f"{source}\n"
    to = "zh-Hans" if source.isascii() or "“" in source else "en"
    assert written(source, target, layout=layout, to=to) == before + expected
