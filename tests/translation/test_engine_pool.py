"""From a model's name to its engines: opened once, closed together, and the right ones."""

from __future__ import annotations

import pytest

from tests.standins import ScriptedEngine, planned
from translator.application import Options, open_run, predict_signature
from translator.engines.opening import EngineOptions
from translator.errors import ModelError
from translator.models.model_store import ModelStore
from translator.translation import engine_pool
from translator.translation.engine_pool import EnginePool
from translator.types import Quality

CHINESE, ENGLISH = "今天的天气很好。\n", "The weather is fine today.\n"


class _Record:
    def __init__(self, name: str, directions: tuple[str, ...]) -> None:
        self.name, self.directions, self.engine, self.kind = name, directions, "llama", "translator"


class _Model:
    """Stands in for an installed model."""

    def __init__(self, name: str, *directions: str) -> None:
        self.name = name
        self.record = _Record(name, directions)


class _Engine(ScriptedEngine):
    def __init__(self, model: _Model) -> None:
        super().__init__()
        self.name = model.name
        self.directions = model.record.directions
        self.closed = 0

    def supports(self, source: str, target: str) -> bool:
        return f"{source}-{target}" in self.directions

    def close(self) -> None:
        self.closed += 1


class _Scoring(_Engine):
    def score(self, pairs, *, source, target):
        return [0.0 for _ in pairs]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[_Engine]:
    """Install four models: one for both directions, the others for one; return what is opened."""
    models = [
        _Model("fast-zh-en", "zh-en"),
        _Model("fast-en-zh", "en-zh"),
        _Model("large", "zh-en", "en-zh"),
    ]
    engines: list[_Engine] = []

    def make(store: ModelStore, name: str, options: EngineOptions) -> _Engine:
        installed = store.locate(name)
        kind = _Scoring if installed.name.startswith("fast") else _Engine
        engines.append(kind(installed))  # type: ignore[arg-type]  # the stand-in above
        return engines[-1]

    monkeypatch.setattr(ModelStore, "installed", lambda self: models)
    monkeypatch.setattr(
        ModelStore, "locate", lambda self, name: next(m for m in models if m.name == name)
    )
    monkeypatch.setattr(engine_pool, "open_engine", make)
    return engines


def test_the_best_of_the_direction_is_taken(opened: list[_Engine]) -> None:
    with EnginePool() as pool:
        assert pool.choose(planned(CHINESE)).engine.name == "fast-zh-en"
        assert pool.choose(planned(ENGLISH, to="zh-Hans")).engine.name == "fast-en-zh"


def test_a_model_of_both_directions_is_opened_once_and_closed_at_the_end(
    opened: list[_Engine],
) -> None:
    with EnginePool() as pool:
        one = pool.choose(planned(CHINESE), "large").engine
        other = pool.choose(planned(ENGLISH, to="zh-Hans"), "large").engine
        assert one is other
        assert opened[0].closed == 0
    assert [engine.closed for engine in opened] == [1]


def test_a_model_of_the_other_direction_is_refused_also_when_it_is_open(
    opened: list[_Engine],
) -> None:
    with EnginePool() as pool:
        pool.choose(planned(CHINESE), "fast-zh-en")
        with pytest.raises(ModelError, match="does not translate en to zh"):
            pool.choose(planned(ENGLISH, to="zh-Hans"), "fast-zh-en")


@pytest.mark.parametrize("quality", [Quality.FAST, Quality.BALANCED])
def test_one_model_is_enough_unless_the_best_is_wanted(
    opened: list[_Engine], quality: Quality
) -> None:
    with EnginePool(EngineOptions(quality=quality)) as pool:
        chosen = pool.choose(planned(CHINESE))
    assert chosen.second is None
    assert chosen.reverse is None
    assert len(opened) == 1


def test_for_the_best_another_model_helps_and_one_of_the_other_direction_weighs(
    opened: list[_Engine],
) -> None:
    with EnginePool(EngineOptions(quality=Quality.BEST)) as pool:
        chosen = pool.choose(planned(CHINESE))
        assert chosen.second is not None
        assert chosen.reverse is not None
        assert (chosen.second.name, chosen.reverse.name) == ("large", "fast-en-zh")
    with open_run(planned(CHINESE), Options(quality=Quality.BEST)) as run:
        assert run.signature.count("also=") == 2


@pytest.mark.parametrize("quality", [Quality.BALANCED, Quality.BEST])
def test_the_signature_is_predicted_without_an_engine_that_could_translate(
    opened: list[_Engine], quality: Quality
) -> None:
    options = Options(quality=quality, reading_order=True)
    plan = planned(CHINESE)
    predicted = predict_signature(plan, options)
    assert all(engine.closed for engine in opened)
    with open_run(plan, options) as run:
        assert run.signature == predicted
