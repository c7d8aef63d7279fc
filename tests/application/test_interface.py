"""What the layer hands out: everything it names, and nothing before it is asked for."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from translator import application


def test_every_name_is_there() -> None:
    assert sorted(application._LATER) == sorted(application.__all__)
    for name in application.__all__:
        assert getattr(application, name) is not None
        assert not hasattr(getattr(application, name), "__path__")


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
