"""``duizhao lookup``: words in the dictionary, by characters, pinyin or English."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click

from translator.chinese.cards import card
from translator.chinese.character_parts import Part, parts_of
from translator.chinese.dictionary import components, queries
from translator.chinese.dictionary.components import Components
from translator.chinese.dictionary.dictionary import ATTRIBUTION, Dictionary, required
from translator.chinese.dictionary.queries import Answer, Kind
from translator.cli import card_text
from translator.cli.reporting import say_error
from translator.errors import ModelError
from translator.system.printable import printable
from translator.text.languages import HAN

_NOT_FOUND = 3
"""Exit code: the input is not in the dictionary."""
_OF_A_TEXT = 2
"""Entries shown for each word of a text unless --limit says more."""
_LEVELS = "Levels: HSK 3.0, standard GF0025-2021."


@click.command()
@click.argument("queries_typed", nargs=-1, required=True, metavar="WORD...")
@click.option("--pinyin", "kind", flag_value="pinyin", help="WORD is pinyin.")
@click.option("--english", "kind", flag_value="english", help="WORD is English.")
@click.option(
    "--limit", type=click.IntRange(1, 500), default=None, help="Entries at most [default: 10]"
)
@click.option(
    "--script",
    type=click.Choice(card_text.SCRIPTS),
    default="both",
    show_default=True,
    help="Characters to show.",
)
@click.option(
    "--style",
    type=click.Choice(card_text.STYLES),
    default="marks",
    show_default=True,
    help="How the headword's pinyin is written.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines for programs.")
@click.option("--quiet", "-q", is_flag=True, help="Print the entries and errors, nothing else.")
def lookup(
    queries_typed: tuple[str, ...],
    kind: str | None,
    limit: int | None,
    script: str,
    style: str,
    as_json: bool,
    quiet: bool,
) -> int:
    r"""Look words up in the dictionary, CC-CEDICT.

    WORD is Chinese in either script (a sentence is looked up word by word), pinyin with or
    without tones, or English; * stands for any characters, ? for one. Each line of standard
    input is a WORD where WORD is -. Exit code 3 if nothing is found for one of them.

    \b
    Examples:
      duizhao lookup 头发
      duizhao lookup zhong1guo2 xian "xi'an"
      duizhao lookup "good morning" --limit 3
      duizhao lookup "*学"
    """
    dictionary = required(building=None if quiet else _say_building)
    made_of = _made_of()
    attributions = [f"{ATTRIBUTION}. {_LEVELS}"]
    code = 0
    shown = False
    for query in _typed(queries_typed):
        answer = queries.find(query, dictionary, kind=queries.kind_of(kind), limit=limit or 10)
        if not answer.entries:
            code = _NOT_FOUND
            if as_json:
                _write({"query": query, "kind": answer.kind.value, "near": list(answer.near)})
            say_error(f"The dictionary has nothing for {query!r}.", _suggestion(answer))
            continue
        if not quiet and not as_json:
            _say_kind(answer)
        parts = _parts(answer, dictionary, made_of)
        if parts and components.ATTRIBUTION not in attributions:
            attributions.append(components.ATTRIBUTION)
        cards = _cards(answer, dictionary, limit, script, style)
        for number, (text, row, lines) in enumerate(cards):
            if as_json:
                made = {one: card_text.parts_rows(parts[one]) for one in text if one in parts}
                row |= {"parts": made} if made else {}
                _write({"query": query, "kind": answer.kind.value, "text": text, **row})
            else:
                if shown and (number == 0 or answer.kind is not Kind.TEXT):
                    click.echo()
                shown = True
                click.echo("\n".join(lines))
        for line in [] if as_json else _part_lines(parts):
            click.echo(line)
    if not quiet and (shown or as_json):
        click.echo("\n".join(attributions), err=True)
    return code


def _typed(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the queries; - stands for the lines of standard input."""
    for word in words:
        if word != "-":
            yield printable(word)
            continue
        for line in sys.stdin:
            if line.strip():
                yield printable(line.strip())


def _cards(
    answer: Answer, dictionary: Dictionary, limit: int | None, script: str, style: str
) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """Yield each entry once: the word it was found for, and both its forms."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    most = limit or (_OF_A_TEXT if answer.kind is Kind.TEXT else 10)
    seen = set()
    for part in answer.parts:
        for entry in part.entries[:most]:
            if entry in seen:
                continue
            seen.add(entry)
            one = card(entry, dictionary)
            lines = card_text.lines(one, script=script, style=style, width=width)
            yield part.text, card_text.row(one), list(lines)


def _made_of() -> Components | None:
    try:
        return components.installed()
    except ModelError as error:  # damaged: that is said, and the words are looked up all the same
        say_error(error.what, error.hint)
        return None


def _parts(
    answer: Answer, dictionary: Dictionary, made_of: Components | None
) -> dict[str, tuple[Part, ...]]:
    """Return what the characters of a word are made of; nothing of any other query."""
    if made_of is None or answer.kind is not Kind.WORD:
        return {}
    found = {one: parts_of(one, made_of, dictionary) for one in answer.query.strip()}
    return {character: parts for character, parts in found.items() if parts}


def _part_lines(parts: Mapping[str, tuple[Part, ...]]) -> Iterator[str]:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for character, found in parts.items():
        yield from card_text.parts_line(character, found, width)


def _write(row: dict[str, Any]) -> None:
    click.echo(json.dumps(row, ensure_ascii=False))


def _say_building() -> None:
    click.echo("The dictionary is read for the first time; this takes some seconds …", err=True)


def _say_kind(answer: Answer) -> None:
    """Say how the query was taken where it could be something else, and what is missing."""
    unknown = [one.text for one in answer.parts if not one.entries and HAN.search(one.text)]
    if unknown:
        click.echo(f"The dictionary has nothing for: {', '.join(unknown)}.", err=True)
    if answer.other is not None:
        click.echo(
            f"{answer.query} is taken as {answer.kind}; "
            f"duizhao lookup --{answer.other} {answer.query} takes it as {answer.other.title()}.",
            err=True,
        )


def _suggestion(answer: Answer) -> str:
    if answer.near:
        return f"It has: {', '.join(answer.near)}."
    if answer.kind is Kind.PINYIN:
        return "Without --pinyin it is looked up in other ways, too."
    return "Try another spelling, or a part of it: 中国*."
