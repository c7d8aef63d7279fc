"""Several translations at once into one library: nothing is lost, doubled or mixed up."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.standins import ScriptedEngine, word_by_word
from translator.document import plan
from translator.document import read as reading
from translator.engines.base import Output, Request
from translator.exports import save
from translator.store import JobState, Library
from translator.translation.run import Run
from translator.types import Layout

ARTICLES = {
    "market.md": "# 早市\n\n"
    + "\n\n".join(f"第{n}家店的师傅今天又来得**特别早**。" for n in range(90)),
    "river.md": "# 河边\n\n" + "\n\n".join(f"河边的第{n}棵树开花了。风很轻。" for n in range(90)),
}


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ARTICLES]
    for path in paths:
        path.write_text(ARTICLES[path.name] + "\n", encoding="utf-8")
    return paths


class Meeting(ScriptedEngine):
    """An engine whose first calls wait for each other, so that the runs do overlap."""

    def __init__(self, barrier: threading.Barrier) -> None:
        super().__init__(lambda request: word_by_word(request.text), batch=8)
        self._barrier = barrier
        self._met = threading.local()

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        if not getattr(self._met, "done", False):
            self._met.done = True
            self._barrier.wait(timeout=60)
        return super().translate(requests, source=source, target=target)


def translated(path: Path, library: Library, engine: ScriptedEngine) -> bytes:
    """Translate a file into the library; return what would be written."""
    original = reading.read_bytes(path.read_bytes(), name=path.name)
    planned = plan.plan(original.document, to="en")
    bitext = Run(engine=engine, library=library).translate(planned, data=original.data)
    return save.render(bitext, "own", layout=Layout.BILINGUAL).data


def sources(path: Path) -> set[str]:
    planned = plan.plan(reading.read(path).document, to="en")
    return {item.source.strip() for item in planned.items if not item.copied}


def judge(library: Library, paths: Sequence[Path]) -> None:
    """Check that the library has each segment of each article, once."""
    assert library.check() == []
    unique = set.union(*(sources(path) for path in paths))
    assert sum(library.memory_sizes().values()) == len(unique)
    jobs = {job.document_name: job for job in library.jobs()}
    assert set(jobs) == {path.name for path in paths}
    assert len(library.jobs()) == len(jobs)
    for path in set(paths):
        job = jobs[path.name]
        assert job.state is JobState.DONE
        pairs = library.pairs(job.id)
        planned = plan.plan(reading.read(path).document, to="en")
        assert [pair.segment for pair in pairs] == [item.segment for item in planned.items]
        assert all(pair.target for pair in pairs)


@pytest.mark.parametrize("same", [True, False], ids=["the same document", "two documents"])
def test_two_threads(same: bool, articles: list[Path], tmp_path: Path) -> None:
    chosen = [articles[0], articles[0] if same else articles[1]]
    with Library(tmp_path / "alone.sqlite3") as alone:
        expected = [translated(path, alone, ScriptedEngine(batch=8)) for path in chosen]
    results: dict[int, bytes] = {}
    barrier = threading.Barrier(2)
    with Library(tmp_path / "shared.sqlite3") as library:

        def work(number: int) -> Callable[[], None]:
            def run() -> None:
                results[number] = translated(chosen[number], library, Meeting(barrier))

            return run

        threads = [threading.Thread(target=work(number)) for number in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [results[0], results[1]] == expected
        judge(library, chosen)


PROGRAM = """
import sys
from translator.cli import main
from translator.engines.echo import EchoEngine
EchoEngine.batch = 2  # many commits, so that the two get into each other's way
sys.exit(main(sys.argv[1:]))
"""


def command(path: Path, output: Path) -> list[str]:
    words = ["translate", str(path), "--model", "echo", "-q", "--overwrite", "-o", str(output)]
    return [sys.executable, "-c", PROGRAM, *words]


@pytest.mark.parametrize("same", [True, False], ids=["the same document", "two documents"])
def test_two_processes(same: bool, articles: list[Path], own_home: Path, tmp_path: Path) -> None:
    chosen = [articles[0], articles[0] if same else articles[1]]
    outputs = [tmp_path / f"out{number}.md" for number in range(2)]
    children = [
        subprocess.Popen(command(path, output), stderr=subprocess.PIPE)
        for path, output in zip(chosen, outputs, strict=True)
    ]
    for child in children:
        _, errors = child.communicate()
        assert child.returncode == 0, errors.decode()
    with Library() as library:
        judge(library, chosen)
    (own_home / "library.sqlite3").unlink()
    for path, output in zip(chosen, outputs, strict=True):
        whole = tmp_path / "whole.md"
        subprocess.run(command(path, whole), check=True)
        assert output.read_bytes() == whole.read_bytes()
