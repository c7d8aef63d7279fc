"""Punctuation of the target language: the table, what is never touched, joining."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator import marks
from translator.text.typography import join, typography

TABLE = Path(__file__).with_name("typography.tsv")
ROWS = [
    line.split("\t")
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def written(text: str) -> str:
    text = re.sub("⟦([0-9]+)/⟧", lambda found: marks.atom(int(found[1])), text)
    text = re.sub("⟦/([0-9]+)⟧", lambda found: marks.closing(int(found[1])), text)
    return re.sub("⟦([0-9]+)⟧", lambda found: marks.opening(int(found[1])), text)


@pytest.mark.parametrize(("language", "before", "after"), ROWS, ids=[row[1] for row in ROWS])
def test_table(language: str, before: str, after: str) -> None:
    assert typography(written(before), language) == written(after)


@pytest.mark.parametrize(("language", "before", "after"), ROWS, ids=[row[1] for row in ROWS])
def test_what_is_right_stays(language: str, before: str, after: str) -> None:
    assert typography(written(after), language) == written(after)


@given(
    text=st.text(
        alphabet=st.one_of(
            st.sampled_from("他好a1 ,.!?;:()\"'“”‘’（）《》、，。…—\n"),
            st.sampled_from([marks.atom(1), marks.opening(1), marks.closing(1), "\U00100001"]),
        )
    ),
    language=st.sampled_from(["zh-Hans", "zh-Hant", "en"]),
)
def test_letters_and_marks_are_never_touched(text: str, language: str) -> None:
    changed = typography(text, language)
    keep = "[^他好a1\U000f0000-\U0010fffd]"
    assert re.sub(keep, "", changed) == re.sub(keep, "", text)


def test_curly_quotes_can_be_kept() -> None:
    assert typography("“Don’t”", "en", quotes="curly") == "“Don’t”"
    with pytest.raises(ValueError, match="straight or curly"):
        typography("", "en", quotes="round")


@pytest.mark.parametrize(
    ("targets", "language", "expected"),
    [
        (["他走了。", "她也走了。"], "zh-Hans", "他走了。她也走了。"),
        (["He left.", "She left."], "en", "He left. She left."),
        (["He left. ", "She left."], "en", "He left. She left."),
        (["He left.", "", "She left."], "en", "He left. She left."),
        (["OK.", "Yes."], "zh-Hans", "OK. Yes."),
        (["One\n", "Two"], "en", "One\nTwo"),
        ([], "en", ""),
    ],
)
def test_join(targets: list[str], language: str, expected: str) -> None:
    assert join(targets, language) == expected
