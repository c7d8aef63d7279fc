"""The engines this version has, and how a ``--model`` name leads to one."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from translator.engines.base import Engine
from translator.engines.echo import EchoEngine
from translator.errors.error_sentences import Piece, piece

ENGINES: Mapping[str, str] = {
    "echo": "",
    "llama": "xllamacpp",
    "ctranslate": "ctranslate2",
    "firefox": "fxtranslate",
    "transformers": "torch",
}
"""Names of the engines as ``models.txt`` writes them, and the package each cannot do without."""


def names() -> tuple[str, ...]:
    """Return the names of the engines that can run here."""
    return tuple(name for name, package in ENGINES.items() if not package or find_spec(package))


def why_not(name: str) -> Piece:
    """Say why an engine cannot run here, as a clause that follows its name."""
    package = ENGINES.get(name)
    if package is None:
        return piece("engine.unknown")
    extra = "[torch]" if package == "torch" else ""
    return piece("engine.needs", package=package, extra=extra)


def echo(name: str) -> Engine | None:
    """Return the echo engine of this name, or None: it is a model's name."""
    if name in ("echo", "echo:identity"):
        return EchoEngine(identity=name == "echo:identity")
    return None


def server(name: str) -> Engine | None:
    """Return the engine for ``openai:MODEL@BASE_URL``, or None: it is a model's name.

    Nothing is asked of the server yet. ``DUIZHAO_OPENAI_PARALLEL`` says how many requests it
    gets at once, ``DUIZHAO_OPENAI_TIMEOUT`` how many seconds it may be silent,
    ``DUIZHAO_OPENAI_EXAMPLES`` how many like sentences it is shown on this computer.

    Raises:
        ModelError: the name leads nowhere, or a setting does not fit.
    """
    if not name.startswith("openai:"):
        return None
    from translator.engines.openai import options  # only when it is used

    return options.from_environment(name)


def server_of(signature: str, *, wished: str) -> str | None:
    """Return the name of the server that made what has this signature; None: no server did.

    Args:
        signature: A run's.
        wished: What ``DUIZHAO_MODEL`` names. None is returned for any server but that one:
            neither text nor a key goes to a server because it was named once.

    Raises:
        ModelError: ``wished`` leads nowhere.
    """
    if ":openai:" not in signature:
        return None
    from translator.engines.openai import server as openai_server

    return openai_server.of_signature(signature, wished=wished)
