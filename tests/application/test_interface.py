"""What the layer hands out: everything it names, and nothing before it is asked for."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from translator import application


def test_every_name_is_there() -> None:
    assert sorted(application._LATER) == sorted(application.__all__)
    for name in application.__all__:
        assert getattr(application, name) is not None
        assert not hasattr(getattr(application, name), "__path__")


def test_names_are_loaded_from_where_they_are_typed() -> None:
    tree = ast.parse(Path(application.__file__).read_text(encoding="utf-8"))
    (typed,) = (node for node in tree.body if isinstance(node, ast.If) and node.body[1:])
    assert {
        alias.asname or alias.name: (node.module, alias.name)
        for node in typed.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    } == application._LATER


def test_another_name_is_none() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = application.nothing  # type: ignore[attr-defined]  # on purpose


def test_options_are_had_without_engines() -> None:
    program = (
        "from translator.application import Options, options_of\n"
        "import sys, json\nprint(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = json.loads(done.stdout)
    assert "translator.application.run_options" in loaded
    assert not {"translator.translation.run", "translator.engines.opening"} & set(loaded)
