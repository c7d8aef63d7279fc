"""From a model's name to a run that is ready; nothing here reaches the network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from translator import opening
from translator.engines import registry
from translator.engines.base import Engine
from translator.engines.script import ScriptEngine
from translator.errors import ModelError
from translator.models import offline
from translator.models.store import ModelStore
from translator.pipeline import Run, Settings
from translator.planning import Plan, primary
from translator.store import Library
from translator.text import dictionary
from translator.types import Quality


@contextmanager
def run(
    planned: Plan,
    *,
    model: str | None = None,
    library: Library | None = None,
    settings: Settings | None = None,
    quality: Quality = Quality.BALANCED,
    interactive: bool = False,
) -> Iterator[Run]:
    """Open the engine and the dictionary for a plan, and close the engine afterwards.

    Args:
        planned: Decides the direction.
        model: As ``engine`` takes it.
        library: Memory and jobs; None: nothing is remembered.
        settings: What a person may choose.
        quality: How much time the engine may take for a target.
        interactive: Somebody waits for the next sentence.

    Raises:
        ModelError: the model is not installed or damaged.
    """
    chosen = engine(model, planned, quality=quality, interactive=interactive)
    found = None if chosen.verbatim else ModelStore().dictionary()
    try:
        yield Run(
            engine=chosen,
            library=library,
            dictionary=dictionary.installed() if found else None,
            dictionary_digest=found.digest if found else "",
            settings=settings or Settings(),
        )
    finally:
        chosen.close()


def engine(
    model: str | None,
    planned: Plan,
    *,
    quality: Quality = Quality.BALANCED,
    interactive: bool = False,
) -> Engine:
    """Return the engine for a plan, not loaded yet.

    Args:
        model: ``echo``, ``echo:identity``, a name of ``models.txt``, ``transformers:`` and such a
            name for the reference engine; None: what the environment variable ``DUIZHAO_MODEL``
            names, else the best installed; from Chinese to Chinese script conversion.
        planned: Decides the direction.
        quality: How much time the engine may take for a target.
        interactive: Somebody waits for the next sentence.

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
    named, colon, name = (model or "").partition(":")
    if model is None:
        best = store.best(source, target, registry.names())
        if best is None:
            raise ModelError(
                f"No model for {source} to {target} is installed.",
                "Fetch one (once, about 1 GB): duizhao models fetch",
            )
        named, colon, name = best.name, "", ""
    return opening.open_engine(
        store,
        store.locate(name if colon else named),
        source=source,
        target=target,
        wishes=opening.Wishes(quality=quality, interactive=interactive),
        engine=named if colon else None,
    )
