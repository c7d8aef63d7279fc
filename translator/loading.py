"""From a model's name to a run that is ready; nothing here reaches the network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from translator.engines import registry
from translator.engines.base import Engine
from translator.engines.script import ScriptEngine
from translator.errors import ModelError
from translator.glossary import Glossary
from translator.models import offline
from translator.models.store import Installed, ModelStore
from translator.pipeline import Run, Settings
from translator.planning import Plan, primary
from translator.store import Library
from translator.terminology import gather
from translator.text import dictionary


@contextmanager
def run(
    planned: Plan,
    *,
    model: str | None = None,
    library: Library | None = None,
    settings: Settings | None = None,
    glossary: Glossary | None = None,
) -> Iterator[Run]:
    """Open the engine and the dictionary for a plan, and close the engine afterwards.

    Args:
        planned: Decides the direction.
        model: As ``engine`` takes it.
        library: Memory and jobs; None: nothing is remembered.
        settings: What a person may choose.
        glossary: As ``terminology.gather`` returns it; None: the library's own.

    Raises:
        ModelError: the model is not installed or damaged.
    """
    chosen = engine(model, planned)
    found = None if chosen.verbatim else ModelStore().dictionary()
    try:
        yield Run(
            engine=chosen,
            library=library,
            dictionary=dictionary.installed() if found else None,
            dictionary_digest=found.digest if found else "",
            glossary=gather(library=library) if glossary is None else glossary,
            settings=settings or Settings(),
        )
    finally:
        chosen.close()


def engine(model: str | None, planned: Plan) -> Engine:
    """Return the engine for a plan, not loaded yet.

    Args:
        model: ``echo``, ``echo:identity``, a name of ``models.txt``; None: what the environment
            variable ``DUIZHAO_MODEL`` names, else the best installed; from Chinese to Chinese
            script conversion.
        planned: Decides the direction.

    Raises:
        ModelError: the model is not installed, not of this direction, or damaged.
    """
    offline.enforce()
    source, target = primary(planned.source_language), primary(planned.target_language)
    if model is None and source == target:
        return ScriptEngine(planned.target_language)
    model = model or os.environ.get("DUIZHAO_MODEL") or None
    echo = registry.echo(model) if model else None
    if echo is not None:
        return echo
    store = ModelStore()
    if model is not None:
        return _open(store.locate(model), source=source, target=target)
    best = store.best(source, target, registry.names())
    if best is None:
        raise ModelError(
            f"No model for {source} to {target} is installed.",
            "Fetch one (once, about 1 GB): duizhao models fetch",
        )
    return _open(store.locate(best.name), source=source, target=target)


def _open(installed: Installed, *, source: str, target: str) -> Engine:
    if installed.record.engine != "llama":
        raise ModelError(
            f"{installed.name} needs the engine {installed.record.engine!r}, "
            "which this version does not have.",
            f"Choose a model of one of these engines: {', '.join(registry.names())}.",
        )
    from translator.engines.llama import LlamaEngine  # only when a model is used

    chosen = LlamaEngine(installed.main, name=installed.name, digest=installed.digest)
    if not chosen.supports(source, target):
        raise ModelError(
            f"{installed.name} does not translate {source} to {target}.",
            "See which do: duizhao models list",
        )
    return chosen
