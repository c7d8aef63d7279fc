"""From a model's name to a run that is ready; nothing here reaches the network."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from translator.chinese.dictionary import dictionary
from translator.chinese.scripts import converter
from translator.document.plan import Plan, primary
from translator.engines import registry
from translator.engines.base import Engine, Scorer
from translator.engines.opening import Wishes, open_engine
from translator.engines.script import ScriptEngine
from translator.errors import ModelError
from translator.errors.error_sentences import tagged
from translator.glossary import Glossary
from translator.models import offline
from translator.models.model_store import ModelStore
from translator.store import Library
from translator.system.processes import Closing
from translator.translation.retry.scheduler import Engines
from translator.translation.run import Run, Settings
from translator.translation.terms import gather
from translator.types import Quality


class Models(Closing):
    """The engines of a command or a server: each model is opened once, whoever asks for it.

    Args:
        quality: How much time a target may take.
        interactive: Somebody waits for the next sentence.
        for_signature: As in ``opening.Wishes``: such engines translate nothing.
        regional: Which words of a region replace others: a key of ``scripts.REGIONAL``.
    """

    def __init__(
        self,
        *,
        quality: Quality = Quality.BALANCED,
        interactive: bool = False,
        for_signature: bool = False,
        regional: str = converter.SAFE,
    ) -> None:
        self._wishes = Wishes(quality=quality, interactive=interactive, for_signature=for_signature)
        self._quality = quality
        self._regional = regional
        self._opened: dict[tuple[str, ...], Engine] = {}
        self._guard = threading.Lock()

    def choose(self, planned: Plan, model: str | None = None) -> Engines:
        """Return the engines for a plan, not loaded yet.

        Args:
            planned: Decides the direction.
            model: ``echo``, ``echo:identity``, ``openai:MODEL@BASE_URL``, a name of
                ``models.txt``, or ``transformers:`` and such a name for the reference engine;
                None: what the environment variable ``DUIZHAO_MODEL`` names, else the best
                installed; from Chinese to Chinese script conversion.

        Raises:
            ModelError: the model is not installed, not of this direction, or damaged.
        """
        offline.enforce()
        source, target = primary(planned.source_language), primary(planned.target_language)
        if model is None and source == target:
            tag, regional = planned.target_language, self._regional
            return Engines(
                engine=self._once(("convert", tag), lambda: ScriptEngine(tag, regional=regional))
            )
        model = model or os.environ.get("DUIZHAO_MODEL") or None
        echo = registry.echo(model) if model else None
        if echo is not None:
            return Engines(engine=echo)
        store = ModelStore()
        if model is None:
            best = store.best(source, target, registry.names())
            if best is None:
                raise ModelError("model.none-for", source=tagged(source), target=tagged(target))
            model = best.name
        engine = self._named(store, model, source=source, target=target)
        if self._quality is not Quality.BEST:
            return Engines(engine=engine)
        return Engines(
            engine=engine,
            second=self._second(store, model, source=source, target=target),
            reverse=self._reverse(store, source=source, target=target),
        )

    def rest(self) -> None:
        """Free what the engines hold; one that is asked again loads its model again."""
        with self._guard:
            for engine in self._opened.values():
                engine.close()

    def close(self) -> None:
        """Free every model; closing twice is harmless."""
        self.rest()
        with self._guard:
            self._opened.clear()

    def _once(self, key: tuple[str, ...], make: Callable[[], Engine]) -> Engine:
        with self._guard:
            if key not in self._opened:
                self._opened[key] = make()
            return self._opened[key]

    def _named(self, store: ModelStore, name: str, *, source: str, target: str) -> Engine:
        """Return the engine of a server's name or a model's."""
        server = registry.server(name)
        if server is None:
            return self._installed(store, name, source=source, target=target)
        return _supporting(self._once((name,), lambda: server), source=source, target=target)

    def _installed(self, store: ModelStore, name: str, *, source: str, target: str) -> Engine:
        engine = self._once((name,), lambda: open_engine(store, name, self._wishes))
        return _supporting(engine, source=source, target=target)

    def _second(self, store: ModelStore, first: str, *, source: str, target: str) -> Engine | None:
        """Return another model of the direction, the best but the first."""
        for one in store.usable(source, target, registry.names()):
            if one.name != first:
                return self._installed(store, one.name, source=source, target=target)
        return None

    def _reverse(self, store: ModelStore, *, source: str, target: str) -> Engine | None:
        """Return the best model of the other direction that can weigh."""
        for one in store.usable(target, source, registry.names()):
            engine = self._installed(store, one.name, source=target, target=source)
            if isinstance(engine, Scorer):
                return engine
        return None


def foretell(planned: Plan, *, model: str | None = None, settings: Settings) -> str:
    """Return the signature that a run of a plan will have, at once.

    Nothing is verified or loaded for it, and no dictionary opened: that may take as long as a
    model of a gigabyte needs to be read.

    Args:
        planned: Decides the direction.
        model: As ``Models.choose`` takes it.
        settings: What a person may choose.

    Raises:
        ModelError: the model is not installed, or not of this direction.
    """
    with Models(
        quality=settings.quality,
        interactive=settings.reading_order,
        for_signature=True,
        regional=settings.regional,
    ) as models:
        chosen = models.choose(planned, model)
        found = None if chosen.engine.passthrough else ModelStore().dictionary()
        return Run(
            engine=chosen.engine,
            second=chosen.second,
            reverse=chosen.reverse,
            dictionary_digest=found.digest if found else "",
            settings=settings,
        ).signature


@contextmanager
def run(
    planned: Plan,
    *,
    model: str | None = None,
    library: Library | None = None,
    settings: Settings | None = None,
    glossary: Glossary | None = None,
    models: Models | None = None,
) -> Iterator[Run]:
    """Open the engines and the dictionary for a plan.

    Args:
        planned: Decides the direction.
        model: As ``Models.choose`` takes it.
        library: Memory and jobs; None: nothing is remembered.
        settings: What a person may choose.
        glossary: As ``terminology.gather`` returns it; None: the library's own.
        models: Holds the engines and closes them when it is closed itself; None: they are
            opened for this run and closed with it.

    Raises:
        ModelError: the model is not installed or damaged.
    """
    settings = settings or Settings()
    own = Models(
        quality=settings.quality,
        interactive=settings.reading_order,
        regional=settings.regional,
    )
    try:
        chosen = (models or own).choose(planned, model)
        found = None if chosen.engine.passthrough else ModelStore().dictionary()
        yield Run(
            engine=chosen.engine,
            second=chosen.second,
            reverse=chosen.reverse,
            library=library,
            dictionary=dictionary.installed() if found else None,
            dictionary_digest=found.digest if found else "",
            glossary=gather(library=library) if glossary is None else glossary,
            settings=settings,
        )
    finally:
        own.close()


def _supporting(engine: Engine, *, source: str, target: str) -> Engine:
    if not engine.supports(source, target):
        raise ModelError(
            "model.other-direction", name=engine.name, source=tagged(source), target=tagged(target)
        )
    return engine
