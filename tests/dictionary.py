"""CC-CEDICT as the user fetched it, for tests of what only the whole dictionary shows."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.system.locks import locked

# Read when the tests are collected: the fixtures replace DUIZHAO_HOME afterwards.
HOME = Path(os.environ.get("DUIZHAO_HOME") or platformdirs.user_data_dir("duizhao")).expanduser()
_MODELS = Path(os.environ.get("DUIZHAO_MODELS", HOME / "models"))


def cedict(cache: Path) -> Dictionary:
    """Return the dictionary, its database in ``cache``; skip the test where it is not there.

    It is built by the first process that asks; the others wait for it.
    """
    found = sorted(_MODELS.glob("cc-cedict/*/files/cc-cedict.txt"))
    if not found:
        pytest.skip(f"no dictionary in {_MODELS} (duizhao models fetch cc-cedict)")
    with locked(cache / "tests.lock", lambda: None):
        return Dictionary(found[-1], cache=cache)
