"""Several sentences at once in one llama.cpp: how much faster, and what becomes of the targets.

    python benchmarks/slots.py --data DIR --model MODEL [--size 32] [--slots 1,2,4]

Each of llama.cpp's slots holds a sentence of its own, and one step of the model makes a token for
all of them. Every request is the product's (``translator.engines.llama.engine``), greedy and with
its grammar; only the slot is another. Prints for each number of slots the tokens a second over the
whole run, prompts counted in, and how many targets are not those of one slot. Nothing is kept: it
is time that is measured, so leave the machine alone meanwhile.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import sample

from translator.engines.base import Output, Request
from translator.engines.chat.family_table import find_family
from translator.engines.llama import llama_library
from translator.engines.llama.engine import LlamaEngine
from translator.engines.llama.llama_server import LlamaServer
from translator.engines.llama.prompt_cache import PromptCache
from translator.models.model_store import ModelStore
from translator.system.machine import cores


class Slot:
    """One slot of a server, as an engine sees a server of its own."""

    def __init__(self, server: LlamaServer, number: int) -> None:
        self._server, self._number = server, number
        self.count_tokens, self.template = server.count_tokens, server.template

    def complete(self, body: dict[str, Any]) -> dict[str, Any]:
        """Run a completion in this slot."""
        return self._server.complete({**body, "id_slot": self._number})

    def save_state(self, name: str) -> None:
        """Keep what this slot holds in a file of its own."""
        self._server.save_state(f"{self._number}-{name}", slot=self._number)

    def restore_state(self, name: str) -> None:
        """Put it back."""
        self._server.restore_state(f"{self._number}-{name}", slot=self._number)

    def close(self) -> None:
        """Leave the server to whoever started it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What one number of slots came to."""

    outputs: Sequence[Output]
    seconds: float
    """By the clock."""
    processor: float
    """Seconds that all cores together worked: another program on the machine hardly changes it."""

    @property
    def tokens(self) -> int:
        """How many were generated."""
        return sum(output.tokens for output in self.outputs)


def model_file(model: str) -> Path:
    """Return the GGUF file that a path or a model's name in the store stands for."""
    path = Path(model)
    return path if path.is_file() else ModelStore().locate(model).main


def serve(path: Path, slots: int, context: int, threads: int) -> LlamaServer:
    """Start a server that differs from the product's in nothing but its slots.

    Args:
        path: The GGUF file.
        slots: How many sentences it holds.
        context: Tokens of each.
        threads: For all of them.
    """
    module = llama_library.load()

    def start(parameters: Any) -> Any:
        parameters.n_parallel = slots
        return module.Server(parameters)

    other = mock.Mock(wraps=module, Server=start)
    with mock.patch.object(llama_library, "load", return_value=other):
        return LlamaServer(path, context=context * slots, threads=threads)


def engines_in(server: LlamaServer, slots: int, path: Path, name: str) -> list[LlamaEngine]:
    """Return an engine for each slot of a server."""
    found = []
    for number in range(slots):
        engine = LlamaEngine(path, name=name, digest="")
        slot = Slot(server, number)
        engine._server = slot  # type: ignore[assignment]
        engine._cache = PromptCache(slot)
        found.append(engine)
    return found


def translate(engines: Sequence[LlamaEngine], sources: Sequence[str], direction: str) -> Run:
    """Translate sources, each engine the next one that is left."""
    source, target = direction.split("-")
    outputs: list[Output | None] = [None] * len(sources)
    left = deque(range(len(sources)))

    def work(engine: LlamaEngine) -> None:
        while left:
            try:
                place = left.popleft()
            except IndexError:  # another thread took the last one
                return
            request = Request(text=sources[place])
            [outputs[place]] = engine.translate([request], source=source, target=target)

    for engine in engines:  # the instruction is read before the clock runs, as in a long document
        engine.translate([Request(text=sources[0])], source=source, target=target)
    began, worked = time.monotonic(), time.process_time()
    with ThreadPoolExecutor(len(engines)) as pool:
        list(pool.map(work, engines))
    return Run(
        outputs=[output for output in outputs if output is not None],
        seconds=time.monotonic() - began,
        processor=time.process_time() - worked,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="WMT22's general test set")
    parser.add_argument("--model", required=True, help="a GGUF file, or a model's name")
    parser.add_argument("--direction", choices=("zh-en", "en-zh"), default="zh-en")
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--threads", type=int, default=cores())
    parser.add_argument("--slots", default="1,2,4", help="numbers of slots, with commas between")
    options = parser.parse_args(arguments)
    path = model_file(options.model)
    context = find_family("", model=options.model).context_tokens
    sources = [s.source for s in sample.draw(options.data, options.direction, size=options.size)]
    alone: Run | None = None
    print(f"{options.direction}: {len(sources)} segments, {options.threads} threads")
    for slots in map(int, options.slots.split(",")):
        server = serve(path, slots, context, options.threads)
        try:
            run = translate(
                engines_in(server, slots, path, options.model), sources, options.direction
            )
        finally:
            server.close()
        alone = alone or run
        other = sum(
            ours.text != theirs.text
            for ours, theirs in zip(run.outputs, alone.outputs, strict=True)
        )
        print(
            f"{slots} slots: {run.tokens / run.seconds:.2f} tokens a second, "
            f"{run.tokens / run.processor:.2f} a second of processor time, "
            f"{other} of {len(sources)} targets others",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
