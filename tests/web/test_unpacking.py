from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import partial

import pytest

from translator.errors import InputError
from translator.web.unpacking import Unpacker

packed = partial(gzip.compress, mtime=0)
TEXT = "早市还没有开门。".encode() * 50


def unpacked(coding: str, data: bytes, *, most: int = 10_000, size: int = 7) -> bytes:
    unpacker = Unpacker(coding, most=most, host="example.org")
    for at in range(0, len(data), size):
        unpacker.feed(data[at : at + size])
    return unpacker.whole()


RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
STORED = TEXT[:300]
AS_IF_HEADED = b"".join((
    b"\x78", len(STORED).to_bytes(2, "little"), (len(STORED) ^ 0xFFFF).to_bytes(2, "little"),
    STORED, b"\x03\x00",
))  # fmt: skip
"""Deflate without a header that begins with the byte most headers begin with."""


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", packed(TEXT)),
        ("X-GZIP ", packed(TEXT)),
        ("gzip", packed(TEXT[:100]) + packed(TEXT[100:])),
        ("gzip", packed(TEXT) + b"\0\0\0"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", RAW.compress(TEXT) + RAW.flush()),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 7, 100_000])
def test_every_packing_that_is_asked_for_comes_off(coding: str, data: bytes, size: int) -> None:
    assert unpacked(coding, data, size=size) == TEXT


@pytest.mark.parametrize(
    ("coding", "data", "key"),
    [
        ("br", b"x", "web.coding"),
        ("gzip, gzip", b"x", "web.coding"),
        ("gzip", b"no gzip at all", "web.garbled"),
        ("gzip", packed(TEXT)[:-12], "web.cut"),
        ("deflate", zlib.compress(TEXT)[:-8], "web.cut"),
        ("gzip", packed(b"\0" * 50_000_000), "web.too-large"),
        ("deflate", zlib.compress(b"\0" * 50_000_000), "web.too-large"),
        ("gzip", packed(b"\0" * 9_000) * 3, "web.too-large"),
        ("", b"\0" * 10_001, "web.too-large"),
    ],
)
def test_what_is_damaged_or_swells_is_refused(coding: str, data: bytes, key: str) -> None:
    with pytest.raises(InputError) as caught:
        unpacked(coding, data, size=100_000)
    assert caught.value.key == key


@pytest.mark.parametrize("size", [1, 2, 3, 100_000])
def test_what_begins_like_a_header_need_not_be_one(size: int) -> None:
    assert unpacked("deflate", AS_IF_HEADED, size=size) == STORED


@pytest.mark.parametrize("level", [0, 1, 5, 6, 9])
def test_every_header_of_zlib_is_known(level: int) -> None:
    assert unpacked("deflate", zlib.compress(TEXT, level)) == TEXT


def test_a_packing_of_one_byte_is_cut_off() -> None:
    with pytest.raises(InputError) as caught:
        unpacked("deflate", b"x")
    assert caught.value.key == "web.cut"
    assert unpacked("deflate", b"") == b""


@pytest.mark.parametrize(("coding", "pack"), [("", bytes), ("gzip", packed)])
def test_as_much_as_may_be_is_kept(coding: str, pack: Callable[[bytes], bytes]) -> None:
    assert len(unpacked(coding, pack(b"x" * 100), most=100)) == 100
    with pytest.raises(InputError):
        unpacked(coding, pack(b"x" * 101), most=100)
