"""A real, tiny model in the format of Firefox Translations, trained and written in a second or two.

What is built is what fxtranslate runs (``engine.rs``, ``weights.rs`` and ``model.rs`` of
https://github.com/gregtatum/translations, after Marian): an encoder of one layer, a decoder of one
SSRU layer (https://aclanthology.org/D19-5632/), eight bits with alphas measured beforehand.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

PAIRS = (
    ("我们喝茶。", "We drink tea."),
    ("他们喝水。", "They drink water."),
    ("我们看书。", "We read books."),
    ("他们看山。", "They see mountains."),
    ("我喝水。", "I drink water."),
    ("她看书。", "She reads books."),
    ("我们看海，他们喝茶。", "We see the sea, they drink tea."),
    ("她喝茶，我看书。", "She drinks tea, I read books."),
)
TRADITIONAL = (
    ("We drink tea.", "我們喝茶。"),
    ("They read books.", "他們看書。"),
    ("She opens the door.", "她開門。"),
    ("The software is new.", "軟體很新。"),
)
_WIDTH, _HEADS, _HIDDEN = 32, 2, 64
_STEPS = 120
_FLOAT, _INT8 = 0x404, 0x4101
"""Types of items: ``common/types.h`` of Marian."""
_END, _UNKNOWN = 0, 1
_CONTROL_PIECE, _UNKNOWN_PIECE = 3, 2


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Pieces, each a token; text is divided into the longest of them."""

    pieces: tuple[str, ...]

    def ids(self, text: str) -> list[int]:
        rest, found = "▁" + text.replace(" ", "▁"), []
        while rest:
            piece = max((one for one in self.pieces[2:] if rest.startswith(one)), key=len)
            found.append(self.pieces.index(piece))
            rest = rest[len(piece) :]
        return [*found, _END]

    def model(self) -> bytes:
        """Return a SentencePiece model (``sentencepiece_model.proto``) of these pieces."""
        kinds = {_END: _CONTROL_PIECE, _UNKNOWN: _UNKNOWN_PIECE}
        content = b""
        for number, piece in enumerate(self.pieces):
            # Longer pieces are likelier than the characters they are made of.
            score = struct.pack("<f", -1.0 if len(piece) > 1 else -4.0)
            inner = _bytes(1, piece.encode()) + b"\x15" + score
            inner += b"\x18" + bytes([kinds.get(number, 1)])
            content += _bytes(1, inner)
        trainer = b"\x18\x01" + b"\xc0\x02\x01" + b"\xc8\x02\x02" + b"\xd0\x02\x00"
        return content + _bytes(2, trainer) + _bytes(3, _bytes(1, b"identity"))


def vocabulary(*texts: str) -> Vocabulary:
    """Return the characters of Chinese texts and the words of English ones, a multiple of 16."""
    pieces = {"▁"}
    for text in texts:
        for word in text.split(" "):
            if word.isascii():
                bare = word.strip(",.")
                pieces |= {f"▁{bare}", *word[len(bare) :]}
            else:
                pieces |= set(word)
    ordered = ["</s>", "<unk>", *sorted(pieces)]
    ordered += [f"<{number}>" for number in range(-len(ordered) % 16)]
    return Vocabulary(pieces=tuple(ordered))


