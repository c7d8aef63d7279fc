"""The folder of the server's socket, wherever the system's temporary files are."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from translator.engines.llama import llama_server

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no socket files here")


@pytest.mark.parametrize("length", [10, 70, 90, 200])
def test_a_socket_fits_into_it(
    length: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / ("t" * length)
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    folder = llama_server.socket_folder()
    assert folder is not None
    with folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(Path(folder.name) / "llama.sock"))
        assert Path(folder.name).stat().st_mode & 0o077 == 0


def test_a_short_folder_for_temporary_files_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="t") as short:
        monkeypatch.setattr(tempfile, "tempdir", short)
        folder = llama_server.socket_folder()
        assert folder is not None and folder.name.startswith(short)
        folder.cleanup()


def test_without_any_place_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(**_: object) -> None:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", nowhere)
    assert llama_server.socket_folder() is None


@pytest.mark.parametrize(("length", "fits"), [(92, True), (93, False)])
def test_a_path_may_be_as_long_as_the_system_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int, fits: bool
) -> None:
    """With ``/llama.sock`` behind it 103 bytes, and one that ends it: macOS takes 104."""
    cleaned: list[str] = []

    def folder(parent: str | None) -> SimpleNamespace:
        name = "/" + "t" * (length - 1) if parent is None else "/short"
        return SimpleNamespace(name=name, cleanup=lambda: cleaned.append(name))

    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(llama_server.temporary, "folder", folder)
    found = llama_server.socket_folder()
    assert found is not None
    assert len(found.name) == (length if fits else len("/short"))
    assert len(cleaned) == (0 if fits else 1)
