"""Whether the tests notice a wrong line: random one-line mutations, and the tests nearest to them.

    python benchmarks/mutation.py                       60 mutations, seed 1
    python benchmarks/mutation.py --seed 7 --count 20
    python benchmarks/mutation.py --only translator/checks

A copy of the project is mutated, one place at a time, and the tests nearest to the place are run:
the file that mirrors the module, then its folder, then the files of tests that execute the module,
those first that execute little else (``executed.py`` looked once which do), then those that name
it. A mutation is killed when one of them fails or does not end. What survives is printed with its
line, to be read: either a test is missing, or the line means the same either way.

Some places are drawn and not counted, because no behaviour hangs on them (``_IDLE``): how large a
cache is, how a value looks to a person who debugs, how JSON is indented, what a protocol writes
where its classes say it themselves.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("translator", "ui")
_COMPARED: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: (" in ", " not in "),
    ast.NotIn: (" not in ", " in "),
    ast.Is: (" is ", " is not "),
    ast.IsNot: (" is not ", " is "),
}
_COUNTED: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "//"),
    ast.FloorDiv: ("//", "*"),
}
_LEFT_ALONE = ("DUIZHAO_", "__")
"""Strings of a line that stand for the machine's own ways; not judged."""
_IDLE = frozenset(("indent", "max_entries", "maxsize", "repr", "show_spinner", "stacklevel"))
"""Arguments no behaviour hangs on: they change how much is kept and how it looks from inside."""
_ELSEWHERE = frozenset(("browser", "model", "distribution"))
"""Folders of tests that need a browser, a model or a built package."""
_ANYWHERE = ("tests/test_public_defaults.py",)
"""Tests of every module at once that execute none: what callers may leave out."""
_MOST = 12
"""Test files that execute or name a module, run where the nearest ones notice nothing."""
_EXECUTED = ROOT / "benchmarks" / "data" / "executed.tsv"
_WAITS = 600
"""Seconds after which a test run counts as one that does not end; a machine may be busy."""
_UNENDED = " (does not end)"
_NOT_COPIED = (".git", ".venv", "out", ".*_cache", "site")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutation:
    """One place of one file, and what stands there instead."""

    path: Path
    """Relative to the project."""
    line: int
    start: int
    end: int
    """Characters of the line."""
    new: str
    idle: bool = False
    """Whether no behaviour hangs on the place."""

    def apply(self, text: str) -> str:
        """Return the file's text with the mutation."""
        lines = text.split("\n")
        old = lines[self.line - 1]
        lines[self.line - 1] = old[: self.start] + self.new + old[self.end :]
        return "\n".join(lines)


def mutations(path: Path) -> Iterator[Mutation]:
    """Yield every mutation of a file.

    Args:
        path: Relative to the project.
    """
    text = (ROOT / path).read_text(encoding="utf-8")
    lines = text.split("\n")
    tree = ast.parse(text)
    settings = {  # ``frozen=True`` of a dataclass and the like: no behaviour a test could name
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        for decorator in node.decorator_list
        for inner in ast.walk(decorator)
    }
    idle = _idle(tree)
    for node in ast.walk(tree):
        if node in settings:
            continue
        for line, start, end, new in _places(node, lines):
            if not any(one in lines[line - 1] for one in _LEFT_ALONE):
                yield Mutation(
                    path=path, line=line, start=start, end=end, new=new, idle=node in idle
                )


def _idle(tree: ast.Module) -> set[ast.AST]:
    """Return the nodes no behaviour hangs on: idle arguments, and all of a protocol.

    A protocol's methods are never run and its defaults never taken: each class has its own.
    ``zip``'s ``strict`` says what is so already; it decides only what a fault elsewhere looks like.
    """
    found = [
        keyword.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in _IDLE
        or (keyword.arg == "strict" and isinstance(node.func, ast.Name) and node.func.id == "zip")
    ]
    protocols = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)
    ]
    return {inner for node in (*found, *protocols) for inner in ast.walk(node)}


