"""The texts whose alignment is known are sound, and what is found is counted right."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("aligning_texts")


@pytest.fixture
def aligning(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("aligning")


def test_every_sentence_of_our_texts_is_in_one_bead(texts: ModuleType) -> None:
    found = texts.ours("all")
    assert len(found) == 10
    for known in found:
        for side, sentences in enumerate((known.chinese, known.english)):
            numbers = sorted(number for bead in known.beads for number in bead[side])
            assert numbers == list(range(len(sentences))), known.name
        assert 55 <= len(known.chinese) <= 200, known.name


def test_our_texts_have_what_translators_do(texts: ModuleType) -> None:
    beads = [bead for known in texts.ours("all") for bead in known.beads]
    kinds = {(len(one), len(other)) for one, other in beads}
    assert {(1, 0), (0, 1), (1, 2), (2, 1), (1, 3)} <= kinds
    assert {known.name for known in texts.ours("tune")}.isdisjoint(
        known.name for known in texts.ours("blind")
    )


def test_shuffled_documents_are_the_same_each_time_and_whole(texts: ModuleType) -> None:
    pairs = [(f"第{number}句话。", f"Sentence {number}.") for number in range(200)]
    first, again = (list(texts.shuffled(pairs, 100)) for _ in range(2))
    assert first == again
    assert len(first) == 2
    for known in first:
        numbers = sorted(number for bead in known.beads for number in bead[1])
        assert numbers == list(range(len(known.english)))


def test_strict_means_exactly_the_right_sentences(texts: ModuleType, aligning: ModuleType) -> None:
    known = texts.Known(
        name="", chinese=(), english=(),
        beads=frozenset({((0,), (0,)), ((1, 2), (1,)), ((3,), ()), ((4,), (2,))}),
    )  # fmt: skip
    said = [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), ()), ((4,), (2,))]
    f1, precision, recall = aligning.f1([(known, said)])
    assert (precision, recall) == (2 / 3, 2 / 3)
    assert f1 == pytest.approx(2 / 3)
    assert aligning.lonely([(known, said)]) == (1, 2, 1)


def test_a_report_full_of_figures_is_aligned_without_a_dictionary(
    texts: ModuleType, aligning: ModuleType
) -> None:
    (known,) = (one for one in texts.ours("all") if one.name == "06-cooperative")
    assert aligning.f1([(known, aligning.edges(aligning.aligned(known, None)))])[0] >= 0.95
