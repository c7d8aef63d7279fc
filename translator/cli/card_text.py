"""Dictionary cards as lines for a terminal and as rows for programs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import click

from translator.chinese.cards import Card, Reference, Word, gist, in_one_script, marked
from translator.chinese.character_parts import Part
from translator.chinese.dictionary import levels
from translator.types import Entry

STYLES = ("marks", "numbers")
"""How pinyin is written: ``Zhōngguó``, ``Zhong1 guo2``."""
SCRIPTS = ("both", "zh-Hans", "zh-Hant")
_INDENT = "   "


def lines(card: Card, *, script: str, style: str, width: int | None) -> Iterator[str]:
    """Yield a card's lines, styled; click leaves the colours out where there is no terminal.

    Args:
        card: What is shown.
        script: One of ``SCRIPTS``: which characters headwords are shown in.
        style: One of ``STYLES``.
        width: Cells of the terminal, to wrap at; None: lines are as long as they are.
    """
    entry = card.entry
    pinyin = entry.pinyin if style == "numbers" else card.pinyin
    facts = " · ".join(one for one in (card.level_name, card.band_name) if one)
    head = click.style(_written(entry.traditional, entry.simplified, script), bold=True)
    head += f"  {click.style(pinyin, fg='cyan')}" if pinyin else ""
    yield f"{head}  {click.style(facts, dim=True)}" if facts else head
    for number, sense in enumerate(card.senses, 1):
        yield from wrapped(f"{number}. {_in_script(sense, script)}", _INDENT, width)
    if card.classifiers:
        named = ", ".join(_word(one, script) for one in card.classifiers)
        yield from wrapped(f"measure words: {named}", _INDENT, width)
    for where, reading in card.pronunciations:
        yield f"{_INDENT}{where} pronunciation: {reading}"
    for reference in card.references:
        for one in reference.entries[:2]:
            if one != entry:
                yield from wrapped(_meaning(reference, one, script), _INDENT, width)


def row(card: Card) -> dict[str, Any]:
    """Return a card as JSON is made of it."""
    entry = card.entry
    return {
        "traditional": entry.traditional,
        "simplified": entry.simplified,
        "pinyin": card.pinyin,
        "pinyin_numbers": entry.pinyin,
        "senses": list(card.senses),
        "classifiers": [_word_row(one) for one in card.classifiers],
        "pronunciations": [{"where": one[0], "pinyin": one[1]} for one in card.pronunciations],
        "references": [
            {
                "kind": one.kind,
                **_word_row(one.word),
                "meanings": [meaning for entry in one.entries for meaning in entry.meanings],
            }
            for one in card.references
        ],
        "hsk": None if card.level is None else levels.name(card.level).removeprefix("HSK "),
        "frequency_band": card.band,
        "frequency": card.band_name or None,
    }


def parts_line(character: str, parts: Sequence[Part], width: int | None) -> Iterator[str]:
    """Yield the lines that say what a character is made of: ``好 = 女 nǚ female + 子 zǐ son``."""
    shown = " + ".join(
        f"{one.shown} {marked(one.entry.pinyin)} {_first(one.entry)}" if one.entry else one.shown
        for one in parts
    )
    yield from wrapped(f"{character} = {shown}", _INDENT, width)


def parts_rows(parts: Sequence[Part]) -> list[dict[str, str]]:
    """Return the parts of a character as JSON is made of them; empty where nothing is known."""
    return [
        {
            "shown": one.shown,
            "character": one.word,
            "pinyin": marked(one.entry.pinyin) if one.entry else "",
            "meaning": gist(one.entry) if one.entry else "",
        }
        for one in parts
    ]


def _first(entry: Entry) -> str:
    return gist(entry).partition("; ")[0]


def wrapped(text: str, indent: str, width: int | None) -> Iterator[str]:
    """Yield the lines of a paragraph; a Chinese character is two cells wide."""
    if width is None:
        yield indent + text
        return
    room = max(20, width - len(indent) - 3)
    line = ""
    for word in text.split(" "):
        if line and _cells(line) + 1 + _cells(word) > room:
            yield indent + line
            indent, line = _INDENT * 2, word
        else:
            line = f"{line} {word}" if line else word
    yield indent + line


def _cells(text: str) -> int:
    return sum(
        0 if unicodedata.combining(one) else 1 + (unicodedata.east_asian_width(one) in "WF")
        for one in text
    )


def _written(traditional: str, simplified: str, script: str) -> str:
    if script == "zh-Hant":
        return traditional
    if script == "zh-Hans" or traditional == simplified:
        return simplified
    return f"{simplified} ({traditional})"


def _word(word: Word, script: str) -> str:
    return f"{_written(word.traditional, word.simplified, script)} {word.pinyin}".rstrip()


def _meaning(reference: Reference, entry: Entry, script: str) -> str:
    meanings = _in_script(gist(entry), script)
    return f"→ {_word(reference.word, script)}: {meanings}"


def _in_script(sense: str, script: str) -> str:
    """Leave one of the two scripts out of a meaning's ``裡|里``."""
    return sense if script == "both" else in_one_script(sense, script)


def _word_row(word: Word) -> dict[str, str]:
    return {
        "traditional": word.traditional,
        "simplified": word.simplified,
        "pinyin": word.pinyin,
    }
