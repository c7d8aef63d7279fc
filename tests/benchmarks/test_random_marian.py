"""The random model of the speed benchmark ends each target where its source ends."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from translator.engines.base import Request
from translator.engines.nmt.conversion import convert
from translator.engines.nmt.ctranslate import CTranslateEngine
from translator.engines.nmt.decoding import Decoding

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
pytest.importorskip("torch", reason="torch makes the random model: pip install -e '.[torch]'")


@pytest.fixture
def random_marian(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    module = importlib.import_module("random_marian")
    monkeypatch.setattr(module, "VOCABULARY", 2001)
    return module


def test_sentences_are_different_and_as_long_as_news(random_marian: ModuleType) -> None:
    texts = random_marian.sentences(500)
    assert len(set(texts)) == 500
    assert 30 < sum(map(len, texts)) / 500 < 45
    assert texts[:20] == random_marian.sentences(20)


@pytest.mark.parametrize("beam", [1, 4])
def test_a_target_is_as_long_as_its_source(
    random_marian: ModuleType, tmp_path: Path, beam: int
) -> None:
    texts = random_marian.sentences(40)
    random_marian.write(tmp_path / "model", texts, layers=2)
    (tmp_path / "int8").mkdir()
    convert(tmp_path / "model", tmp_path / "int8")
    engine = CTranslateEngine(
        tmp_path / "model", name="random", digest="0", directions=["zh-en"],
        weights=lambda: tmp_path / "int8", decoding=Decoding(beam=beam),
    )  # fmt: skip
    outputs = engine.translate([Request(text=text) for text in texts], source="zh", target="en")
    assert [one.tokens for one in outputs] == [engine.count_tokens(text) for text in texts]
    assert not any(one.limit for one in outputs)
