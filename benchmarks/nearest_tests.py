"""The tests nearest to a module, and whether they notice what was changed in it: mutation.py."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_ELSEWHERE = frozenset(("browser", "model", "distribution"))
"""Folders of tests that need a browser, a model or a built package."""
_ANYWHERE = ("tests/test_conventions.py", "tests/test_public_defaults.py")
"""Tests of every module at once that execute none: what all do alike, what may be left out."""
_MOST = 12
"""Test files that execute or name a module, run where the nearest ones notice nothing."""
_EXECUTED = ROOT / "benchmarks" / "data" / "executed.tsv"
_WAITS = 600
"""Seconds after which a test run counts as one that does not end; a machine may be busy."""
UNENDED = " (does not end)"
_NOT_COPIED = (".git", ".venv", "out", ".*_cache", "site")


def nearest(path: Path) -> list[list[str]]:
    """Return the tests near a module, nearest first, each step as arguments for pytest.

    Two steps go by the place: the file that mirrors the module, and its folder. Many modules are
    tested through another's interface, though: the tables of ``translator.store`` through its
    ``Library``, commands by running them. So the third step asks what was seen: the files of tests
    that execute a function of the module, those first that execute the fewest modules, for a test
    of everything says least about one thing. The last are the files that name the module, for one
    that is newer than the table, and those that look at every module.
    """
    inner = path.relative_to("translator") if path.parts[0] == "translator" else path
    folder = Path("tests") / inner.parent
    mirrors = [one for one in _mirrors(path, folder) if (ROOT / one).is_file()]
    steps = [list(map(str, mirrors))] if mirrors else []
    seen = set(map(str, mirrors))
    if len(inner.parts) > 1 and any((ROOT / folder).glob("test_*.py")):
        steps.append([str(folder)])
        seen |= {str(one.relative_to(ROOT)) for one in (ROOT / folder).rglob("test_*.py")}
    for files in (_executing(path), [*_naming(path)[:_MOST], *_ANYWHERE]):
        further = [one for one in files if one not in seen and (ROOT / one).is_file()]
        if further:
            steps.append(further)
            seen.update(further)
    return steps


def _mirrors(path: Path, folder: Path) -> list[Path]:
    """Return what the file of a module's own tests may be called; a package's has its name."""
    if path == Path("translator/__init__.py"):
        return [Path("tests/test_public_api.py")]
    if path.name == "__init__.py":
        name = f"test_{path.parent.name}.py"
        return [folder / name, folder.parent / name]
    return [folder / f"test_{path.name}"]


@cache
def _table() -> dict[str, list[str]]:
    """Return the files of tests that execute each module, as ``executed.py`` found them."""
    lines = _EXECUTED.read_text(encoding="utf-8").splitlines() if _EXECUTED.is_file() else []
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {module: files for module, *files in rows}


def _executing(path: Path) -> list[str]:
    return _table().get(path.as_posix(), [])[:_MOST]


def _naming(path: Path) -> list[str]:
    dotted = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    package, _, name = dotted.rpartition(".")
    return [
        str(test.relative_to(ROOT))
        for test in sorted((ROOT / "tests").rglob("test_*.py"))
        if not _ELSEWHERE & set(test.parts)
        and (
            dotted in (text := test.read_text(encoding="utf-8"))
            or (f"from {package} import" in text and name in text)
        )
    ]


@dataclass(kw_only=True, slots=True)
class Copies:
    """Two copies of the project: one that is mutated, and one that is left as it is.

    A test that fails in both says nothing of a mutation; a copy is no checkout, and some tests
    need one. They are found when they first fail, and left out from then on.
    """

    folder: Path
    fails_anyway: set[str] = field(default_factory=set)
    """Tests as pytest names them."""

    def __post_init__(self) -> None:
        """Copy the project twice."""
        for copy in (self.mutated, self.sound):
            shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*_NOT_COPIED))

    @property
    def mutated(self) -> Path:
        """Where mutations stand."""
        return self.folder / "project"

    @property
    def sound(self) -> Path:
        """What is never changed."""
        return self.folder / "sound"

    def killed(self, steps: list[list[str]]) -> str:
        """Return which tests noticed what stands in the mutated copy; empty: none."""
        there = ([one for one in step if (self.sound / one).exists()] for step in steps)
        return next((by for step in there if step and (by := self._noticed(step))), "")

    def _noticed(self, step: list[str]) -> str:
        while True:
            try:
                failed = self._failed(self.mutated, step)
            except subprocess.TimeoutExpired:
                return step[0] + UNENDED
            if not failed:
                return ""
            anyway = set(self._failed(self.sound, failed))
            if not anyway:
                return step[0]
            if anyway <= self.fails_anyway:  # a file that cannot be collected
                return ""
            self.fails_anyway |= anyway

    def _failed(self, copy: Path, tests: list[str]) -> list[str]:
        """Return the tests that fail, the first alone; a file where it cannot be collected.

        Pytest ends with 5 where nothing was collected, with 4 where a test is not there: in the
        sound copy its name came from what was mutated.
        """
        cache = self.folder / "cache"
        shutil.rmtree(cache, ignore_errors=True)
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-o", f"cache_dir={cache}",
             "-m", "not model and not browser",
             *(f"--deselect={one}" for one in sorted(self.fails_anyway)), *tests],
            cwd=copy,
            # Compiled files are told apart by the second: a mutated one could stay.
            env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True, timeout=_WAITS, check=False,
        )  # fmt: skip
        if done.returncode in (0, 5) or (done.returncode == 4 and copy == self.sound):
            return []
        last = cache / "v" / "cache" / "lastfailed"
        found = json.loads(last.read_text("utf-8")) if last.is_file() else {}
        # Python itself may not start with a mutation, or end in the middle: then no test is named.
        return list(found) or tests
