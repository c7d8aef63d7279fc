"""What a fetch wants in all, and how much of it is here: one figure from start to end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.models.test_fetch_order import DICTIONARY, DRAFT, USABLE
from translator.models.fetch_order import fetch_default
from translator.models.fetch_portions import Portion, PortionState, amount
from translator.models.recommendation import recommend
from translator.system.machine import Machine

NOWHERE = "folder = '/nowhere/at/all'"
SIZED = '{ name = "model.gguf", size = 7 }'
LARGE = '{ name = "model.gguf", size = 50 }'


@pytest.fixture
def here(tmp_path: Path) -> str:
    (tmp_path / "model.gguf").write_bytes(b"weights")
    (tmp_path / "words.txt").write_text("词 词 [ci2] /word/\n", "utf-8")
    return f"folder = '{tmp_path}'"


def told(store: Any) -> list[tuple[Portion, ...]]:
    heard: list[tuple[Portion, ...]] = []
    advice = recommend(store.specs, usable_engines=USABLE, machine=Machine())
    fetch_default(advice, store=store, watch=heard.append)
    return heard


def test_what_is_wanted_is_known_before_anything_is_fetched_and_each_model_once(
    make_store: Any, entry: Any, here: str, tmp_path: Path
) -> None:
    store = make_store(
        entry("good", source=here, files=SIZED),
        entry("quick", source=here, files=SIZED, more=DRAFT),
        DICTIONARY.format(place=tmp_path),
    )
    first, *_, last = told(store)
    assert [(one.purpose, one.direction, one.name, one.size) for one in first] == [
        ("dictionary", "", "words", 0), ("draft", "", "quick", 7), ("best", "", "good", 7),
    ]  # fmt: skip
    assert {one.state for one in first} == {PortionState.WAITING}
    assert {one.state for one in last} == {PortionState.TAKEN}
    assert (amount(first).done, amount(first).total) == (0, 14)
    assert (amount(last).done, amount(last).total) == (14, 14)
    assert {one.state for one in told(store)[0]} == {PortionState.HERE}


def test_a_model_in_place_of_one_that_is_not_had_is_counted_instead_of_it(
    make_store: Any, entry: Any, here: str, tmp_path: Path
) -> None:
    store = make_store(
        entry("gone", source=NOWHERE, files=LARGE),
        entry("good", source=here, files=SIZED),
        DICTIONARY.format(place=tmp_path),
    )
    heard = told(store)
    assert amount(heard[0]).total == 50
    (best,) = [one for one in heard[-1] if one.purpose == "best"]
    assert (best.name, best.state) == ("good", PortionState.TAKEN)
    assert amount(heard[-1]).total == 7


def test_directions_that_get_different_models_have_a_portion_each(
    make_store: Any, entry: Any, here: str, tmp_path: Path
) -> None:
    store = make_store(
        entry("gone", source=NOWHERE, files=LARGE),
        entry("in", source=here, files=SIZED, directions='"zh-en"'),
        entry("out", source=here, files=SIZED, directions='"en-zh"'),
        DICTIONARY.format(place=tmp_path),
    )
    heard = told(store)
    assert {one.name for one in heard[-1]} == {"words", "in", "out"}
    assert {one.state for one in heard[-1]} == {PortionState.TAKEN}
    done = [amount(one).done for one in heard]
    assert done == sorted(done)


@pytest.mark.parametrize(("share", "done"), [(0.0, 10), (0.5, 60), (1.0, 110), (7.0, 110)])
def test_the_one_at_hand_counts_as_far_as_it_is_and_what_was_here_does_not(
    share: float, done: int
) -> None:
    def portion(state: PortionState, size: int) -> Portion:
        return Portion(purpose="best", direction="", name=state, size=size, state=state)

    found = amount(
        [
            portion(PortionState.HERE, 5), portion(PortionState.TAKEN, 10),
            portion(PortionState.FETCHING, 100), portion(PortionState.WAITING, 40),
            portion(PortionState.MISSED, 900),
        ],
        share=share,
    )  # fmt: skip
    assert (found.done, found.total) == (done, 150)
