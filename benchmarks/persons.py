"""People of Chinese sentences: which are found, and what is taken for a person that is none.

    python benchmarks/persons.py [--half tune|blind|all] [--show]

``data/persons.zh-en.tsv`` (our own sentences, CC0) names the people of each row with the pinyin
any reader would write; about a third of the rows have none but look as if: words and phrases
that begin with the character of a surname, foreigners, institutions, places, dishes. The table
was written by someone who had not read the rules. Two things are measured on each row in
Simplified characters, ``find_names`` and the spans of kind ``name`` that ``ground`` writes:

- recall: of the people listed, how many are found with the right pinyin (once is enough);
- precision: of what was found, how much is a person listed.

Whoever writes rules reads ``--half tune`` alone; the figure to quote is ``--half blind``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import headed_tables
from chinese_table import Table, render
from halves import HALVES, half

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.grounding import find_names, ground

TABLE = Path(__file__).parent / "data" / "persons.zh-en.tsv"
COLUMNS = ("id", "genre", "text", "persons")
PINYIN = re.compile(r"[A-Z][a-zü]+ [A-Z][a-zü]+('[aeo][a-zü]*)?")
"""Family name first, the given name in one word; an apostrophe before a vowel."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of the table; ``persons`` has the pinyin by the name as the text writes it."""

    id: str
    genre: str
    text: str
    persons: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What was found in one row, in Simplified characters."""

    row: Row
    expected: Mapping[str, str]
    found: Mapping[str, str]

    @property
    def right(self) -> list[str]:
        return [name for name in self.expected if self._is_found(name)]

    @property
    def missed(self) -> list[str]:
        return [name for name in self.expected if not self._is_found(name)]

    @property
    def false(self) -> list[str]:
        return [
            name
            for name, pinyin in self.found.items()
            if not any(_same(name, pinyin, *person) for person in self.expected.items())
        ]

    def _is_found(self, name: str) -> bool:
        return any(_same(*found, name, self.expected[name]) for found in self.found.items())


def load(path: Path = TABLE) -> list[Row]:
    """Read the table.

    Raises:
        SystemExit: a row is not as the module says; names the line.
    """
    rows = []
    for place, (identifier, genre, text, listed) in headed_tables.rows(path, COLUMNS):
        pairs = [person.partition("=") for person in listed.split("; ") if person]
        persons = {name: pinyin for name, _, pinyin in pairs}
        if not all(name in text and PINYIN.fullmatch(persons[name]) for name in persons):
            raise SystemExit(f"{place}: a name is not in the text, or not in pinyin")
        rows.append(Row(id=identifier, genre=genre, text=text, persons=persons))
    return rows


def _same(found: str, written: str, name: str, pinyin: str) -> bool:
    """Say whether what was found is this person; a title may stand at the name."""
    return name in found and bool(re.search(rf"\b{pinyin}\b", written.replace("’", "'")))


def by_find_names(text: str, dictionary: Dictionary) -> dict[str, str]:
    """Return the people ``find_names`` finds, with their pinyin."""
    return dict(find_names(text, lexicon=dictionary).pinyin)


def by_ground(text: str, dictionary: Dictionary) -> dict[str, str]:
    """Return the people that ``ground`` writes, with what it writes."""
    grounded = ground(text, source="zh", target="en", dictionary=dictionary)
    return {span.source: span.replacement for span in grounded.spans if span.kind == "name"}


MEASURED = {"find_names": by_find_names, "ground": by_ground}


def ask(rows: Sequence[Row], measured: str, dictionary: Dictionary) -> list[Result]:
    """Find the people of each row."""
    return [
        Result(
            row=row,
            expected={converter.to_simplified(name): row.persons[name] for name in row.persons},
            found=MEASURED[measured](converter.to_simplified(row.text), dictionary),
        )
        for row in rows
    ]


def table(results: Mapping[str, Sequence[Result]], which: str) -> Table:
    """Return the figures of each genre and of all."""
    header = ["genre", "rows", "people"]
    for measured in results:
        header += [f"{measured}: recall, %", "precision, %", "missed", "false"]
    some = next(iter(results.values()))
    genres = list(dict.fromkeys(result.row.genre for result in some))
    rows = []
    for genre in [*genres, "all"]:
        line = [genre]
        for measured, every in results.items():
            mine = [one for one in every if genre in (one.row.genre, "all")]
            if measured == next(iter(results)):
                line += [str(len(mine)), str(sum(len(one.expected) for one in mine))]
            line += _figures(mine)
        rows.append(tuple(line))
    return Table(
        title=f"People of Chinese sentences, {which}", header=tuple(header), rows=tuple(rows)
    )


def _figures(results: Sequence[Result]) -> list[str]:
    right = sum(len(one.right) for one in results)
    missed = sum(len(one.missed) for one in results)
    false = sum(len(one.false) for one in results)
    return [_share(right, missed), _share(right, false), str(missed), str(false)]


def _share(part: int, others: int) -> str:
    return f"{100 * part / (part + others):.1f}" if part + others else "–"


def show(measured: str, results: Sequence[Result]) -> list[str]:
    """Return lines that list each miss and each false person with its sentence."""
    lines = [f"## {measured}", ""]
    for one in results:
        marks = [f"missed {name}" for name in one.missed]
        marks += [f"false {name} ({one.found[name]})" for name in one.false]
        if marks:
            lines.append(f"- {one.row.id}: {', '.join(marks)}: {one.row.text}")
    return [*lines, ""]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--show", action="store_true", help="list what is missed and what is false")
    options = parser.parse_args()
    dictionary = dictionaries.installed()
    if dictionary is None:
        print("no dictionary (duizhao models fetch cc-cedict)")
        return 1
    rows = half(load(), options.half)
    results = {measured: ask(rows, measured, dictionary) for measured in MEASURED}
    print(render(table(results, options.half)))
    if options.show:
        for measured, every in results.items():
            print("\n".join(show(measured, every)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
