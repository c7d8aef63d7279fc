"""Killed at any instant, nothing that was reported is lost."""

from __future__ import annotations

import os
import random
import select
import subprocess
import sys
from pathlib import Path

import pytest

from translator.store import JobState, Library

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix thing")

BATCHES, SIZE, KILLS = 350, 4, int(os.environ.get("DUIZHAO_KILLS") or 10)
SOURCES = [f"第{number}句。" for number in range(BATCHES * SIZE)]
ZH_EN = {"source_language": "zh", "target_language": "en"}

# Translates what memory does not have, batch by batch, and reports a batch after its commit.
PROGRAM = f"""
import sys
from pathlib import Path
from translator.store import Library, MemoryEntry
from translator.types import Block, Document, Pair, Provenance, Segment
sources = [f"第{{number}}句。" for number in range({BATCHES * SIZE})]
text = "".join(sources)
block = Block(id=0, kind="paragraph", text=text, start=0, end=len(text))
document = Document(name="a.txt", format="plain", sha256="0", encoding="utf-8", bom=b"",
    language="zh", blocks=(block,), skipped=(), skeleton=text)
known = dict(source_language="zh", target_language="en")
origin = Provenance(kind="engine", signature="echo", created="2025-01-01T00:00:00Z")
with Library(Path(sys.argv[1])) as library:
    number = library.add_document(document, text.encode())
    job = library.start_job(number, signature="echo", total=len(sources), **known)
    memory = library.recall(sources, signature="echo", **known)
    saved = {{pair.source for pair in library.pairs(job)}}
    position = 0
    for first in range(0, len(sources), {SIZE}):
        batch, start = sources[first:first + {SIZE}], position
        position += sum(map(len, batch))
        if saved.issuperset(batch):
            continue
        missing = [source for source in batch if source not in memory]
        library.remember([MemoryEntry(source=source, target=f"<{{source}}>", provenance=origin)
            for source in missing], signature="echo", **known)
        pairs = []
        for source in batch:
            segment = Segment(block_id=0, start=start, end=start + len(source))
            start = segment.end
            pairs.append(Pair(segment=segment, source=source, target=f"<{{source}}>",
                provenance=origin))
        library.save_pairs(job, pairs)
        print(first // {SIZE}, flush=True)
    library.finish_job(job)
"""


def run_and_kill(path: Path, generator: random.Random) -> tuple[set[int], bool]:
    """Start the program, kill it at a random moment; what it reported, whether it ended."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path)], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        output = b""
        for _ in range(generator.randrange(1, 4)):
            output += child.stdout.readline()
        # Somewhere within the next few commits, not always right after a report.
        select.select([], [], [], generator.random() * 0.003)
        child.kill()
        output += child.stdout.read()
        ended = child.wait() == 0
    return {int(line) for line in output.split()}, ended


def test_nothing_reported_is_lost_however_often_it_is_killed(tmp_path: Path) -> None:
    generator = random.Random(20250101)
    path = tmp_path / "library.sqlite3"
    reported: set[int] = set()
    kills = 0
    while kills < KILLS:
        found, ended = run_and_kill(path, generator)
        reported |= found
        assert not ended, f"the work is too small to be killed {KILLS} times"
        kills += 1
        with Library(path) as library:
            known = library.recall(SOURCES, signature="echo", **ZH_EN)
            job = library.jobs()[0]
            saved = {pair.source for pair in library.pairs(job.id)}
            assert library.check() == []
        for batch in reported:
            sources = SOURCES[batch * SIZE : (batch + 1) * SIZE]
            assert all(source in known and source in saved for source in sources)
    subprocess.run([sys.executable, "-c", PROGRAM, str(path)], check=True, capture_output=True)
    whole = tmp_path / "uninterrupted.sqlite3"
    subprocess.run([sys.executable, "-c", PROGRAM, str(whole)], check=True, capture_output=True)
    with Library(path) as killed, Library(whole) as uninterrupted:
        assert killed.pairs(1) == uninterrupted.pairs(1)
        assert killed.recall(SOURCES, signature="echo", **ZH_EN) == uninterrupted.recall(
            SOURCES, signature="echo", **ZH_EN
        )
        assert len(killed.pairs(1)) == len(SOURCES)
        assert killed.memory_sizes() == {"echo": len(SOURCES)}
        assert killed.job(1).state is JobState.DONE
