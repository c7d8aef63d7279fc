"""Conversion without torch, held against CTranslate2's own converter."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.snapshots import (
    MARIAN_FILES,
    marian_config,
    sentences,
    train_pieces,
    write_marian,
    write_multilingual,
    write_random,
)
from translator.engines.base import Request
from translator.engines.nmt.conversion import convert
from translator.engines.nmt.ctranslate import CTranslateEngine
from translator.engines.nmt.decoding import Decoding
from translator.engines.nmt.transformers import TransformersEngine
from translator.errors import ModelError

pytest.importorskip("torch", reason="torch makes the checkpoints: pip install -e '.[torch]'")

pytestmark = pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")

ENGLISH = [en for _, en in sentences()]
GREEDY = Decoding(beam=1)


def official(folder: Path, output: Path, quantization: str) -> None:
    from ctranslate2.converters import TransformersConverter

    TransformersConverter(str(folder)).convert(str(output), quantization=quantization, force=True)


@pytest.fixture(scope="module")
def marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Random weights, English to Chinese, with a language token and output biases."""
    folder = tmp_path_factory.mktemp("marian")
    vocabulary = write_marian(folder, source="en", target="zh", more=[">>cmn_Hans<<"])
    config = marian_config(
        len(vocabulary), d_model=32, encoder_layers=2, decoder_layers=1, encoder_ffn_dim=48,
        decoder_ffn_dim=64, encoder_attention_heads=4, decoder_attention_heads=4,
    )  # fmt: skip
    write_random(folder, config, "MarianMTModel")
    return folder


@pytest.fixture(scope="module", params=["nllb", "m2m-100"])
def multilingual(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("multilingual")
    write_multilingual(folder, nllb=request.param == "nllb")
    return folder


@pytest.mark.parametrize("quantization", ["float32", "int8"])
def test_marian_is_byte_for_byte_what_the_official_converter_makes(
    marian: Path, tmp_path: Path, quantization: str
) -> None:
    convert(marian, tmp_path, quantization=quantization)
    official(marian, tmp_path / "official", quantization)
    assert (tmp_path / "model.bin").read_bytes() == (tmp_path / "official/model.bin").read_bytes()
    for name in ("shared_vocabulary.json", "config.json"):
        ours, theirs = (
            json.loads((at / name).read_text()) for at in (tmp_path, tmp_path / "official")
        )
        assert ours == theirs


def test_a_trained_model_without_biases_is_converted_alike(
    small_marian: Path, converted: dict[str, Path], tmp_path: Path
) -> None:
    official(small_marian, tmp_path / "official", "int8")
    ours = (converted["int8"] / "model.bin").read_bytes()
    assert ours == (tmp_path / "official/model.bin").read_bytes()


def test_conversion_needs_no_torch(marian: Path, tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['torch'] = None\n"
        "from pathlib import Path\n"
        "from translator.engines.nmt.conversion import convert\n"
        "convert(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "assert 'transformers' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program, str(marian), str(tmp_path)], check=True)
    assert (tmp_path / "model.bin").is_file()


def test_multilingual_models_translate_as_the_reference_does(
    multilingual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for engine in ("ctranslate", "packing", "transformers"):  # random weights never come to an end
        monkeypatch.setattr(f"translator.engines.nmt.{engine}.limit", lambda tokens: 15)
    convert(multilingual, tmp_path, quantization="float32")
    settings = {"name": "many", "digest": "0", "directions": ["zh-en", "en-zh"]}
    fast = CTranslateEngine(
        multilingual, weights=lambda: tmp_path, compute_type="float32", decoding=GREEDY, **settings
    )
    slow = TransformersEngine(multilingual, decoding=GREEDY, **settings)
    for source, target, side in (("zh", "en", 0), ("en", "zh", 1)):
        requests = [Request(text=pair[side]) for pair in sentences()[:12]]
        ours = fast.translate(requests, source=source, target=target)
        theirs = slow.translate(requests, source=source, target=target)
        assert [one.text for one in ours] == [one.text for one in theirs]
        assert [one.tokens for one in ours] == [one.tokens for one in theirs]
        pairs = [(pair[side], pair[1 - side]) for pair in sentences()[:4]]
        scores = fast.score(pairs, source=source, target=target)
        assert scores == pytest.approx(slow.score(pairs, source=source, target=target), abs=1e-3)


def test_ids_of_m2m_are_those_of_the_official_converter(tmp_path: Path) -> None:
    write_multilingual(tmp_path / "m2m", nllb=False)
    convert(tmp_path / "m2m", tmp_path, quantization="int8")
    official(tmp_path / "m2m", tmp_path / "official", "int8")
    ours, theirs = (
        json.loads((at / "shared_vocabulary.json").read_text())
        for at in (tmp_path, tmp_path / "official")
    )
    assert ours == theirs


def test_a_language_token_goes_in_front(marian: Path, tmp_path: Path) -> None:
    from translator.engines.nmt.tokens_marian import marian_tokens

    tokens = marian_tokens(marian, normalise=True).source("Hello.", source="en", target="zh")
    assert (tokens[0], tokens[-1]) == (">>cmn_Hans<<", "</s>")


def test_the_exact_shape_of_opus_mt_converts_loads_and_translates(tmp_path: Path) -> None:
    folder, output = tmp_path / "opus-mt", tmp_path / "converted"
    folder.mkdir()
    output.mkdir()
    for name, side in (("source.spm", 1), ("target.spm", 0)):
        train_pieces([pair[side] for pair in sentences()], folder / name, 400)
    tokens = ["</s>", "<unk>", ">>cmn_Hans<<", *(f"▁{n}" for n in range(64_997)), "<pad>"]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    write_random(folder, marian_config(65_001), "MarianMTModel")
    convert(folder, output)
    assert 70e6 < (output / "model.bin").stat().st_size < 90e6
    engine = CTranslateEngine(
        folder, name="opus", digest="0", directions=["en-zh"], weights=lambda: output,
        decoding=GREEDY,
    )  # fmt: skip
    outputs = engine.translate(
        [Request(text=text) for text in ENGLISH[:3]], source="en", target="zh"
    )
    assert all(one.tokens for one in outputs)


@pytest.mark.parametrize("name", MARIAN_FILES)
def test_a_missing_file_is_named(marian: Path, tmp_path: Path, name: str) -> None:
    for file in MARIAN_FILES:
        if file != name:
            shutil.copy(marian / file, tmp_path)
    with pytest.raises(ModelError, match=name):
        convert(tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"model_type": "t5"}, "type 't5'"),
        ({"activation_function": "snake"}, "activation function"),
        ({"decoder_layers": 3}, r"no weights model\.decoder\.layers\.1"),
        ({"decoder_start_token_id": 0}, "does not begin its targets with <pad>"),
        ({"vocab_size": 12}, "does not have the model's 12 tokens"),
    ],
)
def test_what_cannot_be_converted_is_told(
    marian: Path, tmp_path: Path, change: dict[str, object], words: str
) -> None:
    folder = shutil.copytree(marian, tmp_path / "copy")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | change))
    with pytest.raises(ModelError, match=words):
        convert(folder, tmp_path)
