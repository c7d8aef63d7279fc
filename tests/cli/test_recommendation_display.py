"""What suits this computer, line by line, and the same for programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from translator.application import ModelPart, ModelRecommendation
from translator.cli.recommendation_display import recommendation_facts, recommendation_lines
from translator.models.recommendation import recommend
from translator.models.specs import PACKAGED, read_specs
from translator.system.machine import Machine

ENGINES = frozenset({"ctranslate", "firefox", "llama"})


@pytest.fixture(scope="module")
def advice() -> ModelRecommendation:
    small = Machine(memory=4_000_000_000, cores=2, devices=())
    return recommend(read_specs(PACKAGED), usable_engines=ENGINES, machine=small)


def test_each_direction_has_its_models_numbered_in_the_order_they_are_tried(
    advice: ModelRecommendation,
) -> None:
    lines = list(recommendation_lines(advice, ()))
    heads = [at for at, line in enumerate(lines) if line.endswith(":") and line[0] != " "]
    assert len(heads) == len(advice.orders) and heads[0] == 0
    for order, head in zip(advice.orders, heads, strict=True):
        tried = [one for one in order.choices if one.part is not ModelPart.LEFT_OUT]
        found = lines[head + 1 : head + 1 + len(tried)]
        assert [line.split(",")[0] for line in found] == [
            f"  {number}. {one.spec.name}" for number, one in enumerate(tried, 1)
        ]


def test_what_is_left_out_follows_without_a_number_and_says_why(
    advice: ModelRecommendation,
) -> None:
    lines = list(recommendation_lines(advice, ()))
    left = [one for one in advice.orders[0].choices if one.part is ModelPart.LEFT_OUT]
    assert left
    assert [f"  -  {one.spec.name}: only by its name ({one.reason})" for one in left] == [
        line for line in lines if line.startswith("  -  ")
    ][: len(left)]


def test_the_better_one_is_called_so_once_and_the_others_what_they_are_for(
    advice: ModelRecommendation,
) -> None:
    order = replace(advice, orders=advice.orders[:1])
    lines = list(recommendation_lines(order, ()))
    good = advice.orders[0].first(ModelPart.GOOD)
    assert good is not None
    assert [line.split(",")[0].split()[-1] for line in lines if "then, better" in line] == [
        good.name
    ]
    assert sum("a draft at once" in line for line in lines) == 1


def test_only_what_is_here_is_told_to_be_here(advice: ModelRecommendation) -> None:
    name = advice.orders[0].choices[0].spec.name
    lines = list(recommendation_lines(advice, (name,)))
    assert any(line.endswith("  [here]") for line in lines)
    assert all(f" {name}," in line for line in lines if "[here]" in line)
    facts = recommendation_facts(advice, (name,))
    first = next(iter(facts["directions"].values()))
    assert [one["name"] for one in first if one["here"]] == [name]


def test_a_size_that_nobody_knows_is_told_so(advice: ModelRecommendation) -> None:
    order = advice.orders[0]
    spec = order.choices[0].spec
    unsized = replace(spec, files=(replace(spec.files[0], size=None), *spec.files[1:]))
    alone = replace(order, choices=(replace(order.choices[0], spec=unsized),))
    _, line = recommendation_lines(replace(advice, orders=(alone,)), ())
    assert ", size not known, " in line
    _, line = recommendation_lines(
        replace(advice, orders=(replace(order, choices=order.choices[:1]),)), ()
    )
    assert ", size not known, " not in line


def test_programs_are_told_every_model_with_its_reason(advice: ModelRecommendation) -> None:
    facts = json.loads(json.dumps(recommendation_facts(advice, ())))
    assert facts["sentence"] == str(advice.sentence())
    assert facts["machine"]["cores"] == 2
    for order in advice.orders:
        rows = facts["directions"][order.direction]
        assert [row["name"] for row in rows] == [one.spec.name for one in order.choices]
        for row, one in zip(rows, order.choices, strict=True):
            assert (row["size"], row["licence"]) == (one.spec.size, one.spec.licence)
            assert row["reason"] == ("" if one.reason is None else str(one.reason))
            assert bool(row["reason"]) == (one.part is ModelPart.LEFT_OUT)
