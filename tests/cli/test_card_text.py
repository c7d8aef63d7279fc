"""A card on a terminal and as JSON: scripts, pinyin, and lines of the terminal's width."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from translator.chinese.cards import Card, card
from translator.chinese.dictionary.dictionary import Dictionary
from translator.cli import script_choices
from translator.cli.card_text import lines, row, wrapped
from translator.types import ScriptChoice

ENTRIES = """\
頭髮 头发 [tou2 fa5] /hair (on the head)/CL:根[gen1],頭|头[tou2]/
茶 茶 [cha2] /tea/tea plant/Taiwan pr. [cha4]/
茶葉 茶叶 [cha2 ye4] /see 茶[cha2]/
"""


@pytest.fixture
def cards(tmp_path: Path) -> Callable[[str], Card]:
    file = tmp_path / "small.txt"
    file.write_text(ENTRIES, encoding="utf-8")
    dictionary = Dictionary(file, cache=tmp_path)
    return lambda word: card(dictionary.lookup(word)[0], dictionary)


def plain(one: Card, **options: object) -> list[str]:
    chosen = {"script": "both", "style": "marks", "width": None} | options
    return [click.unstyle(line) for line in lines(one, **chosen)]  # type: ignore[arg-type]


def test_a_card_has_its_senses_numbered_and_what_goes_with_the_word(
    cards: Callable[[str], Card],
) -> None:
    first, *rest = plain(cards("头发"))
    assert first.startswith("头发 (頭髮)  tóufa")
    assert rest == ["   1. hair (on the head)", "   measure words: 根 gēn, 头 (頭) tóu"]
    assert plain(cards("茶"))[1:] == [
        "   1. tea",
        "   2. tea plant",
        "   Taiwan pronunciation: chà",
    ]


@pytest.mark.parametrize(
    ("script", "style", "begins"),
    [
        ("both", "marks", "头发 (頭髮)  tóufa"),
        ("zh-Hans", "marks", "头发  tóufa"),
        ("zh-Hant", "marks", "頭髮  tóufa"),
        ("both", "numbers", "头发 (頭髮)  tou2 fa5"),
    ],
)
def test_a_word_is_written_as_asked(
    cards: Callable[[str], Card], script: str, style: str, begins: str
) -> None:
    head = plain(cards("头发"), script=script, style=style)[0]
    assert head.startswith(begins)
    assert head[len(begins) :].strip() in ("", cards("头发").level_name) or "·" in head
    assert plain(cards("茶"), script=script)[0].startswith("茶  chá")


def test_a_word_stands_out_on_a_terminal(cards: Callable[[str], Card]) -> None:
    (head, *_) = lines(cards("头发"), script="both", style="marks", width=None)
    assert head.startswith(click.style("头发 (頭髮)", bold=True))


def test_where_an_entry_leads_is_shown_and_it_itself_is_not(cards: Callable[[str], Card]) -> None:
    assert (
        plain(cards("茶叶"))[1:] == ["   → 茶 chá: tea"] or "→ 茶 chá" in plain(cards("茶叶"))[-1]
    )


def test_a_card_for_programs(cards: Callable[[str], Card]) -> None:
    found = row(cards("茶"))
    assert found["pronunciations"] == [{"where": "Taiwan", "pinyin": "chà"}]
    assert (found["pinyin"], found["pinyin_numbers"]) == ("chá", "cha2")
    assert found["senses"] == ["tea", "tea plant"]
    assert row(cards("头发"))["classifiers"] == [
        {"traditional": "根", "simplified": "根", "pinyin": "gēn"},
        {"traditional": "頭", "simplified": "头", "pinyin": "tóu"},
    ]
    level = cards("茶").level
    assert level is None or found["hsk"] == str(level)
    assert found["frequency"] == (cards("茶").band_name or None)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", None, ["   one two three"]),
        # Twenty-six cells: three of indent, three free at the edge, twenty of text.
        ("aaaa bbbb cccc dddd e", 26, ["   aaaa bbbb cccc dddd", "      e"]),
        ("aaaa bbbb cccc dddde", 26, ["   aaaa bbbb cccc dddde"]),
        ("aaaa bbbb cccc ddddef", 26, ["   aaaa bbbb cccc", "      ddddef"]),
        ("茶茶茶茶茶 茶茶茶茶", 26, ["   茶茶茶茶茶 茶茶茶茶"]),
        ("茶茶茶茶茶 茶茶茶茶茶", 26, ["   茶茶茶茶茶", "      茶茶茶茶茶"]),
        ("aaaa bbbb cccc dddd e", 27, ["   aaaa bbbb cccc dddd e"]),
        ("aaaa bbbb cccc dddd e", 3, ["   aaaa bbbb cccc dddd", "      e"]),
        ("aaaaa\u0301 bbbb cccc ddddd", 26, ["   aaaaa\u0301 bbbb cccc", "      ddddd"]),
        ("aaaa\u0301 bbbb cccc ddddd", 26, ["   aaaa\u0301 bbbb cccc ddddd"]),
        ("x" * 30 + " y", 26, ["   " + "x" * 30, "      y"]),
        ("", 26, ["   "]),
    ],
)
def test_a_paragraph_is_wrapped_by_cells(text: str, width: int | None, expected: list[str]) -> None:
    assert list(wrapped(text, "   ", width)) == expected


def choice(by: str, reason: str = "") -> ScriptChoice:
    return ScriptChoice(
        start=0,
        end=1,
        source="发",
        chosen="髮",
        alternatives=("發",),
        word="头发",
        by=by,
        reason=reason,
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "a.md: 0 characters and words had a choice"),
        (1, "a.md: 1 character or word had a choice"),
        (2, "a.md: 2 characters and words had a choice"),
    ],
)
def test_choices_are_counted_and_listed(
    capsys: pytest.CaptureFixture[str], number: int, said: str
) -> None:
    script_choices.show("a.md", [(3, choice("word"))] * number, as_json=False)
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == said
    assert (
        rest
        == ["line\tword\tcharacter\tchosen\tor\tdecided by"] * bool(number)
        + ["3\t头发\t发\t髮\t發\tthe word"] * number
    )


def test_choices_for_programs_are_a_line_each_and_readable(
    capsys: pytest.CaptureFixture[str],
) -> None:
    script_choices.show("早市.md", [(3, choice("rule", "hair"))], as_json=True)
    said = capsys.readouterr().out
    assert "早市.md" in said and said.count("\n") == 1
    assert json.loads(said) == {
        "document": "早市.md", "line": 3, "word": "头发", "character": "发", "chosen": "髮",
        "alternatives": ["發"], "by": "rule", "reason": "hair",
    }  # fmt: skip
