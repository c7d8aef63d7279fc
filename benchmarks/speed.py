"""Speed: the whole pipeline against the bare engine on the very same requests.

    python benchmarks/speed.py [--rounds 3] [--model NAME] [--documents FILE...]

Prints, as medians of several rounds taken in turn: tokens a second of the pipeline (reading,
memory on disk, grounding, checks, retries, typography), of the engine alone given the same
requests one after the other, and of bare llama.cpp without our grammar and cache handling;
then the time to the first paragraph and the peak of memory. Seconds depend on the machine:
the ratios are what counts. Nothing else may run meanwhile.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from translator.application import Options, open_run
from translator.document import plan
from translator.document import read as reading
from translator.document.plan import Plan
from translator.engines.base import Engine, Output, Request
from translator.engines.llama.engine import LlamaEngine
from translator.store import Library
from translator.text.languages import primary
from translator.translation.run import Run

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


class Recorder:
    """Passes everything on to an engine and remembers what was asked."""

    def __init__(self, engine: Engine) -> None:
        self.inner = engine
        self.name, self.remote_host = engine.name, engine.remote_host
        self.passthrough, self.notation = engine.passthrough, engine.notation
        self.batch, self.concurrency = engine.batch, engine.concurrency
        self.max_tokens = engine.max_tokens
        self.calls: list[list[Request]] = []
        self.tokens = 0

    def supports(self, source: str, target: str) -> bool:
        return self.inner.supports(source, target)

    def signature(self) -> str:
        return self.inner.signature()

    def load(self) -> None:
        self.inner.load()

    def count_tokens(self, text: str) -> int:
        return self.inner.count_tokens(text)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        outputs = self.inner.translate(requests, source=source, target=target)
        self.calls.append(list(requests))
        self.tokens += sum(output.tokens for output in outputs)
        return outputs

    def close(self) -> None:
        self.inner.close()


def pipeline(run: Run, planned: Plan, recorder: Recorder) -> tuple[float, float]:
    """Translate a document with an empty memory; return seconds in all and to the first pair."""
    first = 0.0
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library.sqlite3") as kept:
        fresh = Run(
            engine=recorder,
            library=kept,
            dictionary=run.dictionary,
            dictionary_digest=run.dictionary_digest,
            settings=run.settings,
        )
        began = time.perf_counter()

        def note(progress: object) -> None:
            nonlocal first
            if getattr(progress, "latest", ()) and not first:
                first = time.perf_counter() - began

        fresh.translate(planned, data=planned.document.skeleton.encode(), progress=note)
        return time.perf_counter() - began, first


def first_tries(calls: list[list[Request]]) -> list[Request]:
    """Return what was asked, without retries, whose prompts the cache holds to their end."""
    return [request for requests in calls for request in requests if not request.attempt]


def alone(engine: Engine, requests: list[Request], planned: Plan) -> tuple[float, int]:
    """Ask the engine, nothing around it; return seconds and tokens."""
    source, target = primary(planned.source_language), primary(planned.target_language)
    began = time.perf_counter()
    outputs = [
        output
        for request in requests
        for output in engine.translate([request], source=source, target=target)
    ]
    return time.perf_counter() - began, sum(output.tokens for output in outputs)


def raw(engine: LlamaEngine, requests: list[Request], planned: Plan) -> tuple[float, int]:
    """Give llama.cpp the same prompts without grammar; return seconds and tokens."""
    server = engine._running()
    source, target = primary(planned.source_language), primary(planned.target_language)
    tokens = 0
    began = time.perf_counter()
    for request in requests:
        head, tail = engine._prompt(request, source, target)
        answer = server.complete(
            {"prompt": head + request.text + tail, "max_tokens": 512, "temperature": 0,
             "stop": list(engine._family.stop), "cache_prompt": True}
        )  # fmt: skip
        tokens += int(answer["usage"]["completion_tokens"])
    seconds = time.perf_counter() - began
    assert engine._cache is not None
    engine._cache.forget()  # it was not asked
    return seconds, tokens


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model")
    parser.add_argument(
        "--documents", nargs="*", type=Path, default=[EXAMPLES / "letter.zh-Hant.md"]
    )
    options = parser.parse_args()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for path in options.documents:
        planned = plan.plan(reading.read(path).document)
        with open_run(planned, Options(model=options.model)) as run:
            began = time.perf_counter()
            run.engine.load()
            loading_time = time.perf_counter() - began
            rates: dict[str, list[float]] = {
                "pipeline": [],
                "engine alone": [],
                "bare llama.cpp": [],
            }
            firsts = []
            for _ in range(options.rounds):
                recorder = Recorder(run.engine)
                seconds, first = pipeline(run, planned, recorder)
                firsts.append(first)
                rates["pipeline"].append(recorder.tokens / seconds)
                requests = first_tries(recorder.calls)
                seconds, tokens = alone(run.engine, requests, planned)
                rates["engine alone"].append(tokens / seconds)
                if isinstance(run.engine, LlamaEngine):
                    seconds, tokens = raw(run.engine, requests, planned)
                    rates["bare llama.cpp"].append(tokens / seconds)
            print(
                f"{path.name}: {len(planned.items)} segments, {len(recorder.calls)} engine calls, "
                f"{recorder.tokens} tokens, {options.rounds} rounds, {run.engine.signature()}"
            )
            base = statistics.median(rates["engine alone"])
            for name, values in rates.items():
                if values:
                    middle = statistics.median(values)
                    share = f"{middle / base:6.1%} of the engine alone"
                    print(f"  {name:16} {middle:7.2f} tokens/s   {share}")
            print(
                f"  loading the model {loading_time:.1f} s, then the first paragraph after "
                f"{statistics.median(firsts):.1f} s"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory: {before:.0f} MB before, at most {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
