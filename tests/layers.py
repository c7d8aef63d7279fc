"""The rooms of the code, the floors they stand on, and what imports what.

    python -m tests.layers             the floors, from the top down, and the arrows between rooms
    python -m tests.layers ROOM        which module of a room imports which of another

A room is a package, or a module that stands apart from its package because others of the package
build on it (``formats.base``) or it builds on them (``formats.registry``). A room's floor is one
above the highest room it imports, so that every arrow runs down and there is no circle.
"""

from __future__ import annotations

import ast
import os
import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("translator", "ui")
APART = frozenset({
    "translator.engines.base",  # the contract of engines
    "translator.errors",
    "translator.formats.base",  # the contract of formats
    "translator.placeholders",
    "translator.translation.segment",  # what the steps of a translation hand on
    "translator.types",
})  # fmt: skip
"""Rooms that are one module; the others of its package are the package's room."""
API = frozenset({"translator", "translator.__main__"})
"""Stand on everything; nothing below may import them but for the version."""


@cache
def modules() -> Mapping[str, Path]:
    """Return every module by its dotted name."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = path
    return found


def room(module: str) -> str:
    """Return the room a module is in."""
    path = modules()[module]
    if module in APART or path.name == "__init__.py":
        return module
    return module.rpartition(".")[0] if "." in module.partition(".")[2] else module


@cache
def imported(module: str) -> Mapping[str, int]:
    """Return what a module imports of ours, inside functions too, each with its line."""
    found: dict[str, int] = {}
    for node in ast.walk(ast.parse(modules()[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in modules() else node.module for name in names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if name in modules() and name not in PACKAGES:
                found.setdefault(name, node.lineno)
    return found


@cache
def arrows() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return which room imports which other one, and by which lines."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for module in modules():
        if module in API:
            continue
        for name, line in imported(module).items():
            if room(module) != room(name):
                found[room(module), room(name)].append(f"{module}:{line} imports {name}")
    return {pair: tuple(lines) for pair, lines in sorted(found.items())}


def below(upper: str) -> frozenset[str]:
    """Return the rooms that a room imports."""
    return frozenset(lower for one, lower in arrows() if one == upper)


def rooms() -> frozenset[str]:
    """Return all rooms that hold modules."""
    return frozenset(room(module) for module in modules() if module not in API | set(PACKAGES))


def circles() -> list[tuple[str, str]]:
    """Return the arrows that lie on a circle."""
    return [(upper, lower) for upper, lower in arrows() if upper in _reached(lower)]


@cache
def floor(of: str) -> int:
    """Return the floor of a room: 0 imports no other. There may be no circle."""
    return max((floor(one) + 1 for one in below(of)), default=0)


def by_floor() -> list[list[str]]:
    """Return the rooms, floor by floor, from the bottom up."""
    found: dict[int, list[str]] = defaultdict(list)
    for one in sorted(rooms()):
        found[floor(one)].append(one)
    return [found[number] for number in sorted(found)]


def _reached(start: str) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for one in below(waiting.pop()) - reached:
            reached.add(one)
            waiting.append(one)
    return reached


def main(arguments: list[str]) -> int:
    """Print the graph; return 1 if there is a circle."""
    if arguments:
        for (upper, lower), lines in arrows().items():
            if upper == arguments[0]:
                print(f"{upper} -> {lower}", *lines, sep="\n    ")
        return 0
    if lying := circles():
        print("CIRCLE:")
        for upper, lower in lying:
            print(f"{upper} -> {lower}", *arrows()[upper, lower], sep="\n    ")
        return 1
    for number, names in reversed(list(enumerate(by_floor()))):
        print(f"\nfloor {number}")
        for name in names:
            print(f"  {name}" + (" -> " if below(name) else "") + ", ".join(sorted(below(name))))
    print(f"\n{len(rooms())} rooms, {len(by_floor())} floors, {len(arrows())} arrows, none up")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:  # ``| head`` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
