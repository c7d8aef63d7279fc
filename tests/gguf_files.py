"""Small made-up GGUF files that llama.cpp loads: random weights, and a template of one's own.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import random
import struct
from array import array
from collections.abc import Mapping, Sequence
from math import prod
from pathlib import Path

_WIDTH, _HEADS, _HIDDEN = 32, 2, 64
_U32, _I32, _F32, _BOOL, _STRING, _ARRAY = 4, 5, 6, 7, 8, 9
_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6
"""Kinds of tokens, as SentencePiece numbers them."""
_ALIGNED = 32


def write_gguf(path: Path, *, template: str = "", control: Sequence[str] = ()) -> Path:
    """Write a Llama of one layer, whose tokens are bytes and control strings.

    Args:
        path: Where.
        template: ``tokenizer.chat_template``; empty: the file has none.
        control: Strings that are one token each, such as ``<|im_end|>``.
    """
    tokens = [("<unk>", _UNKNOWN), ("<s>", _CONTROL), ("</s>", _CONTROL)]
    tokens += [(f"<0x{byte:02X}>", _BYTE) for byte in range(256)]
    tokens += [("▁", _NORMAL), *((one, _CONTROL) for one in control)]
    values: dict[str, bytes] = {
        "general.architecture": _string("llama"),
        "llama.context_length": _u32(4096),
        "llama.embedding_length": _u32(_WIDTH),
        "llama.block_count": _u32(1),
        "llama.feed_forward_length": _u32(_HIDDEN),
        "llama.attention.head_count": _u32(_HEADS),
        "llama.attention.head_count_kv": _u32(_HEADS),
        "llama.attention.layer_norm_rms_epsilon": struct.pack("<If", _F32, 1e-5),
        "llama.rope.dimension_count": _u32(_WIDTH // _HEADS),
        "tokenizer.ggml.model": _string("llama"),
        "tokenizer.ggml.tokens": _array(_STRING, [_text(token) for token, _ in tokens]),
        "tokenizer.ggml.scores": _array(_F32, [struct.pack("<f", 0.0) for _ in tokens]),
        "tokenizer.ggml.token_type": _array(_I32, [struct.pack("<i", kind) for _, kind in tokens]),
        "tokenizer.ggml.bos_token_id": _u32(1),
        "tokenizer.ggml.eos_token_id": _u32(2),
        "tokenizer.ggml.unknown_token_id": _u32(0),
        "tokenizer.ggml.add_bos_token": struct.pack("<I?", _BOOL, True),
        "tokenizer.ggml.add_space_prefix": struct.pack("<I?", _BOOL, False),
    }
    if template:
        values["tokenizer.chat_template"] = _string(template)
    path.write_bytes(_file(values, _tensors(len(tokens))))
    return path


def _tensors(tokens: int) -> Mapping[str, tuple[int, ...]]:
    """Return the shapes, the innermost first, as the format has them."""
    square = (_WIDTH, _WIDTH)
    return {
        "token_embd.weight": (_WIDTH, tokens),
        "output_norm.weight": (_WIDTH,),
        "output.weight": (_WIDTH, tokens),
        "blk.0.attn_norm.weight": (_WIDTH,),
        "blk.0.attn_q.weight": square,
        "blk.0.attn_k.weight": square,
        "blk.0.attn_v.weight": square,
        "blk.0.attn_output.weight": square,
        "blk.0.ffn_norm.weight": (_WIDTH,),
        "blk.0.ffn_gate.weight": (_WIDTH, _HIDDEN),
        "blk.0.ffn_up.weight": (_WIDTH, _HIDDEN),
        "blk.0.ffn_down.weight": (_HIDDEN, _WIDTH),
    }


def _file(values: Mapping[str, bytes], tensors: Mapping[str, tuple[int, ...]]) -> bytes:
    chance = random.Random(7)
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(tensors), len(values))
    head += b"".join(_text(key) + value for key, value in values.items())
    data = b""
    for name, shape in tensors.items():
        head += _text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, 0, len(data))
        flat = len(shape) == 1
        weights = array("f", (1.0 if flat else chance.uniform(-1, 1) for _ in range(prod(shape))))
        data += _padded(weights.tobytes())
    return _padded(head) + data


def _padded(content: bytes) -> bytes:
    return content + b"\0" * (-len(content) % _ALIGNED)


def _text(value: str) -> bytes:
    encoded = value.encode()
    return struct.pack("<Q", len(encoded)) + encoded


def _string(value: str) -> bytes:
    return struct.pack("<I", _STRING) + _text(value)


def _u32(value: int) -> bytes:
    return struct.pack("<II", _U32, value)


def _array(kind: int, items: Sequence[bytes]) -> bytes:
    return struct.pack("<IIQ", _ARRAY, kind, len(items)) + b"".join(items)
