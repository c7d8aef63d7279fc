"""Whatever ends a run, nothing that was reported is lost and no file is half written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PARAGRAPHS = 180
KILLS, BATCH = (50, 2) if os.environ.get("DUIZHAO_KILLS") else (25, 4)
"""Of the longest run, and how many sentences at a time it translates; more in ``make kills``."""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix thing")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    lines = [f"第{number}家店的师傅今天又来得**特别早**。\n" for number in range(PARAGRAPHS)]
    path.write_text("# 早市\n\n" + "\n".join(lines), encoding="utf-8")
    return path


def killed(article: Path, output: Path, *more: str, batch: int, number: int) -> list[Any]:
    """Return what every kill left, as ``kills.py`` tells it."""
    program = str(Path(__file__).with_name("kills.py"))
    words = [program, str(article), str(output), str(batch), str(number), *more]
    done = subprocess.run([sys.executable, *words], capture_output=True, check=True)
    kills: list[Any] = json.loads(done.stdout)
    return kills


def test_kills_lose_nothing_and_the_output_is_that_of_an_uninterrupted_run(
    article: Path, own_home: Path, duizhao
) -> None:
    output = article.with_name("killed.md")
    kills = killed(article, output, batch=BATCH, number=KILLS)
    assert [kill["lost"] for kill in kills] == [0] * KILLS
    assert [kill["faults"] for kill in kills] == [[]] * KILLS
    assert kills[-1]["reported"] > PARAGRAPHS / 2
    assert sum(not kill["ended"] for kill in kills) > KILLS / 2
    assert list(article.parent.glob(".duizhao-*")) == []
    (own_home / "library.sqlite3").unlink()
    whole = article.with_name("whole.md")
    assert duizhao("translate", article, "--model", "echo", "-o", whole, "-q").code == 0
    assert output.read_bytes() == whole.read_bytes()


def test_kills_among_drafts_lose_nothing_and_no_draft_is_taken_for_the_better_translation(
    article: Path, own_home: Path, duizhao
) -> None:
    output = article.with_name("killed.md")
    kills = killed(article, output, "--draft", "echo:identity", batch=6, number=24)
    assert [(kill["lost"], kill["faults"], kill["mixed"]) for kill in kills] == [(0, [], [])] * 24
    assert max(kill["drafts"] for kill in kills) > PARAGRAPHS / 2
    assert any(0 < kill["drafts"] < PARAGRAPHS and kill["reported"] for kill in kills)
    (own_home / "library.sqlite3").unlink()
    whole = article.with_name("whole.md")
    assert duizhao("translate", article, "--model", "echo", "-o", whole, "-q").code == 0
    assert output.read_bytes() == whole.read_bytes()


def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(article: Path, own_home: Path) -> None:
    # The interrupt comes from inside, after the third batch: no clock, no race.
    program = (
        "import os, signal, sys\n"
        "from translator.cli import main\n"
        "from translator.cli.display import Display\n"
        "from translator.engines.echo import EchoEngine\n"
        "EchoEngine.batch = 4\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell may ignore it
        "def report(self, progress):\n"
        "    if progress.done >= 12: os.kill(os.getpid(), signal.SIGINT)\n"
        "Display.report = report\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "translate", str(article), "--model", "echo"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 130
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "kept" in done.stderr
    assert "same command" in done.stderr
    assert not article.with_name("article.en.md").exists()
    from translator.engines.echo import EchoEngine
    from translator.store import Library
    from translator.translation.run import Run

    with Library() as library:
        assert 12 <= library.memory_sizes()[Run(engine=EchoEngine()).signature] < 30


def heard() -> None:
    """Undo, in a child, that the shell this was begun from in the background ignores Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_while_loading_is_no_traceback(article: Path, own_home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "translator", "translate", "-", "--model", "echo"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heard,
    ) as child:
        assert child.stdin is not None
        child.stdin.write("天气很好。".encode())
        child.stdin.flush()  # it now waits for the rest of its input, or is still starting
        library = own_home / "library.sqlite3"
        while not library.exists():
            assert child.poll() is None
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate()
    assert child.returncode == 130
    assert b"Traceback" not in errors
