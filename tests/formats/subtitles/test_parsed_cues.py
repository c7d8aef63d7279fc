"""Where the cues of each kind of file begin and end, and what of a file is none."""

from __future__ import annotations

import pytest

from translator.formats.subtitles import srt, substation, webvtt
from translator.formats.subtitles.cues import Lines, Parsed, seconds
from translator.formats.subtitles.line_length import line_break

T = "00:00:01,000 --> 00:00:02,500"
V = "00:01.000 --> 00:02.500"


def drawn(parsed: Parsed, text: str) -> list[str]:
    """Return the text of each cue; one that does not follow the cue before has a ``|`` first."""
    return [("" if one.follows else "|") + text[one.start : one.end] for one in parsed.cues]


def left(parsed: Parsed, text: str) -> list[tuple[str, str]]:
    return [(one.why, text[one.start : one.end]) for one in parsed.asides]


@pytest.mark.parametrize(
    ("text", "cues", "asides"),
    [
        (f"1\n{T}\n茶\n\n2\n{T}\n饭\n", ["茶", "饭"], []),
        (f"{T}\n茶\n{T}\n饭", ["茶", "饭"], []),
        (f"1\n{T}\n茶\n饭\n\n\n2\n\n{T}\n汤\n", ["茶\n饭", "汤"], []),
        (f"1\n\n\n{T}\n茶\n", ["茶"], []),
        (f"1\n\n\n\n{T}\n茶\n", ["茶"], ["1"]),  # too far away to be its number
        (f"{T}\n茶\n12\n{T}\n饭\n", ["茶", "饭"], []),
        (f"{T}\n茶\n12\n\n{T}\n饭\n", ["茶\n12", "饭"], []),  # a text may end with a number
        (f"{T}\n12\n\n{T}\n饭\n", ["", "饭"], []),  # which it is, nobody knows
        (f"{T}\n茶\n\n12\n\n{T}\n饭\n", ["茶", "饭"], []),
        (f"words\n\n1\n{T}\n茶\n", ["茶"], ["words"]),
        ("words\n", [], ["words"]), ("\n\n", [], []), ("", [], []),
        (f"1\n{T}\n\n2\n{T}\n饭\n", ["", "饭"], []),
        ("1 -> 2\n", [], ["1 -> 2"]),
    ],
)  # fmt: skip
def test_subrip(text: str, cues: list[str], asides: list[str]) -> None:
    parsed = srt.parse(text)
    assert drawn(parsed, text) == cues
    assert [said for _, said in left(parsed, text)] == asides


def test_a_place_stands_behind_the_times() -> None:
    (cue,) = srt.parse(f"{T}  X1:1 Y1:2 \n茶").cues
    assert (cue.shown, cue.hidden, cue.seconds, cue.place) == (1.0, 2.5, 1.5, "X1:1 Y1:2")
    (backwards,) = srt.parse("00:00:03,000 --> 00:00:02,500\n茶").cues
    assert backwards.seconds == 0.0


@pytest.mark.parametrize(
    ("text", "cues", "asides"),
    [
        (f"WEBVTT\n\n{V}\n茶\n\n{V}\n饭\n", ["|茶", "饭"], []),
        (f"WEBVTT Titel\n\n{V}\n茶", ["|茶"], [("left.subtitle-header", "WEBVTT Titel")]),
        (f"WEBVTT x\n{V}\n茶", ["|茶"], [("left.subtitle-header", "WEBVTT x")]),
        (f"WEBVTT\nKind: captions\n\n{V}\n茶", ["|茶"], []),
        (f"WEBVTT\n\nname\n{V} align:left\n茶\n饭\n", ["|茶\n饭"], []),
        (f"WEBVTT\n\nNOTE about\nit\n\n{V}\n茶\n\nNOTE\n\n{V}\n饭", ["|茶", "|饭"],
         [("left.note", "NOTE about\nit"), ("left.note", "NOTE")]),
        (f"WEBVTT\n\nSTYLE\n::cue {{}}\n\n{V}\n茶\n\nREGION\nid:a\n\n{V}\n饭", ["|茶", "|饭"], []),
        (f"WEBVTT\n\nSTYLE\n{V}\n茶", ["|茶"], []),
        (f"WEBVTT\n\nNOTES\n\n{V}\n茶", ["|茶"], [("left.no-cue", "NOTES")]),
        (f"WEBVTT\n\n{V}\n茶\n{V}\n饭", ["|茶", "饭"], []),
        ("WEBVTT", [], []), ("", [], []),
    ],
)  # fmt: skip
def test_webvtt(text: str, cues: list[str], asides: list[tuple[str, str]]) -> None:
    parsed = webvtt.parse(text)
    assert drawn(parsed, text) == cues
    assert left(parsed, text) == asides


