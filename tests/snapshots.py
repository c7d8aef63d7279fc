"""Checkpoints made here, of the very shape that downloads have: trained small, or random."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from translator.system import text_tables

SENTENCES = Path(__file__).resolve().parent / "engines" / "sentences.tsv"
MARIAN_FILES = ("model.safetensors", "config.json", "source.spm", "target.spm", "vocab.json")


def sentences() -> list[tuple[str, str]]:
    """Return our (Chinese, English) pairs."""
    return [(zh, en) for zh, en in text_tables.rows_of(SENTENCES, 2)]


def train_pieces(texts: Sequence[str], path: Path, size: int, kind: str = "unigram") -> list[str]:
    """Train SentencePiece on texts, write it to ``path``, return its pieces."""
    import sentencepiece

    with path.open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_writer=file,
            vocab_size=size,
            model_type=kind,
            character_coverage=1.0,
            hard_vocab_limit=False,
            num_threads=1,
            minloglevel=2,
        )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]


def marian_config(vocabulary: int, **changes: Any) -> Any:
    """Return the configuration of OPUS-MT's models, with another size where asked."""
    import transformers

    settings: dict[str, Any] = {
        "vocab_size": vocabulary,
        "d_model": 512,
        "encoder_layers": 6,
        "decoder_layers": 6,
        "encoder_ffn_dim": 2048,
        "decoder_ffn_dim": 2048,
        "encoder_attention_heads": 8,
        "decoder_attention_heads": 8,
        "activation_function": "swish",
        "dropout": 0.1,
        "max_position_embeddings": 512,
        "scale_embedding": True,
        "static_position_embeddings": True,
        "share_encoder_decoder_embeddings": True,
        "tie_word_embeddings": True,
        "decoder_start_token_id": vocabulary - 1,
        "pad_token_id": vocabulary - 1,
        "eos_token_id": 0,
        "forced_eos_token_id": 0,
        "bos_token_id": 0,
    }
    return transformers.MarianConfig(**settings | changes)


def marian_vocabulary(*pieces: Sequence[str], more: Sequence[str] = ()) -> dict[str, int]:
    """Return ids as Marian counts them: end and unknown first, ``<pad>`` last."""
    tokens = dict.fromkeys(["</s>", "<unk>", *more])
    tokens |= dict.fromkeys(piece for side in pieces for piece in side if piece[0] != "<")
    return {token: number for number, token in enumerate([*tokens, "<pad>"])}


def write_marian(folder: Path, *, source: str, target: str, more: Sequence[str] = ()) -> Any:
    """Write a Marian checkpoint's files but the weights; return the vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    sides = {"zh": [zh for zh, _ in sentences()], "en": [en for _, en in sentences()]}
    pieces = [
        train_pieces(sides[source], folder / "source.spm", 400),
        train_pieces(sides[target], folder / "target.spm", 400),
    ]
    vocabulary = marian_vocabulary(*pieces, more=more)
    text = json.dumps(vocabulary, ensure_ascii=False)
    (folder / "vocab.json").write_text(text, encoding="utf-8")
    return vocabulary


def train_marian(folder: Path, *, source: str, target: str, more: Sequence[str] = ()) -> None:
    """Train a small Marian until it knows our sentences by heart, and save its checkpoint."""
    import torch
    import transformers

    from translator.engines.nmt.tokens_marian import marian_tokens

    torch.manual_seed(1)
    vocabulary = write_marian(folder, source=source, target=target, more=more)
    config = marian_config(
        len(vocabulary),
        d_model=64,
        encoder_layers=2,
        decoder_layers=2,
        encoder_ffn_dim=128,
        decoder_ffn_dim=128,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        dropout=0.0,
        max_position_embeddings=512,
    )
    model = transformers.MarianMTModel(config)
    tokens = marian_tokens(folder, normalise=True)
    pairs = sentences() if source == "zh" else [(en, zh) for zh, en in sentences()]
    pad, unknown = config.pad_token_id, vocabulary["<unk>"]

    def padded(rows: list[list[str]], filler: int) -> Any:
        width = max(len(row) for row in rows)
        return torch.tensor(
            [
                [vocabulary.get(token, unknown) for token in row] + [filler] * (width - len(row))
                for row in rows
            ]
        )

    inputs = padded([tokens.source(ours, source=source, target=target) for ours, _ in pairs], pad)
    labels = padded([[*tokens.target(theirs), "</s>"] for _, theirs in pairs], -100)
    torch.set_num_threads(1)  # so small a model is slower on several, here and in the tests
    steps, rate = 240, 6e-3
    optimizer = torch.optim.Adam(model.parameters(), lr=rate, betas=(0.9, 0.98))
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 15) * (1 - 0.9 * step / steps)
        loss = model(input_ids=inputs, attention_mask=(inputs != pad).long(), labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():  # Marian begins its targets with a vector of zeros
            model.model.shared.weight[pad] = 0
        if loss.item() < 0.01:
            break
    model.eval()
    model.save_pretrained(folder, safe_serialization=True)


def write_random(folder: Path, config: Any, model_class: str, *, seed: int = 1) -> None:
    """Save a checkpoint of random weights, biases included."""
    import torch
    import transformers

    torch.manual_seed(seed)
    model = getattr(transformers, model_class)(config)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name.endswith("bias"):
                parameter.normal_(std=0.02)
        if hasattr(model, "final_logits_bias"):
            model.final_logits_bias.normal_(std=0.1)
    model.save_pretrained(folder, safe_serialization=True)


def write_multilingual(folder: Path, *, nllb: bool) -> None:
    """Write a random checkpoint of NLLB's or M2M-100's shape, small."""
    import transformers

    folder.mkdir(parents=True, exist_ok=True)
    texts = [text for pair in sentences() for text in pair]
    pieces = train_pieces(texts, folder / "sentencepiece.bpe.model", 700, "bpe")
    languages = (
        ["ace_Arab", "eng_Latn", "zho_Hans", "zho_Hant"] if nllb else ["__af__", "__en__", "__zh__"]
    )
    special = {"additional_special_tokens": languages}
    (folder / "special_tokens_map.json").write_text(json.dumps(special), encoding="utf-8")
    kind = {"tokenizer_class": "NllbTokenizer" if nllb else "M2M100Tokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(kind | special), encoding="utf-8")
    if not nllb:
        tokens = ["<s>", "<pad>", "</s>", "<unk>", *(one for one in pieces if one[0] != "<")]
        vocabulary = {token: number for number, token in enumerate(tokens)}
        text = json.dumps(vocabulary, ensure_ascii=False)
        (folder / "vocab.json").write_text(text, encoding="utf-8")
    config = transformers.M2M100Config(
        vocab_size=len(pieces) + 1 + len(languages) + (1 if nllb else 0) + 8,
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        max_position_embeddings=256,
        scale_embedding=True,
        decoder_start_token_id=2,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
    )
    write_random(folder, config, "M2M100ForConditionalGeneration")


def spoiled(text: str, seed: int) -> str:
    """Return a text with its characters in another order: input no model has seen."""
    letters = list(text)
    random.Random(seed).shuffle(letters)
    return "".join(letters)
