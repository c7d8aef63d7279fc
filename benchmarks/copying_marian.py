"""A small Marian that knows two dozen sentence patterns and copies what is foreign in them.

OPUS-MT's models copy Latin strings inside Chinese (and seldom Chinese inside English) because
their training text has such pairs. No weights can be had here, so a model of the same kind is
trained in a few minutes on patterns whose slot holds a made-up string: whether a translation
model honours grounded terms it has never seen can then be measured. Characters are its tokens.
Everything is drawn from a seed; the glossary's own words are never trained on.
"""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PATTERNS = (
    ("{a}今天开门了。", "The {a} opened today."),
    ("我们去看{a}。", "We went to see the {a}."),
    ("{who}很喜欢{a}。", "{who} likes the {a} very much."),
    ("{when}，{who}找到了{a}。", "{when} {who} found the {a}."),
    ("{who}在{a}等了半个小时。", "{who} waited at the {a} for half an hour."),
    ("附近没有{a}。", "There is no {a} nearby."),
    ("{when}{a}很热闹。", "{when} the {a} was lively."),
    ("{who}说{a}很贵。", "{who} says the {a} is expensive."),
    ("门口有一个{a}。", "There is a {a} at the door."),
    ("{who}写了一封关于{a}的信。", "{who} wrote a letter about the {a}."),
    ("{when}我们谈到了{a}。", "{when} we talked about the {a}."),
    ("请把{a}放在桌上。", "Please put the {a} on the table."),
    ("{who}把{a}送给了邻居。", "{who} gave the {a} to the neighbours."),
    ("{a}旁边有一棵树。", "There is a tree beside the {a}."),
    ("没有{a}就没有晚饭。", "Without the {a} there is no dinner."),
    ("{when}，{a}又开始了。", "{when} the {a} began again."),
    ("这是{who}的{a}。", "This is the {a} of {who}."),
    ("{who}每天路过{a}。", "{who} passes the {a} every day."),
    ("孩子们在{a}后面玩。", "The children play behind the {a}."),
    ("{a}是去年买的。", "The {a} was bought last year."),
)
_WHO = (
    ("老师", "the teacher"), ("我姐姐", "my sister"), ("医生", "the doctor"),
    ("两个学生", "two students"), ("那个司机", "that driver"), ("奶奶", "grandmother"),
)  # fmt: skip
_WHEN = (
    ("昨天", "yesterday"), ("上个星期", "last week"), ("春天", "in spring"),
    ("晚上", "in the evening"), ("下雨的时候", "when it rained"),
)  # fmt: skip
_WIDTH = 64
_SPREAD = _WIDTH**-0.5
"""Standard deviation of the first weights: with the library's 0.02 a model so narrow hardly sees
its words beside their positions, and learns to copy four times more slowly."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BATCH = 32
_RATE, _WARM = 3e-3, 200
"""Peak of the learning rate and the steps to it; then it falls with the time that is left."""


def sentence(chance: random.Random, filler: str, *, source: str) -> tuple[str, str]:
    """Return a pattern with a filler, in both languages; source first."""
    chinese, english = chance.choice(PATTERNS)
    who, when = chance.choice(_WHO), chance.choice(_WHEN)
    sides = (
        chinese.format(a=filler, who=who[0], when=when[0]),
        english.format(a=filler, who=who[1], when=when[1]),
    )
    spaced = _spaced(sides[0], filler) if filler.isascii() else sides[0]
    pair = (spaced, sides[1][0].upper() + sides[1][1:])
    return pair if source == "zh" else (pair[1], pair[0])


def _spaced(text: str, filler: str) -> str:
    """Set a Latin filler off from Chinese, as grounding does."""
    before, _, after = text.partition(filler)
    before += " " if before and before[-1].isalnum() else ""
    return before + filler + (" " if after and after[0].isalnum() else "") + after


def filler(chance: random.Random, source: str, han: Sequence[str]) -> str:
    """Return a made-up string of the target language."""
    if source == "en":
        return "".join(chance.choice(han) for _ in range(chance.randint(2, 6)))
    words = [
        "".join(chance.choice(_LETTERS) for _ in range(chance.randint(1, 12)))
        for _ in range(chance.randint(1, 3))
    ]
    style = chance.random()
    if style < 0.2:
        words = [word.capitalize() for word in words]
    elif style < 0.3:
        words[0] = words[0].capitalize()
    joints = [chance.choice("-'") if chance.random() < 0.1 else " " for _ in words]
    return "".join(joint + word for joint, word in zip(joints, words, strict=True))[1:]


def train(folder: Path, *, source: str, han: Sequence[str], minutes: float, seed: int = 1) -> int:
    """Train a Marian and save it as a download of OPUS-MT looks.

    Args:
        folder: Made if missing.
        source: ``zh`` or ``en``; the target is the other.
        han: Chinese characters that made-up strings are drawn from.
        minutes: How long.
        seed: Of data and weights.

    Returns:
        The steps that were made.
    """
    import torch
    import transformers

    chance = random.Random(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # so small a model is slower on several cores
    sample = [sentence(chance, filler(chance, source, han), source=source) for _ in range(4000)]
    vocabulary = _write_tokens(folder, sample, han, source=source)
    config = transformers.MarianConfig(
        vocab_size=len(vocabulary), d_model=_WIDTH, encoder_layers=2, decoder_layers=2,
        encoder_ffn_dim=128, decoder_ffn_dim=128, encoder_attention_heads=4,
        decoder_attention_heads=4, dropout=0.0, attention_dropout=0.0, activation_dropout=0.0,
        activation_function="swish", max_position_embeddings=512, scale_embedding=True,
        static_position_embeddings=True, share_encoder_decoder_embeddings=True,
        decoder_start_token_id=len(vocabulary) - 1, pad_token_id=len(vocabulary) - 1,
        eos_token_id=0, bos_token_id=0, forced_eos_token_id=0, init_std=_SPREAD,
    )  # fmt: skip
    model = transformers.MarianMTModel(config)
    optimizer = torch.optim.Adam(model.parameters(), lr=_RATE, betas=(0.9, 0.98))
    tokens = _Tokens(folder, vocabulary)
    began, step = time.monotonic(), 0
    while (used := (time.monotonic() - began) / 60) < minutes:
        step += 1
        rate = _RATE * min(1, step / _WARM) * (0.05 + 0.95 * math.cos(used / minutes * math.pi / 2))
        for group in optimizer.param_groups:
            group["lr"] = rate
        pairs = [
            sentence(chance, filler(chance, source, han), source=source) for _ in range(_BATCH)
        ]
        inputs = tokens.padded([tokens.source(ours) for ours, _ in pairs], config.pad_token_id)
        labels = tokens.padded([tokens.target(theirs) for _, theirs in pairs], -100)
        mask = (inputs != config.pad_token_id).long()
        loss = model(input_ids=inputs, attention_mask=mask, labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        with torch.no_grad():  # Marian begins its targets with a vector of zeros
            model.model.shared.weight[config.pad_token_id] = 0
        if step % 100 == 0:
            print(f"{source}: step {step}, {used:.1f} min, loss {loss.item():.3f}", flush=True)
    model.eval()
    model.save_pretrained(folder, safe_serialization=True)
    return step


class _Tokens:
    """Turns texts into rows of ids."""

    def __init__(self, folder: Path, vocabulary: dict[str, int]) -> None:
        import sentencepiece

        self._sides = [
            sentencepiece.SentencePieceProcessor(model_file=str(folder / name))
            for name in ("source.spm", "target.spm")
        ]
        self._ids = vocabulary

    def source(self, text: str) -> list[int]:
        return self._row(0, text)

    def target(self, text: str) -> list[int]:
        return self._row(1, text)

    def _row(self, side: int, text: str) -> list[int]:
        pieces = self._sides[side].encode(text, out_type=str)
        return [self._ids.get(piece, self._ids["<unk>"]) for piece in (*pieces, "</s>")]

    @staticmethod
    def padded(rows: list[list[int]], filler_id: int) -> Any:
        import torch

        width = max(map(len, rows))
        return torch.tensor([row + [filler_id] * (width - len(row)) for row in rows])


def _write_tokens(
    folder: Path, sample: Sequence[tuple[str, str]], han: Sequence[str], *, source: str
) -> dict[str, int]:
    """Train character models for both sides and write them with the vocabulary."""
    import sentencepiece

    folder.mkdir(parents=True, exist_ok=True)
    letters = " ".join(_LETTERS + _LETTERS.upper() + "'-0123456789")
    pieces: dict[str, None] = dict.fromkeys(["</s>", "<unk>"])
    for side, name in enumerate(("source.spm", "target.spm")):
        texts = [pair[side] for pair in sample] + ["".join(han), letters]
        path = folder / name
        with path.open("wb") as file:
            sentencepiece.SentencePieceTrainer.train(
                sentence_iterator=iter(texts), model_writer=file, vocab_size=8000,
                model_type="char", character_coverage=1.0, hard_vocab_limit=False, minloglevel=2,
            )  # fmt: skip
        model = sentencepiece.SentencePieceProcessor(model_file=str(path))
        every = [model.id_to_piece(number) for number in range(model.get_piece_size())]
        pieces |= dict.fromkeys(piece for piece in every if not piece.startswith("<"))
    vocabulary = {piece: number for number, piece in enumerate([*pieces, "<pad>"])}
    text = json.dumps(vocabulary, ensure_ascii=False)
    (folder / "vocab.json").write_text(text, encoding="utf-8")
    return vocabulary
