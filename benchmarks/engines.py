"""Speed of the fast engine against its bare library, transformers and calls a paragraph.

    python benchmarks/engines.py [--segments 2000] [--rounds 3] [--beams 1 4] [--pipeline]

Random weights of OPUS-MT's exact shape, int8, and text of news-like lengths; a target has as
many tokens as its source, for every contestant (``random_marian``), which is checked. In each
round the contestants take turns, and the ratios are medians over rounds, so that a machine that
is now quick and now slow does not favour one. Seconds depend on the machine: the ratios are what
counts. Nothing else may run meanwhile.

The contestants:
  raw             one call of CTranslate2's ``translate_batch`` with all segments' tokens
  engine          the product's engine, asked by the product's scheduler, from text to text
  pipeline        (``--pipeline``) the whole product: a document of these segments, grounding,
                  checks, typography, memory on the disk; no retries, as random weights would
                  be retried for ever
  paragraph       CTranslate2, one call a paragraph of four sentences, all cores on it, as Argos
                  Translate does
  transformers    transformers in torch (float32), batches of 16 in reading order, all cores
  one by one      transformers, a sentence a call
The last three are slow and take part with the first segments only (``--sample``).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import random_marian

from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.base import Engine, Request
from translator.engines.nmt.conversion import convert
from translator.engines.nmt.ctranslate import CTranslateEngine
from translator.engines.nmt.decoding import Decoding, limit
from translator.engines.nmt.tokens_marian import marian_tokens
from translator.engines.nmt.transformers import TransformersEngine
from translator.store import Library
from translator.translation.retry.candidate import Candidate, Policy, TranslationRequest
from translator.translation.retry.scheduler import Engines, Scheduler
from translator.translation.run import Run, Settings

PARAGRAPH, ROWS = 4, 16


@dataclass(frozen=True, kw_only=True)
class Material:
    """What all contestants are given."""

    texts: Sequence[str]
    tokens: Sequence[list[str]]
    checkpoint: Path
    converted: Path
    beam: int


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """Translates the first ``count`` segments and returns how many tokens came out."""

    name: str
    count: int
    run: Callable[[int], int]


def engine(material: Material) -> CTranslateEngine:
    """Return the product's engine on the random model."""
    return CTranslateEngine(
        material.checkpoint,
        name="random",
        digest="0",
        directions=["zh-en"],
        weights=lambda: material.converted,
        decoding=Decoding(beam=material.beam),
    )


def ask(text: str) -> Policy:
    """Ask for one segment and be content."""
    [output] = yield TranslationRequest(requests=(Request(text=text),))
    return Candidate(target=output.text, findings=(), strategy="", lacking=output.tokens)


def scheduled(one: Engine, texts: Sequence[str]) -> int:
    """Translate as the pipeline does, nothing around it."""
    scheduler = Scheduler(Engines(engine=one), source="zh", target="en")
    policies = ((text, ask(text)) for text in texts)
    return sum(candidate.lacking for done in scheduler.run(policies) for _, candidate in done)


def pipeline(one: CTranslateEngine, texts: Sequence[str]) -> int:
    """Translate a document of these segments with an empty memory on the disk."""
    counted = Counting(one)
    data = "\n\n".join(
        "".join(texts[at : at + PARAGRAPH]) for at in range(0, len(texts), PARAGRAPH)
    ).encode()
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library.db") as library:
        planned = plan(read_bytes(data, name="text.txt").document, to="en")
        run = Run(engine=counted, library=library, settings=Settings(retries=False))
        run.translate(planned, data=data)
    return counted.tokens


class Counting:
    """An engine, and how many tokens came out of it."""

    def __init__(self, inner: CTranslateEngine) -> None:
        self._inner, self.tokens = inner, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> Any:
        outputs = self._inner.translate(requests, source=source, target=target)
        self.tokens += sum(output.tokens for output in outputs)
        return outputs


def raw(translator: Any, tokens: Sequence[list[str]], beam: int, size: int) -> int:
    """Translate all tokens in one call."""
    results = translator.translate_batch(
        tokens,
        beam_size=beam,
        batch_type="tokens",
        max_batch_size=size,
        max_input_length=0,
        max_decoding_length=limit(max(map(len, tokens))),
        return_scores=True,
    )
    return sum(len(result.hypotheses[0]) for result in results)


def paragraphs(translator: Any, tokens: Sequence[list[str]], beam: int) -> int:
    """Translate a paragraph a call."""
    return sum(
        raw(translator, tokens[at : at + PARAGRAPH], beam, 1 << 20)
        for at in range(0, len(tokens), PARAGRAPH)
    )


def reference(one: TransformersEngine, tokens: Sequence[list[str]], beam: int, rows: int) -> int:
    """Translate with transformers in batches of ``rows``, in reading order."""
    total = 0
    for at in range(0, len(tokens), rows):
        batch = tokens[at : at + rows]
        inputs, mask = one._padded(batch)
        answer = one._model.generate(
            input_ids=inputs,
            attention_mask=mask,
            num_beams=beam,
            do_sample=False,
            max_new_tokens=limit(max(map(len, batch))),
        )
        total += sum(len(one._read(row, one._opened(), 0)[0]) for row in answer.tolist())
    return total


