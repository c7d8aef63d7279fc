"""A corpus through Ray itself: begun on this computer, listened to, ended with the command.

Ray takes up to a minute to begin on a busy machine: ``make corpora`` asks for it. The kills are
many and slower: ``DUIZHAO_CORPUS_KILLS=1`` asks for them (``benchmarks/corpus.py``).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_docs import ROOT
from translator.cli import main

pytest.importorskip("ray", reason="ray is not installed: pip install -e '.[ray]'")
pytest.importorskip("pyarrow")


@pytest.mark.skipif(not os.environ.get("DUIZHAO_RAY"), reason="slow: make corpora")
def test_the_example_of_the_page_runs_and_code_in_the_folder_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUIZHAO_MODEL", "echo")
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    for name in ("news.zh-Hans.md", "letter.zh-Hant.md"):
        shutil.copy(ROOT / "examples" / name, "articles")
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


@pytest.mark.skipif(not os.environ.get("DUIZHAO_CORPUS_KILLS"), reason="slow: see the first lines")
def test_five_killed_workers_and_two_killed_commands_change_nothing() -> None:
    program = ROOT / "benchmarks" / "corpus.py"
    more = {"PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    done = subprocess.run([sys.executable, str(program), "kills"], env=os.environ | more)
    assert done.returncode == 0