HEAD = "[Script Info]\nTitle: 早市\n[Events]\n"
FORMAT = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def line(text: str, kind: str = "Dialogue", name: str = "") -> str:
    return f"{kind}: 0,0:00:01.00,0:00:02.50,Default,{name},0,0,0,,{text}\n"


@pytest.mark.parametrize(
    ("text", "cues", "asides"),
    [
        (HEAD + FORMAT + line("茶，a, b ") + line("饭"), ["|茶，a, b", "饭"],
         [("left.subtitle-header", "Title: 早市")]),
        (line("茶") + line("注", "Comment") + line("饭"), ["|茶", "|饭"],
         [("left.subtitle-comment", line("注", "Comment").strip())]),
        ("[Events]\n" + line("") + line("  "), ["|", ""], []),
        ("[Events]\nDialogue: 0,1,2\n", ["|"], []),
        ("[Events]\nFormat: Start, Text\nDialogue: 1:2,茶,饭\n", ["|茶,饭"], []),
        ("[Events]\nFormat: Text, Start\nDialogue: 茶,1:2\n", [], []),
        ("[Styles]\nFormat: Start\n[Events]\n" + line("茶"), ["|茶"], []),
        ("[Styles]\n" + line("茶") + line("注", "Comment"), [], []),
        ("[Events]\nTitle: 早市\n", [], []), ("strange\n", [], []),
    ],
)  # fmt: skip
def test_substation(text: str, cues: list[str], asides: list[tuple[str, str]]) -> None:
    parsed = substation.parse(text)
    assert drawn(parsed, text) == cues
    assert left(parsed, text) == asides


def test_who_speaks_and_where_is_known() -> None:
    (cue,) = substation.parse("[Events]\n" + line("茶", name=" 小王 ")).cues
    assert (cue.shown, cue.hidden, cue.speaker) == (1.0, 2.5, "小王")
    (other,) = substation.parse("[Events]\n" + line("茶", name="小李")).cues
    assert cue.place != other.place


@pytest.mark.parametrize(
    ("clock", "found"),
    [
        ("01:02:03,500", 3723.5), ("02:03.25", 123.25), ("-00:00:01,5", -1.5), ("00:-1:30", -90.0),
        ("1:2:3:4", 3723.4), ("x", 0.0), ("", 0.0), ("0:0", 0.0), ("3:0", 180.0),
        ("0:" + "9" * 16, 999999999999999.0),
    ],
)  # fmt: skip
def test_a_clock_is_read_as_seconds(clock: str, found: float) -> None:
    assert seconds(clock) == found


def test_lines_are_counted_as_they_end() -> None:
    lines = Lines("一\r\n\n二\r三")
    assert [lines.at(at) for at in range(len(lines))] == ["一", "", "二", "三"]
    assert [lines.number(at) for at in (0, 1, 3, 4, 6, 99)] == [1, 1, 2, 3, 4, 4]
    assert lines.span(0, 4) == (0, 7) and lines.span(1, 3) == (4, 5)
    assert lines.span(1, 2) == (3, 3) and lines.span(4, 4) == (7, 7)
    assert (len(Lines("")), Lines("").number(0)) == (0, 1)


def test_two_lines_may_be_full() -> None:
    text = f"{'x' * 41}. {'y' * 42}"
    assert line_break(text, "en") == 43
    assert line_break(f"{'x' * 41}. {'y' * 43}", "en") == 43
