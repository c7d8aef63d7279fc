"""A model is written out as one file: its record first, then its files as they are."""

from __future__ import annotations

import tarfile
from pathlib import Path
from typing import Any

import pytest

from translator.errors import OutputError
from translator.models.archive_export import export_model
from translator.models.download_progress import Silent
from translator.models.fetch import fetch
from translator.models.model_store import ModelStore

FILES = {"one.bin": b"weights", "two.bin": b"0123456789"}


class Told(Silent):
    """Notes how far the copy is."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def begin(self, what: str, total: int | None) -> None:
        self.heard.append(total)

    def at(self, done: int) -> None:
        self.heard.append(done)

    def end(self) -> None:
        self.heard.append("end")


@pytest.fixture
def store(make_store: Any, entry: Any, tmp_path: Path) -> ModelStore:
    place = tmp_path / "place"
    place.mkdir()
    for name, data in FILES.items():
        (place / name).write_bytes(data)
    listed = ", ".join(f'{{ name = "{name}" }}' for name in FILES)
    made: ModelStore = make_store(entry(source=f"folder = '{place}'", files=listed))
    fetch("small", store=made)
    return made


def test_the_record_comes_first_and_anybody_may_read_the_files(
    store: ModelStore, tmp_path: Path
) -> None:
    path = tmp_path / "small.tar"
    export_model("small", path, store=store)
    with tarfile.open(path, "r:") as archive:
        members = archive.getmembers()
        assert [one.name for one in members] == [
            "duizhao-model/model.json",
            "duizhao-model/files/one.bin",
            "duizhao-model/files/two.bin",
        ]
        assert {one.mode for one in members} == {0o644}
        for one, data in zip(members[1:], FILES.values(), strict=True):
            found = archive.extractfile(one)
            assert found is not None and found.read() == data


def test_how_far_it_is_is_told_in_bytes_of_all_files(store: ModelStore, tmp_path: Path) -> None:
    told = Told()
    export_model("small", tmp_path / "small.tar", store=store, progress=told)
    assert told.heard == [17, 7, 17, "end"]


def test_without_a_folder_to_write_to_nothing_is_begun(store: ModelStore, tmp_path: Path) -> None:
    told = Told()
    with pytest.raises(OutputError):
        export_model("small", tmp_path / "no" / "small.tar", store=store, progress=told)
    assert told.heard == []
