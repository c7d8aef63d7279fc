"""Overhead: what the pipeline around an engine costs for each segment, stage by stage.

    python benchmarks/overhead.py [--segments 2000] [--rounds 3]

The engine costs nothing: it knows the translations of the articles made for it
(``articles.py``), in both directions. The dictionary must be installed
(``duizhao models fetch cc-cedict``), because names and proper nouns are the dearer half of
grounding. Prints milliseconds of processor time a segment for each stage and for all of it, the
best of several rounds with an empty library on disk; "the rest" is scheduling, the retry policy and
progress. Waiting for the disk costs no processor time and is the last row.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import articles

from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.document import plan
from translator.document import read as reading
from translator.engines.base import Output, Request
from translator.grounding import find_names, ground
from translator.store import Library
from translator.translation.run import Run

STAGES = (
    ("planning: segments", "translator.document.plan", "plan"),
    ("names of the document", "translator.translation.document_names", "find_names"),
    ("grounding", "translator.translation.segment", "ground"),
    ("typography", "translator.translation.retry.candidate", "typography"),
    ("endings", "translator.translation.retry.candidate", "match_endings"),
    ("what is missing", "translator.translation.retry.candidate", "missing"),
    ("checks", "translator.translation.retry.candidate", "check"),
    ("store: memory", "translator.store.Library", "remember"),
    ("store: pairs", "translator.store.Library", "save_pairs"),
)
"""Label, where a stage is looked up, its name there."""


class Knowing:
    """An engine that costs nothing: it knows what each text is to be."""

    name = "knowing"
    passthrough = False
    notation = False
    remote_host = ""
    batch = 64
    max_tokens = 10_000
    concurrency = 1

    def __init__(self, answers: dict[str, str]) -> None:
        self._answers = answers
        self.asked = 0

    def supports(self, source: str, target: str) -> bool:
        return True

    def signature(self) -> str:
        return "knowing"

    def load(self) -> None:
        """Nothing to load."""

    def count_tokens(self, text: str) -> int:
        return len(text)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        self.asked += len(requests)
        return [Output(text=self._answers.get(request.text, "")) for request in requests]

    def close(self) -> None:
        """Nothing to free."""


class Clock:
    """Adds up the processor time of each stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def watch(self, label: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*words: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return function(*words, **named)
            finally:
                self.spent[label] += time.process_time() - began

        return timed


def owner(path: str) -> Any:
    """Return the module or the class a stage is looked up in."""
    try:
        return import_module(path)
    except ModuleNotFoundError:
        module, _, name = path.rpartition(".")
        return getattr(import_module(module), name)


def answers(texts: dict[str, str], source: str, target: str, lexicon: Dictionary) -> dict[str, str]:
    """Return the engine's knowledge: what it will be shown → its translation."""
    names = find_names("\n".join(texts), lexicon=lexicon) if source == "zh" else None
    return {
        ground(text, source=source, target=target, dictionary=lexicon, names=names).text: known
        for text, known in texts.items()
    }


def measure(source: str, segments: int, lexicon: Dictionary) -> dict[str, float]:
    """Translate once; return milliseconds a segment by stage."""
    target = "en" if source == "zh" else "zh"
    sentences = [articles.sentence(number) for number in range(segments)]
    both = [(one.chinese, one.english) for one in sentences]
    texts = dict(both if source == "zh" else [(english, chinese) for chinese, english in both])
    engine = Knowing(answers(texts, source, target, lexicon))
    for cached in ("numbers.chinese", "numbers.english"):
        import_module(f"translator.{cached}")._remembered.cache_clear()
    data = "\n\n".join(texts).encode()
    document = reading.read_bytes(data, name="articles.txt").document
    clock = Clock()
    real = [(owner(path), name, getattr(owner(path), name)) for _, path, name in STAGES]
    try:
        for (label, *_), (place, name, function) in zip(STAGES, real, strict=True):
            setattr(place, name, clock.watch(label, function))
        with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "l.sqlite3") as kept:
            run = Run(engine=engine, library=kept, dictionary=lexicon, dictionary_digest="x")
            began, wall = time.process_time(), time.perf_counter()
            planned = plan.plan(document, to="en" if target == "en" else "zh-Hans")
            bitext = run.translate(planned, data=data)
            spent, waited = time.process_time() - began, time.perf_counter() - wall
    finally:
        for place, name, function in real:
            setattr(place, name, function)
    count = len(bitext.pairs)
    result = {label: clock.spent[label] / count * 1000 for label, *_ in STAGES}
    result["the rest"] = spent / count * 1000 - sum(result.values())
    result["all"] = spent / count * 1000
    result["requests a segment"] = engine.asked / count
    result["all, by the clock"] = waited / count * 1000
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    lexicon = dictionary.installed()
    if lexicon is None:
        print("No dictionary is installed: duizhao models fetch cc-cedict", file=sys.stderr)
        return 1
    best = {
        source: min(
            (measure(source, options.segments, lexicon) for _ in range(options.rounds)),
            key=lambda found: found["all"],
        )
        for source in ("zh", "en")
    }
    print("| ms a segment | zh-en | en-zh |")
    print("|---|---|---|")
    for label in best["zh"]:
        print(f"| {label} | {best['zh'][label]:.3f} | {best['en'][label]:.3f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
