"""Sentences of two texts and their translations: ours beside simpler ways.

    python benchmarks/aligning.py [--half tune|blind|all] [--flores DIR] [--show] [--growth]

Ten bilingual texts of our own (``aligning_texts.py``), and with ``--flores`` the 997 sentences of
FLORES-200 dev, shuffled into documents, joined and dropped. *Strict*: a bead counts when it has
exactly the right sentences of both sides. ``--growth`` doubles a text up to 10,000 sentences a
side and prints processor time and the peak of memory. The dictionary must be installed.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import aligning_peers
import aligning_texts
from aligning_texts import Edge, Known
from chinese_table import Table, render
from halves import HALVES
from parallel import read_lines

from translator.alignment.sentences import Alignment, align_sentences
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary

OURS = "ours"
_BANDS = ((0.0, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.01))
_SIZES = (1250, 2500, 5000, 10_000)
_DOCUMENT = 100


def aligned(known: Known, dictionary: Dictionary | None) -> Alignment:
    """Return what ours makes of a text, from Chinese to English."""
    return align_sentences(
        known.chinese, known.english, source_language="zh", target_language="en",
        dictionary=dictionary,
    )  # fmt: skip


def edges(alignment: Alignment) -> list[Edge]:
    """Return the beads of an alignment as numbers of sentences."""
    return [(bead.source, bead.target) for bead in alignment.beads]


def f1(found: Iterable[tuple[Known, Sequence[Edge]]]) -> tuple[float, float, float]:
    """Return F1, precision and recall of the beads with both sides, of all texts together."""
    right = said = wanted = 0
    for known, beads in found:
        pairs = {bead for bead in beads if all(bead)}
        right += len(pairs & known.pairs)
        said += len(pairs)
        wanted += len(known.pairs)
    precision, recall = right / max(1, said), right / max(1, wanted)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def lonely(found: Iterable[tuple[Known, Sequence[Edge]]]) -> tuple[int, int, int]:
    """Count sentences without a partner: rightly found, found, and how many there are."""
    right = said = wanted = 0
    for known, beads in found:
        there = _alone(known.beads)
        ours = _alone(beads)
        right, said, wanted = right + len(there & ours), said + len(ours), wanted + len(there)
    return right, said, wanted


def _alone(beads: Iterable[Edge]) -> set[tuple[int, int]]:
    return {
        (side, number)
        for bead in beads
        if not all(bead)
        for side, numbers in enumerate(bead)
        for number in numbers
    }


def ways(dictionary: Dictionary) -> dict[str, Callable[[Known], list[Edge]]]:
    """Return the ways that are compared, by name."""
    return {
        "lengths alone (Gale & Church)": lambda one: aligning_peers.gale_church(
            one.chinese, one.english
        ),
        "dictionary and lengths (hunalign's way)": lambda one: aligning_peers.hunalign(
            one.chinese, one.english, dictionary
        ),
        "ours without a dictionary": lambda one: edges(aligned(one, None)),
        OURS: lambda one: edges(aligned(one, dictionary)),
    }


def quality(title: str, texts: Sequence[Known], dictionary: Dictionary) -> Table:
    """Compare the ways on some texts."""
    rows = []
    for name, way in ways(dictionary).items():
        found = [(one, way(one)) for one in texts]
        right, said, wanted = lonely(found)
        whole = [f"{value:.3f}" for value in f1(found)]
        worst = min(f1([one])[0] for one in found)
        rows.append((name, *whole, f"{worst:.3f}", f"{right} of {wanted}", str(said - right)))
    beads = sum(len(one.pairs) for one in texts)
    plain = sum(len(a) == len(b) == 1 for one in texts for a, b in one.pairs)
    return Table(
        title=title,
        header=(
            "way", "F1", "precision", "recall", "F1 of the worst text",
            "sentences without partner found", "wrongly said",
        ),
        rows=tuple(rows),
        notes=(f"{len(texts)} texts, {beads} beads, {beads - plain} of them not one to one.",),
    )  # fmt: skip


def scores(texts: Sequence[Known], dictionary: Dictionary) -> Table:
    """Say how often pairs of a score are right."""
    said = [
        (bead.score, (bead.source, bead.target) in known.pairs)
        for known in texts
        for bead in aligned(known, dictionary).beads
        if bead.paired
    ]
    rows = []
    for low, high in _BANDS:
        inside = [right for score, right in said if low <= score < high]
        share = f"{sum(inside) / len(inside):.0%}" if inside else "-"
        rows.append((f"{low} to {min(high, 1.0)}", str(len(inside)), share))
    return Table(title="What a score means", header=("score", "pairs", "right"), rows=tuple(rows))


def strangers(texts: Sequence[Known], dictionary: Dictionary) -> Table:
    """Say how alike texts seem that belong together, and texts that do not."""
    rows = []
    for place, one in enumerate(texts):
        other = texts[(place + 1) % len(texts)]
        wrong = Known(name="", chinese=one.chinese, english=other.english, beads=frozenset())
        likeness = [aligned(pair, dictionary).likeness for pair in (one, wrong)]
        rows.append((one.name, *(f"{value:.2f}" for value in likeness)))
    return Table(
        title="Likeness", header=("text", "with its translation", "with that of the next text"),
        rows=tuple(rows),
    )  # fmt: skip


def growth(pairs: Sequence[tuple[str, str]], dictionary: Dictionary) -> Table:
    """Double a text and print what it costs."""
    rows = []
    for size in _SIZES:
        longer = [pairs[number % len(pairs)] for number in range(size)]
        (known,) = aligning_texts.shuffled(longer, size)
        begin = time.process_time()
        found = [(known, edges(aligned(known, dictionary)))]
        spent = time.process_time() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
        rows.append((f"{size:,}", f"{spent:.1f}", f"{peak:.0f}", f"{f1(found)[0]:.3f}"))
    return Table(
        title="Growth",
        header=("sentences a side, about", "processor seconds", "MiB at the peak", "F1"),
        rows=tuple(rows),
        notes=("FLORES has 997 sentences: longer texts say all of them several times.",),
    )


def _show(texts: Sequence[Known], dictionary: Dictionary) -> None:
    for known in texts:
        for bead in aligned(known, dictionary).beads:
            if (bead.source, bead.target) in known.beads:
                continue
            print(f"{known.name} {bead.kind} {bead.score:.2f}{' moved' if bead.moved else ''}")
            for number in bead.source:
                print(f"    {number} {known.chinese[number].text}")
            for number in bead.target:
                print(f"    {number} {known.english[number].text}")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--flores", type=Path, metavar="DIR")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--growth", action="store_true")
    options = parser.parse_args()
    dictionary = dictionaries.installed()
    if dictionary is None:
        print("no dictionary: duizhao models fetch cc-cedict", file=sys.stderr)
        return 2
    texts = aligning_texts.ours(options.half)
    tables = [
        quality(f"Our own texts, {options.half}", texts, dictionary),
        scores(texts, dictionary),
        strangers(texts, dictionary),
    ]
    if options.flores:
        folder = options.flores / "zh-en"
        pairs = list(zip(
            *(read_lines(folder / f"flores-dev.{tag}") for tag in ("zh", "en")), strict=True
        ))  # fmt: skip
        documents = list(aligning_texts.shuffled(pairs, _DOCUMENT))
        tables.append(quality("FLORES-200 dev, shuffled", documents, dictionary))
        tables += [growth(pairs, dictionary)] if options.growth else []
    if options.show:
        _show(texts, dictionary)
    print("\n".join(render(table) for table in tables))
    return 0


if __name__ == "__main__":
    sys.exit(main())
