"""What the programs are handed over; nothing here runs unless it is asked for."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ASKED = "DUIZHAO_HANDOVER"
"""Set by ``make handover``: a Python that has translate-toolkit and anki, or ``yes``."""


@pytest.fixture(autouse=True)
def _asked() -> None:
    if not os.environ.get(ASKED):
        pytest.skip(f"other programs are asked where {ASKED} is set: make handover")


def peer(program: str, *arguments: object, module: str) -> str:
    """Run a program in the environment of the peers; skip where it has not got the module."""
    python = Path(os.environ[ASKED])
    if not python.is_file():
        pytest.skip(f"{ASKED} names no Python")
    found = subprocess.run([python, "-c", f"import {module}"], capture_output=True)
    if found.returncode:
        pytest.skip(f"{module} is not installed in {python}")
    done = subprocess.run(
        [python, "-c", program, *map(str, arguments)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
