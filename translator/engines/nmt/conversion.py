"""From a checkpoint of transformers to a CTranslate2 model, without torch.

CTranslate2's own converter loads the checkpoint with torch and transformers. Their part of the
work is small: the weights are read with safetensors into arrays, and CTranslate2's own
specification (``ctranslate2.specs``) checks, quantises and writes them. The layout follows
``MarianMTLoader`` and ``M2M100Loader`` of ``ctranslate2.converters.transformers``; a test holds
what is written here against that converter, byte by byte.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.engines.nmt.families import WEIGHTS, family
from translator.errors import ModelError
from translator.errors.error_sentences import UnfitError, piece, why_of

CONVERSION_VERSION = 1
"""Raise it when a converted model comes out different: it is then made again."""
_ACTIVATIONS = {
    "gelu": "GELU",
    "gelu_new": "GELUTanh",
    "relu": "RELU",
    "silu": "SWISH",
    "swish": "SWISH",
}
"""Names in ``config.json`` and in CTranslate2."""
_MARIAN, _M2M = "marian", "m2m_100"


def convert(folder: Path, output: Path, *, quantization: str = "int8") -> None:
    """Write the CTranslate2 model of a checkpoint.

    Args:
        folder: A snapshot of a Marian, M2M-100 or NLLB-200 model with ``model.safetensors``.
        output: An existing, empty folder.
        quantization: ``int8`` or ``float32``.

    Raises:
        ModelError: the checkpoint lacks something or is of a form we cannot convert.
    """
    found, config = family(folder)
    tokens = found.tokens(folder, True)
    try:
        with _weights(folder / WEIGHTS) as weights:
            spec = _Builder(weights=weights, config=config).build()
    except (KeyError, ValueError, TypeError) as error:
        raise ModelError("model.unconvertible", folder=folder, why=why_of(error)) from error
    vocabulary = tokens.vocabulary(int(config["vocab_size"]))
    if found.model_type == _MARIAN:
        last = len(vocabulary) - 1
        if config["decoder_start_token_id"] != last or config["pad_token_id"] != last:
            raise ModelError("model.no-pad", folder=folder)
        vocabulary.pop()
        spec.config.decoder_start_token = tokens.end  # any: it begins with a zero vector
    else:
        spec.config.decoder_start_token = vocabulary[config["decoder_start_token_id"]]
    spec.config.eos_token = tokens.end
    spec.config.unk_token = tokens.unknown
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    try:
        spec.validate()
    except ValueError as error:
        raise ModelError("model.unconvertible", folder=folder, why=why_of(error)) from error
    spec.optimize(quantization=quantization)
    spec.save(str(output))


@contextlib.contextmanager
def _weights(path: Path) -> Iterator[_Weights]:
    import safetensors

    try:
        with safetensors.safe_open(str(path), framework="numpy") as file:
            yield _Weights(file=file, names=frozenset(file.keys()), read={})
    except (OSError, safetensors.SafetensorError) as error:
        raise ModelError("model.file-unreadable", path=path, why=why_of(error)) from error


@dataclass(frozen=True, kw_only=True)
class _Weights:
    """The arrays of a checkpoint, each read once, as 32-bit floating point."""

    file: Any
    names: frozenset[str]
    read: dict[str, Any]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def __getitem__(self, name: str) -> Any:
        import numpy

        if name not in self.names:
            raise UnfitError(piece("model.no-weights", name=name))
        if name not in self.read:
            array = self.file.get_tensor(name)
            # A copy of our own: the quantisation works in place.
            self.read[name] = numpy.array(array, dtype=numpy.float32)
        return self.read[name]

    def first(self, *names: str) -> Any:
        """Return the first there is: what is shared is stored under one of its names."""
        return self[next((name for name in names if name in self.names), names[-1])]


@dataclass(frozen=True, kw_only=True)
class _Builder:
    """Fills CTranslate2's specification."""

    weights: _Weights
    config: Mapping[str, Any]

    def build(self) -> Any:
        """Return the specification with all weights set."""
        from ctranslate2 import specs

        marian = self.config["model_type"] == _MARIAN
        activation = _ACTIVATIONS.get(self.config["activation_function"])
        heads = self.config["encoder_attention_heads"]
        if activation is None or heads != self.config["decoder_attention_heads"]:
            raise UnfitError(piece("model.other-form"))
        spec = specs.TransformerSpec.from_config(
            (self.config["encoder_layers"], self.config["decoder_layers"]),
            heads,
            pre_norm=not marian,
            activation=getattr(specs.common_spec.Activation, activation),
        )
        shared = "model.shared.weight"
        source = self.weights.first("model.encoder.embed_tokens.weight", shared)
        target = self.weights.first("model.decoder.embed_tokens.weight", shared)
        output = self.weights.first("lm_head.weight", "model.decoder.embed_tokens.weight", shared)
        if marian:  # the last token, <pad>, only begins a target, with a vector of zeros
            spec.decoder.start_from_zero_embedding = True
            source, target, output = (array[:-1] for array in (source, target, output))
        spec.encoder.embeddings[0].weight = source
        spec.decoder.embeddings.weight = target
        spec.decoder.projection.weight = output
        if "final_logits_bias" in self.weights:
            bias = self.weights["final_logits_bias"].reshape(-1)
            if bias.any():
                spec.decoder.projection.bias = bias[:-1] if marian else bias
        scale = math.sqrt(self.config["d_model"]) if self.config["scale_embedding"] else 1.0
        for name, side in (("encoder", spec.encoder), ("decoder", spec.decoder)):
            side.scale_embeddings = scale
            side.position_encodings.encodings = self._positions(name, marian)
            if not marian:
                self._norm(side.layer_norm, f"model.{name}.layer_norm")
            for number, layer in enumerate(side.layer):
                self._layer(layer, f"model.{name}.layers.{number}", decoder=name == "decoder")
        return spec

    def _layer(self, layer: Any, name: str, *, decoder: bool) -> None:
        self._fused(layer.self_attention.linear[0], f"{name}.self_attn", "q", "k", "v")
        self._linear(layer.self_attention.linear[1], f"{name}.self_attn.out_proj")
        self._norm(layer.self_attention.layer_norm, f"{name}.self_attn_layer_norm")
        if decoder:
            self._fused(layer.attention.linear[0], f"{name}.encoder_attn", "q")
            self._fused(layer.attention.linear[1], f"{name}.encoder_attn", "k", "v")
            self._linear(layer.attention.linear[2], f"{name}.encoder_attn.out_proj")
            self._norm(layer.attention.layer_norm, f"{name}.encoder_attn_layer_norm")
        self._linear(layer.ffn.linear_0, f"{name}.fc1")
        self._linear(layer.ffn.linear_1, f"{name}.fc2")
        self._norm(layer.ffn.layer_norm, f"{name}.final_layer_norm")

    def _fused(self, linear: Any, name: str, *parts: str) -> None:
        import numpy

        names = [f"{name}.{part}_proj" for part in parts]
        linear.weight = numpy.concatenate([self.weights[f"{one}.weight"] for one in names])
        linear.bias = numpy.concatenate([self.weights[f"{one}.bias"] for one in names])

    def _linear(self, linear: Any, name: str) -> None:
        linear.weight = self.weights[f"{name}.weight"]
        linear.bias = self.weights[f"{name}.bias"]

    def _norm(self, norm: Any, name: str) -> None:
        norm.gamma = self.weights[f"{name}.weight"]
        norm.beta = self.weights[f"{name}.bias"]

    def _positions(self, side: str, marian: bool) -> Any:
        stored = f"model.{side}.embed_positions.weight"
        if marian and stored in self.weights:
            return self.weights[stored]
        length, width = self.config["max_position_embeddings"], self.config["d_model"]
        return _marian_positions(length, width) if marian else _fairseq_positions(length, width)


