"""Is what grounding writes true? Each span is looked for in human translations.

    python benchmarks/certainty.py --flores DIR --wmt DIR [--half tune|blind|all] [--show [KIND]]
    python benchmarks/certainty.py --flores DIR --wmt DIR --checks [--half …] [--show [CHECK]]
    python benchmarks/certainty.py --source FILE --target FILE [--target FILE] --direction zh-en
    python benchmarks/certainty.py --table FILE.tsv --direction zh-en

The rows are kinds of spans by the list they come from. ``written``: how many; ``there``: shown
by a reference; ``wording``: not shown, and read by a person as the reference's own wording;
``wrong``: read and found false; ``unread``: not read yet. ``true`` is (there + wording) of
written. The columns on the right say how many of the same spans other systems show. ``--show``
lists what is not there with its sentence. A number counts by the value that is *written*, not
by what the source was taken for.

Each sentence is grounded alone and, where its document is known, as a part of it. ``--checks``
counts how many human translations are accused by which check: errors + warnings, % of pairs; and
whose fault it is, where that was read (``accusations.py``). ``parallel.py`` says what the folders
hold and what the halves are; ``data/certainty-read.tsv`` keeps what was read, by line numbers.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import accusations
import parallel
from accusations import Accusation
from halves import HALVES
from parallel import Parallel

from translator.checks import check
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.chinese.words.words import cut
from translator.glossary import Glossary, Matcher
from translator.grounding import NO_NAMES, Grounded, Names, Span, ground, missing
from translator.numbers.compare import parse
from translator.numbers.counterpart import Counterpart
from translator.system import text_tables
from translator.translation import document_names
from translator.types import Level

DATA = Path(__file__).parent / "data"
ALONE, DOCUMENT = "alone", "document"
Readings = Mapping[tuple[str, str, int, str, str], str]
"""(set, direction, line from 1, source of the span, what is written) → wording or wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A span, where it stands, and who shows it."""

    line: int
    """0-based."""
    span: Span
    there: bool
    peers: frozenset[str]

    @property
    def row(self) -> str:
        """Return the row of the table it is counted in."""
        return f"{self.span.kind} {self.span.origin}".strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flores", type=Path, help="FLORES-200 dev, stored outputs")
    parser.add_argument("--wmt", type=Path, help="WMT22's general test set")
    parser.add_argument("--source", type=Path, help="a sentence a line")
    parser.add_argument("--target", type=Path, action="append", help="its human translations")
    parser.add_argument("--documents", type=Path, help="with --source: a document's name a line")
    parser.add_argument("--table", type=Path, help="source, tab, target[, tab, document]")
    parser.add_argument("--direction", choices=("zh-en", "en-zh", "both"), default="both")
    parser.add_argument("--half", choices=HALVES, default="blind")
    parser.add_argument("--checks", action="store_true", help="how often references are accused")
    parser.add_argument("--show", nargs="?", const="", help="list misses [of this kind or check]")
    options = parser.parse_args()
    dictionary = dictionaries.installed()
    if dictionary is None:
        print("No dictionary (duizhao models fetch cc-cedict).", file=sys.stderr)
        return 1
    measure = accused if options.checks else written
    for text in texts(options, parser):
        measure(text.half(options.half), dictionary, options.half, options.show)
    return 0


def texts(options: argparse.Namespace, parser: argparse.ArgumentParser) -> Iterator[Parallel]:
    """Yield the texts that were asked for."""
    both = ("zh-en", "en-zh")
    directions = both if options.direction == "both" else (options.direction,)
    if (options.source or options.table) and len(directions) > 1:
        parser.error("--direction says which language --source or --table begins with")
    if options.source:
        if not options.target:
            parser.error("--target names the translation of --source")
        yield parallel.pairs(options.source, options.target, directions[0], options.documents)
    if options.table:
        yield parallel.table(options.table, directions[0])
    for direction in directions:
        if options.flores:
            yield parallel.flores(options.flores, direction)
        if options.wmt:
            yield parallel.wmt(options.wmt, direction)


def written(text: Parallel, dictionary: Dictionary, half: str, show: str | None) -> None:
    """Print what is written into a text, and how much of it the references show."""
    readings = read()
    ways = {ALONE: spans(text, dictionary, {})}
    if text.documents and text.languages[0] == "zh":
        ways[DOCUMENT] = spans(text, dictionary, people(text, dictionary))
    for way, found in ways.items():
        items = list(found)
        print(f"\n{text.set} {text.direction}, {half}, {len(text.lines)} sentences, each {way}")
        print_table(text, items, readings)
        for item in items:
            if show is not None and not item.there and show in item.row:
                print_miss(text, item, verdict(text, item, readings))


def people(text: Parallel, dictionary: Dictionary) -> Mapping[str, Names]:
    """Return the names of each document, as they are decided without an engine."""
    lines: dict[str, list[str]] = defaultdict(list)
    for line in text.lines:
        lines[text.documents[line]].append(converter.to_simplified(text.sources[line]))
    source, target = text.languages
    return {
        document: document_names.decide(
            "\n".join(sentences),
            lexicon=dictionary,
            words=partial(cut, dictionary=dictionary),
            terms=Matcher(Glossary(terms=()), source=source, target=target),
        )
        for document, sentences in lines.items()
        if document != "?"
    }


def grounded_line(
    text: Parallel, line: int, dictionary: Dictionary, names: Mapping[str, Names]
) -> Grounded:
    """Ground one sentence as the product does."""
    source, target = text.languages
    plain = text.sources[line]
    if source == "zh":
        plain = converter.to_simplified(plain)
    document = text.documents[line] if text.documents else "?"
    known = names.get(document) if names else None
    if names and known is None:
        known = NO_NAMES
    return ground(plain, source=source, target=target, dictionary=dictionary, names=known)


def spans(text: Parallel, dictionary: Dictionary, names: Mapping[str, Names]) -> Iterator[Written]:
    """Yield every span that is written, line by line."""
    for line in text.lines:
        if names and text.documents[line] == "?":
            continue
        grounded = grounded_line(text, line, dictionary, names)
        shown = [shown_in(grounded, reference[line]) for reference in text.references]
        peers = {name: shown_in(grounded, lines[line]) for name, lines in text.peers.items()}
        for place, span in enumerate(grounded.spans):
            if span.only_checked:
                continue
            yield Written(
                line=line,
                span=span,
                there=any(one[place] for one in shown),
                peers=frozenset(name for name, one in peers.items() if one[place]),
            )


def shown_in(grounded: Grounded, target: str) -> list[bool]:
    """Say of each span whether a translation shows it."""
    absent = {(span.start, span.end) for span in missing(grounded, target)}
    theirs = Counterpart(parse(target, grounded.target_language), target)

    def shown(span: Span) -> bool:
        there = (span.start, span.end) not in absent
        ours = parse(span.replacement, grounded.target_language)
        if span.kind != "number" or not ours:
            return there
        literal = any(form.casefold() in target.casefold() for form in span.accepted)
        return literal or (there and all(theirs.has(one) for one in ours))

    return [shown(span) for span in grounded.spans]


def print_table(text: Parallel, items: Iterable[Written], readings: Readings) -> None:
    """Print one row a kind and list, and one of them all."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        said = "there" if item.there else verdict(text, item, readings)
        for row in (item.row, f"{item.span.kind} (all)"):
            counted[row].update(["written", said, *item.peers])
    columns = ("written", "there", "wording", "wrong", "unread")
    print(f"{'':22}" + "".join(f"{name:>9}" for name in (*columns, "true")), end="")
    print("".join(f"{name[:10]:>12}" for name in text.peers))
    for row, count in sorted(counted.items()):
        total = count["written"]
        true = 100 * (count["there"] + count["wording"]) / total
        print(
            f"{row:22}" + "".join(f"{count[name]:9}" for name in columns) + f"{true:8.1f}%", end=""
        )
        print("".join(f"{100 * count[name] / total:11.1f}%" for name in text.peers))


