"""Ways to choose between targets, and like sentences of a document, as the benchmarks take them."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from translator.engines.base import Output
from translator.translation.retry.candidate import Candidate
from translator.types import Finding, Level

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def candidates(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("candidate_ways")


@pytest.fixture
def learning(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("learning")


def row(module: ModuleType, *targets: tuple[str, float, float, bool]) -> Any:
    """Return a row of targets: text, its likelihood, that of the source, whether it is wrong."""
    wrong = Finding(check="numbers", level=Level.ERROR, message="")
    return module.Row(
        segment=module.sample.Segment(
            line=0, source="雨停了。", references=("The rain stopped.",), systems={}, previous=()
        ),
        candidates=tuple(
            Candidate(target=text, findings=(wrong,) if bad else (), strategy="")
            for text, _, _, bad in targets
        ),
        outputs=tuple(Output(text=text, score=own) for text, own, _, _ in targets),
        sources=tuple(source for _, _, source, _ in targets),
    )


def test_each_way_keeps_what_it_is_called_after(candidates: ModuleType) -> None:
    found = row(
        candidates,
        ("It is raining again today.", -0.9, -2.0, False),
        ("The rain has stopped.", -0.5, -1.5, False),
        ("The rain has stopped now.", -0.6, -1.6, False),
        ("The rain stopped.", -0.1, -1.0, True),
    )
    kept = {
        name: candidates.chosen(found, way).target
        for name, way in {**candidates.WAYS, **candidates.WITH_SOURCE}.items()
    }
    assert kept["first"] == kept["checks"] == found.candidates[0].target
    assert kept["one sampled"] == found.candidates[1].target
    assert kept["agreement"] == kept["checks+agreement"] == "The rain has stopped."
    assert kept["likelihood"] == kept["source"] == kept["channel"] == "The rain stopped."
    assert kept["checks+likelihood"] == kept["checks+both"] == "The rain has stopped."
    assert kept["oracle"] == "The rain stopped."
    assert kept["checks+source"] == kept["checks+channel"] == "The rain has stopped."
    assert kept["checks+agreement+source"] == "The rain has stopped."


def test_of_equals_the_first_is_kept(candidates: ModuleType) -> None:
    found = row(candidates, ("Rain.", -1.0, -1.0, False), ("Rain.", -1.0, -1.0, False))
    for way in candidates.WAYS.values():
        assert list(way(found)).index(max(way(found))) in (0, 1)
    assert candidates.chosen(found, candidates.agreement) is found.candidates[0]


def test_a_second_half_is_shown_the_most_alike_of_its_own_first_half(learning: ModuleType) -> None:
    sources = [
        "豆腐摊的老板每天四点起床磨豆子。",
        "豆腐摊的老板姓王，是本地人。",
        "豆腐摊的老板说今年豆子贵了不少。",
        "图书馆星期一闭馆，星期二开门。",
        "豆腐摊的老板说今年豆子贵了很多。",
        "豆腐摊的老板说今年豆子便宜了。",
    ]
    documents = ["market", "market", "market", "market", "other", "?"]
    references = [f"reference {number}" for number in range(6)]
    (one,) = learning.learners(sources, references, documents, 1, "zh")
    assert (one.line, one.examples) == (2, ((sources[0], "reference 0"),))
    (two,) = learning.learners(sources, references, documents, 2, "zh")
    assert [target for _, target in two.examples] == ["reference 1", "reference 0"]
    assert two.likeness == learning.likeness(sources[2], sources[0])
