from __future__ import annotations

import re
from pathlib import Path

import pytest

from translator.system.structured_text import json_of, toml_of

ROOT = Path(__file__).resolve().parents[2]
DEEP = "[" * 100_000


@pytest.mark.parametrize("text", [DEEP, '{"a":' * 100_000, "9" * 5000, "", "[1,"])
def test_what_is_no_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):
        json_of(text)


@pytest.mark.parametrize("text", [f"a = {DEEP}", f"a = {'9' * 5000}", "a = [1,", "a = 1\na = 2"])
def test_what_is_no_toml_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):
        toml_of(text)


def test_what_is_wrong_is_said_without_python() -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        json_of(DEEP)
    with pytest.raises(ValueError, match="thousands of digits"):
        toml_of(f"a = {'9' * 5000}")


def test_nothing_else_reads_json_or_toml_of_strangers() -> None:
    own = {"translator/errors/__init__.py"}  # below it, and catches the same
    own |= {"translator/chinese/scripts/opencc_chains.py"}  # files of a package
    # What a process of ours says, line by line.
    own |= {f"translator/formats/pdf/{name}.py" for name in ("laid_page", "pages")}
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("translator", "ui")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\b(?:json|tomllib)\.loads?\(", path.read_text(encoding="utf-8"))
    }
    assert found == own
