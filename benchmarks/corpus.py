"""``duizhao corpus``: throughput beside one process, memory of the driver, and kills.

    python benchmarks/corpus.py throughput [--segments 200000] [--model echo] [--workers 1 2]
    python benchmarks/corpus.py kills [--segments 20000] [--seed 1]

``throughput`` makes the same corpus by ``CorpusWorker`` alone, in one process and in two that run
at once and share nothing, and by the command with 1 and with 2 workers of one core each; it counts
from the moment the workers are there, and says how long Ray took to be there. ``kills`` makes a
corpus undisturbed, then again while a worker is killed five times and the driver twice, at random
moments drawn from the seed, and compares every byte of both.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
from copying_marian import PATTERNS

_THINGS = ("集市", "茶馆", "旧书店", "图书馆", "菜园", "邮局", "车站", "面馆", "花店", "码头")
_WHO = ("老师", "我姐姐", "医生", "两个学生", "那个司机", "奶奶")
_WHEN = ("昨天", "上个星期", "春天", "晚上", "下雨的时候")
_EACH = 5
"""Sentences of a line."""
WORKER_KILLS, DRIVER_KILLS = 5, 2


def write_input(path: Path, segments: int, seed: int = 1) -> None:
    """Write JSON lines of made-up everyday sentences; every sentence has a number of its own."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for line in range(segments // _EACH):
            said = [
                chance.choice(PATTERNS)[0].format(
                    a=f"{line * _EACH + at}号{chance.choice(_THINGS)}",
                    who=chance.choice(_WHO), when=chance.choice(_WHEN),
                )
                for at in range(_EACH)
            ]  # fmt: skip
            file.write(json.dumps({"text": "".join(said)}, ensure_ascii=False) + "\n")


def command(given: Path, output: Path, *more: str) -> list[str]:
    return [
        sys.executable, "-m", "translator", "corpus", str(given), str(output), "--no-config", *more
    ]  # fmt: skip


def single(given: Path, outputs: Sequence[Path], model: str) -> tuple[float, float]:
    """Return the sentences a second, and a second of processor time, of one process.

    Each output is written by a process; all run at once, and their mean is returned. Processes
    that share nothing but the machine take its memory's and caches' speed from each other, too:
    so many workers cannot be faster than that.
    """
    code = (
        "import sys, time; from pathlib import Path\n"
        "from translator.application import (CorpusFolder, CorpusWork, Glossary, Options,"
        " corpus_files, corpus_spans)\n"
        "from translator.application.corpus_worker import CorpusWorker\n"
        "given, output, model = sys.argv[1:]\n"
        "folder = CorpusFolder(Path(output)); folder.begin({})\n"
        "worker = CorpusWorker(CorpusWork(folder=folder, options=Options(model=model),"
        " glossary=Glossary(), settings='', cores=1))\n"
        "spans = list(corpus_spans(corpus_files(Path(given), [], besides=None)))\n"
        "worker.make(spans[0]); began, used = time.monotonic(), time.process_time()\n"
        "done = sum(worker.make(span).sentences for span in spans[1:])\n"
        "print(done / (time.monotonic() - began), done / (time.process_time() - used))\n"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(given), str(output), model],
            stdout=subprocess.PIPE, text=True,
        )
        for output in outputs
    ]  # fmt: skip
    rates = [tuple(map(float, one.communicate()[0].split())) for one in running]
    wall, processor = (sum(one) / len(rates) for one in zip(*rates, strict=True))
    return wall, processor


