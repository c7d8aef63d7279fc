"""Cues that hold one sentence are one block; the others stand alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from translator.formats.subtitles.cue_text import CueText
from translator.formats.subtitles.cues import Cue
from translator.formats.subtitles.sentence_cues import MOST_CUES, groups, punctuated_chinese
from translator.formats.subtitles.tokens import Token


@dataclass(frozen=True)
class Made:
    """A file and its cues."""

    text: str
    cues: tuple[CueText, ...]

    def groups(self) -> list[tuple[int, int]]:
        return groups(self.text, self.cues)

    def changed(self, number: int, **changes: Any) -> Made:
        """Return the same with one cue changed, in its text or in its times and place."""
        one = self.cues[number]
        inner = {key: changes.pop(key) for key in ("shown", "hidden", "place", "follows")
                 if key in changes}  # fmt: skip
        one = replace(one, cue=replace(one.cue, **inner), **changes)
        return replace(self, cues=(*self.cues[:number], one, *self.cues[number + 1 :]))


def cues(*texts: str) -> Made:
    """Return cues of a second each, one after the other; ``|`` is a line end within one."""
    found, text = [], ""
    for number, words in enumerate(texts):
        start = len(text)
        text += words
        found.append(
            CueText(
                cue=Cue(start=start, end=len(text), shown=float(number), hidden=number + 1.0),
                start=start, end=len(text),
                tokens=tuple(
                    Token(start=start + at, end=start + at + 1, role="atom", kind="softbreak")
                    for at, sign in enumerate(words) if sign == "|"
                ),
            )
        )  # fmt: skip
        text += "\n"
    return Made(text, tuple(found))


PAIR = cues("我今天去了", "菜市场。")


def test_a_sentence_goes_on_until_it_ends() -> None:
    assert PAIR.groups() == [(0, 2)]
    assert cues("我去了。", "他没去，", "因为下雨。").groups() == [(0, 1), (1, 3)]
    assert cues().groups() == []


@pytest.mark.parametrize("end", ["。", "！", "?", "…", "：", "——", "--", "]", "。”", '."', "~"])
def test_what_ends_a_sentence(end: str) -> None:
    assert cues(f"我去了{end}", "他没去。").groups() == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("changes", "together"),
    [
        ({}, True), ({"shown": 3.0, "hidden": 4.0}, True), ({"shown": 3.1, "hidden": 4.0}, False),
        ({"shown": 0.9}, True), ({"shown": 0.8}, False), ({"place": "top"}, False),
        ({"follows": False}, False), ({"first_sign": "- "}, False), ({"speakers": (6,)}, False),
        ({"last_sign": " ♪"}, True),
    ],
)  # fmt: skip
def test_the_next_cue_follows_soon_in_the_same_place(
    changes: dict[str, Any], together: bool
) -> None:
    assert (PAIR.changed(1, **changes).groups() == [(0, 2)]) is together


@pytest.mark.parametrize(
    ("changes", "together"),
    [
        ({"last_sign": " ♪"}, False), ({"speakers": (2,)}, False), ({"first_sign": "- "}, True),
        ({"first_sign": "♪ "}, False), ({"shown": 1.0}, False),
    ],
)  # fmt: skip
def test_signs_of_the_one_before_end_it(changes: dict[str, Any], together: bool) -> None:
    assert (PAIR.changed(0, **changes).groups() == [(0, 2)]) is together


@pytest.mark.parametrize("bracket", "[(（【")
def test_a_remark_begins_anew(bracket: str) -> None:
    assert cues("我今天去了", f"{bracket}笑）。").groups() == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("I went", "to the market.", True), ("I went.", "to the market.", False),
        ("I went...", "to the market.", True), ("I went,", "to the market.", True),
        ("I went --", "to the market.", True), ("I went!", "to the market.", False),
        ("I went…", "To the market.", False), ("I went", "To the market.", True),
    ],
)  # fmt: skip
def test_a_small_letter_goes_on_unless_a_full_stop_stands_before(
    first: str, second: str, together: bool
) -> None:
    assert (cues(first, second).groups() == [(0, 2)]) is together


def test_without_punctuation_each_cue_stands_alone_but_before_a_small_letter() -> None:
    assert cues("我今天去了", "菜市场").groups() == [(0, 1), (1, 2)]
    assert cues("so we", "went").groups() == [(0, 2)]


@pytest.mark.parametrize(("bare", "together"), [(17, True), (18, False)])
def test_a_file_is_punctuated_from_three_ends_in_twenty(bare: int, together: bool) -> None:
    made = cues("完了。", "好的。", "走吧。", *["我去了"] * bare)
    apart = replace(made, cues=tuple(
        replace(one, cue=replace(one.cue, follows=number == 4))
        for number, one in enumerate(made.cues)
    ))  # fmt: skip
    assert ((3, 5) in apart.groups()) is together
    assert punctuated_chinese(made.text, made.cues) is together


@pytest.mark.parametrize(("count", "together"), [(MOST_CUES, True), (MOST_CUES + 1, False)])
def test_a_long_row_is_no_sentence(count: int, together: bool) -> None:
    found = cues("完了。", *["我去了"] * (count - 1), "他没去。").groups()
    assert ((1, count + 1) in found) is together
    if not together:
        assert found == [(at, at + 1) for at in range(count + 1)]


def test_cues_without_words_are_in_no_block() -> None:
    made = cues("我今天去了", "", "菜市场。")
    assert made.groups() == [(0, 1), (2, 3)]


def test_english_needs_no_full_stops_to_be_told() -> None:
    for texts, told in (
        (("so we went", "to town"), True), (("我们去了", "菜市场"), False),
        (("我去了", "ok"), False),
        (("我去了。", "他没去"), True), (("我们|去了", "菜|市场"), False), ((), True),
        (("我去了", "ok", "fine"), True),
    ):  # fmt: skip
        made = cues(*texts)
        assert punctuated_chinese(made.text, made.cues) is told


def test_a_line_end_in_a_cue_is_a_space_in_what_is_said() -> None:
    assert cues("I said:|", "we go.").groups() == [(0, 1), (1, 2)]
    assert cues("I said|", "we go.").groups() == [(0, 2)]
