"""The engines of the server: the next article finds them loaded."""

from __future__ import annotations

import threading

from translator.application import EngineOptions, EnginePool, Options, engine_options


class EnginePools:
    """Engine pools by what is wanted of their engines; threads may share them."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._pools: dict[EngineOptions, EnginePool] = {}

    def of(self, options: Options) -> EnginePool:
        """Return the pool for runs with these options."""
        wanted = engine_options(options)
        with self._guard:
            if wanted not in self._pools:
                self._pools[wanted] = EnginePool(wanted)
            return self._pools[wanted]

    def rest_others(self, options: Options) -> None:
        """Free what the other pools hold: two models of a gigabyte may be too many.

        It is the caller's turn; a job that waits opens its model again.
        """
        wanted = engine_options(options)
        with self._guard:
            for other, pool in self._pools.items():
                if other != wanted:
                    pool.rest()

    def close(self) -> None:
        """Free every model; a pool that is asked again opens its engines anew."""
        with self._guard:
            for pool in self._pools.values():
                pool.close()
