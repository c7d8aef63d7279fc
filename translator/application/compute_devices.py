"""What language models are computed with here, for people: `duizhao doctor` says it."""

from __future__ import annotations

from importlib import metadata

from translator.engines.llama import devices
from translator.models.failures import in_words
from translator.models.model_store import Installed, ModelStore
from translator.system.machine import Device, cores

_NO_CARDS = ("CPU", "BLAS")
"""Backends of llama.cpp that compute on the processor."""


def llama_devices() -> str:
    """Say what the installed llama.cpp offers and which device is used.

    Raises:
        ModelError: it cannot be loaded.
    """
    backends = devices.read_backends()
    package = f"xllamacpp {metadata.version('xllamacpp')}"
    cards = [one for one in backends.offered if one not in _NO_CARDS]
    if backends.used:
        return f"{package} uses {_named(backends.used)}"
    name = backends.processor.description if backends.processor else "unknown"
    here = f"models run on the processor ({name}, cores: {cores()})"
    if cards:
        return f"{package} offers {', '.join(cards)}, but finds no graphics card for it: {here}"
    return f"{package} offers the processor alone: {here}"


def llama_layers(store: ModelStore) -> dict[str, str]:
    """Return for each installed language model how much of it goes onto the graphics card.

    Raises:
        ModelError: llama.cpp cannot be loaded, or the number a person chose is none.
    """
    backends = devices.read_backends()
    models = [one for one in store.installed() if one.record.engine == "llama"]
    return {one.name: _layers(one, backends) for one in models}


def _layers(model: Installed, backends: devices.Backends) -> str:
    placed = devices.placing(model.main, backends)
    if placed is None:
        return "the file does not say how many layers it has"
    if not placed.on_card:
        why = ""
        if placed.fit:
            why = f", as {devices.LAYERS} says"
        elif backends.used:
            why = "; none fits into what is free on the graphics card"
        return f"all {placed.of} layers on the processor{why}"
    rest = "" if placed.on_card == placed.of else ", the others on the processor"
    names = ", ".join(one.name for one in placed.devices)
    return f"{placed.on_card} of {placed.of} layers on {names}{rest}"


def _named(used: tuple[Device, ...]) -> str:
    return ", ".join(
        f"{one.name} ({one.description}, {in_words(one.free)} of {in_words(one.total)} free)"
        for one in used
    )
