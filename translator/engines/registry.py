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


def server(name: str) -> Engine | None:
    """Return the engine for ``openai:MODEL@BASE_URL``, or None: it is a model's name.

    Nothing is asked of the server yet. ``DUIZHAO_OPENAI_PARALLEL`` says how many requests it
    gets at once, ``DUIZHAO_OPENAI_TIMEOUT`` how many seconds it may be silent.

    Raises:
        ModelError: the name leads nowhere, or a setting does not fit.
    """
    if not name.startswith("openai:"):
        return None
    from translator.engines import openai_settings  # only when it is used

    return openai_settings.from_environment(name)


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
    from translator.engines import openai_server

    return openai_server.of_signature(signature, wished=wished)
