"""The file of weights: what is read of it, and which files are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.vectors import made_weights
from translator.vectors.packed_weights import read


def test_sizes_pieces_and_tensors_are_read(tmp_path: Path) -> None:
    weights = read(made_weights.write(tmp_path / "made.bin"))
    assert (weights.size, weights.layers, weights.heads, weights.inner) == (32, 2, 2, 64)
    assert weights.pieces["灯光"] == 12
    assert weights.same["Ａ"] == "a"
    assert weights.matrix("l1.fo.w", 64).shape == (32, 64)
    assert weights.exact("emb.pos").shape == (made_weights.LONGEST * 32,)


def test_four_bits_are_unpacked_to_what_was_packed(tmp_path: Path) -> None:
    values = np.arange(-7, 9, dtype=np.float32).repeat(2) / 8 * 7
    blocks = np.frombuffer(made_weights.packed(values), dtype=np.uint8)
    weights = read(made_weights.write(tmp_path / "made.bin"))
    tensor = weights.rows("emb.word", [3, 11], 32)
    assert np.allclose(tensor, weights.matrix("emb.word", 32)[[3, 11]])
    scale = float(blocks[:2].copy().view("<f2")[0])
    lower, upper = blocks[2:] & 15, blocks[2:] >> 4
    there = (np.concatenate([lower, upper]).astype(float) - 8) * scale
    assert np.abs(there - values).max() <= scale


@pytest.mark.parametrize("kept", [0, 3, 20, 60, 300, 5000])
def test_a_file_that_ends_too_soon_is_refused(tmp_path: Path, kept: int) -> None:
    path = made_weights.write(tmp_path / "made.bin")
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises((ValueError, OSError)):
        read(path)


def test_weights_of_another_kind_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="another kind"):
        read(made_weights.write(tmp_path / "made.bin", block=64))
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" + bytes(200))
    with pytest.raises(ValueError, match="not a file of weights"):
        read(other)
