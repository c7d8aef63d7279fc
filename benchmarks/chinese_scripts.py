"""Simplified and Traditional: ours beside OpenCC, and OpenCC fed with our words.

Sentences are our own (``tests/text/scripts_*.tsv``); OpenCC's checks, the articles and the
text for the speed are in the data folder.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from chinese_table import Table, skipped
from opencc import OpenCC

from translator.chinese.dictionary import dictionary
from translator.chinese.scripts.character_rules import alternatives
from translator.chinese.scripts.converter import convert
from translator.chinese.words.segmenter import cut
from translator.system import text_tables
from translator.text.languages import is_han

TABLES = Path(__file__).parent.parent / "tests" / "chinese" / "scripts"
HALVES = ("first", "second", "third", "fourth", "fifth", "sixth")
DIRECTIONS = (
    ("zh-Hans", "zh-Hant", ("s2tw",)),
    ("zh-Hant", "zh-Hans", ("t2s", "tw2s")),
    ("zh-Hans", "zh-Hant-HK", ("s2hk",)),
    ("zh-Hant-HK", "zh-Hans", ("t2s", "hk2s")),
)
"""From, to, and OpenCC's configurations that may be meant (the better one counts)."""
REGIONS = {
    ("zh-Hans", "zh-Hant-TW"): "s2twp",
    ("zh-Hant-TW", "zh-Hans"): "tw2sp",
    ("zh-Hans", "zh-Hant-HK"): "s2hkp",
    ("zh-Hant-HK", "zh-Hans"): "hk2sp",
}
"""From and to, and OpenCC's configuration that replaces words as well."""
ROUNDS = 9
SPEED_CHARACTERS = 60_000
_LISTS = "opencc-"
"""Articles about characters, with lists of them: no text in which anything can be decided."""


def tables(data: Path | None) -> Iterable[Table]:
    """Yield the tables of this section."""
    yield _sentences()
    yield _regional()
    if data is None:
        yield skipped("OpenCC's checks, round trip, speed", "no --data")
        return
    yield _checks(data / "opencc_tests")
    yield _round_trip(data / "md_articles" / "hant")
    yield _speed(data / "wmt22" / "generaltest2022.zh-en.src.zh")


def _plain(configuration: str) -> Callable[[str], str]:
    return OpenCC(configuration).convert  # type: ignore[no-any-return]  # it has no stubs


def _with_words(configuration: str) -> Callable[[str], str]:
    """Return OpenCC that is given a word a line."""
    converted = _plain(configuration)
    return lambda text: converted("\n".join(cut(text))).replace("\n", "")


def _sentences() -> Table:
    rows = []
    for source, target, configurations in DIRECTIONS:
        for half in HALVES:
            cases = [row for row in _rows(f"scripts_{half}") if row[:2] == (source, target)]
            if not cases:
                continue
            plain, divided = (
                max(_right(cases, way(name)) for name in configurations)
                for way in (_plain, _with_words)
            )
            ours = _right(cases, lambda text: convert(text, target, source))  # noqa: B023  # called here
            counts = [f"{right}/{len(cases)} = {right / len(cases):.1%}" for right in
                      (plain, divided, ours)]  # fmt: skip
            rows.append((f"{source} → {target}", half, *counts))
    return Table(
        title="Sentences with ambiguous characters, wholly right",
        header=("direction", "set", "OpenCC", "OpenCC, a word a line", "ours"),
        rows=tuple(rows),
        notes=(
            "towards Simplified the better of t2s and tw2s (hk2s) counts as OpenCC's.",
            "first: the rules were made by it. The others were written without looking at the"
            " converter, each when what the one before had shown was mended; right before anything"
            " was mended: second 101 of 112 (90.2 %), third 81 of 84 (96.4 %), fourth 46 of 48"
            " (95.8 %), fifth 167 of 177 (94.4 %; OpenCC 146). Sixth: kinds that came out wrong in"
            " the use, by which rules were made. Above is how they come out now.",
            f"dictionary: {'CC-CEDICT' if dictionary.installed() else 'none'}",
        ),
    )


def _regional() -> Table:
    """Return how many sentences with words of a region, or words like them, come out right."""
    groups: dict[tuple[str, str, str], list[tuple[str, ...]]] = {}
    for row in _rows("regional_words"):
        source, target, *_, shows = row
        if (source, target) in REGIONS:
            groups.setdefault((source, target, shows), []).append(row)
    rows = []
    for (source, target, shows), cases in groups.items():
        counts = [
            f"{right}/{len(cases)} = {right / len(cases):.1%}"
            for right in (
                _right(cases, _plain(REGIONS[source, target])),
                _right(cases, lambda text: convert(text, target, source)),  # noqa: B023  # called here
            )
        ]
        rows.append((f"{source} → {target}", shows, *counts))
    return Table(
        title="Sentences with words of a region, or words that look so, wholly right",
        header=("direction", "what they show", "OpenCC with its words", "ours, --regional safe"),
        rows=tuple(rows),
        notes=("our own sentences, by which the table of words was made",),
    )


def _rows(name: str) -> list[tuple[str, ...]]:
    return text_tables.rows_of(TABLES / f"{name}.tsv")


def _right(cases: list[tuple[str, ...]], way: Callable[[str], str]) -> int:
    return sum(way(case[2]) == case[3] for case in cases)


