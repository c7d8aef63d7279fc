"""Words of a source and of its target: ours beside simpler ways, by hand-made alignments.

``data/alignment.tsv`` (ours, CC0) has 100 pairs of sentences. The first half was looked at while
the aligner was built, the second was written afterwards. Precision, recall and alignment error
rate are those of Och & Ney (2003): precision counts links that are sure or possible, recall
only sure ones.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import alignment_eflomal
import alignment_gold as gold
from alignment_gold import Edge, Sentence
from chinese_table import Table, skipped

from translator.alignment import Link, align
from translator.alignment.candidates import English, by_meaning
from translator.alignment.tokenise import Token, chinese, english_tokens
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary

HALVES = {"first": "first (seen)", "second": "second (unseen)"}
BANDS = ((0.9, 1.01), (0.8, 0.9), (0.7, 0.8), (0.0, 0.7))
SAMPLE = 300
"""Pairs of each public set that are timed and counted."""
SETS = (
    ("WMT22 zh-en, reference A", "wmt22/generaltest2022.zh-en.src.zh",
     "wmt22/generaltest2022.zh-en.ref.A.en", "zh", "en"),
    ("WMT22 en-zh, reference A", "wmt22/generaltest2022.en-zh.src.en",
     "wmt22/generaltest2022.en-zh.ref.A.zh", "en", "zh"),
    ("WMT22 zh-en, Online-A", "wmt22/generaltest2022.zh-en.src.zh",
     "wmt22/generaltest2022.zh-en.hyp.Online-A.en", "zh", "en"),
)  # fmt: skip

Method = Callable[[Sentence, Dictionary | None], Iterable[Link]]


def tables(data: Path | None) -> Iterator[Table]:
    """Yield quality, confidence, and coverage with speed."""
    dictionary = dictionaries.installed()
    sentences = gold.read()
    if dictionary is None:
        yield skipped("Word alignment", "no dictionary: duizhao models fetch cc-cedict")
        return
    yield _quality(sentences, dictionary, data)
    yield _confidence(sentences, dictionary)
    if data is None or not _have(data):
        yield skipped("Word alignment on public pairs", "wmt22 is not in --data")
        return
    yield _public(data, dictionary)


def _ours(sentence: Sentence, dictionary: Dictionary | None) -> Iterable[Link]:
    source, target = sentence.direction.split("-")
    texts = {"zh": sentence.chinese, "en": sentence.english}
    links = align(
        texts[source], texts[target], source_language=source, target_language=target,
        dictionary=dictionary,
    )  # fmt: skip
    return links if source == "zh" else [link.turned() for link in links]


def _sure(sentence: Sentence, dictionary: Dictionary | None) -> Iterable[Link]:
    return [link for link in _ours(sentence, dictionary) if link.confidence >= 0.8]


def _diagonal(sentence: Sentence, dictionary: Dictionary | None) -> Iterable[Link]:
    """Link each Chinese word to the English one at the same share of its sentence."""
    ours, theirs = _words(sentence, dictionary)
    for number, token in enumerate(ours):
        other = theirs[min(len(theirs) - 1, int((number + 0.5) / len(ours) * len(theirs)))]
        yield _link(token, other, "position")


def _exact(sentence: Sentence, dictionary: Dictionary | None) -> Iterable[Link]:
    """Link whatever a meaning of the dictionary gives, wherever it stands."""
    assert dictionary is not None
    ours, theirs = _words(sentence, dictionary)
    for found in by_meaning(ours, English(theirs), dictionary):
        if found.evidence == "dictionary" and found.score > 0.75:
            for one in found.chinese:
                for other in found.english:
                    yield _link(ours[one], theirs[other], "dictionary")


def _words(
    sentence: Sentence, dictionary: Dictionary | None
) -> tuple[Sequence[Token], Sequence[Token]]:
    return chinese(sentence.chinese, dictionary), english_tokens(sentence.english)


def _link(one: Token, other: Token, evidence: str) -> Link:
    return Link(
        source_start=one.start, source_end=one.end, target_start=other.start,
        target_end=other.end, confidence=1.0, evidence=evidence,
    )  # fmt: skip


METHODS: dict[str, Method] = {
    "ours": _ours,
    "ours, confidence 0.8 and more": _sure,
    "position alone (diagonal)": _diagonal,
    "dictionary alone (every meaning found)": _exact,
}


def _quality(sentences: Sequence[Sentence], dictionary: Dictionary, data: Path | None) -> Table:
    ways = {
        name: [one.edges(method(one, dictionary)) for one in sentences]
        for name, method in METHODS.items()
    }
    notes = ["Words with a link: of the Chinese words that have a sure link by hand."]
    if data is not None and alignment_eflomal.installed() and _have(data):
        known = [pair for row in SETS[:2] for pair in _pairs(data, row)]
        ways[f"eflomal, from {len(known)} pairs"] = alignment_eflomal.align(
            sentences, known, dictionary
        )
    else:
        notes.append("skipped: eflomal (its command is not on the path, or no wmt22 in --data)")
    rows = []
    for name, edges in ways.items():
        for half, shown in HALVES.items():
            found = [
                (one, list(its))
                for one, its in zip(sentences, edges, strict=True)
                if one.half == half
            ]
            scored = gold.score(found)
            covered, content = _content(found)
            rows.append(
                (
                    name, shown, f"{scored.error_rate:.1%}", f"{scored.precision:.1%}",
                    f"{scored.recall:.1%}", f"{covered / content:.1%}",
                )
            )  # fmt: skip
    return Table(
        title="Word alignment, 100 pairs aligned by hand",
        header=("way", "half", "AER", "precision", "recall", "words with a link"),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def _content(found: Iterable[tuple[Sentence, Sequence[Edge]]]) -> tuple[int, int]:
    covered = content = 0
    for sentence, edges in found:
        wanted = {one for one, _ in sentence.sure}
        content += len(wanted)
        covered += len(wanted & {one for one, _ in edges})
    return covered, content


def _confidence(sentences: Sequence[Sentence], dictionary: Dictionary) -> Table:
    rows = []
    found = [(one, one.edges(_ours(one, dictionary))) for one in sentences]
    for low, high in BANDS:
        cells = [f"{low:.1f} to {min(high, 1.0):.1f}"]
        for half in HALVES:
            inside = [
                (edge in one.possible, sure)
                for one, edges in found
                if one.half == half
                for edge, sure in edges.items()
                if low <= sure < high
            ]
            right = sum(good for good, _ in inside)
            said = statistics.fmean(sure for _, sure in inside)
            cells += [str(len(inside)), f"{said:.0%}", f"{right / len(inside):.0%}"]
        rows.append(tuple(cells))
    return Table(
        title="Word alignment: what confidence means",
        header=(
            "confidence", "first: links", "said", "right", "second: links", "said", "right",
        ),
        rows=tuple(rows),
    )  # fmt: skip


def _public(data: Path, dictionary: Dictionary) -> Table:
    rows = []
    for title, source_name, target_name, source, target in SETS:
        pairs = _pairs(data, (title, source_name, target_name, source, target))
        pairs = pairs[:: max(1, len(pairs) // SAMPLE)]
        if source == "en":
            pairs = [(english, chinese) for chinese, english in pairs]
        align(*pairs[0], source_language=source, target_language=target, dictionary=dictionary)
        times, covered, lit, content = [], 0, 0, 0
        for ours, theirs in pairs:
            begin = time.process_time()
            links = align(
                ours, theirs, source_language=source, target_language=target,
                dictionary=dictionary,
            )  # fmt: skip
            times.append(time.process_time() - begin)
            words = _content_words(ours, source, dictionary)
            content += len(words)
            covered += _covered(words, links)
            lit += _covered(words, [link for link in links if link.confidence >= 0.8])
        slow = sorted(times)[len(times) * 95 // 100]
        rows.append(
            (
                title, str(len(pairs)), f"{covered / content:.1%}", f"{lit / content:.1%}",
                f"{statistics.median(times) * 1000:.1f}", f"{slow * 1000:.1f}",
            )
        )  # fmt: skip
    return Table(
        title="Word alignment on public pairs",
        header=(
            "pairs", "number", "content words with a link", "with one of 0.8 and more",
            "ms a pair, median", "95th percentile",
        ),
        rows=tuple(rows),
        notes=("Processor time, first sight of each pair; dictionary and segmenter loaded.",),
    )  # fmt: skip


def _content_words(text: str, language: str, dictionary: Dictionary) -> Sequence[tuple[int, int]]:
    tokens = chinese(text, dictionary) if language == "zh" else english_tokens(text)
    return [(token.start, token.end) for token in tokens if not token.function]


def _covered(words: Sequence[tuple[int, int]], links: Iterable[Link]) -> int:
    known = [(link.source_start, link.source_end) for link in links]
    return sum(any(a < end and start < b for a, b in known) for start, end in words)


def _have(data: Path) -> bool:
    return all((data / name).is_file() for row in SETS for name in row[1:3])


def _pairs(data: Path, row: tuple[str, str, str, str, str]) -> list[tuple[str, str]]:
    """Return (Chinese, English), whichever is the source."""
    sides = _lines(data / row[1]), _lines(data / row[2])
    return list(zip(*(sides if row[3] == "zh" else sides[::-1]), strict=True))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
