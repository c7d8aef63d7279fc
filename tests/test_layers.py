"""Imports go one way, and nothing slow is imported before it is needed."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "translator"

# From the bottom up: a module may import from its own layer and from those below.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("types", "error_sentences", "errors", "marks", "toml"),
    ("system",),
    ("models",),
    ("text", "numbers", "chinese"),
    ("glossary",),
    ("formats", "grounding", "engines", "exports", "store", "checks", "exchange"),
    ("alignment",),
    (
        "assembly", "attempts", "carrying", "clauses", "config", "config_names", "enforcing",
        "hearing", "ladder", "loading", "marking", "misses", "naming", "opening", "pipeline",
        "placing", "planning", "progress", "questions", "reading", "remembering", "rungs",
        "scheduling", "segments", "settings", "showing", "signature", "terminology", "wording",
        "writing",
    ),
    ("cli",),
)  # fmt: skip
LEVEL = {name: number for number, layer in enumerate(LAYERS) for name in layer}
SLOW = (
    "xllamacpp", "streamlit", "transformers", "opencc", "rjieba", "markdown_it", "rich",
    "sentencepiece", "ctranslate2", "huggingface_hub", "torch", "sqlite3", "lxml",
)  # fmt: skip


def modules() -> list[Path]:
    """Return every module but the two that stand on all of them."""
    api = {PACKAGE / "__init__.py", PACKAGE / "__main__.py"}
    return sorted(path for path in PACKAGE.rglob("*.py") if path not in api)


def part(path: Path) -> str:
    """Return the layer's name a module belongs to: its package, or its own name."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> list[tuple[str, int]]:
    """Return what of ``translator`` a module imports, inside functions too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = (
                [f"translator.{alias.name}" for alias in node.names]
                if node.module == "translator"
                else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found += [(name, node.lineno) for name in names if name.startswith("translator.")]
    return found


def test_every_module_has_its_layer() -> None:
    assert {part(path) for path in modules()} == set(LEVEL)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_nothing_from_above(path: Path) -> None:
    own = part(path)
    above = [
        f"line {line}: {name}"
        for name, line in imported(path)
        if LEVEL.get(name.split(".")[1], 0) > LEVEL[own]
    ]
    assert not above


def test_the_library_knows_nothing_of_its_command_line_and_its_reader() -> None:
    outside = [
        f"{path.name}:{line}: {name}"
        for path in modules()
        if part(path) != "cli"
        for name, line in imported(path)
        if name.startswith("translator.cli")
    ]
    assert not outside


def loaded(program: str) -> set[str]:
    """Return the slow modules a fresh process has loaded after a program."""
    program += "\nimport sys, json\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    return set(json.loads(done.stdout.splitlines()[-1])) & set(SLOW)


def test_the_library_is_imported_without_anything_slow() -> None:
    assert loaded("import translator") == set()


def test_help_is_shown_without_anything_slow() -> None:
    assert loaded("from translator.cli import main; main(['--help'])") == set()


@pytest.mark.parametrize("command", ["translate", "export", "check", "lookup"])
def test_a_commands_help_is_shown_without_an_engine(command: str) -> None:
    slow = loaded(f"from translator.cli import main; main(['{command}', '--help'])")
    assert slow <= {"sqlite3", "markdown_it"}