def _checks(folder: Path) -> Table:
    title = "OpenCC's own checks (test/testcases)"
    if not folder.is_dir():
        return skipped(title, f"there is no {folder.name}")
    cases = json.loads((folder / "testcases.clean.json").read_text(encoding="utf-8"))["cases"]
    rows = []
    for name, source, target, regional in _rows("opencc_configurations"):
        of_it = [(case["input"], case["expected"][name]) for case in cases
                 if name in case["expected"]]  # fmt: skip
        plain, divided = _plain(name), _with_words(name)
        rows.append(
            (
                name,
                str(len(of_it)),
                str(sum(plain(text) == wanted for text, wanted in of_it)),
                str(sum(divided(text) == wanted for text, wanted in of_it)),
                str(
                    sum(
                        convert(text, target, source, regional=regional) == wanted
                        for text, wanted in of_it
                    )
                ),
            )
        )
    totals = [str(sum(int(row[column]) for row in rows)) for column in range(1, 5)]
    listed = (
        "those that differ are listed with reasons in tests/chinese/scripts/opencc_differences.tsv"
    )
    return Table(
        title=title,
        header=("configuration", "checks", "OpenCC", "OpenCC, a word a line", "ours"),
        rows=(*rows, ("all", *totals)),
        notes=(
            listed,
            f"{sum(len(case['expected']) for case in cases)} checks in all; the others are of"
            " configurations that are no tag of ours",
        ),
    )


def _round_trip(folder: Path) -> Table:
    title = "Round trip of Traditional articles: ambiguous characters that come back"
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("*.md"))
        if not path.name.startswith(_LISTS)
    ]
    if not texts:
        return skipped(title, "there are no articles in hant")
    standard = _plain("t2tw")
    lines = [standard(line) for text in texts for line in text.splitlines()]
    simplified = _plain("tw2s")
    sources = [simplified(line) for line in lines]
    pairs = [pair for pair in zip(sources, lines, strict=True) if len(pair[0]) == len(pair[1])]
    ways: dict[str, Callable[[str], str]] = {
        "OpenCC": _plain("s2tw"),
        "OpenCC, a word a line": _with_words("s2tw"),
        "ours": lambda text: convert(text, "zh-Hant", "zh-Hans"),
    }
    known = alternatives("Hant")
    rows = []
    for name, way in ways.items():
        right = total = 0
        for source, wanted in pairs:
            for before, after, should in zip(source, way(source), wanted, strict=False):
                if before in known:
                    total += 1
                    right += after == should
        rows.append((name, f"{right}/{total}", f"{right / total:.2%}"))
    han = sum(map(is_han, "".join(lines)))
    return Table(
        title=title,
        header=("way", "right", "share"),
        rows=tuple(rows),
        notes=(f"{len(texts)} articles, {han} Chinese characters, brought to t2tw first; what their"
               " authors wrote otherwise counts as wrong for all",),
    )  # fmt: skip


def _speed(path: Path) -> Table:
    title = "Speed, news text"
    if not path.is_file():
        return skipped(title, f"there is no {path.name}")
    text = path.read_text(encoding="utf-8")[:SPEED_CHARACTERS]
    traditional = _plain("s2twp")(text)
    rows = []
    for name, source, target, regional in _speeds():
        given = text if source == "zh-Hans" else traditional
        plain, with_words = _plain(name), _with_words(name)

        def ours(
            piece: str, source: str = source, target: str = target, regional: str = regional
        ) -> str:
            return convert(piece, target, source, regional=regional)

        whole = _side_by_side((plain, with_words, ours), [given])
        lines = _side_by_side((plain, ours), given.splitlines())
        rates = [f"{len(given) / each / 1000:,.0f}" for each in whole]
        by_line = [f"{len(given) / each / 1000:,.0f}" for each in lines]
        ratios = f"{whole[0] / whole[2]:.2f}", f"{lines[0] / lines[1]:.2f}"
        rows.append((f"{name}, {regional}", *rates, ratios[0], *by_line, ratios[1]))
    return Table(
        title=title,
        header=(
            "as, regional", "OpenCC, kchar/s", "OpenCC, a word a line", "ours", "ours ÷ OpenCC",
            "OpenCC, line by line", "ours", "ours ÷ OpenCC",
        ),
        rows=tuple(rows),
        notes=(
            f"processor time, medians of {ROUNDS} rounds side by side, {len(text)} characters"
            f" in {len(text.splitlines())} lines; towards Simplified, what s2twp makes of them",
        ),
    )  # fmt: skip


def _speeds() -> Iterator[list[str]]:
    """Yield OpenCC's configurations with what means the same, and those of the default."""
    for row in _rows("opencc_configurations"):
        yield row
        if row[3] == "all":
            yield [*row[:3], "safe"]


def _side_by_side(ways: tuple[Callable[[str], str], ...], pieces: list[str]) -> list[float]:
    """Return the seconds each way takes for all pieces: medians, the ways taking turns."""
    taken: list[list[float]] = [[] for _ in ways]
    for number in range(ROUNDS + 1):
        for way, seconds in zip(ways, taken, strict=True):
            start = time.process_time()
            for piece in pieces:
                way(piece)
            if number:  # the first loads what is needed
                seconds.append(time.process_time() - start)
    return [statistics.median(each) for each in taken]
