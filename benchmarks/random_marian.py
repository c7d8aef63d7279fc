"""A Marian of OPUS-MT's exact shape with random weights, and Chinese text of news-like lengths.

Random weights cost what trained ones cost, but they never end a target: every search would run
to its limit, and short sentences would be as dear as long ones. So one of the 48 cross-attention
heads is set by hand: it looks from each target position at the same source position (both are
marked by the sinusoids the model has anyway), and where it finds the source's end it writes the
target's. A target then has exactly as many tokens as its source (whose end counts), whoever
decodes it, at any beam and any precision, and all the work of a real model is done.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VOCABULARY = 65_001
"""Of opus-mt-zh-en, ``<pad>`` included."""
_HEAD = 64
"""Width of one head of eight in 512."""
_PAIRS = _HEAD // 2
"""Sines and cosines of so many frequencies mark a position; the quickest differ most."""
_SHARP, _GAIN = 4.5, 10.0
"""How sharply the head looks, and how loudly it says that the source has ended."""
_MARK = 254
"""The dimension in which only ``</s>`` has something; its sinusoid is nearly zero."""
_ZERO = 255
"""The sine of the slowest frequency, nearly zero: what it holds after a layer's normalisation is
what was taken from all dimensions, so the head subtracts it."""

_TIMES = (
    "今天早上", "昨天晚上", "上个星期", "去年夏天", "每天傍晚", "下雪的时候", "天亮以前", "周末",
    "午饭以后", "春节前",
)  # fmt: skip
_WHO = (
    "老师", "我的邻居", "那位医生", "两个孩子", "卖菜的老人", "图书馆的管理员", "年轻的司机",
    "村里人", "他姐姐", "公司的同事",
)  # fmt: skip
_WHERE = (
    "在河边", "在市场门口", "在车站", "在学校的操场上", "在厨房里", "在山脚下", "在新开的书店",
    "在院子里", "在桥上", "在海边",
)  # fmt: skip
_WHAT = (
    "看见一只白色的猫", "等了半个小时", "买了几斤苹果", "遇到一位老朋友", "修好了自行车",
    "唱起了歌", "放风筝", "喝了一杯热茶", "讲了一个很长的故事", "把旧家具搬走了",
    "学会了游泳", "拍了许多照片", "种了一排小树",
)  # fmt: skip


def sentences(count: int, *, seed: int = 1) -> list[str]:
    """Return different Chinese sentences whose lengths are spread like those of news.

    Lengths in characters are drawn from a log-normal distribution with median 34 and sigma 0.55
    (mean about 40, as the Chinese side of WMT22's general test set has), from 8 to 160.
    """
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        wanted = min(160, max(8, int(chance.lognormvariate(3.53, 0.55))))
        text = ""
        while len(text) < wanted - 6:
            clause = [chance.choice(_WHO), chance.choice(_WHAT)]
            if chance.random() < 0.5:
                clause.insert(0, chance.choice(_TIMES))
            if chance.random() < 0.5:
                clause.insert(-1, chance.choice(_WHERE))
            text += ("，" if text else "") + "".join(clause)
        found[text[:wanted] + "。"] = None
    return list(found)


def write(folder: Path, texts: list[str], *, layers: int = 6, seed: int = 1) -> None:
    """Write the checkpoint, exactly as a download of OPUS-MT looks.

    Args:
        folder: Made if missing.
        texts: SentencePiece is trained on them.
        layers: Of the encoder and of the decoder; OPUS-MT has 6.
        seed: Of the weights.
    """
    import torch
    import transformers

    folder.mkdir(parents=True, exist_ok=True)
    pieces = _train_pieces(texts, folder / "source.spm")
    _train_pieces(["".join(one.split()) for one in texts], folder / "target.spm")
    tokens = list(dict.fromkeys(["</s>", "<unk>", *(one for one in pieces if one[0] != "<")]))
    tokens += [f"▁w{number}" for number in range(VOCABULARY - 1 - len(tokens))] + ["<pad>"]
    ids = {token: number for number, token in enumerate(tokens)}
    (folder / "vocab.json").write_text(json.dumps(ids, ensure_ascii=False), encoding="utf-8")
    torch.manual_seed(seed)
    config = transformers.MarianConfig(
        vocab_size=VOCABULARY, d_model=512, encoder_layers=layers, decoder_layers=layers,
        encoder_ffn_dim=2048, decoder_ffn_dim=2048, encoder_attention_heads=8,
        decoder_attention_heads=8, activation_function="swish", max_position_embeddings=512,
        scale_embedding=True, static_position_embeddings=True,
        decoder_start_token_id=VOCABULARY - 1, pad_token_id=VOCABULARY - 1,
        eos_token_id=0, bos_token_id=0, forced_eos_token_id=0,
    )  # fmt: skip
    model = transformers.MarianMTModel(config)
    with torch.no_grad():
        _end_where_the_source_ends(model)
    model.save_pretrained(folder)


def _end_where_the_source_ends(model: Any) -> None:
    """Set one head of the last decoder layer, and keep the dimensions it uses clean."""
    # Marian's sinusoids: all sines in the first half, all cosines in the second.
    used = [*range(_PAIRS), *range(256, 256 + _PAIRS)]
    clean = [*used, _MARK, _ZERO]
    embeddings = model.model.shared.weight
    embeddings[:, clean] = 0
    embeddings[0, _MARK] = 1
    for part in _writers(model):
        part.weight[clean] = 0
        part.bias[clean] = 0
    attention = model.model.decoder.layers[-1].encoder_attn
    for projection in (attention.q_proj, attention.k_proj, attention.v_proj):
        projection.weight[:_HEAD] = 0
        projection.bias[:_HEAD] = 0
    for row, dimension in enumerate(used):
        for projection in (attention.q_proj, attention.k_proj):
            projection.weight[row, dimension] = _SHARP
            projection.weight[row, _ZERO] = -_SHARP
    attention.v_proj.weight[0, _MARK] = 1
    attention.v_proj.weight[0, _ZERO] = -1
    attention.out_proj.weight[:, :_HEAD] = 0
    attention.out_proj.weight[_MARK, 0] = _GAIN


def _writers(model: Any) -> Iterator[Any]:
    """Return whatever adds to the vector of a position."""
    for layer in (*model.model.encoder.layers, *model.model.decoder.layers):
        yield layer.self_attn.out_proj
        yield layer.fc2
        if hasattr(layer, "encoder_attn"):
            yield layer.encoder_attn.out_proj


def _train_pieces(texts: list[str], path: Path) -> list[str]:
    import sentencepiece

    with path.open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_writer=file,
            vocab_size=400,
            character_coverage=1.0,
            hard_vocab_limit=False,
            max_sentencepiece_length=2,
            num_threads=1,
            minloglevel=2,
        )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
