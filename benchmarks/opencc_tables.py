"""Derive the tables of quick script conversion from OpenCC's own lists of words.

    python benchmarks/opencc_tables.py

writes ``script_singles.tsv`` and ``script_phrases.tsv`` (``translator/chinese/scripts``) anew, from
the lists of the OpenCC that is installed (its wheel brings ``opencc_dict``, which prints them).
To be run when OpenCC's version in ``constraints.txt`` is raised; until then the conversion
leaves these tables alone and is right, but slower.

A configuration of OpenCC is one or two stages, each with phrases and characters. By itself a
character becomes what the characters of both stages say. A phrase matters if it makes something
else of one of its characters: a phrase of the first stage (then the second stage on its result),
or one of the second, in whatever text the first may make it of.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

import opencc

from translator.chinese.dictionary import dictionary
from translator.chinese.scripts.phrases import BOUNDARY, COMPATIBILITY

PLACE = Path(__file__).parent.parent / "translator" / "chinese" / "scripts"
UNCUT = (("s2tw",), ("s2hk",))
"""Chains with too many phrases to list."""
LISTED = (("t2s",), ("tw2s",), ("hk2s",), ("hk2t", "t2s")), (("hk2t", "t2tw"),), (("tw2t", "t2hk"),)
"""Chains whose phrases are listed; together where they are nearly the same."""
FEW_CHANGES = (("hk2t", "t2tw"), ("tw2t", "t2hk"))
"""Chains in which most characters stay, so that those that change are looked for."""
REGIONS = {"s2twp": ("s2tw", 1), "tw2sp": ("tw2s", 0)}
"""OpenCC's configuration with the region's words, the one without, and the stage they are in."""
SINGLES = """\
# What characters become by themselves in OpenCC's conversions, as far as it has to be known.
# Columns: OpenCC's configurations in this order, what the characters are, the characters.
#   phrases: may become something else in a phrase than by themselves
#   kept: stand in a result where a phrase of the second stage may have been at work
#   changed: become something else by themselves; given where most characters stay
# Made by benchmarks/opencc_tables.py from the lists of the OpenCC of the first row
# (https://github.com/BYVoid/OpenCC, Apache License 2.0); not used with any other version.
"""
PHRASES = """\
# Phrases of OpenCC that make something else of a character than it becomes by itself, and words of
# Taiwan, in the characters of the text they are looked for in.
# Columns: OpenCC's configurations in this order (or several such; s2tw→s2twp and tw2s→tw2sp are
# the words that only the second has), a seldom character, phrases that hold it. A phrase that holds
# another is left out.
# Made by benchmarks/opencc_tables.py from the lists of the OpenCC of the first row
# (https://github.com/BYVoid/OpenCC, Apache License 2.0); not used with any other version.
"""
Row = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """One step of a configuration."""

    characters: Mapping[str, str]
    phrases: Mapping[str, str]

    def alone(self, character: str) -> str:
        """Return what a character becomes by itself."""
        return self.characters.get(character, character)


NOTHING = Stage(characters={}, phrases={})


class Lists:
    """OpenCC's configurations and lists, as they are installed."""

    def __init__(self) -> None:
        self._folder = Path(opencc.__file__).parent / "clib"
        self._known: dict[str, dict[str, str]] = {}

    def stages(self, chain: Iterable[str]) -> list[Stage]:
        """Return the steps of configurations, one after the other."""
        found = []
        for name in chain:
            path = self._folder / "share" / "opencc" / f"{name}.json"
            steps = json.loads(path.read_text(encoding="utf-8"))["conversion_chain"]
            found += [self._stage(step["dict"]) for step in steps]
        return found

    def words(self, name: str) -> dict[str, str]:
        """Return a list: each word with what it becomes (the first, where there are several)."""
        if name not in self._known:
            with tempfile.TemporaryDirectory() as written:
                text = Path(written) / "list.txt"
                subprocess.run(
                    [
                        self._folder / "bin" / "opencc_dict", "-f", "ocd2", "-t", "text",
                        "-i", self._folder / "share" / "opencc" / f"{name}.ocd2", "-o", text,
                    ],
                    check=True, capture_output=True,
                )  # fmt: skip
                rows = [line.split("\t") for line in text.read_text(encoding="utf-8").splitlines()]
            self._known[name] = {row[0]: row[1].split(" ")[0] for row in rows if row[0]}
        return self._known[name]

    def _stage(self, node: dict[str, Any]) -> Stage:
        characters: dict[str, str] = {}
        phrases: dict[str, str] = {}
        for name in reversed(_files(node)):  # the first list that has a word counts
            for word, became in self.words(name).items():
                if BOUNDARY.search(word):
                    raise ValueError(f"{name}: {word} holds what is taken for a boundary")
                (characters if len(word) == 1 else phrases)[word] = became
        return Stage(characters=characters, phrases=phrases)


