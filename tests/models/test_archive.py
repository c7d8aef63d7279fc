"""Models carried over by file: what comes in is verified, and lands nowhere else."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from pathlib import Path
from typing import Any

import pytest

from translator.chinese.dictionary.own import import_edition
from translator.errors import InputError, ModelError, OutputError, TranslatorError
from translator.models.archive import import_model
from translator.models.archive_export import export_model
from translator.models.fetch import fetch
from translator.models.manifest import RECORD, USERS_OWN
from translator.models.model_store import ModelStore
from translator.models.specs import FileSpec, ModelSpec

DATA = b"weights " * 1000
SHA = hashlib.sha256(DATA).hexdigest()
KNOWN = f'{{ name = "model.gguf", size = {len(DATA)}, sha256 = "{SHA}" }}'
UNKNOWN = '{ name = "model.gguf" }'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "model.gguf").write_bytes(DATA)
    return folder


@pytest.fixture
def stores(make_store: Any, entry: Any, place: Path, tmp_path: Path) -> Any:
    """Make a filled store and an empty one with the same list."""

    def make(files: str = KNOWN, more: str = "") -> tuple[ModelStore, ModelStore]:
        full = make_store(entry(source=f"folder = '{place}'", files=files, more=more))
        fetch("small", store=full, agree=lambda spec: True)
        return full, ModelStore(tmp_path / "elsewhere", full.specs)

    return make


def rewritten(path: Path, change: Any) -> Path:
    """Write the archive again with its members (name, data) changed."""
    with tarfile.open(path) as old:
        members = [(m.name, old.extractfile(m).read()) for m in old]  # type: ignore[union-attr]
    members = change(members)
    other = path.with_name("changed.tar")
    with tarfile.open(other, "w") as new:
        for name, data in members:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            new.addfile(member, io.BytesIO(data))
    return other


def test_out_and_in_again_is_the_same_model(stores: Any, tmp_path: Path) -> None:
    full, empty = stores()
    export_model("small", tmp_path / "small.tar", store=full)
    done = import_model(tmp_path / "small.tar", store=empty)
    assert done.compared_with_list
    assert done.installed.main.read_bytes() == DATA
    assert empty.locate("small").digest == full.locate("small").digest


def test_a_model_whose_hashes_the_list_does_not_know_says_so(stores: Any, tmp_path: Path) -> None:
    full, empty = stores(UNKNOWN)
    export_model("small", tmp_path / "small.tar", store=full)
    assert not import_model(tmp_path / "small.tar", store=empty).compared_with_list


def test_a_model_that_is_not_in_the_list_brings_its_own_record(stores: Any, tmp_path: Path) -> None:
    full, empty = stores()
    export_model("small", tmp_path / "small.tar", store=full)
    stranger = ModelStore(empty.folder, ())
    done = import_model(tmp_path / "small.tar", store=stranger)
    assert not done.compared_with_list
    assert stranger.locate("small").record.licence == "CC0-1.0"


def test_an_unpacked_archive_is_taken_too(stores: Any, tmp_path: Path) -> None:
    full, empty = stores()
    done = import_model(full.locate("small").folder, store=empty)
    assert done.installed.main.read_bytes() == DATA


def flip(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [(n, d.replace(b"weights", b"WEIGHTS") if "gguf" in n else d) for n, d in members]


def climb(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [*members, ("../../climbed", b"x")]


def drop(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return members[:1]


def unrecorded(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return members[1:]


def named_elsewhere(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    record = json.loads(members[0][1])
    record["name"] = "../evil"
    return [(members[0][0], json.dumps(record).encode()), *members[1:]]


def nested(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [(members[0][0], b"[" * 100_000), *members[1:]]


def orders_for_a_terminal(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    record = json.loads(members[0][1])
    record["about"] = "a model\x1b]0;another title\x07"
    return [(members[0][0], json.dumps(record).encode()), *members[1:]]


def other_weights(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    record = json.loads(members[0][1])
    record["files"][0]["sha256"] = hashlib.sha256(DATA.upper()).hexdigest()
    return [(members[0][0], json.dumps(record).encode()), (members[1][0], DATA.upper())]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (flip, "is damaged; it was deleted"),
        (climb, r"climbed is not what its record says"),
        (drop, "lacks duizhao-model/files/model.gguf"),
        (unrecorded, "is not a model that duizhao models export wrote"),
        (named_elsewhere, "may not stand in a model"),
        (nested, "The record in .* is damaged"),
        (orders_for_a_terminal, "control characters"),
        (other_weights, "is not the one the list names"),
    ],
)
def test_an_archive_that_was_tampered_with_leaves_nothing_behind(
    stores: Any, tmp_path: Path, change: Any, said: str
) -> None:
    full, empty = stores()
    export_model("small", tmp_path / "small.tar", store=full)
    with pytest.raises(ModelError, match=said):
        import_model(rewritten(tmp_path / "small.tar", change), store=empty)
    assert empty.installed() == ()
    files = [path for path in empty.folder.rglob("*") if path.is_file()]
    assert all(path.name.endswith(".lock") for path in files)
    assert not list(tmp_path.rglob("climbed"))


def test_a_link_in_an_archive_is_not_followed(stores: Any, tmp_path: Path) -> None:
    full, empty = stores()
    record = (full.locate("small").folder / "model.json").read_bytes()
    with tarfile.open(tmp_path / "link.tar", "w") as archive:
        member = tarfile.TarInfo("duizhao-model/model.json")
        member.size = len(record)
        archive.addfile(member, io.BytesIO(record))
        link = tarfile.TarInfo("duizhao-model/files/model.gguf")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    with pytest.raises(ModelError, match="is not what its record says"):
        import_model(tmp_path / "link.tar", store=empty)


def test_a_cut_archive_is_an_error_of_ours(stores: Any, tmp_path: Path) -> None:
    full, empty = stores()
    path = tmp_path / "small.tar"
    export_model("small", path, store=full)
    path.write_bytes(path.read_bytes()[:4000])
    with pytest.raises(ModelError):
        import_model(path, store=empty)
    assert empty.installed() == ()


def test_a_bare_file_is_recognised_by_its_hash(stores: Any, place: Path) -> None:
    _, empty = stores()
    assert import_model(place / "model.gguf", store=empty).installed.name == "small"


def test_a_bare_folder_is_recognised_by_its_files(stores: Any, place: Path) -> None:
    _, empty = stores()
    assert import_model(place, store=empty).installed.name == "small"


def test_a_file_that_could_be_anything_asks_for_its_name(stores: Any, tmp_path: Path) -> None:
    _, empty = stores()
    (tmp_path / "what.gguf").write_bytes(b"who knows")
    with pytest.raises(ModelError, match=r"is no model of the list.*--name"):
        import_model(tmp_path / "what.gguf", store=empty)


def test_a_named_file_with_another_hash_is_refused(stores: Any, tmp_path: Path) -> None:
    _, empty = stores()
    (tmp_path / "what.gguf").write_bytes(b"who knows")
    with pytest.raises(ModelError, match=r"is not the file model.gguf of small"):
        import_model(tmp_path / "what.gguf", store=empty, name="small")
    assert empty.installed() == ()


def test_a_model_that_asks_for_agreement_asks_here_too(
    stores: Any, tmp_path: Path, place: Path
) -> None:
    full, empty = stores(more='consent = "Not for trade."')
    export_model("small", tmp_path / "small.tar", store=full)
    for path in (tmp_path / "small.tar", place / "model.gguf"):
        with pytest.raises(ModelError, match="Not for trade"):
            import_model(path, store=empty)


def test_nothing_there_is_an_input_error(stores: Any, tmp_path: Path) -> None:
    _, empty = stores()
    with pytest.raises(InputError, match="There is no"):
        import_model(tmp_path / "nothing", store=empty)


def test_an_export_into_a_missing_folder_leaves_nothing(stores: Any, tmp_path: Path) -> None:
    full, _ = stores()
    with pytest.raises(OutputError):
        export_model("small", tmp_path / "no" / "small.tar", store=full)
    assert not (tmp_path / "no").exists()


def test_a_damaged_model_is_not_exported(stores: Any, tmp_path: Path) -> None:
    full, _ = stores()
    full.locate("small").main.write_bytes(b"damaged")
    again = ModelStore(full.folder, full.specs)
    with pytest.raises(ModelError, match="has changed"):
        export_model("small", tmp_path / "small.tar", store=again)
    assert not (tmp_path / "small.tar").exists()


EDITION = "# CC-CEDICT\n#! date=2026-01-01T00:00:00Z\n包子 包子 [bao1 zi5] /steamed bun/\n"


def record_of(name: str, data: bytes, **changed: Any) -> dict[str, Any]:
    return {
        "format": 1,
        "name": name,
        "about": "",
        "kind": "dictionary",
        "engine": "",
        "directions": [],
        "licence": "",
        "attribution": "",
        "card": "",
        "source": f"{USERS_OWN}cedict.u8",
        "revision": "",
        "fetched": "2026-01-01T00:00:00Z",
        "files": [
            {"name": "cedict.u8", "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        ],
    } | changed


def packed(path: Path, record: bytes, data: bytes) -> Path:
    with tarfile.open(path, "w") as archive:
        for name, content in ((RECORD, record), ("files/cedict.u8", data)):
            member = tarfile.TarInfo(f"duizhao-model/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


@pytest.fixture
def shelf(tmp_path: Path) -> ModelStore:
    """A store with a dictionary that somebody chose."""
    listed = ModelSpec(
        name="cc-cedict", about="", kind="dictionary", engine="", directions=(), licence="",
        attribution="", card="", consent="", sources=(),
        files=(FileSpec(name="cedict.u8", size=1, sha256="0" * 64),),
    )  # fmt: skip
    store = ModelStore(tmp_path / "store", (listed,))
    own = tmp_path / "own.u8"
    own.write_text(EDITION, "utf-8")
    import_model(own, store=store, editions=import_edition)
    return store


def test_a_record_in_an_archive_takes_no_good_dictionary_away(
    shelf: ModelStore, tmp_path: Path
) -> None:
    before = shelf.locate("cc-cedict").main.read_bytes()
    junk = "这不是词典。\n".encode()
    for changed in ({}, {"kind": "model"}, {"name": "other"}, {"source": "local: /x"}):
        record = json.dumps(record_of("cc-cedict", junk) | changed).encode()
        path = packed(tmp_path / "forged.tar", record, junk)
        with pytest.raises(TranslatorError):
            import_model(path, store=shelf, editions=import_edition)
        assert shelf.get("other") is None
        assert shelf.locate("cc-cedict").main.read_bytes() == before
        assert not list(shelf.folder.rglob("import"))


def test_another_edition_in_an_archive_is_taken_after_it_was_read(
    shelf: ModelStore, tmp_path: Path
) -> None:
    newer = EDITION.replace("2026-01", "2026-02").encode()
    path = packed(tmp_path / "newer.tar", json.dumps(record_of("cc-cedict", newer)).encode(), newer)
    import_model(path, store=shelf, editions=import_edition)
    assert shelf.locate("cc-cedict").main.read_bytes() == newer


@pytest.mark.parametrize("size", ["1e999", "-1", "true", "9" * 30, '"3"', "null", "1.5"])
def test_a_size_that_no_file_has_is_refused(shelf: ModelStore, tmp_path: Path, size: str) -> None:
    record = json.dumps(record_of("cc-cedict", b"x")).replace('"size": 1', f'"size": {size}')
    path = packed(tmp_path / "forged.tar", record.encode(), b"x")
    with pytest.raises(ModelError, match="record"):
        import_model(path, store=shelf, editions=import_edition)


def test_a_record_that_is_a_link_is_none(shelf: ModelStore, tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    (folder / RECORD).symlink_to("/dev/zero")
    with pytest.raises(TranslatorError):
        import_model(folder, store=shelf, editions=import_edition)


def test_a_header_that_claims_gigabytes_is_not_read(
    shelf: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 3 << 30
    path = tmp_path / "huge.tar"
    with path.open("wb") as file:
        file.write(header.tobuf(tarfile.USTAR_FORMAT))
        file.truncate(3 << 30)  # a hole: no disk is used
    with pytest.raises(ModelError):
        import_model(path, store=shelf, editions=import_edition)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there are no devices to write to")
def test_what_is_no_regular_file_is_not_replaced(stores: Any, tmp_path: Path) -> None:
    full, _ = stores()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (pipe, Path("/dev/null")):
        with pytest.raises(OutputError, match="not a file"):
            export_model("small", place, store=full)
        assert not place.is_file() and place.exists()


def test_a_link_stays_one_and_leads_to_the_new_archive(stores: Any, tmp_path: Path) -> None:
    full, empty = stores()
    target, link = tmp_path / "stick" / "small.tar", tmp_path / "small.tar"
    target.parent.mkdir()
    target.write_bytes(b"older")
    link.symlink_to(target)
    export_model("small", link, store=full)
    assert link.is_symlink()
    assert import_model(target, store=empty).installed.main.read_bytes() == DATA


def test_a_file_of_the_store_that_cannot_be_read_is_no_fault_of_the_stick(
    stores: Any, tmp_path: Path
) -> None:
    full, _ = stores()
    main = full.locate("small").main
    main.unlink()
    main.mkdir()
    (tmp_path / "small.tar").write_bytes(b"older")
    with pytest.raises(ModelError):
        export_model("small", tmp_path / "small.tar", store=full)
    assert (tmp_path / "small.tar").read_bytes() == b"older"
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []
