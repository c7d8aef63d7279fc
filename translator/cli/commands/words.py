"""``duizhao words``: the words a person knows, learns and passes over."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import click

from translator import application
from translator.application import LARGEST_DOCUMENT, WORD_FORMATS, WORD_STATES
from translator.chinese.dictionary import dictionary as dictionaries
from translator.cli import inputs, output_files
from translator.cli.plurals import counted
from translator.errors import InputError, UsageError
from translator.store import Library
from translator.system.bounded_reading import read_file, read_stream

_state = click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(WORD_STATES),
    help="Only words of this state; again for more of them [default: all]",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
_quiet = click.option("--quiet", "-q", is_flag=True, help="Print results and errors, nothing else.")


@click.group()
def words() -> None:
    r"""Keep the words you know, learn and ignore.

    They decide which readings the reader shows, how much of an article you know, and what the
    review asks for.

    \b
    Examples:
      duizhao words import known.txt
      duizhao words export words.apkg
    """


@words.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_json
@_quiet
def import_words(paths: tuple[str, ...], as_json: bool, quiet: bool) -> None:
    r"""Take in lists of words you know; - is standard input.

    A list is a text with a word a line, CSV, TSV, notes of Anki as plain text, .apkg or .colpkg.
    Words that Anki has not asked for yet are left out. What a file of 'duizhao words export' says
    of a word counts: known, learning or ignored. What you said of a word yourself stays. When it is
    asked for again comes along, of Anki's cards too, and never makes a word that you learn here due
    earlier.

    \b
    Examples:
      duizhao words import hsk-1-3.txt anki.apkg
      cut -f1 words.tsv | duizhao words import -
    """
    dictionary = dictionaries.installed()
    if dictionary is None and not quiet:
        click.echo("Without the dictionary any Chinese word is taken: "
                   "duizhao models fetch cc-cedict", err=True)  # fmt: skip
    rows: list[dict[str, str | int]] = []
    with Library() as library:
        for name in paths:
            found = application.read_known(_bytes(name), name=name, dictionary=dictionary)
            taken = application.take_word_list(library, found, dictionary)
            numbers = {state.value: taken[state] for state in sorted(taken)}
            rows.append(
                {"path": name, **numbers, "passed_over": found.passed_over,
                 "undated": found.undated, "unasked": found.unasked}
            )  # fmt: skip
            if not quiet and not as_json:
                said = ", ".join(f"{number} {state}" for state, number in numbers.items())
                lines = counted(found.passed_over, "line")
                click.echo(f"{name}: {said or 'no words'}; {lines} without a word.", err=True)
                if found.undated:
                    words_of = counted(found.undated, "word")
                    click.echo(f"{name}: the date of {words_of} cannot be read; nothing was "
                               "guessed.", err=True)  # fmt: skip
                if found.unasked:
                    words_of = counted(found.unasked, "word")
                    click.echo(f"{name}: {words_of} left out: not asked by Anki yet.",
                               err=True)  # fmt: skip
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))


@words.command("list")
@_state
@_json
def list_words(states: tuple[str, ...], as_json: bool) -> None:
    r"""Print words with what is known of them: a line each, with tabs between.

    Word, state, when it is asked for again, pinyin, meanings.

    \b
    Examples:
      duizhao words list --state learning
      duizhao words list --json | jq -r .simplified
    """
    with Library() as library:
        found = application.stated_words(library, states or WORD_STATES)
    for word in found.words:
        known = found.standings[word.key]
        if as_json:
            row = {
                "simplified": word.simplified, "traditional": word.traditional,
                "pinyin": word.pinyin, "meanings": word.meanings, "state": known.state,
                "due": known.due, "interval": known.interval, "stability": known.stability,
            }  # fmt: skip
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            cells = (word.simplified, known.state, known.due, word.pinyin, word.meanings)
            click.echo("\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t"))
    if not found.words:
        click.echo("There is no such word yet. Take a list in: duizhao words import FILE", err=True)


@words.command("count")
@_json
def count_words(as_json: bool) -> None:
    r"""Say how many words are known, learned and ignored, and how many are due now.

    \b
    Example:
      duizhao words count
    """
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with Library() as library:
        states = Counter(state.value for state in library.word_states().values())
        due = library.due_number(now)
    if as_json:
        numbers = {**{one: states[one] for one in WORD_STATES}, "due": due}
        click.echo(json.dumps(numbers, ensure_ascii=False))
        return
    for one in WORD_STATES:
        click.echo(f"{one}: {states[one]}")
    click.echo(f"due now: {due}")


@words.command("export")
@click.argument("path")
@click.option("--format", "form", type=click.Choice(WORD_FORMATS), help="[default: by the suffix]")
@_state
@click.option("--overwrite", is_flag=True, help="Replace a file that is not Duizhao's.")
@_quiet
def export_words(
    path: str, form: str | None, states: tuple[str, ...], overwrite: bool, quiet: bool
) -> None:
    r"""Write words with what is known of them; - is standard output.

    txt is a word a line. csv, tsv and apkg (cards for Anki) also say the state, when a word is
    asked for again, and how well it is remembered.

    \b
    Examples:
      duizhao words export words.csv
      duizhao words export --state known - > known.txt
      duizhao words export --state learning learning.apkg
    """
    to_standard = path == inputs.STANDARD
    suffix = "" if to_standard else Path(path).suffix.lower().lstrip(".")
    form = form or ("txt" if to_standard else suffix)
    if form not in WORD_FORMATS:
        raise UsageError("cli.word-format", path=path, formats=", ".join(WORD_FORMATS))
    with Library() as library:
        found = application.stated_words(library, states or WORD_STATES)
        if form != "txt":
            found = application.with_meanings(found, dictionaries.installed())
        data = application.written_words(found, form)
        target = None if to_standard else Path(path)
        output_files.write(target, data, library, overwrite=overwrite)
    if not quiet:
        click.echo(f"{path}: {counted(len(found.words), 'word')}", err=True)


def _bytes(name: str) -> bytes:
    if name == inputs.STANDARD:
        if sys.stdin is None:
            raise InputError("cli.input-closed")
        return read_stream(sys.stdin.buffer, LARGEST_DOCUMENT, shown="standard input")
    return read_file(Path(name), LARGEST_DOCUMENT)
