"""Which models of the list suit computers of several kinds."""

from __future__ import annotations

from typing import Any

import pytest

from translator.models.recommendation import BESIDE, DIRECTIONS, Part, recommend, too_much
from translator.models.specs import PACKAGED, find_spec, read_specs
from translator.system.machine import Device, Kind, Machine

GB = 1_000_000_000
LISTED = read_specs(PACKAGED)
ALL = frozenset({"ctranslate", "firefox", "llama"})


def machine(memory: float, cores: int, *devices: Device) -> Machine:
    return Machine(memory=int(memory * GB), cores=cores, devices=devices)


def card(free: float, kind: Kind = Kind.CARD) -> Device:
    return Device(name="CUDA0", description="Card 9", kind=kind, free=int(free * GB), total=24 * GB)


def parts(known: Machine, direction: str = "zh-en", engines: Any = ALL) -> dict[str, str]:
    order = recommend(LISTED, usable_engines=engines, machine=known).order(direction)
    return {
        part: spec.name if (spec := order.first(part)) else ""
        for part in (Part.DRAFT, Part.GOOD, Part.INSTEAD, Part.LAST)
    }


@pytest.mark.parametrize(
    ("known", "good"),
    [
        (machine(25, 2), "hy-mt2-1.8b"),
        (machine(16, 8), "hy-mt2-7b"),
        (machine(16, 6), "hy-mt2-7b"),
        (machine(16, 5), "hy-mt2-1.8b"),  # 6.6 tokens a second
        (machine(8, 8), "hy-mt2-1.8b"),  # too little memory for 7B beside everything else
        (machine(4, 2), "hy-mt2-1.8b"),
        (machine(3.5, 2), "hy-mt2-1.8b-q4"),
        (machine(25, 1), "quickmt-zh-en"),
        (machine(2, 4), "quickmt-zh-en"),
        (machine(1, 1), ""),
        (machine(16, 2, card(8)), "hy-mt2-7b"),
        (machine(16, 2, card(3)), "hy-mt2-1.8b"),
        (machine(8, 1, card(4)), "hy-mt2-1.8b"),
        (machine(8, 2, card(5)), "hy-mt2-1.8b"),
        (machine(25, 1, card(20, Kind.BUILT_IN)), "quickmt-zh-en"),
        (Machine(), "hy-mt2-7b"),  # nothing is known of it
    ],
)
def test_the_best_that_a_computer_can_carry_is_the_good_one(known: Machine, good: str) -> None:
    for direction in DIRECTIONS:
        found = parts(known, direction)
        assert found[Part.GOOD] == good.replace("zh-en", direction)
        assert found[Part.DRAFT] == f"firefox-{direction}"


def test_without_the_engine_of_the_drafts_there_is_none_and_the_list_is_gone_through() -> None:
    found = parts(machine(16, 8), engines=frozenset({"llama"}))
    assert found[Part.DRAFT] == "" and found[Part.INSTEAD] == ""
    assert found[Part.GOOD] == "hy-mt2-7b"


def test_what_the_package_index_has_is_tried_last_on_the_smallest_computer() -> None:
    found = parts(machine(1, 1))
    assert found[Part.LAST] == "qwen2.5-coder-1.5b"
    order = recommend(LISTED, usable_engines=ALL, machine=machine(1, 1)).order("zh-en")
    assert order.choices[-1].spec.name == "qwen2.5-coder-1.5b"
    assert order.indexed is not None and order.indexed.name == "qwen2.5-coder-1.5b"


@pytest.mark.parametrize("known", [machine(25, 2), machine(128, 64, card(80)), Machine()])
def test_a_model_that_asks_for_agreement_is_left_out_of_every_order(known: Machine) -> None:
    for order in recommend(LISTED, usable_engines=ALL, machine=known).orders:
        for one in order.choices:
            assert not one.spec.consent or one.part is Part.LEFT_OUT


