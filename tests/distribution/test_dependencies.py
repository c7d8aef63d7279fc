"""What the packages import is declared: an empty environment gets it with the wheel.

The environment that ``test_installed.py`` makes is lent the packages of this one, among them those
of the tests; so what is missing from the declared ones would not be missed there.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

from tests.distribution.conftest import ROOT

_OURS = ("translator", "ui")
_BEHIND = {"linkify-it-py"}
"""Imported by a package that we import, if it is there: by markdown-it-py."""
_OPTIONAL = {"cv2", "datasketch", "genanki", "pyarrow", "rapidocr", "ray", "torch"}
"""Imported where an extra is installed; those who lack it are told so."""


@cache
def imported() -> list[tuple[str, str]]:
    """Return what the packages import, inside functions too: name, and where."""
    found = []
    for package in _OURS:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                    names = [node.module]
                else:
                    continue
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                found += [(name.partition(".")[0], where) for name in names]
    return found


def normal(name: str) -> str:
    """Return a distribution's name as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    required = [re.split(r"[^\w.-]", line)[0] for line in project["dependencies"]]
    declared = {normal(name) for name in required}
    providers = packages_distributions()
    undeclared = [
        f"{where}: {name}"
        for name, where in imported()
        if name not in sys.stdlib_module_names
        and name not in _OURS
        and name not in _OPTIONAL
        and not {normal(one) for one in providers.get(name, [name])} & declared
    ]
    assert undeclared == []


def test_every_package_that_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {normal(re.split(r"[^\w.-]", line)[0]) for line in project["dependencies"]}
    providers = packages_distributions()
    used = {normal(one) for name, _ in imported() for one in providers.get(name, [name])}
    assert declared - used <= _BEHIND
