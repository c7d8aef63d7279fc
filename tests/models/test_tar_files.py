"""Tar files are read in small pieces, and only where they are files at all."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from translator.errors import InputError, ModelError
from translator.models import tar_files
from translator.models.failures import UnreachableError


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        member = tarfile.TarInfo("茶.txt")
        member.size = 6
        archive.addfile(member, io.BytesIO("茶叶".encode()))
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    return path


def packed(path: Path) -> Path:
    made = path.with_suffix(".gz")
    made.write_bytes(gzip.compress(path.read_bytes()))
    return made


def test_plain_and_packed_archives_hold_the_same(plain: Path) -> None:
    for path in (plain, packed(plain)):
        assert tar_files.is_ours(path)
        with tar_files.opened(path) as archive:
            member = archive.getmember("茶.txt")
            assert tar_files.member_of(archive, member).read() == "茶叶".encode()


def test_a_folder_of_an_archive_is_no_file(plain: Path) -> None:
    with tar_files.opened(plain) as archive, pytest.raises(ModelError, match="folder"):
        tar_files.member_of(archive, archive.getmember("folder"))


def test_what_is_no_archive_is_not_ours(plain: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for data in (b"", b"x", b"\x1f\x8b", b"\x1f", "茶".encode() * 500, b"BZh91AY" * 99):
        other.write_bytes(data)
        assert not tar_files.is_ours(other)
    other.write_bytes(packed(plain).read_bytes()[:60])
    assert not tar_files.is_ours(other)


def test_what_is_no_regular_file_is_said_to_be_none(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(InputError), tar_files.opened(path):
            pass


def test_nothing_is_read_in_one_large_piece() -> None:
    file = tar_files._Bounded(io.BytesIO(b"x" * 10))
    assert tar_files._MOST == 4 << 20
    assert file.read(tar_files._MOST) == b"x" * 10
    for size in (tar_files._MOST + 1, -1):
        with pytest.raises(tarfile.ReadError):
            file.read(size)
    assert file.read(0) == b""
    assert (file.seek(4), file.tell(), file.read(2)) == (4, 4, b"xx")
    assert (file.seek(-1, 2), file.tell()) == (9, 9)
    with pytest.raises(tarfile.ReadError):
        file.read()


def test_a_file_of_the_store_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreachableError):
        tar_files.readable(tmp_path / "none")
