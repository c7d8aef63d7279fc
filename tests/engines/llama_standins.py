"""Stand-ins for the module ``xllamacpp``: what builds of it say of computers of several kinds.

The answer of the build for the processor is one that was recorded (xllamacpp 2026.10.11549 on
Linux); the others are of the same form, with the names that llama.cpp's sources give its backends.
"""

from __future__ import annotations

from enum import IntEnum
from importlib.machinery import ModuleSpec
from types import SimpleNamespace
from typing import Any

GB = 1_000_000_000
Type = IntEnum(
    "Type", {f"GGML_BACKEND_DEVICE_TYPE_{name}": n for n, name in enumerate(
        ("CPU", "GPU", "IGPU", "ACCEL", "META"))}
)  # fmt: skip


def device(name: str, description: str, kind: str, free: float, total: float) -> dict[str, Any]:
    """Return a device as ``get_device_info`` lists it; memory in GB."""
    return {
        "name": name,
        "description": description,
        "memory_free": int(free * GB),
        "memory_total": int(total * GB),
        "type": Type[f"GGML_BACKEND_DEVICE_TYPE_{kind}"],
        "device_id": "",
        "caps": {"async": False, "host_buffer": False},
    }


def build(*devices: dict[str, Any], memory: float = 16, backends: str = "") -> Any:
    """Return the module on a computer with ``memory`` GB and these devices besides."""
    processor = device("CPU", "AMD EPYC", "CPU", memory, memory)
    return SimpleNamespace(
        get_device_info=lambda: [*devices, processor],
        get_system_info=lambda: f"{backends}CPU : SSE3 = 1 | AVX2 = 1 | OPENMP = 1 | REPACK = 1 | ",
        __spec__=ModuleSpec("xllamacpp", None),  # as an installed module has
    )


def processor_alone(memory: float = 16) -> Any:
    """Return the build for the processor."""
    return build(memory=memory)


def cuda(*free: float, memory: float = 16) -> Any:
    """Return the build for CUDA, with a card of 24 GB for each number: GB that are free."""
    cards = [
        device(f"CUDA{n}", "NVIDIA GeForce RTX 4090", "GPU", one, 24) for n, one in enumerate(free)
    ]
    return build(*cards, memory=memory, backends="CUDA : ARCHS = 890 | USE_GRAPHS = 1 | ")


def metal(free: float = 11) -> Any:
    """Return the build for a Mac with 16 GB, of which a model may have ``free``."""
    accelerate = device("BLAS", "Accelerate", "ACCEL", 0, 0)
    card = device("MTL0", "Apple M2", "GPU", free, 11.5)
    return build(card, accelerate, backends="MTL : EMBED_LIBRARY = 1 | ")


def built_in(free: float = 8) -> Any:
    """Return the build for Vulkan, which names no backend, on a graphics processor built in."""
    return build(device("Vulkan0", "Intel(R) UHD Graphics", "IGPU", free, 8))
