"""Translate a file again and again, killed each time: run by ``test_kill.py`` on its own.

Each run is a fork of this process, so that many runs pay the imports once. Prints JSON:
for every kill what the run had reported and what is kept of it.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
from importlib import import_module
from pathlib import Path

from translator.cli import main
from translator.cli.display import Display
from translator.document import plan
from translator.document import read as reading
from translator.engines.echo import EchoEngine
from translator.store import Library
from translator.translation.progress import Progress
from translator.translation.run import Run

import_module("translator.cli.commands.translate")  # before the forks, for all of them


def start(words: list[str]) -> tuple[int, int]:
    """Fork a run of the command; return its number and where it reports finished segments."""
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child:
        os.close(writing_end)
        return child, reading_end
    real = Display.report

    def report(self: Display, progress: Progress) -> None:
        # The empty line says that it has begun.
        lines = ["", *(pair.source.strip() for pair in progress.latest)]
        os.write(writing_end, "".join(f"{line}\n" for line in lines).encode())
        real(self, progress)

    Display.report = report  # type: ignore[method-assign]  # to hear what the user is told
    os._exit(main(words))


def kill(
    child: int, pipe: int, generator: random.Random, *, writing: bool
) -> tuple[set[str], bool]:
    """Kill a run at a random moment; return what it reported and whether it had ended.

    Args:
        child: Its number.
        pipe: Where it reports.
        generator: Decides the moment.
        writing: Everything is translated: the moment is while the result is written.
    """
    output = b""
    for _ in range(1 if writing else generator.randrange(8)):
        output += os.read(pipe, 65536)
    select.select([], [], [], generator.random() * (0.05 if writing else 0.004))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while more := os.read(pipe, 65536):
        output += more
    os.close(pipe)
    return set(output.decode().splitlines()) - {""}, os.WIFEXITED(status)


def mixed(library: Library) -> list[str]:
    """Return the sources whose target is not by whom its mark says: drafts are bare, others not."""
    return [
        pair.source
        for job in library.jobs()
        for pair in library.pairs(job.id)
        if pair.target and pair.provenance.draft == pair.target.startswith("⟦")
    ]


def run(source: Path, output: Path, number: int, more: list[str]) -> list[dict[str, object]]:
    """Kill a translation so many times, then let it end.

    Args:
        source: The article.
        output: Where its translation goes.
        number: Of kills.
        more: Further words of the command.
    """
    generator = random.Random(20250101)
    planned = plan.plan(reading.read(source).document)
    sources = [item.source for item in planned.items]
    words = ["translate", str(source), "--model", "echo", "-o", str(output), "-q", *more]
    reported: set[str] = set()
    kills: list[dict[str, object]] = []
    translated = False
    for _ in range(number):
        found, ended = kill(*start(words), generator, writing=translated)
        reported |= found
        with Library() as library:
            known = library.recall(
                sources,
                source_language=planned.source_language,
                target_language="en",
                signature=Run(engine=EchoEngine()).signature,
            )
            translated = len(known) == len(set(sources))
            pairs = [pair for job in library.jobs() for pair in library.pairs(job.id)]
            saved = {pair.source.strip() for pair in pairs if not pair.provenance.draft}
            kills.append(
                {
                    "reported": len(reported),
                    "lost": len(reported - {one.strip() for one in known}) + len(reported - saved),
                    "faults": library.check(),
                    "drafts": sum(pair.provenance.draft for pair in pairs),
                    "mixed": mixed(library)
                    + [one for one in known.values() if not one.target.startswith("⟦")],
                    "ended": ended,
                    "output": output.exists(),
                }
            )
    child, pipe = start(words)
    while os.read(pipe, 65536):
        pass
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return kills


if __name__ == "__main__":
    EchoEngine.batch = int(sys.argv[3])  # small: many commits, so that there is much to interrupt
    print(json.dumps(run(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[4]), sys.argv[5:])))
