"""Sentence splitting: the table of cases, losslessness, time."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator import marks
from translator.text.sentences import clauses, segment, split

TABLE = Path(__file__).with_name("sentences.tsv")
ROWS = [
    line.split("\t")
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def written(text: str) -> str:
    """Turn the table's notation into marks and line ends."""
    text = re.sub("⟦([0-9]+)/⟧", lambda found: marks.atom(int(found[1])), text)
    text = re.sub("⟦/([0-9]+)⟧", lambda found: marks.closing(int(found[1])), text)
    text = re.sub("⟦([0-9]+)⟧", lambda found: marks.opening(int(found[1])), text)
    return text.replace("↵", "\n")


@pytest.mark.parametrize(("rule", "row"), ROWS, ids=[rule for rule, _ in ROWS])
def test_table(rule: str, row: str) -> None:
    expected = written(row).split("|")
    assert split("".join(expected)) == expected


def test_measuring_cases(shared_data: Path) -> None:
    cases = json.loads((shared_data / "sentsplit" / "zh_cases.json").read_text(encoding="utf-8"))
    right = sum([s.strip() for s in split(c["text"])] == c["sents"] for c in cases)
    assert right >= 31


TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("。！？.!?…“”‘’「」『』（）()《》\"' \n\r\t\u3000\u2028，；：—aA王说道了1"),
        st.sampled_from([marks.atom(1), marks.opening(1), marks.closing(1)]),
        st.characters(),
    )
)


@settings(deadline=None, max_examples=300)
@given(text=TEXT, breaks=st.sets(st.integers(0, 30)), spaces=st.sets(st.integers(0, 30)))
def test_spans_cover_any_text_and_end_at_breaks(
    text: str, breaks: set[int], spaces: set[int]
) -> None:
    spans = segment(text, breaks=breaks, spaces=spaces)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
    ends = {end for _, end in spans}
    assert {offset + 1 for offset in breaks if offset < len(text)} <= ends


@given(text=TEXT)
def test_clauses_cover_any_text(text: str) -> None:
    spans = clauses(text)
    assert "".join(text[start:end] for start, end in spans) == text


def test_hard_break_ends_a_segment_inside_a_quotation() -> None:
    mark = marks.atom(0)
    text = f"“第一行{mark}第二行。”"
    assert segment(text, breaks=[text.index(mark)]) == [(0, 5), (5, len(text))]


def test_soft_break_goes_with_the_sentence_before() -> None:
    mark = marks.atom(0)
    text = f"第一句。{mark}第二句。"
    assert segment(text, spaces=[4]) == [(0, 5), (5, 9)]
    assert segment(text) == [(0, 4), (4, 9)]


def test_long_speech_is_split_inside() -> None:
    text = "他说：“" + "我们今天去公园散步看花。" * 30 + "”"
    assert len(split(text)) == 30


def test_clauses_leave_numbers_and_times_whole() -> None:
    text = "他花了1,200元；10:30出发，晚上——九点——才到。"
    assert [text[start:end] for start, end in clauses(text)] == [
        "他花了1,200元；",
        "10:30出发，",
        "晚上——",
        "九点——",
        "才到。",
    ]


def test_nothing_has_no_segments() -> None:
    assert segment("") == []


@pytest.mark.parametrize("unit", ["“啊。", "(", "。 ", "a.", "\n\n", "他说：“好。”", '"', " ."])
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(count: int) -> float:
        begin = time.process_time()
        segment(unit * count)
        return time.process_time() - begin

    seconds(1000)
    short, long = seconds(5_000), seconds(50_000)
    assert long < 40 * short + 0.3


def test_measuring_articles_come_back(shared_data: Path) -> None:
    for file in (shared_data / "md_articles").glob("*/*.md"):
        text = file.read_bytes().decode("utf-8")
        assert "".join(split(text)) == text