def contestants(material: Material, options: argparse.Namespace) -> Iterator[Contestant]:
    """Make everybody ready; models are loaded before the clock runs."""
    import ctranslate2
    import torch

    cores, beam, everything = options.threads, material.beam, len(material.texts)
    torch.set_num_threads(cores)
    open_raw = ctranslate2.Translator
    folder = str(material.converted)
    files = open_raw(
        folder, compute_type="int8", inter_threads=cores, intra_threads=1, max_queued_batches=-1
    )
    yield Contestant(
        name="raw",
        count=everything,
        run=lambda count: raw(files, material.tokens[:count], beam, options.batch // beam),
    )
    ours = engine(material)
    ours.load()
    yield Contestant(
        name="engine", count=everything, run=lambda count: scheduled(ours, material.texts[:count])
    )
    if options.pipeline:
        yield Contestant(
            name="pipeline",
            count=everything,
            run=lambda count: pipeline(ours, material.texts[:count]),
        )
    whole = open_raw(folder, compute_type="int8", inter_threads=1, intra_threads=cores)
    yield Contestant(
        name="paragraph",
        count=4 * options.sample,
        run=lambda count: paragraphs(whole, material.tokens[:count], beam),
    )
    slow = TransformersEngine(
        material.checkpoint, name="random", digest="0", directions=["zh-en"], device="cpu"
    )
    slow.load()
    for name, rows in (("transformers", ROWS), ("one by one", 1)):
        yield Contestant(
            name=name,
            count=options.sample if rows > 1 else max(4, options.sample // 4),
            run=lambda count, rows=rows: reference(slow, material.tokens[:count], beam, rows),  # type: ignore[misc]
        )


def measure(material: Material, options: argparse.Namespace) -> Mapping[str, list[float]]:
    """Return tokens a second of each contestant, a figure a round."""
    rates: dict[str, list[float]] = {}
    everybody = list(contestants(material, options))
    for one in everybody:
        one.run(ROWS)  # the first call pays for memory
    for number in range(options.rounds):
        # Every other round backwards: nobody always follows the same neighbour.
        for one in everybody if number % 2 == 0 else reversed(everybody):
            count = min(one.count, len(material.texts))
            began = time.perf_counter()
            tokens = one.run(count)
            seconds = time.perf_counter() - began
            expected = sum(len(row) for row in material.tokens[:count])
            if abs(tokens - expected) > 0.005 * expected:
                raise SystemExit(f"{one.name}: {tokens} tokens came out, not {expected}")
            rates.setdefault(one.name, []).append(tokens / seconds)
            print(f"  round {number + 1}, {one.name}: {tokens / seconds:.0f}", file=sys.stderr)
    return rates


def table(rates: Mapping[str, list[float]], beam: int) -> None:
    """Print rates and what they are of raw and of transformers."""
    print(f"\n{'greedy' if beam == 1 else f'beam {beam}'}: medians of {len(rates['raw'])} rounds")
    print(f"  {'':14} {'tokens/s':>8}  {'of raw':>7}  {'x transformers':>14}  {'x one by one':>12}")
    for name, values in rates.items():
        ratios = [
            statistics.median(a / b for a, b in zip(values, rates[other], strict=True))
            for other in ("raw", "transformers", "one by one")
        ]
        print(
            f"  {name:14} {statistics.median(values):8.0f}  {ratios[0]:7.1%}"
            f"  {ratios[1]:14.2f}  {ratios[2]:12.2f}"
        )


def tune(material: Material, options: argparse.Namespace) -> None:
    """Print the bare library's rate by threads, size of batches and numbers."""
    import ctranslate2

    count = min(len(material.tokens), options.segments)
    for compute in ("int8", "int8_float32"):
        for inter, intra in ((options.threads, 1), (1, options.threads)):
            translator = ctranslate2.Translator(
                str(material.converted), compute_type=compute, inter_threads=inter,
                intra_threads=intra, max_queued_batches=-1,
            )  # fmt: skip
            for size in (256, 512, 1024, 2048, 4096):
                began = time.perf_counter()
                tokens = raw(translator, material.tokens[:count], material.beam, size)
                rate = tokens / (time.perf_counter() - began)
                print(f"beam {material.beam} {compute:12} {inter}x{intra} {size:5}: {rate:.0f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--sample", type=int, default=128, help="segments for the slow ones")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beams", type=int, nargs="+", default=[1, 4])
    parser.add_argument(
        "--batch", type=int, default=4096, help="tokens of raw's batches times its beam"
    )
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--pipeline", action="store_true", help="the whole product, too")
    parser.add_argument("--tune", action="store_true", help="look for the library's best settings")
    parser.add_argument("--quick", action="store_true", help="small, to try it out")
    parser.add_argument("--keep", type=Path, help="folder to keep the model in between runs")
    options = parser.parse_args()
    if options.quick:
        options.segments, options.sample, options.rounds = 200, 32, 1
    texts = random_marian.sentences(options.segments)
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = (options.keep or Path(folder)) / "opus-mt"
        converted = (options.keep or Path(folder)) / "opus-mt-int8"
        if not (converted / "model.bin").is_file():
            random_marian.write(checkpoint, random_marian.sentences(2000))
            converted.mkdir(exist_ok=True)
            convert(checkpoint, converted)
        tokenizer = marian_tokens(checkpoint, normalise=True)
        tokens = [tokenizer.source(text, source="zh", target="en") for text in texts]
        lengths = sorted(len(row) for row in tokens)
        print(
            f"{len(texts)} segments, {sum(lengths)} tokens: median {lengths[len(lengths) // 2]}, "
            f"from {lengths[0]} to {lengths[-1]}; {options.threads} cores"
        )
        for beam in options.beams:
            material = Material(
                texts=texts, tokens=tokens, checkpoint=checkpoint, converted=converted, beam=beam
            )
            if options.tune:
                tune(material, options)
            else:
                table(measure(material, options), beam)
    return 0


if __name__ == "__main__":
    sys.exit(main())
