"""Ordinary sentences from one script to another, ordinary words as they are.

    python benchmarks/ordinary.py [--half tune|blind|all] [--show]

``data/ordinary.tsv`` (our own sentences of news and prose, CC0) has what a careful editor in
Taiwan, Hong Kong or on the mainland would accept; ``{網路|網絡}`` where either would do. Most
words only look like those a converter replaces (法定程序, 数位医师, 一对象牙筷子); at most a
seventh of the sentences have a word that must be replaced (出租车, 軟體). The table was written
by someone who had not read the rules. A row counts as right when it comes out exactly as
expected. A row that does not is counted once:

- changed: a word was replaced that should have stayed;
- left: a word was not replaced that should have been, or by another word;
- characters: the words are right, a character is not (a surname, 发 and its two forms).

Whoever writes rules reads ``--half tune`` alone; the figure to quote is ``--half blind``.
"""

from __future__ import annotations

import argparse
import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import headed_tables
from chinese_table import Table, render
from halves import HALVES, half
from opencc import OpenCC

import translator

TABLE = Path(__file__).parent / "data" / "ordinary.tsv"
COLUMNS = ("id", "direction", "source", "expected")
DIRECTIONS = (
    "zh-Hans>zh-Hant-TW",
    "zh-Hans>zh-Hant-HK",
    "zh-Hant-TW>zh-Hans",
    "zh-Hant-HK>zh-Hans",
)
OUTCOMES = ("right", "changed", "left", "characters")
EITHER = {
    "zh-Hant-TW": "臺台 溼濕 汙污",
    "zh-Hant-HK": (
        "臺台 裏裡 説說 衞衛 綫線 羣群 峯峰 牀床 麪麵 鈎鉤 粧妝 癡痴 温溫 税稅 脱脫 閲閱 鋭銳 悦悅 "
        "啓啟 户戶 汚污 溼濕 衆眾"
    ),
}
"""Two forms of one character that editors there take alike; the second stands for both."""
_MORE = str.maketrans("著牠衞", "着它卫")
"""What OpenCC leaves as it is; right or wrong in its place, it is no other word."""
_CHOICE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of the table; ``expected`` has every text that would do."""

    id: str
    direction: str
    source: str
    expected: tuple[str, ...]

    @property
    def scripts(self) -> tuple[str, str]:
        """The script the source is in, and the one asked for."""
        given, _, wanted = self.direction.partition(">")
        return given, wanted


def load(path: Path = TABLE) -> list[Row]:
    """Read the table.

    Raises:
        SystemExit: a row is not as the module says; names the line.
    """
    rows = []
    for place, (identifier, direction, source, expected) in headed_tables.rows(path, COLUMNS):
        if direction not in DIRECTIONS:
            raise SystemExit(f"{place}: there is no direction {direction}")
        row = Row(id=identifier, direction=direction, source=source, expected=spread(expected))
        rows.append(row)
    return rows


def spread(expected: str) -> tuple[str, ...]:
    """Return every text that ``{one|another}`` stands for."""
    pieces = _CHOICE.split(expected)
    choices = [piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    return tuple("".join(chosen) for chosen in itertools.product(*choices))


def sentence(row: Row) -> str:
    """Return what rows of the same sentence share, whatever their direction."""
    _, wanted = row.scripts
    return row.expected[0] if wanted == "zh-Hans" else row.source


def judge(row: Row, got: str) -> str:
    """Return which of ``OUTCOMES`` a text is."""
    _, wanted = row.scripts
    mine = _plain(got, wanted)
    expected = [_plain(text, wanted) for text in row.expected]
    if mine in expected:
        return "right"
    folded = _fold(mine)
    others = [_fold(text) for text in expected]
    if folded in others:
        return "characters"
    source = _fold(row.source)
    nearest = max(others, key=lambda text: SequenceMatcher(None, text, folded).ratio())
    allowed = {place + by for place in _changed(source, nearest) for by in (-1, 0, 1)}
    return "left" if _changed(source, folded) <= allowed else "changed"


@cache
def _simplified() -> Callable[[str], str]:
    return OpenCC("t2s").convert  # type: ignore[no-any-return]  # it has no stubs


def _fold(text: str) -> str:
    """Return the text in Simplified, each character on its own: only words are left to differ."""
    return "".join(_simplified()(character) for character in text.translate(_MORE))


def _plain(text: str, script: str) -> str:
    for one, other in EITHER.get(script, "").split():  # two characters each
        text = text.replace(one, other)
    return text


def _changed(source: str, target: str) -> set[int]:
    """Return the places in the source that the target does not have."""
    codes = SequenceMatcher(None, source, target, autojunk=False).get_opcodes()
    return {
        place
        for tag, start, end, _, _ in codes
        if tag != "equal"
        for place in range(start, max(end, start + 1))
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """A row, what came out, and what that is worth."""

    row: Row
    got: str
    outcome: str


def ask(rows: Sequence[Row]) -> list[Result]:
    """Convert each row."""
    results = []
    for row in rows:
        given, wanted = row.scripts
        got = translator.convert(row.source, wanted, source=given)
        results.append(Result(row=row, got=got, outcome=judge(row, got)))
    return results


def table(results: Sequence[Result], which: str) -> Table:
    """Return the figures of each direction and of all."""
    rows = []
    for direction in (*DIRECTIONS, "all"):
        mine = [one for one in results if direction in (one.row.direction, "all")]
        counts = Counter(one.outcome for one in mine)
        share = f"{100 * counts['right'] / len(mine):.1f}" if mine else "–"
        untouched = f"{100 * (1 - counts['changed'] / len(mine)):.1f}" if mine else "–"
        line = [direction.replace(">", " > "), str(len(mine)), share, untouched]
        rows.append((*line, *(str(counts[outcome]) for outcome in OUTCOMES[1:])))
    header = ("direction", "rows", "right, %", "untouched, %", *OUTCOMES[1:])
    return Table(title=f"Ordinary sentences, {which}", header=header, rows=tuple(rows))


def show(results: Sequence[Result]) -> list[str]:
    """Return lines that list each row which is not right, beside what was expected."""
    lines = []
    for one in results:
        if one.outcome != "right":
            lines.append(f"- {one.row.id} ({one.outcome}): {one.row.source}")
            lines += [f"    got      {one.got}", f"    expected {' / '.join(one.row.expected)}"]
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--show", action="store_true", help="list the rows that are not right")
    options = parser.parse_args()
    results = ask(half(load(), options.half, key=sentence))
    print(render(table(results, options.half)))
    if options.show:
        print("\n".join(show(results)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
