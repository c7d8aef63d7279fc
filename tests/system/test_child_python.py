"""A Python process of ours runs nothing that lies where the user stands."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from translator.chinese.dictionary import cache
from translator.system import child_python

TRAP = "from pathlib import Path; Path({sprung!r}).write_text(__name__)\n"
NAMES = ("sqlite3", "json", "pip", "hashlib", "translator", "sitecustomize", "usercustomize")


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with modules of well-known names; the file they write when run."""
    sprung = tmp_path / "sprung"
    folder = tmp_path / "articles"
    for name in NAMES:
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text(TRAP.format(sprung=str(sprung)), "utf-8")
    monkeypatch.chdir(folder)
    return sprung


def ran(command: list[str], cwd: Path) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=child_python.environment(), capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("path", ["", ".", os.pathsep, f"{os.pathsep}articles"])
def test_modules_of_the_folder_are_not_run(
    trap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("PYTHONPATH", path)
    code = "import sqlite3, json, translator; print(translator.__file__, *sys.argv[1:])"
    package = Path(child_python.__file__).parents[1] / "__init__.py"
    for standing in (Path.cwd(), tmp_path):
        said = ran(child_python.with_code(code, "one", "two words"), standing)
        assert said == f"{package} one two words\n"
        assert ran(child_python.with_module("pip", "--version"), standing).startswith("pip ")
    assert not trap.exists()


def test_an_absolute_path_that_somebody_set_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", str(tmp_path), "relative"]))
    assert child_python.environment(A="1")["PYTHONPATH"] == str(tmp_path)
    assert child_python.environment(A="1")["A"] == "1"
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONSTARTUP", "x.py")
    assert not {"PYTHONPATH", "PYTHONSTARTUP"} & set(child_python.environment())


@pytest.mark.parametrize("executable", ["", "python3"])
def test_without_a_python_to_start_nothing_is_looked_for(
    monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with pytest.raises(FileNotFoundError) as caught:
        child_python.with_code("pass")
    assert caught.value.errno == errno.ENOENT


def test_this_python_is_started_without_the_folder_it_stands_in() -> None:
    assert child_python.with_module("pip")[:3] == [sys.executable, "-P", "-m"]


def test_the_dictionary_is_made_ready_without_running_what_lies_beside_an_article(
    trap: Path, tmp_path: Path
) -> None:
    source, database = tmp_path / "cedict.u8", tmp_path / "cache" / "dictionary-1.sqlite3"
    source.write_text("# CC-CEDICT\n包子 包子 [bao1 zi5] /steamed stuffed bun/\n", "utf-8")
    database.parent.mkdir()
    cache.build_apart(source, database)
    assert database.stat().st_size > 0 and not trap.exists()


def test_no_other_module_starts_a_process() -> None:
    """A process of Python's is started by these commands; of other programs, what prints a PDF."""
    root = Path(child_python.__file__).parents[2]
    starting = {
        str(path.relative_to(root))
        for package in ("translator", "ui")
        for path in (root / package).rglob("*.py")
        if any(
            name in path.read_text("utf-8")
            for name in ("import subprocess", "os.system", "os.exec", "os.spawn", "multiprocessing")
        )
    }
    assert starting == {
        "translator/application/ray_process.py",
        "translator/chinese/dictionary/cache.py",
        "translator/exports/printing.py",
        "translator/formats/pdf/child_lines.py",
        "translator/models/wheels.py",
    }
