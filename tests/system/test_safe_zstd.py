"""What is packed with zstd is unpacked whole, or refused in words."""

from __future__ import annotations

import pytest

from tests.learning.anki_files import zstd
from translator.errors import FormatError
from translator.system import safe_zstd
from translator.system.bounded_reading import MEGABYTE

pytestmark = pytest.mark.skipif(not safe_zstd.is_ready(), reason="pyarrow is not installed")
TEXT = "早市很热闹。".encode() * 10_000


def unpacked(data: bytes, most: int = MEGABYTE) -> bytes:
    return safe_zstd.unpacked(data, most=most, name="my.apkg", member="part")


def test_what_was_packed_comes_back_frame_after_frame() -> None:
    assert unpacked(zstd(TEXT)) == TEXT
    assert unpacked(zstd(TEXT) + zstd(b"more")) == TEXT + b"more"


@pytest.mark.parametrize("data", [zstd(TEXT)[:-1], zstd(TEXT)[:3], zstd(TEXT) + b"more", b"text"])
def test_what_is_cut_off_or_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError) as refused:
        unpacked(data)
    assert refused.value.key == "zip.damaged"


@pytest.mark.parametrize(
    ("data", "most", "words"),
    [
        (zstd(TEXT), len(TEXT) - 1, "larger than"),
        (zstd(bytes(2 * MEGABYTE)), 100 * MEGABYTE, "more than 200 times"),
        # a frame that asks for two gigabytes before anything comes
        (b"\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00", MEGABYTE, "damaged"),
    ],
)
def test_bombs_are_refused(data: bytes, most: int, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        unpacked(data, most)


def test_as_much_as_there_may_be_is_not_too_much() -> None:
    assert unpacked(zstd(TEXT), len(TEXT)) == TEXT
