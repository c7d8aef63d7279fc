"""Detection: files, short strings, and eight characters cut anywhere out of articles."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

from chinese_table import Table, skipped

import translator
from translator import placeholders
from translator.system import text_tables
from translator.text.languages import HAN, detect, single_script_characters

OWN = Path(__file__).resolve().parent.parent / "tests" / "text" / "languages.tsv"
LENGTH = 8
WINDOWS = 2000
"""Windows drawn from each source, with a fixed seed."""
_SCRIPTS = {"hans": "Hans", "hant": "Hant"}
_LINES = {  # one text a line: news of WMT22 and Wikinews of FLORES, both Simplified
    "wmt22": ("wmt22/generaltest2022.zh-en.src.zh", "Hans"),
    "flores": ("fxeval/zh-en/flores-dev.zh", "Hans"),
}


def tables(data: Path | None) -> Iterable[Table]:
    yield _strings()
    if data is None or not (data / "md_articles").is_dir():
        yield skipped("Detection: files and eight characters", "no md_articles in --data")
        return
    yield _files(data)
    yield _windows(data)


def _strings() -> Table:
    rows = text_tables.rows_of(OWN)
    total, right = Counter[str](), Counter[str]()
    for _, text, tag, *_ in rows:
        total[tag] += 1
        right[tag] += detect(text).tag == tag
    return Table(
        title="Detection: short strings",
        header=("language", "right"),
        rows=(
            *((tag, f"{right[tag]} of {total[tag]}") for tag in sorted(total)),
            ("all", f"{right.total()} of {total.total()}"),
        ),
        notes=("Our own list (tests/text/languages.tsv), in-sample: rules were mended with it.",),
    )


def _files(data: Path) -> Table:
    wanted = {"en": "en", "hans": "zh-Hans", "hant": "zh-Hant"}
    rows, notes = [], []
    for folder, tag in wanted.items():
        files = sorted((data / "md_articles" / folder).glob("*.md"))
        found = {file.name: translator.read(file).language for file in files}
        notes += [
            f"{folder}/{name} is read as {other}." for name, other in found.items() if other != tag
        ]
        rows.append((folder, f"{list(found.values()).count(tag)} of {len(found)}"))
    return Table(
        title="Detection: articles",
        header=("folder", "right"),
        rows=tuple(rows),
        notes=(*notes, "opencc-readme-mixed.md is in both scripts, for the most part Traditional."),
    )


def _windows(data: Path) -> Table:
    telling = frozenset().union(*single_script_characters())
    rows, sources = [], _sources(data)
    for name, texts, script in sources:
        random = Random(LENGTH)
        counts = Counter[str]()
        joined = " ".join(texts)
        while counts.total() < WINDOWS:
            start = random.randrange(len(joined) - LENGTH)
            window = joined[start : start + LENGTH]
            if not HAN.search(window):
                continue
            found = detect(window)
            if found.language == "zh" and found.script == script:
                counts["right"] += 1
            elif found.language == "zh" and not found.script and telling.isdisjoint(window):
                counts["undecidable"] += 1
            else:
                counts["wrong"] += 1
        good = counts["right"] + counts["undecidable"]
        rows.append(
            (
                name,
                script,
                str(counts["right"]),
                str(counts["undecidable"]),
                str(counts["wrong"]),
                f"{good / WINDOWS:.1%}",
                f"{counts['right'] / (WINDOWS - counts['undecidable']):.1%}",
            )
        )
    speed = _rate([text for _, texts, _ in sources for text in texts])
    return Table(
        title=f"Detection: {LENGTH} characters",
        header=("source", "script", "right", "undecidable", "wrong", "not wrong", "of decidable"),
        rows=tuple(rows),
        notes=(
            f"{WINDOWS} windows of {LENGTH} characters with at least one Han character, cut at any"
            " place of the text of blocks, in the middle of English words too. Right: zh and the"
            " script. Undecidable: answered zh without a script, and no character of the window"
            " exists in one script only. Everything else is wrong, a window that quotes the other"
            " script too.",
            f"{speed:.0f} kchar/s on whole paragraphs (processor time, median of 5 runs).",
        ),
    )


def _sources(data: Path) -> list[tuple[str, list[str], str]]:
    """Return name, texts and script of each source that is there."""
    sources = []
    for folder, script in _SCRIPTS.items():
        files = sorted((data / "md_articles" / folder).glob("*.md"))
        blocks = [
            placeholders.strip(block.text)
            for file in files
            if not file.name.startswith("opencc")  # these are about both scripts
            for block in translator.read(file).blocks
        ]
        sources.append((f"md_articles/{folder}", blocks, script))
    for name, (path, script) in _LINES.items():
        if (data / path).is_file():
            sources.append((name, (data / path).read_text("utf-8").splitlines(), script))
    return sources


def _rate(texts: list[str]) -> float:
    seconds = []
    for _ in range(5):
        begin = time.process_time()
        for text in texts:
            detect(text)
        seconds.append(time.process_time() - begin)
    return sum(map(len, texts)) / 1000 / statistics.median(seconds)
