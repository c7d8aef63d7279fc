"""The tables the benchmark prints."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import exam
import scores
from sample import Segment
from variants import Answer

from translator.checks import check
from translator.chinese.dictionary.dictionary import Dictionary
from translator.numbers.compare import compare
from translator.text.languages import HAN
from translator.types import Level

COUNTED = ("residue", "loop", "length", "numbers", "names", "omission", "addition")


def print_sample(
    direction: str,
    segments: Sequence[Segment],
    results: dict[str, list[Answer]],
    options: argparse.Namespace,
    lexicon: Dictionary | None,
) -> None:
    """Print scores, faults and comparisons of every variant and stored system.

    Without a dictionary nothing is said of names, words left out and words added.
    """
    target_language = direction.split("-")[1]
    targets = {name: [answer.target for answer in found] for name, found in results.items()}
    for system in segments[0].systems:
        targets[system] = [segment.systems[system] for segment in segments]
    references = [segment.references for segment in segments]
    for number, letter in enumerate(options.references):
        targets[f"reference {letter}"] = [found[number] for found in references]
    metrics = scores.metrics(target_language)
    statistics = {
        name: {
            label: scores.statistics_of(metric, lines, references)
            for label, metric in metrics.items()
        }
        for name, lines in targets.items()
    }
    print(
        f"\n{direction}: {len(segments)} segments, seed {options.seed}, "
        f"reference {'+'.join(options.references)}"
    )
    header = "".join(f"{name:>9}" for name in ("errors", "warnings", *COUNTED))
    print(f"{'':20}{'chrF':>7}{'BLEU':>7}{'Han left':>10}{'numbers':>9}{header}{'tokens':>8}")
    for name, lines in targets.items():
        answers = results.get(name)
        cells = _faults(direction, segments, lines, answers, lexicon)
        tokens = f"{sum(a.output.tokens for a in answers):8}" if answers else f"{'-':>8}"
        if name.startswith("reference"):
            figures = f"{'-':>7}{'-':>7}"
        else:
            figures = "".join(
                f"{scores.score(metrics[label], statistics[name][label]):7.2f}"
                for label in ("chrF", "BLEU")
            )
        print(f"{name:20}{figures}{cells}{tokens}")
    print(
        "Han left: segments with a Chinese character in English; numbers: segments with numbers "
        "whose values are all right;\nerrors, warnings: segments with such a finding; then "
        "segments a check speaks on."
    )
    for baseline in ("plain", "grammar", "grounded"):
        if baseline not in targets:
            continue
        print(
            f"\nagainst {baseline}: difference, 95 % interval, p "
            f"({scores.RESAMPLES} paired bootstrap resamples)"
        )
        for name in targets:
            if name == baseline or name.startswith("reference"):
                continue
            compared = []
            for label, metric in metrics.items():
                ours, theirs = statistics[name][label], statistics[baseline][label]
                compared.append(f"{label} {scores.compare(metric, ours, theirs)}")
            print(f"  {name:20}{'   '.join(compared)}")
    for label, metric in metrics.items():
        metric.corpus_score(
            next(iter(targets.values())), [list(s) for s in zip(*references, strict=True)]
        )
        print(f"{label}: {metric.get_signature()}")
    if options.write:
        _write(options.write, direction, segments, targets)


def _faults(
    direction: str,
    segments: Sequence[Segment],
    lines: Sequence[str],
    answers: Sequence[Answer] | None,
    lexicon: Dictionary | None,
) -> str:
    source_language, target_language = direction.split("-")
    levels = {Level.ERROR: 0, Level.WARNING: 0, Level.INFO: 0}
    checks = dict.fromkeys(COUNTED, 0)
    han = with_numbers = right = 0
    for place, (segment, target) in enumerate(zip(segments, lines, strict=True)):
        findings = check(
            segment.source,
            target,
            source_language=source_language,
            target_language=target_language,
            missing=answers[place].missing if answers else (),
            limit=answers[place].output.limit if answers else False,
            lexicon=lexicon,
        )
        for level in {finding.level for finding in findings}:
            levels[level] += 1
        for name in {finding.check for finding in findings} & set(COUNTED):
            checks[name] += 1
        han += target_language == "en" and HAN.search(target) is not None
        if any(character.isdigit() for character in segment.source) or _has_number(
            segment.source, source_language
        ):
            with_numbers += 1
            right += compare(
                segment.source,
                target,
                source_language=source_language,
                target_language=target_language,
            ).same
    share = f"{100 * right / with_numbers:8.1f}%" if with_numbers else f"{'-':>9}"
    return f"{han:10}{share}{levels[Level.ERROR]:9}{levels[Level.WARNING]:9}" + "".join(
        f"{checks[name]:9}" for name in COUNTED
    )


def _has_number(text: str, language: str) -> bool:
    from translator.numbers.compare import parse

    return any(not quantity.bare for quantity in parse(text, language))


def _write(
    folder: Path, direction: str, segments: Sequence[Segment], targets: dict[str, list[str]]
) -> None:
    """Write source, references and every target side by side for reading."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"quality.{direction}.txt").open("w", encoding="utf-8") as file:
        for place, segment in enumerate(segments):
            file.write(f"line {segment.line + 1}\n  source: {segment.source}\n")
            for name, lines in targets.items():
                file.write(f"  {name}: {lines[place]}\n")


def print_exam(
    direction: str, questions: Sequence[exam.Question], results: dict[str, list[Answer]]
) -> None:
    """Print the share of rows right by kind, then every wrong row."""
    counted = {
        name: exam.right(questions, [answer.target for answer in found])
        for name, found in results.items()
    }
    print(f"\nexam {direction}: rows right of {len(questions)}")
    print(f"{'':14}" + "".join(f"{name:>22}" for name in counted))
    for kind in (*exam.KINDS, "numbers", "all"):
        cells = []
        for table in counted.values():
            good, total = table.get(kind, (0, 0))
            cells.append(f"{good}/{total} {100 * good / total:5.1f}%" if total else "-")
        print(f"{kind:14}" + "".join(f"{cell:>22}" for cell in cells))
    for name, found in results.items():
        print(f"\nwrong with {name}:")
        for question, answer in zip(questions, found, strict=True):
            wrong = question.wrong(answer.target)
            if wrong:
                print(f"{question.id}: {question.source}")
                if answer.asked != question.source:
                    print(f"    asked:  {answer.asked}")
                print(f"    answer: {answer.target}\n    lacks:  {' && '.join(wrong)}")
