"""The server's engines: kept for who wants the same, rested for who wants others."""

from __future__ import annotations

import pytest

from translator.application import Options
from translator.types import Quality
from ui.jobs import engine_pools
from ui.jobs.engine_pools import EnginePools


class Pool:
    """Notes what is done to it."""

    def __init__(self, wanted: object) -> None:
        self.wanted, self.done = wanted, list[str]()

    def rest(self) -> None:
        self.done.append("rest")

    def close(self) -> None:
        self.done.append("close")


def test_who_wants_the_same_engines_shares_them_and_the_others_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine_pools, "EnginePool", Pool)
    pools, fast, best = EnginePools(), Options(quality=Quality.FAST), Options(quality=Quality.BEST)
    one, other = pools.of(fast), pools.of(best)
    assert one is not other
    assert pools.of(Options(quality=Quality.FAST)) is one
    pools.rest_others(fast)
    assert (one.done, other.done) == ([], ["rest"])
    pools.close()
    assert (one.done, other.done) == (["close"], ["rest", "close"])