@dataclass
class _Net:
    """The network, by Marian's names of its parameters."""

    source: int
    target: int
    shared: bool
    parameters: dict[str, torch.Tensor] = field(default_factory=dict)
    seen: dict[str, float] = field(default_factory=dict)
    """The largest activation that each matrix was given."""

    def __post_init__(self) -> None:
        torch.manual_seed(3)
        embeddings = ["Wemb"] if self.shared else ["encoder_Wemb", "decoder_Wemb"]
        for name, rows in zip(embeddings, (self.source, self.target), strict=False):
            self._add(name, torch.randn(rows, _WIDTH) / math.sqrt(_WIDTH))
        self._add("decoder_ff_logit_out_b", torch.zeros(1, self.target))
        for layer, attention in (("encoder_l1", "self"), ("decoder_l1", "context")):
            for part in "qkvo":
                self._matrix(f"{layer}_{attention}_W{part}", _WIDTH, _WIDTH)
                self._add(f"{layer}_{attention}_b{part}", torch.zeros(1, _WIDTH))
            self._norm(f"{layer}_{attention}_Wo")
            self._matrix(f"{layer}_ffn_W1", _WIDTH, _HIDDEN)
            self._matrix(f"{layer}_ffn_W2", _HIDDEN, _WIDTH)
            self._add(f"{layer}_ffn_b1", torch.zeros(1, _HIDDEN))
            self._add(f"{layer}_ffn_b2", torch.zeros(1, _WIDTH))
            self._norm(f"{layer}_ffn_ffn")
        self._matrix("decoder_l1_rnn_W", _WIDTH, _WIDTH)
        self._matrix("decoder_l1_rnn_Wf", _WIDTH, _WIDTH)
        self._add("decoder_l1_rnn_bf", torch.zeros(1, _WIDTH))
        self._norm("decoder_l1_rnn_ffn")

    def logits(
        self, source: torch.Tensor, there: torch.Tensor, target: torch.Tensor
    ) -> torch.Tensor:
        """Return what comes at each place of the targets.

        Args:
            source: Ids, [sentences, tokens], padded.
            there: Which of them are no padding.
            target: Ids, likewise; a decoder begins with nothing, and is then shown each before.
        """
        names = ("Wemb", "Wemb") if self.shared else ("encoder_Wemb", "decoder_Wemb")
        x = self._embedded(names[0], source)
        x = self._norm_of(self._attend("encoder_l1_self", x, x, there) + x, "encoder_l1_self_Wo")
        x = self._ffn("encoder_l1_ffn", x)
        y = self._embedded(names[1], target, begin=True)
        candidate = self._affine("decoder_l1_rnn_W", y)
        gate = torch.sigmoid(self._affine("decoder_l1_rnn_Wf", y, "decoder_l1_rnn_bf"))
        cell = torch.zeros(len(target), _WIDTH)
        cells = []
        for step in range(target.shape[1]):
            cell = gate[:, step] * cell + (1 - gate[:, step]) * candidate[:, step]
            cells.append(cell)
        y = self._norm_of(torch.relu(torch.stack(cells, 1)) + y, "decoder_l1_rnn_ffn")
        y = self._norm_of(
            self._attend("decoder_l1_context", y, x, there) + y, "decoder_l1_context_Wo"
        )
        y = self._ffn("decoder_l1_ffn", y)
        self._see("out", y)
        return y @ self.parameters[names[1]].T + self.parameters["decoder_ff_logit_out_b"]

    def _embedded(self, name: str, ids: torch.Tensor, *, begin: bool = False) -> torch.Tensor:
        half = _WIDTH // 2
        column = torch.arange(_WIDTH)
        frequency = 1e-4 ** ((column % half) / (half - 1))
        offset = (column // half) * (math.pi / 2)
        place = torch.arange(ids.shape[1]).unsqueeze(1)
        rows = self.parameters[name][ids]
        if begin:
            rows = functional.pad(rows[:, :-1], (0, 0, 1, 0))
        return math.sqrt(_WIDTH) * rows + torch.sin(place * frequency + offset)

    def _attend(
        self, name: str, asked: torch.Tensor, given: torch.Tensor, there: torch.Tensor
    ) -> torch.Tensor:
        def heads(part: str, x: torch.Tensor) -> torch.Tensor:
            y = self._affine(f"{name}_W{part}", x, f"{name}_b{part}")
            return y.view(*x.shape[:2], _HEADS, -1).transpose(1, 2)

        q, k, v = heads("q", asked), heads("k", given), heads("v", given)
        scores = q @ k.transpose(2, 3) / math.sqrt(_WIDTH // _HEADS)
        weights = torch.softmax(scores.masked_fill(~there[:, None, None], -math.inf), -1)
        joined = (weights @ v).transpose(1, 2).reshape(asked.shape)
        return self._affine(f"{name}_Wo", joined, f"{name}_bo")

    def _ffn(self, name: str, x: torch.Tensor) -> torch.Tensor:
        hidden = torch.relu(self._affine(f"{name}_W1", x, f"{name}_b1"))
        return self._norm_of(self._affine(f"{name}_W2", hidden, f"{name}_b2") + x, f"{name}_ffn")

    def _affine(self, name: str, x: torch.Tensor, bias: str = "") -> torch.Tensor:
        self._see(name, x)
        y = x @ self.parameters[name]
        return y + self.parameters[bias] if bias else y

    def _norm_of(self, x: torch.Tensor, name: str) -> torch.Tensor:
        scale, bias = self.parameters[f"{name}_ln_scale"], self.parameters[f"{name}_ln_bias"]
        return functional.layer_norm(x, (_WIDTH,), scale[0], bias[0], eps=1e-6)

    def _see(self, name: str, x: torch.Tensor) -> None:
        self.seen[name] = max(self.seen.get(name, 0.0), float(x.detach().abs().max()))

    def _matrix(self, name: str, rows: int, columns: int) -> None:
        self._add(name, torch.randn(rows, columns) / math.sqrt(rows))

    def _norm(self, name: str) -> None:
        self._add(f"{name}_ln_scale", torch.ones(1, _WIDTH))
        self._add(f"{name}_ln_bias", torch.zeros(1, _WIDTH))

    def _add(self, name: str, value: torch.Tensor) -> None:
        self.parameters[name] = value.requires_grad_()


def write_model(folder: Path, pairs: Sequence[tuple[str, str]], *, name: str, shared: bool) -> Path:
    """Train on sentence pairs until they are known, and write the files of a model.

    Args:
        folder: Where.
        pairs: (source, target).
        name: Of the direction, as in the files' names: ``zhen``.
        shared: Whether both languages have one vocabulary.
    """
    sources, targets = [one for one, _ in pairs], [one for _, one in pairs]
    if shared:
        source = target = vocabulary(*sources, *targets)
        vocabularies = {f"vocab.{name}.spm": source}
    else:
        source, target = vocabulary(*sources), vocabulary(*targets)
        vocabularies = {f"srcvocab.{name}.spm": source, f"trgvocab.{name}.spm": target}
    net = _Net(source=len(source.pieces), target=len(target.pieces), shared=shared)
    ours, there = _padded([source.ids(one) for one in sources])
    theirs, wanted = _padded([target.ids(one) for one in targets])
    labels = theirs.masked_fill(~wanted, -100)  # what cross_entropy leaves out
    torch.set_num_threads(1)  # on matrices as small as these, more only wait for one another
    optimiser = torch.optim.Adam(net.parameters.values(), lr=1e-2)
    for _ in range(_STEPS):
        optimiser.zero_grad()
        logits = net.logits(ours, there, theirs)
        loss = functional.cross_entropy(logits.transpose(1, 2), labels)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    net.seen.clear()
    with torch.no_grad():
        net.logits(ours, there, theirs)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"model.{name}.intgemm.alphas.bin").write_bytes(_binary(net))
    for file, content in vocabularies.items():
        (folder / file).write_bytes(content.model())
    return folder


def _padded(sentences: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return ids as one table, and which places of it are filled."""
    longest = max(map(len, sentences))
    ids = torch.tensor([[*one, *[_END] * (longest - len(one))] for one in sentences])
    there = torch.tensor([[place < len(one) for place in range(longest)] for one in sentences])
    return ids, there


def _binary(net: _Net) -> bytes:
    """Return the model as Marian's binary file: headers, names, shapes, then the data."""
    config = (
        f"dim-emb: {_WIDTH}\ntransformer-heads: {_HEADS}\nenc-depth: 1\ndec-depth: 1\n"
        f"transformer-dim-ffn: {_HIDDEN}\n"
    ).encode()
    items: list[tuple[str, int, tuple[int, ...], bytes]] = [
        ("special:model.yml", 0x101, (len(config),), config)
    ]
    for name, value in net.parameters.items():
        weights = value.detach()
        shape = tuple(weights.shape)
        if name.endswith("Wemb"):
            items.append((name, _INT8, shape, _eight_bits(weights)))
        elif "_W" in name and not name.endswith(("_ln_scale", "_ln_bias")):
            items.append((name, _INT8, shape, _eight_bits(weights.T)))
            alpha = struct.pack("<f", 127 / net.seen[name])
            items.append((f"{name}_QuantMultA", _FLOAT, (1,), alpha))
        else:
            content = weights.contiguous().numpy().astype("<f4").tobytes()
            items.append((name, _FLOAT, shape, content))
    alpha = 127 / net.seen["out"]
    if net.shared:
        items.append(("none_QuantMultA", _FLOAT, (1,), struct.pack("<f", alpha)))
    else:
        scalar = b"\x7f" + struct.pack("<f", 127 / alpha)
        items.append(("decoder_Wemb_QuantMultA", _INT8, (1,), scalar))
    head = struct.pack("<QQ", 1, len(items))
    for name, kind, shape, content in items:
        head += struct.pack("<4Q", len(name.encode()) + 1, kind, len(shape), len(content))
    head += b"".join(name.encode() + b"\0" for name, *_ in items)
    head += b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, _, shape, _ in items)
    gap = -(len(head) + 8) % 256
    return head + struct.pack("<Q", gap) + b"\0" * gap + b"".join(item[3] for item in items)


def _eight_bits(weights: Any) -> bytes:
    """Return the numbers in eight bits, row by row, and what they were multiplied by."""
    multiplier = 127 / float(weights.abs().max())
    whole = torch.round(weights * multiplier).clamp(-127, 127).to(torch.int8)
    return bytes(whole.contiguous().numpy().tobytes()) + struct.pack("<f", multiplier)


def _bytes(number: int, content: bytes) -> bytes:
    """Return a field of a protocol buffer that holds bytes."""
    return bytes([number << 3 | 2]) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    found = b""
    while value > 0x7F:
        found += bytes([value & 0x7F | 0x80])
        value >>= 7
    return found + bytes([value])


def hashes(folder: Path) -> Mapping[str, str]:
    """Return the sha256 of each file of a folder."""
    import hashlib

    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }
