"""Only the formats know Markdown and HTML: the rest reads what they filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.row_chunks import rows_together

ROOT = Path(__file__).resolve().parent.parent.parent
OPEN = frozenset(("translator.formats", "translator.formats.base", "translator.formats.registry"))
"""Modules of the formats that others may import."""
READERS = ("document", "exports", "tmx", "translation")
"""Packages of ``translator`` that handle documents; ``ui`` does so too."""
PARSERS = frozenset(("html:unescape", "html.parser", "markdown_it", "lxml.html", "lxml:html"))
METHODS = frozenset((
    "compile", "match", "search", "fullmatch", "sub", "split", "findall", "finditer",
    "startswith", "endswith", "strip", "lstrip", "rstrip", "find", "rfind", "index", "rindex",
    "partition", "rpartition", "removeprefix", "removesuffix", "replace",
))  # fmt: skip
"""What texts are read with; their first argument is looked at."""
GROUP = re.compile(r"\(\?(?:P?<\w+>|P=\w+|<?[=!:]|[a-z]+[:)])")
"""What begins with ``?`` in a regular expression, where ``<`` is no syntax."""
SYNTAX = re.compile(r"<|</|`{3}|``|\]\\?\(|!\\?\[|\]\\?:|\*\*|~~|\b(?:href|src|alt)\b|&\w+;|&#")
"""What only markup needs: tags, references, code, links, pictures, definitions, emphasis."""


def outside(*roots: str) -> list[Path]:
    """Return the modules under some folders, those of the formats left out."""
    paths = [path for root in roots for path in sorted((ROOT / root).rglob("*.py"))]
    assert paths
    return [path for path in paths if "translator/formats/" not in path.as_posix()]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            below = node.module == "translator.formats"
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}" if below else node.module
                yield node.lineno, f"{node.module}:{alias.name}"


def read_with(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the strings a module reads texts with."""
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            parts = node.args[:1] if node.func.attr in METHODS else []
        elif isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        for part in parts:
            for one in ast.walk(part):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield node.lineno, one.value


@rows_together("path", outside("translator", "ui"), ids=named)
def test_a_format_is_reached_through_the_registry_only(path: Path) -> None:
    wrong = [
        f"line {line}: {name}"
        for line, name in imports(ast.parse(path.read_text("utf-8")))
        if name.startswith("translator.formats") and name.partition(":")[0] not in OPEN
    ]
    assert not wrong


@rows_together("path", outside(*(f"translator/{name}" for name in READERS), "ui"), ids=named)
def test_nothing_outside_the_formats_reads_markup(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    wrong = [
        f"line {line}: {text!r}"
        for line, text in read_with(tree)
        if SYNTAX.search(GROUP.sub("", text))
    ]
    wrong += [
        f"line {node.lineno}: {node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "unescape"
    ]
    wrong += [f"line {line}: {name}" for line, name in imports(tree) if name in PARSERS]
    assert not wrong


@pytest.mark.parametrize(
    "line",
    [
        'x.source.startswith("<")',
        "re.compile(r'(`+)(.*)\\1').match(x) or x.strip('``')",
        r're.search(r"\]\(\s*(\S+)\)$", x)',
        're.compile("(?<![\\\\w-])href=")',
        '"![" in x',
    ],
)
def test_what_reads_markup_is_seen(line: str) -> None:
    assert any(SYNTAX.search(GROUP.sub("", text)) for _, text in read_with(ast.parse(line)))
