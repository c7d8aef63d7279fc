"""Models that are trained once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import firefox_files


@pytest.fixture(scope="session")
def chinese_to_english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model whose languages share a vocabulary."""
    folder = tmp_path_factory.mktemp("zhen")
    return firefox_files.write_model(folder, firefox_files.PAIRS, name="zhen", shared=True)


@pytest.fixture(scope="session")
def english_to_traditional(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with two vocabularies that writes Traditional Chinese."""
    folder = tmp_path_factory.mktemp("enzh_hant")
    pairs = firefox_files.TRADITIONAL
    return firefox_files.write_model(folder, pairs, name="enzh_hant", shared=False)
