"""Which files of tests execute which modules: ``data/executed.tsv``, for ``mutation.py``.

    python benchmarks/executed.py               run every file of tests by itself, write the table
    python benchmarks/executed.py tests/store   look at some again, the other rows stay

A row is a module and the files of tests that execute one of its functions, those first that
execute the fewest modules: a test of everything says least about one thing. A module's own lines
run whenever it is imported, so they count for nothing. What another process does is not seen.

The table may be older than the project: ``mutation.py`` passes over files that are gone, and finds
the tests of a new module by its place and its name.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "benchmarks" / "data" / "executed.tsv"
PACKAGES = ("translator", "ui")
_ELSEWHERE = frozenset(("browser", "model", "distribution"))
"""Folders of tests that need a browser, a model or a built package."""
_MOST = 16
"""Files in a row."""
_HEAD = "# module, then the files of tests that execute it, nearest first: benchmarks/executed.py\n"


class Seen:
    """A plugin of pytest that notes whose functions are called while tests run.

    Args:
        root: Of the project.
        out: Where the modules are written, a line each, when the tests have ended.
    """

    def __init__(self, root: Path, out: Path) -> None:
        self._root = f"{root}{os.sep}"
        self._inside = tuple(f"{root / package}{os.sep}" for package in PACKAGES)
        self._out = out
        self._files: set[str] = set()

    def _call(self, frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if code.co_name != "<module>" and code.co_filename.startswith(self._inside):
            self._files.add(code.co_filename)

    def pytest_runtestloop(self) -> None:
        """Look from here on: what ran before are imports."""
        threading.settrace(self._call)
        sys.settrace(self._call)

    def pytest_sessionfinish(self) -> None:
        """Write what was seen."""
        sys.settrace(None)
        threading.settrace(None)  # type: ignore[arg-type]  # as its documentation has it
        found = sorted(one.removeprefix(self._root) for one in self._files)
        self._out.write_text("".join(f"{Path(one).as_posix()}\n" for one in found), "utf-8")


def files_of_tests(places: Iterable[str]) -> list[str]:
    """Return the files of tests in some places, without those that need more than Python."""
    found = {
        path.relative_to(ROOT)
        for place in places
        for path in ([ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("test_*.py"))
    }
    return sorted(one.as_posix() for one in found if not _ELSEWHERE & set(one.parts))


def executed_by(file: str) -> list[str]:
    """Run a file of tests in a process of its own; return the modules it executes."""
    with tempfile.TemporaryDirectory(prefix="duizhao-executed-") as folder:
        out = Path(folder) / "modules"
        subprocess.run(
            [sys.executable, str(Path(__file__)), "--one", file, str(out)],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        return out.read_text("utf-8").split() if out.is_file() else []


def read_table(text: str) -> dict[str, list[str]]:
    """Return each module's files of tests, in their order."""
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {module: files for module, *files in rows}


def write_table(executed: Mapping[str, Iterable[str]], known: Mapping[str, list[str]]) -> str:
    """Return the table.

    Args:
        executed: File of tests → modules it executes.
        known: What an older table says; the files in ``executed`` replace it.
    """
    modules = {file: set(found) for file, found in executed.items()}
    rows: dict[str, list[str]] = {}
    for module in sorted({one for found in modules.values() for one in found} | set(known)):
        near = [file for file, found in modules.items() if module in found]
        near.sort(key=lambda file: (len(modules[file]), file))
        rows[module] = (near + [one for one in known.get(module, ()) if one not in modules])[:_MOST]
    return _HEAD + "".join("\t".join((one, *files)) + "\n" for one, files in rows.items() if files)


def main(arguments: list[str] | None = None) -> int:
    """Look at tests and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("places", nargs="*", metavar="TESTS", help="such as tests/store")
    parser.add_argument("--one", nargs=2, metavar=("TESTS", "OUT"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        import pytest

        file, out = options.one
        switches = ["-q", "-p", "no:cacheprovider", "-m", "not model and not browser"]
        return int(pytest.main([*switches, file], plugins=[Seen(ROOT, Path(out))]))
    executed: dict[str, list[str]] = {}
    for file in files_of_tests(options.places or ["tests"]):
        executed[file] = executed_by(file)
        print(f"{file}: {len(executed[file])} modules", flush=True)
    known = read_table(TABLE.read_text("utf-8")) if options.places and TABLE.is_file() else {}
    TABLE.write_text(write_table(executed, known), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
