"""What holds in every module, however it is tested itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.layers import modules

READ_BY_PEOPLE = (
    "translator.cli",
    "translator.errors",
    "translator.exports",
    "translator.store",
    "ui",
)
"""Rooms whose JSON is printed, kept or shown."""
IN_NEW_FOLDERS = {"translator.models.derived", "translator.models.wheels",
                  "translator.chinese.dictionary.own"}  # fmt: skip
"""Who makes a folder inside one that it has just made: it cannot be there yet."""


def calls(name: str) -> Iterator[tuple[str, int, dict[str | None, object]]]:
    """Yield module, line and keywords of each call of a function or method of this name."""
    for module, path in modules().items():
        yield from _calls_in(module, path, name)


def _calls_in(
    module: str, path: Path, name: str
) -> Iterator[tuple[str, int, dict[str | None, object]]]:
    text = path.read_text("utf-8")
    if name not in text:
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and name == getattr(
            node.func, "attr", getattr(node.func, "id", "")
        ):
            said = {one.arg: getattr(one.value, "value", None) for one in node.keywords}
            yield module, node.lineno, said


@pytest.mark.parametrize("name", ["Thread", "dumps", "mkdir"])
def test_there_are_such_calls(name: str) -> None:
    assert len(list(calls(name))) > 5


def test_no_thread_keeps_the_program_from_ending() -> None:
    assert [
        (module, line) for module, line, said in calls("Thread") if said.get("daemon") is not True
    ] == []


def test_json_that_people_may_read_is_in_its_own_characters() -> None:
    assert [
        (module, line)
        for module, line, said in calls("dumps")
        if module.startswith(READ_BY_PEOPLE) and said.get("ensure_ascii") is not False
    ] == []


def test_a_folder_is_made_with_all_above_it_and_may_be_there() -> None:
    assert [
        (module, line)
        for module, line, said in calls("mkdir")
        if module not in IN_NEW_FOLDERS
        and not (said.get("parents") is True and said.get("exist_ok") is True)
    ] == []


def test_the_pattern_of_a_match_is_compared_by_its_value() -> None:
    """``lazy_regex`` is equal to the compiled pattern that a match knows, never the same object."""
    assert [
        (module, node.lineno)
        for module, path in modules().items()
        if ".re " in (text := path.read_text("utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.Is, ast.IsNot))
        if "re" in (getattr(node.left, "attr", ""), getattr(node.comparators[0], "attr", ""))
    ] == []
