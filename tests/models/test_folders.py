"""A folder of this computer as a source: all of it copied and verified, or nothing left."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from translator.errors import ModelError
from translator.models import folders
from translator.models.download_progress import Silent
from translator.models.failures import MismatchError, NotOfferedError, UnreachableError
from translator.models.specs import ModelSpec

ONE, TWO = b"weights", b"0123456789"


class Told(Silent):
    """Notes what a copy says of itself."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def begin(self, what: str, total: int | None) -> None:
        self.heard += [what, total]

    def at(self, done: int) -> None:
        self.heard.append(done)

    def end(self) -> None:
        self.heard.append("end")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "one.bin").write_bytes(ONE)
    (folder / "two.bin").write_bytes(TWO)
    return folder


@pytest.fixture
def spec(make_store: Any, entry: Any, place: Path) -> Any:
    def make(files: str) -> ModelSpec:
        found: ModelSpec = make_store(entry(source=f"folder = '{place}'", files=files)).specs[0]
        return found

    return make


BOTH = '{ name = "one.bin" }, { name = "two.bin" }'


def test_the_files_come_along_with_their_sizes_and_digests(
    spec: Any, place: Path, tmp_path: Path
) -> None:
    found = folders.gather(spec(BOTH), place, tmp_path / "work", Silent())
    assert [(one.name, one.size, one.sha256) for one in found.files] == [
        ("one.bin", 7, hashlib.sha256(ONE).hexdigest()),
        ("two.bin", 10, hashlib.sha256(TWO).hexdigest()),
    ]
    assert (found.source, found.revision) == (f"local: {place}", "")
    assert (found.folder / "files" / "two.bin").read_bytes() == TWO


def test_how_far_a_copy_is_is_told_in_bytes_of_all_files(
    spec: Any, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "CHUNK", 4)
    told = Told()
    folders.gather(spec(BOTH), place, tmp_path / "work", told)
    assert told.heard == [f"small from {place}", 17, 4, 7, 11, 15, 17, "end"]


def test_a_file_alone_is_the_only_one_of_its_model(spec: Any, place: Path, tmp_path: Path) -> None:
    found = folders.gather(
        spec('{ name = "model.bin" }'), place / "one.bin", tmp_path / "w", Silent()
    )
    assert [(one.name, one.size) for one in found.files] == [("model.bin", 7)]
    with pytest.raises(NotOfferedError, match="2"):
        folders.gather(spec(BOTH), place / "one.bin", tmp_path / "w", Silent())


def test_only_a_file_that_may_be_left_out_may_be_missing(
    spec: Any, place: Path, tmp_path: Path
) -> None:
    optional = '{ name = "one.bin" }, { name = "three.bin", optional = true }'
    found = folders.gather(spec(optional), place, tmp_path / "work", Silent())
    assert [one.name for one in found.files] == ["one.bin"]
    with pytest.raises(NotOfferedError, match=r"three\.bin"):
        folders.gather(spec('{ name = "three.bin" }'), place, tmp_path / "work", Silent())
    with pytest.raises(UnreachableError):
        folders.gather(spec(BOTH), place / "nowhere", tmp_path / "work", Silent())


@pytest.mark.parametrize(
    "listed",
    [
        f'{{ name = "one.bin", sha256 = "{"0" * 64}" }}',
        f'{{ name = "one.bin", sha256 = "{hashlib.sha256(ONE).hexdigest()}", size = 8 }}',
    ],
)
def test_of_a_file_that_is_another_one_nothing_is_left(
    spec: Any, place: Path, tmp_path: Path, listed: str
) -> None:
    work, told = tmp_path / "work", Told()
    with pytest.raises(MismatchError):
        folders.gather(spec(listed), place, work, told)
    assert not (work / "local").exists()
    assert told.heard[-1] == "end"
    assert issubclass(MismatchError, ModelError)


def test_what_a_killed_copy_left_is_taken_away_first(
    spec: Any, place: Path, tmp_path: Path
) -> None:
    left = tmp_path / "work" / "local" / "files" / "other.bin"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    found = folders.gather(spec(BOTH), place, tmp_path / "work", Silent())
    assert sorted(one.name for one in (found.folder / "files").iterdir()) == ["one.bin", "two.bin"]
