"""Which tests are near to a module, and what they say of a change in it."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("nearest_tests")


@pytest.mark.parametrize(
    ("module", "first"),
    [
        ("translator/checks/omission_weights.py", ["tests/checks"]),
        ("translator/store/library.py", ["tests/store/test_library.py"]),
        ("translator/__init__.py", ["tests/test_public_api.py"]),
        ("translator/errors/__init__.py", ["tests/test_errors.py"]),
        ("translator/types.py", ["tests/test_types.py"]),
        ("ui/navigation.py", ["tests/ui/test_navigation.py"]),
    ],
)
def test_the_nearest_tests_mirror_the_module(
    near: ModuleType, module: str, first: list[str]
) -> None:
    steps = near.nearest(Path(module))
    assert steps[0] == first
    files = [one for step in steps for one in step]
    assert len(files) == len(set(files))
    assert all((ROOT / one).exists() for one in files)


def test_a_module_behind_anothers_interface_is_near_to_the_tests_that_execute_it(
    near: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near, "ROOT", tmp_path)
    folder = tmp_path
    tests = folder / "tests" / "store"
    tests.mkdir(parents=True)
    for name in ("one", "two", "three"):
        (folder / "tests" / f"test_{name}.py").write_text("", encoding="utf-8")
    (folder / "tests" / "test_named.py").write_text("import translator.store.rows", "utf-8")
    table = folder / "executed.tsv"
    table.write_text(
        "# what it is\ntranslator/store/rows.py\ttests/test_two.py\ttests/test_one.py\t"
        "tests/test_gone.py\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(near, "_EXECUTED", table)
    near._table.cache_clear()
    assert near.nearest(Path("translator/store/rows.py")) == [
        ["tests/test_two.py", "tests/test_one.py"],
        ["tests/test_named.py"],
    ]
    assert near.nearest(Path("translator/store/other.py")) == []
    near._table.cache_clear()


@pytest.fixture
def copies(near: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Two copies of a project with a module and tests, one of which fails in any copy."""
    project = tmp_path / "whole"
    (project / "tests").mkdir(parents=True)
    (project / "tea.py").write_text("CUPS = 2\n", "utf-8")
    (project / "tests" / "test_tea.py").write_text(
        "import tea\n\n"
        "def test_nothing_holds():\n    assert False\n\n"
        "def test_there_are_two():\n    assert tea.CUPS == 2\n",
        "utf-8",
    )
    (project / "pyproject.toml").write_text(
        "[tool.pytest.ini_options]\nmarkers = ['model: m', 'browser: b']\n", "utf-8"
    )
    monkeypatch.setattr(near, "ROOT", project)
    return near.Copies(folder=tmp_path / "copies")


def test_a_test_that_fails_without_the_change_too_notices_nothing(
    copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # pytest starts faster
    (copies.mutated / "tea.py").write_text("CUPS = 3\n", "utf-8")
    assert copies.killed([["tests/gone.py"], ["tests/test_tea.py"]]) == "tests/test_tea.py"
    assert copies.fails_anyway == {"tests/test_tea.py::test_nothing_holds"}
    assert (copies.sound / "tea.py").read_text("utf-8") == "CUPS = 2\n"
    (copies.mutated / "tea.py").write_text("CUPS = 2\n", "utf-8")
    assert copies.killed([["tests/test_tea.py"]]) == ""