def parallel(given: Path, output: Path, model: str, workers: int) -> dict[str, float]:
    """Return the sentences a second of the command, and the memory of its processes."""
    code = (
        "import json, sys, time; from pathlib import Path\n"
        "from translator.application import (Cluster, CorpusFolder, CorpusWork, Glossary, Options,"
        " corpus_files, corpus_spans, make_corpus)\n"
        "given, output, model, workers = sys.argv[1:]\n"
        "work = CorpusWork(folder=CorpusFolder(Path(output)), options=Options(model=model),"
        " glossary=Glossary(), settings='')\n"
        "spans = list(corpus_spans(corpus_files(Path(given), [], besides=None)))\n"
        "begun = time.monotonic(); told = []\n"
        "def tell(one): told.append((time.monotonic(), one.so_far.sentences, one.done))\n"
        "make_corpus(work, spans, Cluster(workers=int(workers), cores=1), tell)\n"
        "first = next(one for one in told if one[2] >= int(workers))\n"
        "last = told[-1]\n"
        "print(json.dumps({'rate': (last[1] - first[1]) / (last[0] - first[0]),"
        " 'start': told[0][0] - begun, 'each': last[1] / last[2]}))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(given), str(output), model, str(workers)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    sizes: list[tuple[int, int]] = []
    used: dict[int, float] = {}  # units done → seconds of processor time of the workers

    def watch() -> None:
        while process.poll() is None:
            done = len(list((output / "units").glob("*.json"))) if output.is_dir() else 0
            if done:
                sizes.append((done, _drivers(process.pid)))
                if spent := _spent(process.pid):
                    used.setdefault(done, spent)
            time.sleep(1)

    watching = threading.Thread(target=watch)
    watching.start()
    out, _ = process.communicate()
    watching.join()
    found: dict[str, float] = json.loads(out)
    quarter = [size for done, size in sizes if done <= max(sizes)[0] / 4] or [sizes[0][1]]
    first, last = min(used), max(used)
    if used[last] > used[first]:
        found["processor"] = (last - first) * found["each"] / (used[last] - used[first])
    rest = [size for done, size in sizes if done >= max(sizes)[0] * 3 / 4]
    return found | {"first_mb": max(quarter) / 1e6, "last_mb": max(rest) / 1e6}


def _drivers(process: int) -> int:
    """Return the bytes of the command and of the process that drives Ray."""
    try:
        command = psutil.Process(process)
        both = [command, *command.children()]
        return sum(int(one.memory_info().rss) for one in both)
    except psutil.Error:
        return 0


def _spent(process: int) -> float:
    """Return the seconds of processor time that the workers of a command have used."""
    spent = 0.0
    for one in _descendants(process):
        try:
            if _is_worker(one):
                times = one.cpu_times()
                spent += times.user + times.system
        except psutil.Error:
            continue
    return spent


def throughput(options: argparse.Namespace, folder: Path) -> None:
    given = folder / "input.jsonl"
    write_input(given, options.segments)
    for workers in options.workers:
        apart = [folder / f"apart-{workers}-{number}" for number in range(workers)]
        alone, used = single(given, apart, options.model)
        print(
            f"{workers} processes that share nothing: {alone:,.0f} sentences/s each, "
            f"{used:,.0f} a second of processor time",
            flush=True,
        )
        found = parallel(given, folder / f"workers-{workers}", options.model, workers)
        share = found["rate"] / workers / alone
        print(
            f"{workers} workers: {found['rate'] / workers:,.0f} sentences/s each, {share:.0%}; "
            f"{found.get('processor', 0) / used:.0%} for each second of processor time, "
            f"Ray there after {found['start']:.0f} s, driver {found['first_mb']:.0f} MB in the "
            f"first quarter, {found['last_mb']:.0f} MB in the last",
            flush=True,
        )
        print("same pairs:", digest(apart[0]) == digest(folder / f"workers-{workers}"))


def digest(corpus: Path) -> dict[str, str]:
    """Return what the pairs of a corpus are: sentence for sentence, whatever its files are."""
    rows = sorted(
        line for path in (corpus / "pairs").iterdir() for line in path.read_bytes().splitlines()
    )
    return {"rows": str(len(rows)), "sha256": hashlib.sha256(b"\n".join(rows)).hexdigest()}


def files(corpus: Path) -> dict[str, str]:
    """Return every file of pairs and counts with its hash, and the report's."""
    found = [*(corpus / "pairs").iterdir(), *(corpus / "units").iterdir(), corpus / "report.json"]
    return {
        str(path.relative_to(corpus)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(found)
    }


def _descendants(process: int) -> Sequence[psutil.Process]:
    try:
        return psutil.Process(process).children(recursive=True)
    except psutil.Error:
        return ()


def _runs(one: psutil.Process) -> bool:
    """Say whether a process does anything: one that nobody has buried yet does not."""
    try:
        return bool(one.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _is_worker(one: psutil.Process) -> bool:
    try:
        return "MapWorker" in " ".join(one.cmdline())
    except psutil.Error:
        return False


def kills(options: argparse.Namespace, folder: Path) -> bool:
    given = folder / "input.jsonl"
    write_input(given, options.segments)
    more = ("--model", options.model, "--workers", "2", "--cores", "1", "-q")
    subprocess.run(command(given, folder / "undisturbed", *more), check=True)
    chance = random.Random(options.seed)
    plan = ["worker"] * WORKER_KILLS + ["driver"] * DRIVER_KILLS
    chance.shuffle(plan)
    output = folder / "disturbed"
    process = subprocess.Popen(command(given, output, *more))
    total = len(list((folder / "undisturbed" / "units").iterdir()))
    left_over = 0
    for number, whom in enumerate(plan, 1):
        wanted = total * number // (len(plan) + 2)
        # A moment within a unit, after some more of them are done.
        while process.poll() is None and _done(output) < wanted:
            time.sleep(0.05)
        time.sleep(chance.random() * options.within)
        workers = [one for one in _descendants(process.pid) if _is_worker(one)]
        while not workers and process.poll() is None:  # not yet begun anew
            time.sleep(0.2)
            workers = [one for one in _descendants(process.pid) if _is_worker(one)]
        if process.poll() is not None:
            print(f"kill {number} ({whom}): it had ended", flush=True)
            return False
        print(f"kill {number}: {whom}, {_done(output)} of {total} units done", flush=True)
        if whom == "worker":
            os.kill(chance.choice(workers).pid, signal.SIGKILL)
            continue
        family = _descendants(process.pid)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        _, alive = psutil.wait_procs(family, timeout=120)
        left_over += sum(map(_runs, alive))
        process = subprocess.Popen(command(given, output, *more))
    code = process.wait()
    same = files(folder / "undisturbed") == files(output)
    print(f"exit code {code}, processes left over {left_over}, identical: {same}", flush=True)
    return same and code == 0 and not left_over


def _done(output: Path) -> int:
    folder = output / "units"
    return len(list(folder.glob("*.json"))) if folder.is_dir() else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["throughput", "kills"])
    parser.add_argument("--segments", type=int)
    parser.add_argument("--model", default="echo")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--within", type=float, default=0.5, help="seconds of a random delay")
    options = parser.parse_args()
    options.segments = options.segments or (200_000 if options.what == "throughput" else 20_000)
    with tempfile.TemporaryDirectory(prefix="corpus-") as place:
        if options.what == "throughput":
            throughput(options, Path(place))
            return 0
        return 0 if kills(options, Path(place)) else 1


if __name__ == "__main__":
    sys.exit(main())
