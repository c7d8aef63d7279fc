"""What people are told of the devices that language models are computed with."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.engines import llama_standins
from tests.gguf_files import write_gguf
from translator.application import ModelStore, llama_devices, llama_layers
from translator.cli.commands.doctor import doctor
from translator.engines.llama.devices import LAYERS, this_machine
from translator.models.fetch import fetch
from translator.models.specs import read_specs


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (
            llama_standins.processor_alone(),
            "offers the processor alone: models run on the processor (AMD EPYC, cores: ",
        ),
        (
            llama_standins.cuda(),
            "offers CUDA, but finds no graphics card for it: models run on the processor (AMD",
        ),
        (
            llama_standins.cuda(20),
            "uses CUDA0 (NVIDIA GeForce RTX 4090, 20.0 GB of 24.0 GB free)",
        ),
        (llama_standins.metal(), "uses MTL0 (Apple M2, 11.0 GB of 11.5 GB free)"),
        (llama_standins.built_in(), "uses Vulkan0 (Intel(R) UHD Graphics, 8.0 GB of 8.0 GB free)"),
    ],
)
def test_what_the_installed_library_offers_and_what_is_used(
    monkeypatch: pytest.MonkeyPatch, build: Any, said: str
) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", build)
    assert f" {said}" in llama_devices()


@pytest.fixture
def small(own_home: Path, tmp_path: Path) -> ModelStore:
    """The store with a model of two layers."""
    folder = tmp_path / "place"
    folder.mkdir()
    write_gguf(folder / "small.gguf")
    (own_home / "models.txt").write_text(
        f"""
[[model]]
name = "small"
about = "For a test."
kind = "translator"
engine = "llama"
directions = ["zh-en", "en-zh"]
licence = "CC0-1.0"
file = [{{ name = "small.gguf" }}]
[[model.source]]
folder = '{folder}'
""",
        encoding="utf-8",
    )
    store = ModelStore(specs=read_specs(own_home / "models.txt"))
    fetch("small", store=store)
    return store


@pytest.mark.parametrize(
    ("build", "wished", "said"),
    [
        (llama_standins.processor_alone(), "", "all 2 layers on the processor"),
        (llama_standins.cuda(), "", "all 2 layers on the processor"),
        (llama_standins.cuda(20), "", "2 of 2 layers on CUDA0"),
        (llama_standins.cuda(20, 20), "1", "1 of 2 layers on CUDA0, CUDA1, the others on the pro"),
        (llama_standins.cuda(20), "0", f"all 2 layers on the processor, as {LAYERS} says"),
        (llama_standins.cuda(1), "", "all 2 layers on the processor; none fits into what is free"),
        (llama_standins.metal(), "", "2 of 2 layers on MTL0"),
    ],
)
def test_where_the_layers_of_each_model_go(
    small: ModelStore, monkeypatch: pytest.MonkeyPatch, build: Any, wished: str, said: str
) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", build)
    monkeypatch.setenv(LAYERS, wished)
    assert llama_layers(small)["small"].startswith(said)


def told(*options: str) -> dict[str, dict[str, Any]]:
    done = CliRunner().invoke(doctor, ["--json", *options], catch_exceptions=False)
    return {line["what"]: line for line in json.loads(done.stdout)}


def test_the_doctor_says_both(small: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", llama_standins.metal())
    lines = told()
    assert "uses MTL0 (Apple M2" in lines["llama.cpp"]["found"]
    assert lines["layers of small"]["found"] == "2 of 2 layers on MTL0"


@pytest.mark.parametrize(
    ("build", "wished", "mend"),
    [
        (None, "", "--force-reinstall xllamacpp"),
        (llama_standins.cuda(20), "many", "as many layers as fit"),
    ],
)
def test_the_doctor_says_what_is_wrong_and_what_mends_it(
    small: ModelStore, monkeypatch: pytest.MonkeyPatch, build: Any, wished: str, mend: str
) -> None:
    monkeypatch.setattr(
        "translator.cli.commands.doctor.find_spec", lambda name: True
    )  # installed, whatever importing it does
    monkeypatch.setitem(sys.modules, "xllamacpp", build)
    monkeypatch.setenv(LAYERS, wished)
    line = told()["llama.cpp"]
    assert not line["good"] and mend in line["mend"]


def test_a_card_makes_a_larger_model_suit_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", llama_standins.cuda(20, memory=12))
    this_machine.cache_clear()
    known = this_machine()
    this_machine.cache_clear()
    assert known.memory is not None and known.memory <= 12_000_000_000
    assert [one.free for one in known.cards] == [20_000_000_000]
