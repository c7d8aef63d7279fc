"""From a model's name to the engines of a run; nothing here reaches the network."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

from translator.document.plan import Plan
from translator.engines import registry
from translator.engines.base import Engine, Scorer
from translator.engines.opening import EngineOptions, open_engine
from translator.engines.script import ScriptEngine
from translator.errors import ModelError
from translator.errors.error_sentences import tagged
from translator.models import offline
from translator.models.model_store import ModelStore
from translator.system.processes import Closing
from translator.text.languages import primary
from translator.translation.retry.scheduler import Engines
from translator.translation.settings import Settings
from translator.types import Quality


def engine_options(settings: Settings, *, for_signature: bool = False) -> EngineOptions:
    """Return what a run with these settings wants of its engines.

    Args:
        settings: What a person chose.
        for_signature: As in ``EngineOptions``: such engines translate nothing.
    """
    return EngineOptions(
        quality=settings.quality,
        interactive=settings.reading_order,
        for_signature=for_signature,
        regional=settings.regional,
    )


class EnginePool(Closing):
    """The engines of a command or a server: each model is opened once, whoever asks for it.

    Args:
        options: What is wanted of all of them; None: the defaults.
    """

    def __init__(self, options: EngineOptions | None = None) -> None:
        self._options = options or EngineOptions()
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
            tag, regional = planned.target_language, self._options.regional
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
        if self._options.quality is not Quality.BEST:
            return Engines(engine=engine)
        return Engines(
            engine=engine,
            second=self._second(store, model, source=source, target=target),
            reverse=self._reverse(store, source=source, target=target),
        )

    def quick(self, planned: Plan, model: str) -> Engine:
        """Return the engine of a model that drafts a plan, not loaded yet.

        Args:
            planned: Decides the direction.
            model: As ``choose`` takes it.

        Raises:
            ModelError: as ``choose``.
        """
        offline.enforce()
        source, target = primary(planned.source_language), primary(planned.target_language)
        return registry.echo(model) or self._named(
            ModelStore(), model, source=source, target=target
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
        engine = self._once((name,), lambda: open_engine(store, name, self._options))
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


def _supporting(engine: Engine, *, source: str, target: str) -> Engine:
    if not engine.supports(source, target):
        raise ModelError(
            "model.other-direction", name=engine.name, source=tagged(source), target=tagged(target)
        )
    return engine
