"""A dictionary of the user's own: verified by reading it, kept until it is removed."""

from __future__ import annotations

import gzip
import hashlib
import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from translator.chinese.dictionary.own import import_edition
from translator.errors import FormatError, InputError, ModelError
from translator.models import archive
from translator.models.archive_export import export_model
from translator.models.fetch import fetch
from translator.models.model_store import ModelStore

LISTED = "# CC-CEDICT\n貓 猫 [mao1] /cat/\n".encode()
import_model = partial(archive.import_model, editions=import_edition)
NEWER = "# CC-CEDICT\n#! date=2026-01-02T03:04:05Z\n狗 狗 [gou3] /dog/\n".encode()


@pytest.fixture
def store(make_store: Any, tmp_path: Path) -> ModelStore:
    place = tmp_path / "place"
    place.mkdir()
    (place / "cc-cedict.txt").write_bytes(LISTED)
    sha256 = hashlib.sha256(LISTED).hexdigest()
    store: ModelStore = make_store(f"""
[[model]]
name = "cc-cedict"
about = "A dictionary."
kind = "dictionary"
licence = "CC-BY-SA-4.0"
file = [{{ name = "cc-cedict.txt", size = {len(LISTED)}, sha256 = "{sha256}" }}]
[[model.source]]
folder = "{place}"
""")
    return store


@pytest.mark.parametrize("data", [NEWER, gzip.compress(NEWER, mtime=0), b"\xef\xbb\xbf" + NEWER])
def test_newer_dictionary_takes_the_place(store: ModelStore, tmp_path: Path, data: bytes) -> None:
    fetch("cc-cedict", store=store)
    path = tmp_path / "cedict_ts.u8"
    path.write_bytes(data)
    done = import_model(path, store=store)
    assert not done.compared_with_list
    assert store.locate("cc-cedict").main.read_bytes() == NEWER
    assert store.locate("cc-cedict").record.source == "your own file cedict_ts.u8"


def test_fetching_leaves_it_and_removing_makes_room(store: ModelStore, tmp_path: Path) -> None:
    path = tmp_path / "cedict.txt"
    path.write_bytes(NEWER)
    import_model(path, store=store)
    assert fetch("cc-cedict", store=store).main.read_bytes() == NEWER
    store.remove("cc-cedict")
    assert fetch("cc-cedict", store=store).main.read_bytes() == LISTED


def test_listed_edition_is_compared_with_the_list(store: ModelStore, tmp_path: Path) -> None:
    assert import_model(tmp_path / "place" / "cc-cedict.txt", store=store).compared_with_list


def test_file_without_the_usual_first_line_needs_its_name(
    store: ModelStore, tmp_path: Path
) -> None:
    path = tmp_path / "own.txt"
    path.write_bytes(NEWER.split(b"\n", 2)[2])
    with pytest.raises(ModelError, match="no model of the list"):
        import_model(path, store=store)
    assert import_model(path, store=store, name="cc-cedict").installed.size > 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (NEWER + b"<html>\n", "Line 4"),
        (NEWER + b"\xff\n", "line 4"),
        (b"# CC-CEDICT\n", "no entries"),
        (gzip.compress(NEWER, mtime=0)[:30], "damaged"),
    ],
)
def test_what_is_no_dictionary_is_not_taken(
    store: ModelStore, tmp_path: Path, data: bytes, said: str
) -> None:
    path = tmp_path / "cedict.txt"
    path.write_bytes(data)
    with pytest.raises(FormatError, match=said):
        import_model(path, store=store, name="cc-cedict")
    assert store.get("cc-cedict") is None


def test_it_is_carried_to_another_computer(store: ModelStore, tmp_path: Path) -> None:
    path = tmp_path / "cedict.txt"
    path.write_bytes(NEWER)
    import_model(path, store=store)
    export_model("cc-cedict", tmp_path / "d.tar", store=store)
    there = ModelStore(tmp_path / "there", store.specs)
    assert not import_model(tmp_path / "d.tar", store=there).compared_with_list
    assert there.locate("cc-cedict").main.read_bytes() == NEWER
    assert fetch("cc-cedict", store=there).main.read_bytes() == NEWER


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_cannot_be_read_is_told(store: ModelStore, tmp_path: Path) -> None:
    path = tmp_path / "cedict.txt"
    path.write_bytes(NEWER)
    path.chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        import_model(path, store=store, name="cc-cedict")
