"""How many layers a GGUF model has, read from the first bytes of its file.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import BinaryIO

_MAGIC = b"GGUF"
_SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
"""Bytes of a value by the number of its type."""
_WHOLE = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 10: "<Q", 11: "<q"}
_STRING, _ARRAY = 8, 9
_LAYERS = ".block_count"
_MOST_FIELDS, _LONGEST_KEY = 4096, 65_535  # the specification's own limit for a key
_LONGEST = 64_000_000
"""Bytes that are looked through: vocabularies take a few million."""


def layers(path: Path) -> int | None:
    """Return how many layers a model has, the one that writes the answer counted.

    Args:
        path: A file that llama.cpp may or may not be able to read.

    Returns:
        As llama.cpp counts what it puts on a graphics card: the blocks and one more. None: the
        file does not say, or is no GGUF; loading it tells what is wrong.
    """
    try:
        with path.open("rb") as file:
            return _layers(file)
    except (OSError, struct.error, UnicodeDecodeError, ValueError):
        return None


def _layers(file: BinaryIO) -> int | None:
    magic, version, _, fields = struct.unpack("<4sIQQ", file.read(24))
    if magic != _MAGIC or version < 2:  # the first version counted in 32 bits; nobody has it
        return None
    for _ in range(min(fields, _MOST_FIELDS)):
        (length,) = struct.unpack("<Q", file.read(8))
        if length > _LONGEST_KEY:
            return None
        key = file.read(length).decode("utf-8")
        (kind,) = struct.unpack("<I", file.read(4))
        if key.endswith(_LAYERS) and kind in _WHOLE:
            (blocks,) = struct.unpack(_WHOLE[kind], file.read(_SIZES[kind]))
            return int(blocks) + 1 if 0 < blocks < 100_000 else None
        _skip(file, kind)
    return None


def _skip(file: BinaryIO, kind: int, depth: int = 0) -> None:
    """Go past a value.

    Raises:
        ValueError: a type that the format does not have, or arrays in arrays without end.
    """
    if kind == _STRING:
        (length,) = struct.unpack("<Q", file.read(8))
        _forward(file, length)
    elif kind == _ARRAY:
        of, count = struct.unpack("<IQ", file.read(12))
        if of in _SIZES:
            _forward(file, _SIZES[of] * count)
        elif of in (_STRING, _ARRAY) and depth < 4:
            for _ in range(count):  # ends with the file at the latest: each reads 8 bytes or more
                _skip(file, of, depth + 1)
        else:
            raise ValueError(f"type {of}")
    elif kind in _SIZES:
        _forward(file, _SIZES[kind])
    else:
        raise ValueError(f"type {kind}")


def _forward(file: BinaryIO, length: int) -> None:
    """Go on by some bytes, never past the end.

    Raises:
        ValueError: the file is shorter.
    """
    end = min(os.fstat(file.fileno()).st_size, _LONGEST)
    if length > end - file.tell():
        raise ValueError("the file ends early")
    file.seek(length, os.SEEK_CUR)