def _marian_positions(length: int, width: int) -> Any:
    """Return sinusoids: all sines, then all cosines (Vaswani et al. 2017, section 3.5).

    As ``MarianSinusoidalPositionalEmbedding`` of transformers computes them.
    """
    import numpy

    waves = [numpy.power(10000, 2 * (column // 2) / width) for column in range(width)]
    angles = numpy.arange(length)[:, None] / numpy.array(waves)[None, :]
    table = numpy.concatenate([numpy.sin(angles[:, 0::2]), numpy.cos(angles[:, 1::2])], axis=1)
    return table.astype(numpy.float32)


def _fairseq_positions(length: int, width: int) -> Any:
    """Return the sinusoids of fairseq, from position 2 on, where its sentences begin.

    As ``M2M100SinusoidalPositionalEmbedding`` of transformers computes them.
    """
    import numpy

    half = width // 2
    step = numpy.float32(math.log(10000) / (half - 1))
    rates = numpy.exp(numpy.arange(half, dtype=numpy.float32) * -step)
    angles = numpy.arange(2, length + 2, dtype=numpy.float32)[:, None] * rates[None, :]
    waves = [numpy.sin(angles), numpy.cos(angles)]
    if width % 2:
        waves.append(numpy.zeros((length, 1), dtype=numpy.float32))
    return numpy.concatenate(waves, axis=1)
