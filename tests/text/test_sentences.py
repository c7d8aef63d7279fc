"""Sentence splitting: the table of cases, losslessness, time."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.row_chunks import rows_together
from translator import placeholders
from translator.errors import EncodingError
from translator.system import text_tables
from translator.text.encoding import decode
from translator.text.sentences import clauses, segment, split

ROWS = [
    row[:2]
    for name in ("sentences.tsv", "sentences_second.tsv")
    for row in text_tables.rows_of(Path(__file__).with_name(name))
]


def written(text: str) -> str:
    """Turn the table's notation into marks and line ends."""
    text = re.sub("⟦([0-9]+)/⟧", lambda found: placeholders.atom(int(found[1])), text)
    text = re.sub("⟦/([0-9]+)⟧", lambda found: placeholders.closing(int(found[1])), text)
    text = re.sub("⟦([0-9]+)⟧", lambda found: placeholders.opening(int(found[1])), text)
    return text.replace("↵", "\n")


@rows_together(("rule", "row"), ROWS, ids=[rule for rule, _ in ROWS])
def test_table(rule: str, row: str) -> None:
    expected = written(row).split("|")
    assert split("".join(expected)) == expected


def test_measuring_cases(shared_data: Path) -> None:
    cases = json.loads((shared_data / "sentsplit" / "zh_cases.json").read_text(encoding="utf-8"))
    right = sum([s.strip() for s in split(c["text"])] == c["sents"] for c in cases)
    assert right == len(cases)


TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("。！？.!?…“”‘’「」『』（）()《》\"' \n\r\t\u3000\u2028，；：—aA王说道了1"),
        st.sampled_from([placeholders.atom(1), placeholders.opening(1), placeholders.closing(1)]),
        st.sampled_from("[]①²😊👍\u200d\ufe0f-—~就便笑🏽"),
        st.characters(),
        st.integers(0xD800, 0xDFFF).map(chr),
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
    mark = placeholders.atom(0)
    text = f"“第一行{mark}第二行。”"
    assert segment(text, breaks=[text.index(mark)]) == [(0, 5), (5, len(text))]


def test_soft_break_goes_with_the_sentence_before() -> None:
    mark = placeholders.atom(0)
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


@pytest.mark.parametrize(
    "text",
    [
        "“啊。" * 100_000,
        "(" * 100_000 + "。" + ")" * 100_000,
        "（好。" + "a（）" * 100_000,  # every closer comes after the same ender
        "好" * 350_000,  # a megabyte without an ender
        "a." * 200_000,
        "\n \n" * 100_000,
        "他说：“好。”" * 50_000,
        "好！" + "(≧" * 100_000,
        "。①" + " " * 300_000,
        "好。" + placeholders.atom(1) * 200_000,
        '"' * 200_000,
        "www." + "!" * 200_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_text_is_done_in_one_pass(text: str) -> None:
    assert "".join(split(text)) == text  # what took quadratic time would not come to an end


def test_measuring_texts_come_back(shared_data: Path) -> None:
    read = 0
    for file in sorted(shared_data.rglob("*")):
        if not file.is_file():
            continue
        try:
            text = decode(file.read_bytes()).text
        except EncodingError:
            continue  # some files there are broken on purpose
        read += 1
        assert "".join(split(text)) == text, file
    assert read > 100


@pytest.mark.parametrize(("characters", "pieces"), [(80, 1), (81, 2)])
def test_a_quotation_is_split_inside_from_a_length_on(characters: int, pieces: int) -> None:
    # From the opening quotation mark to the closing one.
    said = "“" + "茶" * (characters - 22) + "。" + "饭" * 20 + "”"
    assert said.index("”") == characters
    assert len(split(said)) == pieces
