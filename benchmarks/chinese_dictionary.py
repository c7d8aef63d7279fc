"""The dictionary: how long a look-up takes by kind, how soon it is ready, what it covers."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

from chinese_table import Table, skipped

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary import english_words as english
from translator.chinese.dictionary import levels, search
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.chinese.words import words
from translator.text.languages import HAN
from translator.types import Entry

_EACH = 2000
"""Queries of a kind."""
_OPEN = """
import time
start = time.process_time()
from translator.chinese.dictionary import dictionary
from translator.models import model_store as store
imported = time.process_time()
entries = dictionary.installed().lookup("学习")
print((time.process_time() - imported) * 1000, (time.process_time() - start) * 1000)
"""


def tables(data: Path | None) -> Iterable[Table]:
    """Yield the tables of this section."""
    dictionary = dictionaries.installed()
    if dictionary is None:
        yield skipped("Dictionary", "it is not installed: duizhao models fetch cc-cedict")
        return
    entries = _sample(dictionary)
    yield _look_ups(dictionary, entries)
    yield _ready(dictionary)
    yield _ranking(dictionary)
    yield _coverage(dictionary)
    yield _text(dictionary, data)


def _sample(dictionary: Dictionary) -> list[Entry]:
    """Return entries from all over the ranking: common ones and rare ones alike."""
    ((count,),) = dictionary.rows("SELECT count(*) FROM entry")
    return dictionary.entries(range(0, count, max(1, count // _EACH)))


def _look_ups(dictionary: Dictionary, entries: list[Entry]) -> Table:
    """Time look-ups, each query asked once, so that nothing comes out of memory."""
    glosses = [one.meanings[0].split(";")[0].split("(")[0].strip() for one in entries]
    texts = [f"{one.simplified}{two.traditional}" for one, two in pairwise(entries)]
    kinds: tuple[tuple[str, Callable[[str], object], list[str]], ...] = (
        ("headword", dictionary.lookup, [one.traditional for one in entries]),
        ("longest match at a place", dictionary.longest, texts),
        ("pinyin with tones", lambda q: search.by_pinyin(dictionary, q), _spoken(entries, True)),
        ("pinyin without", lambda q: search.by_pinyin(dictionary, q), _spoken(entries, False)),
        ("English", lambda q: search.by_english(dictionary, q), [one for one in glosses if one]),
        ("English, one word", lambda q: search.by_english(dictionary, q), _one_word(glosses)),
        ("beginning (学*)", lambda q: search.by_pattern(dictionary, q), _stars(entries, end=True)),
        ("end (*学)", lambda q: search.by_pattern(dictionary, q), _stars(entries, end=False)),
    )
    rows = []
    for name, look, queries in kinds:
        taken = []
        for query in queries:
            start = time.thread_time_ns()
            look(query)
            taken.append((time.thread_time_ns() - start) / 1000)
        taken.sort()
        shown = statistics.median(taken), taken[int(len(taken) * 0.95)], taken[-1]
        rows.append((name, str(len(queries)), *(f"{one:.0f}" for one in shown)))
    return Table(
        title="Dictionary: one look-up (target: under 1000 µs)",
        header=("by", "queries", "median µs", "95 % µs", "slowest µs"),
        rows=tuple(rows),
        notes=(
            f"Processor time; each query once, 20 entries at most; {len(entries)} entries evenly "
            "by rank.",
        ),
    )


def _spoken(entries: list[Entry], toned: bool) -> list[str]:
    queries = (one.pinyin.lower() for one in entries if one.pinyin.replace(" ", "").isalnum())
    joined = (one.replace(" ", "") for one in queries)
    return list(dict.fromkeys(one if toned else one.translate(_NO_TONES) for one in joined))


_NO_TONES = str.maketrans("", "", "12345")


def _one_word(glosses: list[str]) -> list[str]:
    return list(dict.fromkeys(word for one in glosses for word in one.split()[-1:]))


def _stars(entries: list[Entry], *, end: bool) -> list[str]:
    if end:
        return list(dict.fromkeys(f"{one.simplified[:1]}*" for one in entries))
    return list(dict.fromkeys(f"*{one.simplified[-1:]}" for one in entries))


def _ready(dictionary: Dictionary) -> Table:
    """Time the first look-up of a fresh process, and the building."""
    runs = []
    for _ in range(7):
        done = subprocess.run([sys.executable, "-c", _OPEN], capture_output=True, check=True)
        runs.append([float(one) for one in done.stdout.split()])
    opened, whole = (statistics.median(one) for one in zip(*runs, strict=True))
    source = _source()
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        Dictionary(source, cache=Path(folder)).close()
        built = time.process_time() - start
    size = dictionary.database.stat().st_size / 1e6
    return Table(
        title="Dictionary: ready (target: under 50 ms after the first use)",
        header=("", "value"),
        rows=(
            ("find, verify, open, look up: fresh process, processor time", f"{opened:.0f} ms"),
            ("the same with importing our modules", f"{whole:.0f} ms"),
            ("first use of a file: building, processor time", f"{built:.1f} s"),
            ("its database", f"{size:.0f} MB"),
        ),
    )


def _source() -> Path:
    from translator.models.model_store import ModelStore

    return ModelStore().locate("cc-cedict").main


def _ranking(dictionary: Dictionary) -> Table:
    """Ask for each word of HSK 1 to 3 by its first gloss and its sound; count who comes first."""
    kinds: tuple[tuple[str, Callable[[str], list[Entry]]], ...] = (
        ("its first English gloss", lambda query: search.by_english(dictionary, query)),
        ("its pinyin without tones", lambda query: search.by_pinyin(dictionary, query)),
        ("its pinyin with tones", lambda query: search.by_pinyin(dictionary, query)),
    )
    places: dict[str, list[int]] = {name: [] for name, _ in kinds}
    for word, level in levels.listed(levels.Standard.GF0025_2021).items():
        entries = dictionary.ranked(word)
        gloss = next(english.glosses(entries[0].meanings), None) if entries else None
        if level > 3 or gloss is None or not gloss.whole:
            continue
        pinyin = entries[0].pinyin.replace(" ", "")
        for (name, look), query in zip(
            kinds, (gloss.whole, pinyin.translate(_NO_TONES), pinyin), strict=True
        ):
            found = [one.simplified for one in look(query)]
            places[name].append(found.index(word) if word in found else 99)
    return Table(
        title="Dictionary: HSK 1–3 words found first",
        header=("asked by", "words", "first", "among 5", "among 10"),
        rows=tuple(
            (name, str(len(ranks)), *(f"{_within(ranks, top):.1%}" for top in (1, 5, 10)))
            for name, ranks in places.items()
        ),
        notes=("Several words share a gloss (to see: 看, 见) or a sound; not all can be first.",),
    )


def _within(ranks: list[int], top: int) -> float:
    return sum(rank < top for rank in ranks) / len(ranks)


def _coverage(dictionary: Dictionary) -> Table:
    rows = []
    for standard, title in (
        (levels.Standard.GF0025_2021, "GF0025-2021"),
        (levels.Standard.SYLLABUS_2025, "examination syllabus 2025"),
    ):
        listed = levels.listed(standard)
        found = sum(bool(dictionary.lookup(word)) for word in listed)
        rows.append((title, str(len(listed)), f"{found / len(listed):.1%}"))
    return Table(
        title="Dictionary: words of the HSK lists that have an entry",
        header=("list", "words", "have an entry"),
        rows=tuple(rows),
    )


def _text(dictionary: Dictionary, data: Path | None) -> Table:
    """Count the words of articles that have an entry, and their levels."""
    title = "Dictionary: words of articles with an entry, and their levels"
    folder = data / "md_articles" / "hans" if data else None
    if folder is None or not folder.is_dir():
        return skipped(title, "no md_articles/hans in --data")
    tokens: list[str] = []
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8", errors="ignore")
        tokens += [one for one in words.words(text[:20_000], dictionary) if HAN.search(one)]
    if not tokens:
        return skipped(title, "no articles in md_articles/hans")
    known = sum(bool(dictionary.lookup(one)) for one in tokens)
    spread = Counter(levels.level(converter.to_simplified(one)) for one in tokens)
    order = (*range(1, levels.HIGHEST + 1), None)
    named = {levels.name(one) or "not listed": spread[one] for one in order}
    return Table(
        title=title,
        header=("words", "have an entry", *named),
        rows=(
            (
                str(len(tokens)),
                f"{known / len(tokens):.1%}",
                *(f"{count / len(tokens):.1%}" for count in named.values()),
            ),
        ),
    )
