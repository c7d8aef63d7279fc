"""A file is refused before it is fetched, or after, where the list and the hub do not agree."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from translator.errors import ModelError
from translator.models import hub_files
from translator.models.hub import HubFile
from translator.models.hub_files import _agree, _git_blob, _verify
from translator.models.specs import FileSpec, HubSource

SOURCE = HubSource(repository="a/b", revision="main")
DATA = "茶馆".encode() * 9
SHA256 = hashlib.sha256(DATA).hexdigest()
BLOB = hashlib.sha1(b"blob %d\0" % len(DATA) + DATA).hexdigest()


@pytest.mark.parametrize(
    ("file", "offer", "key"),
    [
        ({"sha256": "x"}, {"sha256": "x"}, ""), ({"sha256": "x"}, {"sha256": None}, ""),
        ({"sha256": "x"}, {"sha256": "y"}, "hub.other-file"), ({}, {"sha256": "y"}, ""),
        ({"size": 5}, {"sha256": "y"}, ""), ({"size": 6}, {"sha256": "y"}, "hub.other-file"),
        ({}, {}, "hub.no-hash"), ({"sha256": "x"}, {}, ""), ({}, {"blob": "z"}, ""),
        ({"sha256": "x", "size": 6}, {"sha256": "x"}, "hub.other-file"),
    ],
)  # fmt: skip
def test_what_the_list_and_the_hub_say_has_to_agree(
    file: dict[str, object], offer: dict[str, str | None], key: str
) -> None:
    wanted = FileSpec(name="m", **file)  # type: ignore[arg-type]
    offered = HubFile(**({"size": 5, "sha256": None, "blob": None} | offer))  # type: ignore[arg-type]
    if not key:
        _agree(wanted, offered, SOURCE)
        return
    with pytest.raises(ModelError) as caught:
        _agree(wanted, offered, SOURCE)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("listed", "offered", "blob", "right"),
    [
        (SHA256, None, None, True), (None, SHA256, None, True), (None, None, BLOB, True),
        ("0" * 64, SHA256, BLOB, False), (None, "0" * 64, BLOB, False), (None, None, "0", False),
    ],
)  # fmt: skip
def test_what_came_is_hashed_and_a_wrong_file_is_taken_away(
    tmp_path: Path, listed: str | None, offered: str | None, blob: str | None, right: bool
) -> None:
    part = tmp_path / "part"
    part.write_bytes(DATA)
    file, offer = FileSpec(name="m", sha256=listed), HubFile(size=5, sha256=offered, blob=blob)
    if right:
        stored = _verify(file, offer, part)
        assert (stored.name, stored.size, stored.sha256) == ("m", 5, SHA256)
        return
    with pytest.raises(ModelError) as caught:
        _verify(file, offer, part)
    assert caught.value.key == "hub.mismatch" and not part.exists()


def test_a_blob_is_hashed_as_git_does_piece_by_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_files, "CHUNK", 5)
    (tmp_path / "a").write_bytes(DATA)
    assert _git_blob(tmp_path / "a") == BLOB


def test_progress_goes_on_from_what_was_there() -> None:
    told: list[int] = []

    class Progress:
        def at(self, done: int) -> None:
            told.append(done)

    hub_files._tick(Progress(), 7, 5)  # type: ignore[arg-type]
    assert told == [12]
