"""Models fetched, made ready and verified: the same steps for the command line and the reader."""

from __future__ import annotations

from collections.abc import Callable

from translator.engines import opening, registry
from translator.engines.llama.devices import this_machine
from translator.models import derived, fetch_order
from translator.models import fetch as fetching
from translator.models.download_progress import Progress
from translator.models.fetch_portions import Watch
from translator.models.model_store import Installed, ModelStore
from translator.models.recommendation import Recommendation, recommend
from translator.models.specs import ModelSpec


def usable_engines() -> frozenset[str]:
    """Return the names of the engines that can run here."""
    return frozenset(registry.names())


def fetch_model(
    name: str, store: ModelStore, *, progress: Progress, agree: Callable[[ModelSpec], bool]
) -> Installed:
    """Fetch a model of the list and make it ready; what is here already is not fetched again.

    With a dictionary comes what characters are made of, if its source answers.

    Raises:
        ModelError: it cannot be had or made ready.
        OutputError: no space, or the store cannot be written.
        UsageError: nobody agreed to its terms.
    """
    one = fetching.fetch(name, store=store, progress=progress, agree=agree)
    opening.prepare(store, one, progress=progress)
    if one.record.kind == "dictionary":
        fetch_order.fetch_components(store, progress=progress)
    return one


def fetch_needed(
    store: ModelStore, *, progress: Progress, watch: Watch = lambda portions: None
) -> None:
    """Fetch what translating needs and is not here: the dictionary, and what suits this computer.

    Args:
        store: Where it goes.
        progress: Told what happens.
        watch: Told of everything that is wanted, and how far each of it is.

    Raises:
        ModelError, OutputError: as ``fetch_model``.
    """
    advice = recommend_models(store)
    outcome = fetch_order.fetch_default(advice, store=store, progress=progress, watch=watch)
    for one in outcome.taken:
        opening.prepare(store, one, progress=progress)


def recommend_models(store: ModelStore) -> Recommendation:
    """Return what ``fetch_needed`` tries on this computer, in its order; nothing is downloaded."""
    return recommend(store.specs, usable_engines=usable_engines(), machine=this_machine())


def verify_model(name: str, store: ModelStore, *, progress: Progress) -> Installed:
    """Hash a model's files again, and those that were made of it.

    Raises:
        ModelError: it is not here, or damaged.
    """
    one = store.verify(name, progress=progress)
    derived.verify(store, one, progress=progress)
    return one
