"""A corpus through Ray itself: begun on this computer, listened to, ended with the command.

Ray takes up to a minute to begin on a busy machine: ``make corpora`` asks for it. The kills are
many and slower: ``DUIZHAO_CORPUS_KILLS=1`` asks for them (``benchmarks/corpus.py``).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.test_docs import ROOT
from translator.application import (
    CorpusFolder,
    CorpusWork,
    Glossary,
    Options,
    corpus_files,
    corpus_spans,
)
from translator.application.corpus_worker import CorpusWorker
from translator.cli import main

pytest.importorskip("ray", reason="ray is not installed: pip install -e '.[ray]'")
pytest.importorskip("pyarrow")


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def copy_articles() -> None:
    """Put two of the examples into ``articles`` in the current folder."""
    Path("articles").mkdir()
    for name in ("news.zh-Hans.md", "letter.zh-Hant.md"):
        shutil.copy(ROOT / "examples" / name, "articles")


@pytest.mark.skipif(not os.environ.get("DUIZHAO_RAY"), reason="slow: make corpora")
def test_the_example_of_the_page_runs_and_code_in_the_folder_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUIZHAO_MODEL", "echo")
    monkeypatch.chdir(tmp_path)
    copy_articles()
    Path("articles/more.jsonl").write_text('{"text": "她喝茶。", "id": 7}\n{\n', encoding="utf-8")
    for module in ("sqlite3", "numpy", "pyarrow", "translator", "lxml"):
        Path(f"{module}.py").write_text("open('/dev/stderr', 'w').write('RUN BY MISTAKE')\n")
    (shown,) = {
        line
        for line in (ROOT / "docs" / "corpus.md").read_text("utf-8").splitlines()
        if line == "duizhao corpus articles/ corpus/"
    }
    assert main(shown.split()[1:]) == 1  # a broken line
    said = capfd.readouterr().err
    assert "left out: more.jsonl:2: more.jsonl:2 is no JSON" in said
    assert "RUN BY MISTAKE" not in said
    rows = [
        json.loads(line)
        for path in Path("corpus/pairs").iterdir()
        for line in path.read_text("utf-8").splitlines()
    ]
    report = json.loads(Path("corpus/report.json").read_bytes())
    assert report["pairs"] == len(rows) > 40
    assert [row["target"] for row in rows if row["record"] == "7"] == ["⟦她喝茶。⟧"]
    single = tmp_path / "single"
    assert main(["translate", "articles", "--as", "jsonl", "-o", str(single), "-q"]) == 0
    alone = [
        json.loads(line)
        for path in sorted(single.iterdir())
        for line in path.read_text("utf-8").splitlines()
    ]
    assert {(one["source"], one["target"], one["id"], one["sha256"]) for one in alone} == {
        (one["source"], one["target"], one["id"], one["sha256"])
        for one in rows
        if not one["record"]
    }


@pytest.fixture
def head(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Begin the head of a cluster that asks for a token; end what was begun, and nothing else."""
    port = unused_port()
    token = "0123456789abcdef" * 4
    monkeypatch.setenv("RAY_AUTH_TOKEN", token)
    more = {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
        "RAY_AUTH_MODE": "token",
        "RAY_agent_register_timeout_ms": "300000",  # of a busy machine
    }
    with tempfile.TemporaryDirectory(prefix="ray", dir="/tmp") as folder:  # sockets: a short name
        process = subprocess.Popen(
            [
                Path(sys.executable).with_name("ray"), "start", "--head", "--block",
                "--node-ip-address=127.0.0.1", f"--port={port}", f"--temp-dir={folder}",
                "--num-cpus=2", "--disable-usage-stats", "--include-dashboard=false",
            ],
            env=os.environ | more,
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            sockets = Path(folder) / "session_latest" / "sockets" / "raylet"
            while not sockets.exists():
                assert process.poll() is None, "ray start ended"
                time.sleep(0.2)
            yield f"127.0.0.1:{port}"
        finally:
            for one in psutil.Process(process.pid).children(recursive=True):
                with suppress(psutil.NoSuchProcess):
                    one.kill()
            process.kill()  # asked to end, it waits for the others
            process.wait()


@pytest.mark.skipif(not os.environ.get("DUIZHAO_RAY"), reason="slow: make corpora")
def test_a_cluster_makes_the_bytes_that_one_process_makes(
    head: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUIZHAO_MODEL", "echo")
    monkeypatch.chdir(tmp_path)
    copy_articles()
    assert main(["corpus", "articles", "corpus", "--address", head, "--workers", "2"]) == 0
    said = capfd.readouterr().err
    assert f"The texts are sent to the Ray cluster at {head}" in said
    found = {path.name: path.read_bytes() for path in Path("corpus/pairs").iterdir()}
    single = CorpusFolder(tmp_path / "single")
    single.begin({})
    settings = json.loads(Path("corpus/corpus.json").read_bytes())["settings"]
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()
    work = CorpusWork(
        folder=single, options=Options(model="echo"), glossary=Glossary(), settings=digest
    )
    documents = sorted((tmp_path / "articles").iterdir())
    with CorpusWorker(work) as worker:
        for span in corpus_spans(corpus_files(tmp_path / "articles", documents, besides=None)):
            worker.make(span)
    assert found == {path.name: path.read_bytes() for path in (single.path / "pairs").iterdir()}
    with monkeypatch.context() as job:  # what Ray tells a job of its own cluster
        job.setenv("RAY_ADDRESS", head)
        assert main(["corpus", "articles", "again", "--address", "auto", "--workers", "2"]) == 0
    again = Path("again/pairs").iterdir()
    assert found == {path.name: path.read_bytes() for path in again}
    capfd.readouterr()
    monkeypatch.setenv("RAY_AUTH_TOKEN", "f" * 64)
    assert main(["corpus", "articles", "other", "--address", head]) == 3
    assert "asks for a token" in capfd.readouterr().err


@pytest.mark.skipif(not os.environ.get("DUIZHAO_CORPUS_KILLS"), reason="slow: see the first lines")
def test_five_killed_workers_and_two_killed_commands_change_nothing() -> None:
    program = ROOT / "benchmarks" / "corpus.py"
    more = {"PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    done = subprocess.run([sys.executable, str(program), "kills"], env=os.environ | more)
    assert done.returncode == 0
