"""The engines this version has, and how a ``--model`` name leads to one."""

from __future__ import annotations

from translator.engines.base import Engine
from translator.engines.echo import EchoEngine

ENGINES = ("echo", "llama")
"""Names of the engines this version can run, as ``models.txt`` writes them."""


def names() -> tuple[str, ...]:
    """Return the names of the engines this version can run."""
    return ENGINES


def echo(name: str) -> Engine | None:
    """Return the echo engine of this name, or None: it is a model's name."""
    if name in ("echo", "echo:identity"):
        return EchoEngine(identity=name == "echo:identity")
    return None
