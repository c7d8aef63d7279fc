"""From a model in the store to the engine that runs it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from translator.engines import registry
from translator.engines.base import Request
from translator.engines.opening import EngineOptions, open_engine, prepare
from translator.errors import ModelError
from translator.models.fetch import fetch
from translator.models.model_store import ModelStore
from translator.models.specs import FileSpec, FolderSource, ModelSpec
from translator.types import Quality

MARIAN = ("model.safetensors", "config.json", "source.spm", "target.spm", "vocab.json")


def spec(name: str, folder: Path, files: tuple[str, ...], engine: str) -> ModelSpec:
    return ModelSpec(
        name=name,
        about="For a test.",
        kind="translator",
        engine=engine,
        directions=("zh-en",),
        licence="CC0-1.0",
        attribution="",
        card="",
        consent="",
        files=tuple(FileSpec(name=file) for file in files),
        sources=(FolderSource(folder=folder),),
    )


@pytest.fixture
def quickmt(small_marian: Path, converted: dict[str, Path], tmp_path: Path) -> Path:
    """The trained model as quickmt publishes its own: converted, with other names."""
    folder = tmp_path / "quickmt"
    shutil.copytree(converted["int8"], folder)
    shared = folder / "shared_vocabulary.json"
    for side, name in (("source", "src"), ("target", "tgt")):
        shutil.copy(small_marian / f"{side}.spm", folder / f"{name}.spm.model")
        shutil.copy(shared, folder / f"{side}_vocabulary.json")
    shared.unlink()
    return folder


@pytest.fixture
def store(small_marian: Path, quickmt: Path, tmp_path: Path) -> ModelStore:
    names = tuple(path.name for path in sorted(quickmt.iterdir()))
    specs = [
        spec("quick", quickmt, names, "ctranslate"),
        spec("opus", small_marian, MARIAN, "ctranslate"),
        spec("slow", small_marian, MARIAN, "transformers"),
        spec("strange", small_marian, MARIAN, "abacus"),
    ]
    return ModelStore(tmp_path / "models", specs)


def translated(store: ModelStore, model: str, **options: Any) -> tuple[str, str]:
    engine = open_engine(store, model, EngineOptions(**options))
    [output] = engine.translate([Request(text="我忘了带钥匙。")], source="zh", target="en")
    engine.close()
    return output.text, engine.signature()


@pytest.mark.parametrize("name", ["quick", "opus", "slow"])
def test_each_kind_of_model_translates(store: ModelStore, name: str) -> None:
    fetch(name, store=store)
    text, signature = translated(store, name)
    assert text == "I forgot my keys."
    assert f":{name}@{store.locate(name).digest}:" in signature


def test_a_ready_made_model_is_not_converted(store: ModelStore) -> None:
    one = fetch("quick", store=store)
    prepare(store, one)
    assert not list(one.folder.rglob("derived.json"))


def test_a_checkpoint_is_converted_at_its_first_use_at_the_latest(store: ModelStore) -> None:
    one = fetch("opus", store=store)
    engine = open_engine(store, "opus", EngineOptions())
    assert not list(one.folder.rglob("derived.json"))
    engine.load()
    assert len(list(one.folder.rglob("derived.json"))) == 1


def test_a_converted_file_that_was_changed_is_never_loaded(store: ModelStore) -> None:
    one = fetch("opus", store=store)
    prepare(store, one)
    [path] = one.folder.rglob("model.bin")
    path.write_bytes(b"something else")
    assert translated(ModelStore(store.folder, store.specs), "opus")[0] == "I forgot my keys."
    assert path.stat().st_size > 100_000


def test_the_reference_engine_can_be_asked_for(store: ModelStore) -> None:
    fetch("opus", store=store)
    assert translated(store, "transformers:opus")[1].startswith("transformers:opus@")


def test_quality_is_in_the_signature_and_waiting_is_not(store: ModelStore) -> None:
    fetch("opus", store=store)
    usual = translated(store, "opus")[1]
    assert translated(store, "opus", interactive=True)[1] == usual
    assert "greedy" in translated(store, "opus", quality=Quality.FAST)[1]


def test_an_engine_this_version_does_not_have_is_named(store: ModelStore) -> None:
    fetch("strange", store=store)
    with pytest.raises(ModelError, match="'abacus', which this version does not have"):
        open_engine(store, "strange", EngineOptions())


def test_an_engine_whose_package_is_missing_says_how_to_get_it(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch("slow", store=store)
    there = registry.find_spec
    monkeypatch.setattr(registry, "find_spec", lambda name: name != "torch" and there(name))
    with pytest.raises(ModelError, match=r"needs torch \(python -m pip install .*\[torch\]"):
        open_engine(store, "slow", EngineOptions())


def test_of_two_models_the_one_listed_first_is_the_best(store: ModelStore) -> None:
    fetch("slow", store=store)
    fetch("opus", store=store)
    best = store.best("zh", "en", registry.names())
    assert best is not None
    assert best.name == "opus"


def test_for_its_signature_a_model_is_neither_verified_nor_loaded(
    store: ModelStore,
) -> None:
    one = fetch("quick", store=store)
    usual = open_engine(store, "quick", EngineOptions()).signature()
    (one.files / "model.bin").write_bytes(b"something else")
    damaged = ModelStore(store.folder, store.specs)
    assert open_engine(damaged, "quick", EngineOptions(for_signature=True)).signature() == usual
    with pytest.raises(ModelError, match="has changed since it was"):
        open_engine(damaged, "quick", EngineOptions())


@pytest.mark.parametrize(
    ("family", "signature"),
    [
        ("", ":prompt1:greedy:grammar"),
        ("generic", ":prompt1:greedy:grammar"),
        ("hy-mt2", ":prompt1-hy-mt2:sampled-t0.7-p0.6-k20-r1.05:grammar"),
        ("milmmt", ":prompt1-milmmt:greedy:grammar"),
    ],
)
def test_a_chat_model_is_opened_with_the_family_of_its_record(
    family: str, signature: str, tmp_path: Path
) -> None:
    (tmp_path / "m.gguf").write_bytes(b"GGUF")
    listed = replace(spec("chat", tmp_path, ("m.gguf",), "llama"), family=family)
    store = ModelStore(tmp_path / "models", [listed])
    one = fetch("chat", store=store)
    assert one.record.family == family
    engine = open_engine(ModelStore(store.folder, []), "chat", EngineOptions(for_signature=True))
    assert engine.signature() == f"llama:chat@{one.digest}{signature}"


def test_a_record_of_before_there_were_families_is_asked_as_ever(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").write_bytes(b"GGUF")
    store = ModelStore(tmp_path / "models", [spec("chat", tmp_path, ("m.gguf",), "llama")])
    record = fetch("chat", store=store).folder / "model.json"
    content = json.loads(record.read_text(encoding="utf-8"))
    del content["family"]
    record.write_text(json.dumps(content), encoding="utf-8")
    engine = open_engine(ModelStore(store.folder, []), "chat", EngineOptions(for_signature=True))
    assert engine.signature().endswith(":prompt1:greedy:grammar")


def test_a_family_this_version_does_not_know_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").write_bytes(b"GGUF")
    listed = replace(spec("chat", tmp_path, ("m.gguf",), "llama"), family="abacus")
    store = ModelStore(tmp_path / "models", [listed])
    fetch("chat", store=store)
    with pytest.raises(ModelError, match="chat is of the family 'abacus'"):
        open_engine(store, "chat", EngineOptions())