def print_miss(text: Parallel, item: Written, said: str) -> None:
    """Print a span that no reference shows, with its sentence."""
    print(f"\n{item.line + 1} [{item.row}] {item.span.source} → {item.span.expected} ({said})")
    print(f"    {text.sources[item.line]}")
    for reference in text.references:
        print(f"    {reference[item.line]}")


def read() -> Readings:
    """Return what a person said of spans that no reference shows."""
    rows = {}
    for row in text_tables.rows_of(DATA / "certainty-read.tsv")[1:]:
        set_, direction, number, source, replacement, said = row[:6]
        rows[set_, direction, int(number), source, replacement] = said
    return rows


def verdict(text: Parallel, item: Written, readings: Readings) -> str:
    """Return what was read of a span: wording, wrong, or unread."""
    key = (text.set, text.direction, item.line + 1, item.span.source, item.span.expected)
    return readings.get(key, "unread")


def accused(text: Parallel, dictionary: Dictionary, half: str, show: str | None) -> None:
    """Print how often human translations have findings, by check."""
    source, target = text.languages
    names = people(text, dictionary) if text.documents and source == "zh" else {}
    for name, reference in zip("AB", text.references, strict=False):
        levels: Counter[Level] = Counter()
        checks: Counter[tuple[str, Level]] = Counter()
        made: list[Accusation] = []
        for line in text.lines:
            grounded = grounded_line(text, line, dictionary, names)
            findings = check(
                text.sources[line],
                reference[line],
                source_language=source,
                target_language=target,
                missing=[(s.source, s.expected) for s in missing(grounded, reference[line])],
                lexicon=dictionary,
            )
            said = {(finding.check, finding.level) for finding in findings}
            levels.update({level for _, level in said})
            checks.update(said)
            made.extend((line + 1, one, level) for one, level in said)
            for finding in findings:
                if show is not None and show in finding.check and finding.level is not Level.INFO:
                    print(f"\n{line + 1} {finding.level.value} {finding.check}: {finding.message}")
                    print(f"    {text.sources[line]}\n    {reference[line]}")
        share = 100 / len(text.lines)
        print(
            f"\n{text.set} {text.direction}, {half}, reference {name}, {len(text.lines)} pairs: "
            f"errors {levels[Level.ERROR] * share:.2f} %, "
            f"warnings {levels[Level.WARNING] * share:.2f} %"
        )
        for one in sorted({check_name for check_name, _ in checks}):
            errors, warnings = checks[one, Level.ERROR], checks[one, Level.WARNING]
            if errors or warnings:
                print(f"  {one:12}{errors * share:6.2f} +{warnings * share:5.2f}")
        readings = accusations.read(text.set, text.direction, name)
        for told in accusations.summary(made, readings, len(text.lines)):
            print(told)


if __name__ == "__main__":
    sys.exit(main())
