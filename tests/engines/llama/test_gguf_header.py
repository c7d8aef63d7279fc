"""How many layers a model has, from the first bytes of its file."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.gguf_files import write_gguf
from translator.engines.llama.gguf_header import layers


def string(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def header(*fields: tuple[str, int, bytes], version: int = 3) -> bytes:
    body = b"".join(string(key) + struct.pack("<I", kind) + value for key, kind, value in fields)
    return struct.pack("<4sIQQ", b"GGUF", version, 0, len(fields)) + body


BLOCKS = ("qwen2.block_count", 4, struct.pack("<I", 28))
WORDS = ("words", 9, struct.pack("<IQ", 8, 2) + string("早市") + string("豆腐"))
NESTED = ("nested", 9, struct.pack("<IQ", 9, 1) + struct.pack("<IQ", 4, 1) + b"\0" * 4)
NUMBERS = ("numbers", 9, struct.pack("<IQ", 6, 3) + b"\0" * 12)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (header(BLOCKS), 29),
        (header(("general.name", 8, string("早市")), WORDS, NESTED, NUMBERS, BLOCKS), 29),
        (header(("a.block_count", 10, struct.pack("<Q", 4)), version=2), 5),
        (header(BLOCKS, version=1), None),
        (header(("general.name", 8, string("a"))), None),
        (header(("a.block_count", 4, b"\0" * 4)), None),
        (header(("a.block_count", 4, b"\xff" * 4)), None),
        (header(BLOCKS)[:-2], None),
        (header(("general.name", 77, b"")), None),
        (header(("long", 8, struct.pack("<Q", 1 << 63)), BLOCKS), None),
        (header(("long", 9, struct.pack("<IQ", 8, 1 << 63))), None),
        (header(("long", 9, struct.pack("<IQ", 4, 1 << 62)), BLOCKS), None),
        (struct.pack("<4sIQQQ", b"GGUF", 3, 0, 1, 1) + b"\xff" + b"\0" * 4, None),
        (header(("deep", 9, struct.pack("<IQ", 9, 1) * 5000)), None),
        (struct.pack("<4sIQQQ", b"GGUF", 3, 0, 1, 1 << 40), None),
        (b"GGUF", None),
        (b"", None),
        (b"PK\x03\x04" + b"\0" * 40, None),
    ],
)
def test_the_blocks_are_counted_and_the_one_that_writes(
    tmp_path: Path, content: bytes, found: int | None
) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(content)
    assert layers(path) == found


def test_a_whole_file_is_read_as_far_as_needed(tmp_path: Path) -> None:
    assert layers(write_gguf(tmp_path / "small.gguf")) == 2


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert layers(tmp_path / "none.gguf") is None
