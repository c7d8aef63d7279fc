"""Where a text may be broken, how well that reads, and how much room it takes."""

from __future__ import annotations

import pytest

from tests.row_chunks import rows_together
from translator.formats.subtitles.breaking_places import (
    BEFORE_WORD,
    BETWEEN_WORDS,
    CLAUSE,
    INSIDE,
    SENTENCE,
    TIED,
    breaking_places,
    room,
)
from translator.formats.subtitles.line_length import line_break

NAMES = {
    SENTENCE: "sentence", CLAUSE: "clause", BEFORE_WORD: "before", BETWEEN_WORDS: "between",
    TIED: "tied", INSIDE: "inside",
}  # fmt: skip


def place(text: str) -> str:
    """Return what a place is, marked with ``|`` in a text; empty: nothing may be broken there."""
    at = text.index("|")
    found = {one.at: NAMES[one.cost] for one in breaking_places(text.replace("|", ""))}
    return found.get(at, "")


@rows_together(
    ("text", "kind"),
    [
        ("It rains. |We stay.", "sentence"), ("It rains! |We stay.", "sentence"),
        ("“It rains.” |We stay.", "sentence"), ("It rains…|We stay.", "sentence"),
        ("Ask Mr. |Smith now.", "tied"), ("Ask J. |Smith now.", "between"),
        ("Ask J.K. |Smith now.", "between"),
        ("It rains, |we stay.", "clause"), ("It rains; |we stay.", "clause"),
        ("It rains —|we stay.", "clause"), ("It rains–|we stay.", "clause"),
        ("They went home |because it rained.", "before"), ("They went |home.", "between"),
        ("They sold the |house.", "tied"), ("They saw 3 |houses.", "tied"),
        ("They have (the |house).", "tied"), ("They |went.", "tied"),
        ("It rai|ned.", ""), ("It| rained.", ""), ("It rained|.", ""), ("It's a “|good” day.", ""),
        ("well-|known", "between"), ("well-|-known", ""), ("He said “so|” there.", ""),
        ("He said (|so) there.", ""), ("Don|'t go.", ""), ("Don'|t go.", ""),
        ("She said |'so' and left.", "between"), ("Prices of 1-|2 yuan", "tied"),
        ("今天下雨。|我们在家。", "sentence"), ("今天下雨，|我们在家。", "clause"),
        ("“今天下雨。”|我们在家。", "sentence"), ("今天下雨 |我们在家。", "clause"),
        ("今天|下雨。", "between"), ("今|天下雨。", "inside"), ("我看|了书。", "inside"),
        ("今天下雨|。", ""), ("他说|“下雨”。", "between"), ("他说“|下雨”。", ""),
        ("把|书给他。", "tied"), ("书有3|本。", "tied"), ("我们有|3本书。", "between"),
        ("他喝Green |Tea了。", "tied"), ("《|红楼梦》", ""), ("《红楼梦|》", ""),
    ],
)  # fmt: skip
def test_a_place_reads_as_the_guides_say(text: str, kind: str) -> None:
    assert place(text) == kind


def test_places_come_in_order_behind_the_space_and_not_at_the_edges() -> None:
    text = "  We went  home. "
    assert [one.at for one in breaking_places(text)] == [text.index("went"), text.index("home")]
    assert breaking_places("") == breaking_places("a") == breaking_places("  a ") == []


@pytest.mark.parametrize(
    ("text", "language", "taken"),
    [("tea 茶", "en", 5), ("tea 茶", "zh-Hans", 3.0), ("", "zh", 0), ("茶馆", "zh-Hant", 2.0)],
)
def test_latin_letters_take_half_the_room_among_chinese(
    text: str, language: str, taken: float
) -> None:
    assert room(text, language) == taken


@pytest.mark.parametrize(
    ("text", "language", "broken"),
    [
        ("We went home because it was raining here.", "en", None),
        ("x" * 42, "en", None), ("x" * 60, "en", None),
        ("We all went home at noon, because it rained.", "en",
         "We all went home at noon, |because it rained."),
        ("茶" * 16, "zh-Hans", None),
        ("今天早上下了一场大雨，我们都在家里喝茶。", "zh-Hans",
         "今天早上下了一场大雨，|我们都在家里喝茶。"),
    ],
)  # fmt: skip
def test_a_text_stands_on_one_line_as_long_as_it_fits(
    text: str, language: str, broken: str | None
) -> None:
    at = line_break(text, language)
    assert (None if at is None else f"{text[:at]}|{text[at:]}") == broken


def test_of_two_lines_the_lower_one_is_the_longer() -> None:
    text = "one two three four five six seven eight nine ten"
    at = line_break(text, "en")
    assert at is not None
    assert len(text[:at].strip()) <= len(text[at:].strip()) <= 42


def test_what_fits_on_no_two_lines_is_broken_in_the_middle() -> None:
    text = " ".join(["word"] * 30)
    at = line_break(text, "en")
    assert at is not None
    assert abs(len(text[:at].strip()) - len(text[at:].strip())) <= 5


def test_lines_of_chinese_may_be_a_little_wider_where_two_do_not_hold_the_text() -> None:
    text = "早市上卖菜的人很多，豆腐、青菜和水果摆满了整整的一条街，热闹得很。"
    at = line_break(text, "zh-Hans")
    assert at is not None
    assert max(room(text[:at], "zh"), room(text[at:], "zh")) <= 20
