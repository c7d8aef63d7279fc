"""The engines this version has, and how a ``--model`` name leads to one."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from translator.engines.base import Engine
from translator.engines.echo import EchoEngine

ENGINES: Mapping[str, str] = {
    "echo": "",
    "llama": "xllamacpp",
    "ctranslate": "ctranslate2",
    "transformers": "torch",
}
"""Names of the engines as ``models.txt`` writes them, and the package each cannot do without."""


def names() -> tuple[str, ...]:
    """Return the names of the engines that can run here."""
    return tuple(name for name, package in ENGINES.items() if not package or find_spec(package))


def why_not(name: str) -> str:
    """Say why an engine cannot run here, as a clause that follows its name."""
    package = ENGINES.get(name)
    if package is None:
        return "which this version does not have"
    extra = "[torch]" if package == "torch" else ""
    return f'which needs {package} (python -m pip install "duizhao{extra}")'


def echo(name: str) -> Engine | None:
    """Return the echo engine of this name, or None: it is a model's name."""
    if name in ("echo", "echo:identity"):
        return EchoEngine(identity=name == "echo:identity")
    return None
