"""What this computer is: its memory, the cores of this process, the devices llama.cpp finds.

What llama.cpp finds is read by ``translator.engines.llama.devices``; here are only the facts.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_LIMITS = (
    "/sys/fs/cgroup/memory.max",  # https://docs.kernel.org/admin-guide/cgroup-v2.html
    "/sys/fs/cgroup/memory/memory.limit_in_bytes",  # version 1
)
"""Where Linux says how much of the memory a container may have; ``max``: all of it."""


class Kind(StrEnum):
    """What a device of llama.cpp's is."""

    PROCESSOR = "processor"
    CARD = "card"
    """A graphics processor with a memory, or a share of the memory, of its own; Apple's too."""
    BUILT_IN = "built-in"
    """A graphics processor inside the processor, which reads the same memory no faster."""
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Device:
    """A device that llama.cpp can compute with."""

    name: str
    """As llama.cpp calls it: ``CUDA0``, ``Metal``, ``Vulkan1``."""
    description: str
    """Its maker's name for it."""
    kind: Kind
    free: int
    """Bytes of its memory that nobody has taken."""
    total: int
    """Bytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Machine:
    """A computer, as far as it is known."""

    memory: int | None = None
    """Bytes this process may have at most; None: not known."""
    cores: int | None = None
    """That this process may use; None: not known."""
    devices: tuple[Device, ...] = ()
    """Graphics processors that llama.cpp, as it is installed, can compute with."""

    @property
    def cards(self) -> tuple[Device, ...]:
        """The graphics processors that are quicker than the processor."""
        return tuple(one for one in self.devices if one.kind is Kind.CARD)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def memory(known: int | None = None) -> int | None:
    """Return the bytes of memory this process may have at most; None: not known.

    Args:
        known: The memory of the computer, where something else has said it.
    """
    limits = [] if known is None else [known]
    if known is None and hasattr(os, "sysconf"):
        with contextlib.suppress(ValueError, OSError):  # a system that does not name them
            limits.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    for path in _LIMITS:
        with contextlib.suppress(OSError, ValueError):  # no Linux, no limit ("max")
            limits.append(int(Path(path).read_text(encoding="ascii")))
    return min((one for one in limits if one > 0), default=None)
