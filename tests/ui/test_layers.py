"""The reader's imports go one way: every package has its floor."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import ui

FOLDER = Path(ui.__file__).parent
# From the bottom up: a module imports from its own package and from the floors below.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("navigation", "i18n", "jobs"),
    ("documents", "server", "theme"),
    ("reader", "asgi"),
    ("views",),
    ("app",),
)
FLOOR = {name: number for number, floor in enumerate(FLOORS) for name in floor}
MODULES = sorted(path for path in FOLDER.rglob("*.py") if path != FOLDER / "__init__.py")


def package(path: Path) -> str:
    """Return the part of the reader a module belongs to: its package, or its own name."""
    return path.relative_to(FOLDER).with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    """Return the parts of the reader a module imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "ui":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ui."):
            found.add(node.module.split(".")[1])
    return found


def test_every_part_has_its_floor() -> None:
    assert {package(path) for path in MODULES} == set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_module_imports_only_from_below(path: Path) -> None:
    own = package(path)
    others = imported(path) - {own}
    assert [name for name in others if FLOOR[name] >= FLOOR[own]] == []