def _places(node: ast.AST, lines: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Yield line, start, end and new text of what can be changed at a node."""
    if isinstance(node, ast.Compare):
        yield from _between(node.left, node.comparators[0], _COMPARED[type(node.ops[0])], lines)
    elif isinstance(node, ast.BoolOp):
        pair = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        yield from _between(node.values[0], node.values[1], pair, lines)
    elif isinstance(node, ast.BinOp) and type(node.op) in _COUNTED:
        yield from _between(node.left, node.right, _COUNTED[type(node.op)], lines)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        start = _column(lines, node.lineno, node.col_offset)
        yield node.lineno, start, start + len("not "), ""
    elif isinstance(node, ast.Constant) and node.lineno == node.end_lineno:
        new = _constant(node.value)
        if new is not None:
            start = _column(lines, node.lineno, node.col_offset)
            assert node.end_col_offset is not None
            yield node.lineno, start, _column(lines, node.lineno, node.end_col_offset), new
    elif isinstance(node, ast.Continue | ast.Break):
        start = _column(lines, node.lineno, node.col_offset)
        old = "continue" if isinstance(node, ast.Continue) else "break"
        yield node.lineno, start, start + len(old), "break" if old == "continue" else "continue"


def _between(
    left: ast.expr, right: ast.expr, pair: tuple[str, str], lines: list[str]
) -> Iterator[tuple[int, int, int, str]]:
    """Yield the operator between two operands, where both are on its line."""
    if left.end_lineno != right.lineno or left.end_col_offset is None:
        return
    line = right.lineno
    start = _column(lines, line, left.end_col_offset)
    end = _column(lines, line, right.col_offset)
    at = lines[line - 1].find(pair[0], start, end)
    if at >= 0:
        yield line, at, at + len(pair[0]), pair[1]


def _constant(value: object) -> str | None:
    if isinstance(value, bool):
        return str(not value)
    if isinstance(value, int):
        return str(value + 1)
    return None


def _column(lines: list[str], line: int, offset: int) -> int:
    """Return a column in characters; the syntax tree has it in bytes."""
    return len(lines[line - 1].encode()[:offset].decode())


def draw(count: int, seed: int, only: str) -> list[Mutation]:
    """Return mutations drawn at random: first the package, then the module, then the place."""
    folders: dict[str, list[Path]] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            relative = path.relative_to(ROOT)
            if str(relative).startswith(only):
                folders.setdefault(_package(relative), []).append(relative)
    dealt = random.Random(seed)
    found: list[Mutation] = []
    tries = 0
    while len(found) < count and folders and tries < 100 * count:
        tries += 1
        places = list(mutations(dealt.choice(folders[dealt.choice(sorted(folders))])))
        # Idle places are drawn, too: what else a seed draws does not depend on what is idle.
        if places and (one := dealt.choice(places)) not in found and not one.idle:
            found.append(one)
    return found


def _package(path: Path) -> str:
    return "/".join(path.parts[:2])


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
        return next((by for step in steps if (by := self._noticed(step))), "")

    def _noticed(self, step: list[str]) -> str:
        while True:
            try:
                failed = self._failed(self.mutated, step)
            except subprocess.TimeoutExpired:
                return step[0] + _UNENDED
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


def main(arguments: list[str] | None = None) -> int:
    """Mutate, test, and print what survived."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="FOLDER", help="such as translator/checks")
    options = parser.parse_args(arguments)
    drawn = draw(options.count, options.seed, options.only)
    verdicts: dict[str, Counter[bool]] = defaultdict(Counter)
    unended = 0
    with tempfile.TemporaryDirectory(prefix="duizhao-mutation-") as folder:
        copies = Copies(folder=Path(folder))
        for number, one in enumerate(drawn, start=1):
            file = copies.mutated / one.path
            text = file.read_text(encoding="utf-8")
            file.write_text(one.apply(text), encoding="utf-8")
            by = copies.killed(nearest(one.path))
            file.write_text(text, encoding="utf-8")
            verdicts[_package(one.path)][bool(by)] += 1
            unended += by.endswith(_UNENDED)
            old, new = (t.split("\n")[one.line - 1].strip() for t in (text, one.apply(text)))
            said = f"killed by {by}" if by else f"SURVIVED\n    - {old}\n    + {new}"
            print(f"{number:3} {one.path}:{one.line} {said}", flush=True)
    print()
    for package, found in sorted(verdicts.items()):
        print(f"{package}: {found[True]} of {found.total()}")
    dead = sum(found[True] for found in verdicts.values())
    print(f"\n{dead} of {len(drawn)} killed ({dead / max(1, len(drawn)):.0%})", end="")
    print(f", {unended} of them by tests that did not end" if unended else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
