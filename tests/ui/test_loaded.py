"""Models in memory: opened once for each quality, freed for another one, usable again."""

from __future__ import annotations

import pytest

from translator import loading
from translator.types import Quality
from ui.loaded import LoadedModels


@pytest.fixture
def rested(monkeypatch: pytest.MonkeyPatch) -> list[loading.Models]:
    """Collect the models that are told to free what they hold."""
    found: list[loading.Models] = []
    monkeypatch.setattr(loading.Models, "rest", lambda models: found.append(models))
    return found


def test_a_quality_keeps_its_models() -> None:
    loaded = LoadedModels()
    assert loaded.of(Quality.FAST) is loaded.of(Quality.FAST)
    assert loaded.of(Quality.FAST) is not loaded.of(Quality.BEST)


def test_only_the_models_of_other_qualities_are_freed(rested: list[loading.Models]) -> None:
    loaded = LoadedModels()
    fast, best = loaded.of(Quality.FAST), loaded.of(Quality.BEST)
    loaded.rest_others(Quality.BEST)
    assert rested == [fast]
    assert loaded.of(Quality.BEST) is best


def test_closing_frees_all_of_them_and_they_can_be_asked_again(
    rested: list[loading.Models],
) -> None:
    loaded = LoadedModels()
    models = [loaded.of(quality) for quality in Quality]
    loaded.close()
    assert rested == models
    assert loaded.of(Quality.FAST) is models[list(Quality).index(Quality.FAST)]
