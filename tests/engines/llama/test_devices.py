"""What llama.cpp finds on computers of several kinds, and how many layers go where."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.engines import llama_standins
from tests.gguf_files import write_gguf
from translator.engines.llama import devices, gguf_header, llama_server
from translator.engines.llama.devices import LAYERS, SPARE, WORKING, backends_of, placing
from translator.engines.llama.engine import LlamaEngine
from translator.errors import ModelError
from translator.system.machine import Kind


def test_a_build_for_the_processor_offers_nothing_else() -> None:
    found = backends_of(llama_standins.processor_alone())
    assert found.offered == ("CPU",)
    assert found.devices == found.used == ()
    assert found.processor is not None and found.processor.description == "AMD EPYC"


def test_a_build_with_a_card_says_which() -> None:
    found = backends_of(llama_standins.cuda(20, 22))
    assert found.offered == ("CUDA", "CPU")
    assert [(one.name, one.kind, one.free) for one in found.used] == [
        ("CUDA0", Kind.CARD, 20_000_000_000),
        ("CUDA1", Kind.CARD, 22_000_000_000),
    ]


def test_a_build_for_a_card_that_is_not_there_is_known_as_one() -> None:
    found = backends_of(llama_standins.cuda())
    assert (found.offered, found.used) == (("CUDA", "CPU"), ())


def test_on_a_mac_metal_is_used_and_its_library_is_no_card() -> None:
    found = backends_of(llama_standins.metal())
    assert found.offered == ("MTL", "CPU")
    assert [one.description for one in found.used] == ["Apple M2"]


def test_a_graphics_processor_that_is_built_in_counts_where_there_is_no_card() -> None:
    alone = llama_standins.built_in()
    assert [one.kind for one in backends_of(alone).used] == [Kind.BUILT_IN]
    both = llama_standins.build(
        *llama_standins.built_in().get_device_info()[:1],
        *llama_standins.cuda(9).get_device_info()[:1],
    )
    assert [one.name for one in backends_of(both).used] == ["CUDA0"]


def test_the_installed_build_is_read_as_the_stand_ins_are() -> None:
    found = devices.read_backends()
    assert "CPU" in found.offered
    assert found.processor is not None and found.processor.total > 0


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of 2,000,000,000 bytes, as far as anyone asks, and 29 layers."""
    path = write_gguf(tmp_path / "small.gguf")
    with path.open("r+b") as file:
        file.truncate(2_000_000_000)  # a hole: no byte of it is written
    monkeypatch.setattr(gguf_header, "layers", lambda path: 29)
    return path


@pytest.mark.parametrize(
    ("free", "on_card"),
    [
        ((), 0),
        ((20,), 29),
        (((2_000_000_000 + WORKING + SPARE) / 1e9,), 29),  # just enough
        (((1_000_000_000 + WORKING + SPARE) / 1e9,), 14),  # for half of it
        ((1.2,), 0),  # less than is left alone
        ((2, 3), 29),  # both together
    ],
)
def test_as_many_layers_go_onto_the_card_as_fit(
    model: Path, free: tuple[float, ...], on_card: int
) -> None:
    placed = placing(model, backends_of(llama_standins.cuda(*free)), {})
    assert placed is not None
    assert (placed.on_card, placed.of) == (on_card, 29)


@pytest.mark.parametrize(("wished", "on_card"), [("", 29), ("0", 0), ("12", 12), ("99", 29)])
def test_a_person_may_say_how_many(model: Path, wished: str, on_card: int) -> None:
    placed = placing(model, backends_of(llama_standins.cuda(20)), {LAYERS: wished})
    assert placed is not None and placed.on_card == on_card


@pytest.mark.parametrize("wished", ["-1", "all", "1.5", "٣", "10000", "1e3"])
def test_what_is_no_number_of_layers_is_told(model: Path, wished: str) -> None:
    with pytest.raises(ModelError, match=f"{LAYERS} must be a whole number from 0 to 9999"):
        placing(model, backends_of(llama_standins.cuda(20)), {LAYERS: wished})


@pytest.mark.parametrize(
    ("build", "given"),
    [
        (llama_standins.processor_alone(), None),
        (llama_standins.cuda(), None),
        (llama_standins.cuda(20), 2),
        (llama_standins.metal(), 2),
        (llama_standins.cuda(1.2), 0),
    ],
)
def test_a_model_is_loaded_onto_the_card_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build: Any, given: int | None
) -> None:
    seen: dict[str, Any] = {}
    monkeypatch.setitem(sys.modules, "xllamacpp", build)
    monkeypatch.setattr(
        "translator.engines.llama.engine.LlamaServer",
        lambda path, **settings: seen.update(settings) or SimpleNamespace(),
    )
    path = write_gguf(tmp_path / "small.gguf")  # of one layer, and the one that writes
    LlamaEngine(path, name="small", digest="1").load()
    assert seen["card_layers"] == given


@pytest.mark.parametrize(("layers", "kept"), [(None, False), (0, True), (7, True)])
def test_the_server_is_told_the_number_and_counts_no_more(
    monkeypatch: pytest.MonkeyPatch, layers: int | None, kept: bool
) -> None:
    from tests.engines.llama.test_llama_server import Parameters, Started

    made = SimpleNamespace(CommonParams=Parameters, Server=Started)
    monkeypatch.setitem(sys.modules, "xllamacpp", made)
    server = llama_server.LlamaServer(Path("a"), context=1, threads=1, card_layers=layers)
    given = server._server.parameters
    assert (getattr(given, "n_gpu_layers", None), hasattr(given, "fit_params")) == (layers, kept)
    server.close()


def test_a_card_that_refuses_is_told_with_the_way_round_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tests.engines.llama.test_llama_server import Parameters

    def fails(parameters: object) -> None:
        raise RuntimeError("out of memory")

    made = SimpleNamespace(CommonParams=Parameters, Server=fails)
    monkeypatch.setitem(sys.modules, "xllamacpp", made)
    with pytest.raises(ModelError, match=f"with a graphics card.*set {LAYERS}=0"):
        llama_server.LlamaServer(Path("a"), context=1, threads=1, card_layers=3)


def test_a_library_that_cannot_be_loaded_is_told_and_no_card_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)  # what importing it then raises
    with pytest.raises(ModelError, match=r"llama\.cpp cannot be loaded"):
        devices.read_backends()
    devices.this_machine.cache_clear()
    known = devices.this_machine()
    devices.this_machine.cache_clear()
    assert known.devices == () and known.cores
