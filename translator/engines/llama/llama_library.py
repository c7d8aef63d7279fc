"""llama.cpp itself, imported as the package ``xllamacpp``, by everyone who needs it here."""

from __future__ import annotations

import os
from typing import Any

from translator.errors import ModelError


def load() -> Any:
    """Return the module ``xllamacpp``; imported when it is first asked for, which is slow.

    Raises:
        ModelError: it cannot be imported, such as for want of a graphics card's own library.
    """
    wait_asleep()
    try:
        import xllamacpp
    except ImportError as error:
        raise ModelError("llama.no-library", why=error) from error
    return xllamacpp


def wait_asleep() -> None:
    """Have threads of OpenMP, which llama.cpp is built with, sleep while they wait for each other.

    By default they turn in a loop for some milliseconds, several hundred times a token. As soon as
    another program wants one of the cores, a thread that turns in its loop keeps from the core the
    one that has work to do, and everything takes many times as long (docs/quality.md has figures).
    The library looks at this once, when it is loaded; whoever set it otherwise is left alone.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
