"""The reference engine: what it reads, what it refuses, what it agrees on."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.snapshots import MARIAN_FILES, sentences
from translator.engines.base import Request
from translator.engines.nmt.ctranslate import CTranslateEngine
from translator.engines.nmt.decoding import Decoding
from translator.engines.nmt.transformers import TransformersEngine
from translator.errors import ModelError

KNOWN = [zh for zh, _ in sentences()]


def engine(folder: Path, **changes: object) -> TransformersEngine:
    settings: dict[str, object] = {"name": "small", "digest": "0", "directions": ["zh-en"]}
    return TransformersEngine(folder, **settings | changes)  # type: ignore[arg-type]


def ask(one: TransformersEngine, texts: list[str]) -> list[str]:
    requests = [Request(text=text) for text in texts]
    return [output.text for output in one.translate(requests, source="zh", target="en")]


def test_real_translations_come_out(small_marian: Path) -> None:
    found = ask(engine(small_marian), KNOWN[:10])
    right = [en for (_, en), text in zip(sentences()[:10], found, strict=True) if text == en]
    assert len(right) >= 8


def test_it_weighs_as_the_fast_engine_does(small_marian: Path, converted: dict[str, Path]) -> None:
    fast = CTranslateEngine(
        small_marian, name="small", digest="0", directions=["zh-en"], compute_type="float32",
        weights=lambda: converted["float32"],
    )  # fmt: skip
    pairs = sentences()[:10]
    ours = engine(small_marian).score(pairs, source="zh", target="en")
    assert ours == pytest.approx(fast.score(pairs, source="zh", target="en"), abs=1e-3)


def test_what_stops_at_the_limit_says_so(
    small_marian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translator.engines.nmt.transformers.limit", lambda tokens: 3)
    outputs = engine(small_marian, decoding=Decoding(beam=1)).translate(
        [Request(text=KNOWN[0])], source="zh", target="en"
    )
    assert [(output.limit, output.tokens) for output in outputs] == [(True, 3)]


def test_decoding_settings_that_come_with_a_model_change_nothing(
    small_marian: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(small_marian, tmp_path / "copy")
    settings = {"num_beams": 3, "max_length": 4, "forced_eos_token_id": 0, "do_sample": True}
    (folder / "generation_config.json").write_text(json.dumps(settings), encoding="utf-8")
    assert ask(engine(folder), KNOWN[:4]) == ask(engine(small_marian), KNOWN[:4])


def test_pickled_weights_are_not_loaded(small_marian: Path, tmp_path: Path) -> None:
    for name in MARIAN_FILES[1:]:
        shutil.copy(small_marian / name, tmp_path)
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x04N.")
    with pytest.raises(ModelError, match=r"model\.safetensors is gone"):
        engine(tmp_path).load()


def test_without_torch_the_command_that_installs_it_is_told(
    small_marian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ModelError, match=r"duizhao\[torch\]"):
        engine(small_marian).load()


def test_damaged_weights_are_told(small_marian: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(small_marian, tmp_path / "copy")
    (folder / "model.safetensors").write_bytes(b"nothing of the kind")
    with pytest.raises(ModelError):
        engine(folder).load()
