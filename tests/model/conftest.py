"""The default model as the user fetched it, lent to each test's own home."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

# Read when the tests are collected: the fixtures replace DUIZHAO_HOME afterwards.
_HOME = Path(os.environ.get("DUIZHAO_HOME") or platformdirs.user_data_dir("duizhao")).expanduser()
_MODELS = Path(os.environ.get("DUIZHAO_MODELS", _HOME / "models"))


@pytest.fixture
def model_home(own_home: Path) -> Path:
    """A home of this test's own, with the fetched models linked in."""
    if not any(_MODELS.glob("*/*/model.json")):
        pytest.skip(f"no model in {_MODELS} (duizhao models fetch, or set DUIZHAO_MODELS)")
    (own_home / "models").symlink_to(_MODELS, target_is_directory=True)
    return own_home
