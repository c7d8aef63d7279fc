"""What llama.cpp, as it is installed, computes with, and how much of a model goes there.

The package ``xllamacpp`` is built in several ways. From the Python package index it comes for the
processor alone, and with Apple's Metal for Macs with Apple's chips; with CUDA, ROCm or Vulkan it
comes from its makers' own index (https://github.com/xorbitsai/xllamacpp). Whatever is installed is
asked; nothing is assumed of it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from translator.engines.llama import gguf_header, llama_library
from translator.errors import ModelError
from translator.lazy_regex import lazy_regex
from translator.system import machine
from translator.system.machine import Device, Kind, Machine

LAYERS = "DUIZHAO_GPU_LAYERS"
"""Environment variable: how many layers may go onto the graphics card; 0: none."""
_MOST_LAYERS = 9999
SPARE = 1 << 30
"""Bytes of a card's memory that are left alone, as llama.cpp's own fitting leaves them
(``fit_params_target``): the picture on the screen needs some, too."""
WORKING = 500_000_000
"""Bytes beside the weights: the context of 4096 tokens and what is computed in."""
_KINDS = {
    "GGML_BACKEND_DEVICE_TYPE_CPU": Kind.PROCESSOR,
    "GGML_BACKEND_DEVICE_TYPE_GPU": Kind.CARD,
    "GGML_BACKEND_DEVICE_TYPE_IGPU": Kind.BUILT_IN,
}
"""Kinds of devices by llama.cpp's names for them (ggml-backend.h)."""
_BACKEND = lazy_regex(r"(?:^|\| )\s*([A-Za-z][\w+-]*) : ")
"""In ``llama_print_system_info``: each backend's name stands before what it can do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Backends:
    """What the installed llama.cpp offers, and what it finds here."""

    offered: tuple[str, ...]
    """Backends it was built with and that say so: ``CPU``, ``CUDA``, ``Metal``."""
    processor: Device | None
    devices: tuple[Device, ...]
    """Graphics processors it found, in its order."""

    @property
    def used(self) -> tuple[Device, ...]:
        """Those it computes with: cards; where there is none, one inside the processor."""
        cards = tuple(one for one in self.devices if one.kind is Kind.CARD)
        return cards or tuple(one for one in self.devices if one.kind is Kind.BUILT_IN)[:1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Placing:
    """Where the layers of a model are computed."""

    on_card: int
    fit: int
    """As many would fit onto it; a person may have chosen fewer."""
    of: int
    """All of them."""
    devices: tuple[Device, ...]


def read_backends() -> Backends:
    """Return what the installed llama.cpp offers and finds.

    Raises:
        ModelError: it cannot be loaded, such as for want of the card's own library.
    """
    return backends_of(llama_library.load())


def backends_of(module: Any) -> Backends:
    """Return what a build of the module ``xllamacpp`` says of itself."""
    found = [_device(one) for one in module.get_device_info()]
    offered = _BACKEND.findall(module.get_system_info())
    return Backends(
        offered=tuple(dict.fromkeys(offered)),
        processor=next((one for one in found if one.kind is Kind.PROCESSOR), None),
        devices=tuple(one for one in found if one.kind in (Kind.CARD, Kind.BUILT_IN)),
    )


def _device(said: Mapping[str, Any]) -> Device:
    return Device(
        name=str(said["name"]),
        description=str(said["description"]).strip(),
        kind=_KINDS.get(getattr(said["type"], "name", ""), Kind.OTHER),
        free=int(said["memory_free"]),
        total=int(said["memory_total"]),
    )


@cache
def this_machine() -> Machine:
    """Return this computer, with the graphics processors that llama.cpp can use.

    Read once in a process. Where llama.cpp is not installed, or cannot be loaded, there are none.
    """
    try:
        backends = read_backends()
    except ModelError:  # `duizhao doctor` tells why
        return Machine(memory=machine.memory(), cores=machine.cores())
    total = backends.processor.total if backends.processor else 0
    return Machine(
        memory=machine.memory(total or None), cores=machine.cores(), devices=backends.used
    )


def placing(
    path: Path, backends: Backends, environment: Mapping[str, str] | None = None
) -> Placing | None:
    """Return where the layers of a model go; None: the file does not say how many it has.

    As many as fit into what is free on the cards now, all of them or as many as the weights'
    mean size allows.

    Args:
        path: The model's file.
        backends: What llama.cpp offers here.
        environment: Where ``LAYERS`` may stand; None: that of this process.

    Raises:
        ModelError: the variable is no number of layers.
    """
    most = _wished(os.environ if environment is None else environment)
    of = gguf_header.layers(path)
    if of is None:
        return None
    size = path.stat().st_size
    room = sum(max(0, one.free - SPARE) for one in backends.used)
    fit = of if room >= size + WORKING else max(0, room - WORKING) * of // max(1, size)
    fit = min(fit, of)
    return Placing(on_card=min(fit, most), fit=fit, of=of, devices=backends.used)


def _wished(environment: Mapping[str, str]) -> int:
    value = environment.get(LAYERS, "").strip()
    if not value:
        return _MOST_LAYERS
    if not (value.isascii() and value.isdigit() and len(value) <= 4):
        raise ModelError("llama.layers", variable=LAYERS, most=_MOST_LAYERS, value=value)
    return int(value)
