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
@pytest.mark.parametrize("size", [2, 7, 100_000])
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


def test_deflate_without_a_header_may_come_byte_by_byte() -> None:
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    assert unpacked("deflate", raw.compress(TEXT) + raw.flush(), size=1) == TEXT


@pytest.mark.parametrize(("coding", "pack"), [("", bytes), ("gzip", packed)])
def test_as_much_as_may_be_is_kept(coding: str, pack: Callable[[bytes], bytes]) -> None:
    assert len(unpacked(coding, pack(b"x" * 100), most=100)) == 100
    with pytest.raises(InputError):
        unpacked(coding, pack(b"x" * 101), most=100)
