"""Places of the project's lines that can be changed, and a random draw of them: mutation.py."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
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
                folders.setdefault(package_of(relative), []).append(relative)
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


def package_of(path: Path) -> str:
    """Return the package of a module, as mutations are drawn and counted."""
    return "/".join(path.parts[:2])
