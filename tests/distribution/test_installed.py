"""The wheel runs in an empty environment, outside the repository."""

from __future__ import annotations

import json
import socket
import subprocess
import urllib.request
from pathlib import Path

from benchmarks.entering import entered
from tests.distribution.conftest import ROOT, Installed
from translator import __version__

ARTICLE = "清早下了一场小雨。\n\n她在巷口买了两个包子。\n"
DICTIONARY = "# CC-CEDICT\n包子 包子 [bao1 zi5] /steamed stuffed bun/\n"


def test_it_is_the_wheel_that_runs(installed: Installed) -> None:
    package = Path(installed.run_python("import translator; print(translator.__file__)")).parent
    assert package.is_relative_to(installed.python.parents[1])
    assert not package.is_relative_to(ROOT)


def test_it_says_its_version(installed: Installed) -> None:
    assert installed.run("--version").stdout == f"duizhao, version {__version__}\n"


def test_it_translates(installed: Installed) -> None:
    (installed.folder / "article.md").write_text(ARTICLE, "utf-8")
    done = installed.run("translate", "article.md", "--model", "echo")
    assert done.returncode == 0, done.stderr
    written = (installed.folder / "article.en.md").read_text("utf-8")
    assert "她在巷口买了两个包子。\n\n⟦她在巷口买了两个包子。⟧" in written


def test_it_converts(installed: Installed) -> None:
    done = installed.run("convert", "-", "--to", "zh-Hant", data="也喜欢打篮球。\n")
    assert (done.returncode, done.stdout) == (0, "也喜歡打籃球。\n"), done.stderr


def test_it_looks_up_words_in_a_dictionary_of_ones_own(installed: Installed) -> None:
    (installed.folder / "cedict_ts.u8").write_text(DICTIONARY, "utf-8")
    taken = installed.run("models", "import", "cedict_ts.u8")
    assert taken.returncode == 0, taken.stderr
    found = installed.run("lookup", "包子")
    assert "steamed stuffed bun" in found.stdout, found.stderr


def test_it_lists_the_models_that_can_be_fetched(installed: Installed) -> None:
    listed = json.loads(installed.run("models", "list", "--json").stdout)
    assert "quickmt-zh-en" in {model["name"] for model in listed}


def test_the_doctor_misses_nothing_but_what_is_fetched(installed: Installed) -> None:
    done = installed.run("doctor", "--json")
    missing = {line["what"] for line in json.loads(done.stdout) if not line["good"]}
    assert missing <= {"model zh → en", "model en → zh", "dictionary"}
    assert done.returncode == 4


def test_the_reader_answers(installed: Installed) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    reader = subprocess.Popen(
        [str(installed.command), "ui", "--no-browser", "--port", str(port)],
        cwd=installed.folder,
        env=installed.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert reader.stdout is not None
    try:
        said = []
        for line in reader.stdout:
            said.append(line)
            if "server started" in line:
                break
        else:
            raise AssertionError(f"the reader did not start: {''.join(said)}")
        address = entered(said)
        asked = urllib.request.Request(f"{address}/", headers={"Cookie": "=".join(address.cookie)})
        with urllib.request.urlopen(asked, timeout=30) as answer:
            assert answer.status == 200
            assert b"<title>" in answer.read()
    finally:
        reader.terminate()
        reader.wait(timeout=15)
        reader.stdout.close()