def test_everything_tried_stands_in_the_lists_order_but_the_draft_and_the_last() -> None:
    rank = {spec.name: number for number, spec in enumerate(LISTED)}
    order = recommend(LISTED, usable_engines=ALL, machine=machine(25, 2)).order("en-zh")
    between = [one for one in order.choices if one.part in (Part.GOOD, Part.INSTEAD)]
    assert [rank[one.spec.name] for one in between] == sorted(
        rank[one.spec.name] for one in between
    )
    assert order.choices[0].part is Part.DRAFT
    draft = rank[order.choices[0].spec.name]
    assert all((rank[one.spec.name] < draft) is (one.part is Part.GOOD) for one in between)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (machine(8, 8), "wants a computer of 10.2 GB of memory, and this one has 8.0 GB"),
        (machine(16, 1), "too slow with 1 core and no graphics card that holds it"),
        (machine(16, 4), "too slow with 4 cores and no graphics card that holds it"),
        (machine(16, 4, card(4.9)), "too slow with 4 cores and no graphics card that holds it"),
    ],
)
def test_why_a_model_is_too_much_is_told(known: Machine, said: str) -> None:
    assert said in str(too_much(find_spec("hy-mt2-7b", LISTED), known))


def test_a_card_has_to_hold_the_weights_and_what_is_computed_with_them() -> None:
    large = find_spec("hy-mt2-7b", LISTED)
    assert large.size is not None
    for room, fits in ((large.size + BESIDE, True), (large.size + BESIDE - 1, False)):
        known = Machine(memory=4 * GB, cores=1, devices=(card(room / GB),))
        assert (too_much(large, known) is None) is fits


def test_no_card_helps_a_model_that_another_engine_runs() -> None:
    small = find_spec("quickmt-zh-en", LISTED)
    assert too_much(small, machine(1, 1, card(20))) is not None


@pytest.mark.parametrize(
    ("known", "language", "said"),
    [
        (
            machine(16, 2), "en",
            "For this computer (16.0 GB of memory, 2 cores, no graphics card that llama.cpp can "
            "use): first, for a draft at once, firefox-zh-en (60.9 MB, MPL-2.0), "
            "firefox-en-zh (45.4 MB, MPL-2.0); then, better, hy-mt2-1.8b (1.5 GB, Apache-2.0). "
            "Where only a package index answers: qwen2.5-coder-1.5b (1.1 GB, Apache-2.0).",
        ),
        (
            machine(32, 16, card(20)), "zh-Hans",
            "适合这台电脑（内存 32.0 GB，16 个核心，显卡 Card 9（空闲显存 20.0 GB））的："
            "先取 firefox-zh-en（60.9 MB，MPL-2.0）、firefox-en-zh（45.4 MB，MPL-2.0），"
            "马上能出草稿；再取更好的 hy-mt2-7b（4.6 GB，Apache-2.0）。"
            "只连得上软件包索引时：qwen2.5-coder-1.5b（1.1 GB，Apache-2.0）。",
        ),
        (
            machine(1, 1), "en",
            "For this computer (1.0 GB of memory, 1 core, no graphics card that llama.cpp can "
            "use): firefox-zh-en (60.9 MB, MPL-2.0), firefox-en-zh (45.4 MB, MPL-2.0). "
            "Where only a package index answers: qwen2.5-coder-1.5b (1.1 GB, Apache-2.0).",
        ),
    ],
)  # fmt: skip
def test_it_is_said_in_a_sentence_with_sizes_and_licences(
    known: Machine, language: str, said: str
) -> None:
    advice = recommend(LISTED, usable_engines=ALL, machine=known)
    assert advice.sentence().say(language) == said


def test_what_is_not_known_of_a_computer_is_said_so_and_keeps_nothing_out() -> None:
    said = str(recommend(LISTED, usable_engines=ALL, machine=Machine()).sentence())
    assert said.startswith("For this computer (memory not known, cores not known, no graphics card")


def test_a_list_with_nothing_to_fetch_says_so() -> None:
    bound = [spec for spec in LISTED if spec.consent]
    said = str(recommend(bound, usable_engines=ALL, machine=Machine()).sentence())
    assert said.startswith("No model of the list can be fetched for this computer")


def test_where_only_the_package_index_is_left_it_is_named_as_what_it_is() -> None:
    carried = [spec for spec in LISTED if spec.name == "qwen2.5-coder-1.5b"]
    said = str(recommend(carried, usable_engines=ALL, machine=machine(1, 1)).sentence())
    assert "is small for every model of the list; the package index has qwen2.5-coder-1.5b" in said
