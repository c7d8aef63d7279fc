"""How much of a file is read, in all and between two things that are dealt with."""

from __future__ import annotations

import io

import pytest

from translator.errors import InputError
from translator.system import metered_reading
from translator.system.metered_reading import MeteredReader


def reader(size: int) -> MeteredReader:
    return MeteredReader(io.BytesIO(b"x" * size), name="a.tmx")


def read(metered: MeteredReader, size: int) -> bytes:
    return bytes(metered.read(size) or b"")


def test_everything_is_read_up_to_the_end() -> None:
    metered = reader(5)
    assert metered.readable()
    assert [read(metered, 3), read(metered, 3), read(metered, 3)] == [b"xxx", b"xx", b""]


def test_a_file_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metered_reading, "LARGEST", 10)
    metered = reader(10)
    assert len(read(metered, 20)) == 10
    with pytest.raises(InputError) as caught:
        read(reader(11), 20)
    assert caught.value.key == "file.too-large"
    assert caught.value.fields["most"] == pytest.approx(10 / 1e6)


def test_what_is_dealt_with_counts_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metered_reading, "WINDOW", 4)
    metered = reader(20)
    for _ in range(3):
        assert len(read(metered, 4)) == 4
        metered.mark()
    assert len(read(metered, 3)) == 3
    with pytest.raises(InputError) as caught:
        read(metered, 2)
    assert caught.value.key == "file.no-rows"
    assert caught.value.fields["most"] == pytest.approx(4 / 1e6)


def test_files_of_millions_of_pairs_fit() -> None:
    assert metered_reading.LARGEST == 8e9 and metered_reading.WINDOW == 16e6