def _files(node: dict[str, Any]) -> list[str]:
    if node["type"] == "group":
        return [name for inner in node["dicts"] for name in _files(inner)]
    return [node["file"].removesuffix(".ocd2")]


def mattering(stages: list[Stage]) -> dict[str, set[str]]:
    """Return the phrases that matter, in the characters of the text, each with which of them.

    Raises:
        ValueError: a phrase and what it becomes are not equally long.
    """
    first, second = [*stages, NOTHING][:2]
    found: dict[str, set[str]] = defaultdict(set)
    becomes: dict[str, set[str]] = defaultdict(set)  # what the first stage may make of it
    for phrase, became in first.phrases.items():
        for one, other in zip(phrase, became, strict=True):
            becomes[one].add(other)
            if second.alone(other) != second.alone(first.alone(one)):
                found[phrase].add(one)
    comes_from: dict[str, set[str]] = defaultdict(set)
    for one in {*first.characters, *becomes, *(one for phrase in second.phrases for one in phrase)}:
        for other in {first.alone(one), *becomes[one]}:
            comes_from[other].add(one)
    for phrase, became in second.phrases.items():
        for characters in product(*(sorted(comes_from[one]) for one in phrase)):
            for one, last in zip(characters, became, strict=True):
                if last != second.alone(first.alone(one)):
                    found["".join(characters)].add(one)
    return found


def kept(stage: Stage, frequencies: Mapping[str, float]) -> set[str]:
    """Return the characters that show in a result that a phrase of its last stage was at work.

    Where a phrase that shows nothing may hide one that does, its rarest character shows it.
    """
    shown = {
        phrase: {other for one, other in zip(phrase, became, strict=True)
                 if stage.alone(one) != other}
        for phrase, became in stage.phrases.items()
    }  # fmt: skip
    loud = [phrase for phrase, others in shown.items() if others]
    found = set().union(*shown.values())
    for silent in shown.keys() - set(loud):
        if any(_hides(silent, phrase) for phrase in loud):
            found.add(min(stage.phrases[silent], key=lambda one: (frequencies.get(one, 0), one)))
    return found


def _hides(phrase: str, other: str) -> bool:
    """Say whether ``phrase`` may be found where ``other`` would be found a little later."""
    return other in phrase or any(phrase.endswith(other[:size]) for size in range(1, len(other)))


def words(with_words: Stage, without: Stage, *, converted_first: bool) -> set[str]:
    """Return the words of a region, in the characters of the text they are looked for in.

    Args:
        with_words: The stage they are in.
        without: The same stage of the configuration without them.
        converted_first: Whether the text is one whose characters are converted already.

    Raises:
        ValueError: the characters of such a text are not certain.
    """
    found = set()
    for word, became in {**with_words.characters, **with_words.phrases}.items():
        if became == {**without.characters, **without.phrases}.get(word):
            continue
        plainly = "".join(map(without.alone, word))
        if not converted_first:
            found |= {word} if became != word else set()
        elif any(phrase in word for phrase in without.phrases):
            raise ValueError(f"{word} holds a phrase")
        elif became != plainly:
            found.add(plainly)
    return found


