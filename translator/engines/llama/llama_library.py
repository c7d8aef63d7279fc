"""llama.cpp itself, imported as the package ``xllamacpp``, by everyone who needs it here."""

from __future__ import annotations

import os
from typing import Any

from translator.errors import ModelError

SPINS = 1000
"""Turns of libgomp's loop before a thread sleeps: of those tried (0, 500, 1000, 1500, 2000, 8000,
30,000, 300,000) the fewest that cost an idle machine no speed (docs/quality.md)."""


def load() -> Any:
    """Return the module ``xllamacpp``; imported when it is first asked for, which is slow.

    Raises:
        ModelError: it cannot be imported, such as for want of a graphics card's own library.
    """
    wait_briefly()
    try:
        import xllamacpp
    except ImportError as error:
        raise ModelError("llama.no-library", why=error) from error
    return xllamacpp


def wait_briefly() -> None:
    """Have threads of OpenMP, which llama.cpp is built with, soon sleep when they wait.

    They wait for each other several hundred times a token. Left to itself libgomp has them turn in
    a loop for some milliseconds first: as soon as another program wants one of the cores, the one
    that turns in its loop keeps from the core the one that has work to do. Where they sleep at
    once, an idle machine loses a fifth of its speed to waking them. Some tens of microseconds in
    the loop (``SPINS``) cost neither. A library other than libgomp knows only the policy.
    It looks at both once, when it is loaded; whoever set one of them is left alone.
    """
    if "OMP_WAIT_POLICY" not in os.environ and "GOMP_SPINCOUNT" not in os.environ:
        os.environ |= {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": str(SPINS)}
