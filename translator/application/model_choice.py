"""Which model or server translates a direction, and how a model comes from a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from translator.chinese.dictionary import own
from translator.engines import opening, registry
from translator.engines.base import Engine
from translator.engines.model_install import usable_engines
from translator.models import archive
from translator.models.archive import Imported
from translator.models.download_progress import Progress
from translator.models.model_store import Installed, ModelStore
from translator.models.specs import ModelSpec


def usable_models(direction: str, store: ModelStore) -> list[Installed]:
    """Return the installed models that translate a direction, the most preferred first.

    Args:
        direction: ``zh-en`` or ``en-zh``.
        store: Where they are; nothing in it is verified yet.

    Raises:
        ModelError: a model's record is damaged.
    """
    source, _, target = direction.partition("-")
    return store.usable(source, target, usable_engines())


def quick_model(direction: str, store: ModelStore, *, model: str | None) -> str | None:
    """Return the installed model that drafts a direction quickly, where a better one translates.

    Args:
        direction: ``zh-en`` or ``en-zh``.
        store: Where the models are; its list says which are for drafts, and which is better.
        model: What translates; None: what the environment names, else the best.

    Returns:
        Its name; None: there is none, or what translates is no better than it.

    Raises:
        ModelError: a model's record is damaged, or ``model`` leads nowhere.
    """
    quick = {spec.name for spec in store.specs if spec.draft}
    names = [one.name for one in usable_models(direction, store)]
    draft = next((name for name in names if name in quick), None)
    better = model or os.environ.get("DUIZHAO_MODEL") or next(iter(names), None)
    if draft is None or better is None or registry.echo(better) is not None:
        return None
    if better in names and names.index(better) >= names.index(draft):
        return None
    return draft


def named_engine(name: str) -> Engine | None:
    """Return the echo engine or the server of this name; None: it is a model's name, or none.

    Raises:
        ModelError: the name of a server leads nowhere, or a setting of it does not fit.
    """
    return registry.echo(name) or registry.server(name)


def remote_host(name: str) -> str:
    """Return where a text goes with a model of this name; ``""``: it stays on this computer.

    Raises:
        ModelError: as ``named_engine``.
    """
    engine = named_engine(name)
    return engine.remote_host if engine else ""


def import_model(
    path: Path,
    *,
    store: ModelStore,
    name: str | None,
    agree: Callable[[ModelSpec], bool],
    progress: Progress,
) -> Imported:
    """Put a model that is on this computer into the store and make it ready.

    Args:
        path: As ``archive.import_model`` takes it; a CC-CEDICT of any date is a dictionary.
        store: Where it goes.
        name: Which model of the list it is; None: found by what it holds.
        agree: Asked if the model has a ``consent`` text.
        progress: Told what happens.

    Raises:
        TranslatorError: as ``archive.import_model`` and ``opening.prepare``.
    """
    done = archive.import_model(
        path,
        store=store,
        name=name,
        agree=agree,
        progress=progress,
        editions=own.import_edition,
    )
    opening.prepare(store, done.installed, progress=progress)
    return done