def singles(lists: Lists, frequencies: Mapping[str, float]) -> list[Row]:
    """Return the table of characters.

    Raises:
        ValueError: OpenCC replaces characters first that we do not know of.
    """
    compatible = lists.words("CJK_Compatibility_Ideographs")
    strange = [one for one in compatible if not re.fullmatch(f"[{COMPATIBILITY}]", one)]
    if strange:
        raise ValueError(f"not among the compatibility ideographs: {strange}")
    rows = [("OpenCC", "version", opencc.__version__)]
    for chain in UNCUT:
        stages = lists.stages(chain)
        found = set().union(*mattering(stages).values())
        rows.append((_name(chain), "phrases", _joined(found)))
        rows.append((_name(chain), "kept", _joined(kept(stages[-1], frequencies))))
    for chain in FEW_CHANGES:
        first, second = lists.stages(chain)
        known = {*first.characters, *second.characters}
        changed = {one for one in known if second.alone(first.alone(one)) != one}
        rows.append((_name(chain), "changed", _joined(changed)))
    return rows


def phrases(lists: Lists, frequencies: Mapping[str, float]) -> list[Row]:
    """Return the table of phrases."""
    rows = [("OpenCC", "version", opencc.__version__)]
    for chains in LISTED:
        found = {phrase for chain in chains for phrase in mattering(lists.stages(chain))}
        rows += _by_character(" ".join(map(_name, chains)), found, frequencies)
    for name, (plain, number) in REGIONS.items():
        with_words, without = lists.stages([name])[number], lists.stages([plain])[number]
        found = words(with_words, without, converted_first=bool(number))
        rows += _by_character(f"{plain}→{name}", found, frequencies)
    return rows


def _by_character(name: str, found: set[str], frequencies: Mapping[str, float]) -> list[Row]:
    """Return rows of phrases by a character in them: together those characters are seldom."""
    pieces = {
        phrase[start:end]
        for phrase in found
        for start, end in combinations(range(len(phrase) + 1), 2)
        if end - start < len(phrase)
    }
    within = pieces & found
    shortest = [
        phrase for phrase in found if not any(one != phrase and one in phrase for one in within)
    ]
    holding: dict[str, set[str]] = defaultdict(set)
    for phrase in shortest:
        for character in phrase:
            holding[character].add(phrase)
    rows: list[Row] = []
    left = set(shortest)
    while left:
        best = min(
            (character for character in holding if holding[character] & left),
            key=lambda one: (_seen(one, frequencies) / len(holding[one] & left), one),
        )
        rows.append((name, best, " ".join(sorted(holding[best] & left))))
        left -= holding[best]
    return sorted(rows)


def _seen(character: str, frequencies: Mapping[str, float]) -> float:
    """Return how often a character is seen: Latin ones, about which nothing is known, often."""
    return frequencies.get(character, 1) if character > "\u2e80" else 1e9


def _character_frequencies() -> Mapping[str, float]:
    """Return how often characters are seen, by the words of the dictionary."""
    installed = dictionary.installed()
    if installed is None:
        raise SystemExit("Fetch the dictionary first: duizhao models fetch cc-cedict")
    counts: Counter[str] = Counter()
    for word, frequency in installed.frequencies():
        for character in set(word):
            counts[character] += frequency
    return counts


def _name(chain: tuple[str, ...]) -> str:
    return "+".join(chain)


def _joined(characters: Iterable[str]) -> str:
    return "".join(sorted(characters))


def main() -> None:
    lists, frequencies = Lists(), _character_frequencies()
    for name, head, rows in (
        ("script_singles.tsv", SINGLES, singles(lists, frequencies)),
        ("script_phrases.tsv", PHRASES, phrases(lists, frequencies)),
    ):
        table = head + "".join("\t".join(row) + "\n" for row in rows)
        (PLACE / name).write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
