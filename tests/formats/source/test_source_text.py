"""Line ends made equal and found again; targets on one line; bare addresses."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.formats.source.source_text import (
    SourceText,
    clean,
    running_text,
    trim_address,
    web_address,
)
from translator.types import Block, Inline

OPEN, CLOSE, ATOM = placeholders.opening, placeholders.closing, placeholders.atom


def block(text: str = "", *inline: Inline) -> Block:
    return Block(id=0, kind="paragraph", start=0, end=1, text=text, inline=inline)


@pytest.mark.parametrize(
    "original", ["茶\r\n水\r\n\r\n米", "茶\r水\n米", "\r\n", "", "茶\n", "\r\r\n"]
)
def test_every_offset_leads_back(original: str) -> None:
    source = SourceText(original)
    assert "\r" not in source.normal
    for start in range(len(source.normal)):
        piece = source.slice(start, start + 1)
        assert piece == source.normal[start] or (source.normal[start] == "\n" and "\r" in piece)
    assert source.slice(0, len(source.normal)) == original


def test_a_nul_is_no_character() -> None:
    assert SourceText("a\0b").normal == "a\ufffdb"


@pytest.mark.parametrize(
    ("original", "newline"),
    [
        ("茶", "\n"),
        ("茶\n水\r\n", "\n"),
        ("茶\r\n水\n", "\r\n"),
        ("茶\r水", "\r"),
        ("茶\r水\n", "\n"),
    ],
)
def test_the_first_line_end_is_the_texts_own(original: str, newline: str) -> None:
    assert SourceText(original).newline == newline


def test_lines_are_counted_from_nought() -> None:
    source = SourceText("茶\r\n\r\n水")
    assert source.lines() == 3
    assert [source.line(at) for at in range(4)] == [0, 0, 1, 2]
    assert [source.line_start(line) for line in range(5)] == [0, 2, 3, 4, 4]


def test_a_sample_of_a_long_text_is_enough() -> None:
    assert running_text([block("茶" + ATOM(0)), block("水")]) == "茶\n水"
    assert running_text([block("茶" * 9000), block("水")]) == "茶" * 8000
    assert running_text([block("茶" * 7999), block("水")]) == "茶" * 7999 + "\n"
    assert running_text([]) == ""


@pytest.mark.parametrize(
    ("target", "cleaned"),
    [
        ("tea\nwater", "tea water"),
        ("tea \r\n\n water", "tea water"),
        ("茶\n水", "茶水"),
        ("茶\nwater", "茶 water"),
        ("tea\n水", "tea 水"),
        (" tea ", "tea"),
        ("\n", ""),
    ],
)
def test_a_target_stands_on_one_line(target: str, cleaned: str) -> None:
    assert clean(target, block()) == cleaned


@pytest.mark.parametrize(
    ("target", "cleaned"),
    [
        (f"{OPEN(0)}茶{CLOSE(0)}{ATOM(1)}", f"{OPEN(0)}茶{CLOSE(0)}{ATOM(1)}"),
        (f"茶{ATOM(0)}{ATOM(2)}", "茶"),  # 0 is a pair, 2 is nothing
        (f"茶{OPEN(1)}水{CLOSE(1)}", "茶水"),
        (f"{OPEN(0)}茶", "茶"),
        (f"茶{CLOSE(0)}", "茶"),
        (f"{CLOSE(0)}茶{OPEN(0)}", "茶"),
        (f"{OPEN(0)}茶{OPEN(3)}水{CLOSE(0)}米{CLOSE(3)}", f"茶{OPEN(3)}水米{CLOSE(3)}"),
        (
            f"{OPEN(0)}茶{OPEN(3)}水{CLOSE(3)}{CLOSE(0)}",
            f"{OPEN(0)}茶{OPEN(3)}水{CLOSE(3)}{CLOSE(0)}",
        ),
        (f"茶 {ATOM(2)}", "茶"),
    ],
)
def test_marks_that_cannot_be_written_go(target: str, cleaned: str) -> None:
    known = block(
        "",
        Inline(id=0, kind="strong", source="**", closing="**"),
        Inline(id=1, kind="code", source="`a`"),
        Inline(id=3, kind="emphasis", source="*", closing="*"),
    )
    assert clean(target, known) == cleaned


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.example/b.", "https://a.example/b"),
        ("https://a.example/b?!", "https://a.example/b"),
        ("https://a.example/(b)", "https://a.example/(b)"),
        ("https://a.example/b)", "https://a.example/b"),
        ("https://a.example/(b).)", "https://a.example/(b)"),
        ("...", ""),
        ("", ""),
    ],
)
def test_punctuation_behind_an_address_is_the_sentences(address: str, kept: str) -> None:
    assert trim_address(address) == kept


@pytest.mark.parametrize(
    ("bare", "address"),
    [
        ("www.a.example", "https://www.a.example"),
        ("a@b.example", "mailto:a@b.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://a.example/@b", "https://a.example/@b"),
        ("http://www.a.example", "http://www.a.example"),
    ],
)
def test_a_bare_address_leads_somewhere(bare: str, address: str) -> None:
    assert web_address(bare) == address
