"""The exam of terms is what its README says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def exam(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    sys.modules.pop("glossary", None)
    import glossary

    return glossary


@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_every_row_has_its_terms_and_what_to_expect(exam, direction: str) -> None:
    questions = exam.load(BENCHMARKS / "data" / f"terms.{direction}.tsv", direction)
    assert len(questions) >= 60
    assert len({question.id for question in questions}) == len(questions)
    assert all(question.glossary.terms for question in questions)
    assert all(question.expect or question.never for question in questions)


@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_the_terms_as_they_are_given_are_what_is_expected(exam, direction: str) -> None:
    for question in exam.load(BENCHMARKS / "data" / f"terms.{direction}.tsv", direction):
        if question.expect:
            targets = " , ".join(term.targets[0] for term in question.glossary.terms)
            wanted = all(one.search(targets) for one in question.expect)
            assert wanted or question.id == "e55", question.id  # the longer of two terms


def test_a_row_is_honoured_by_its_forms_and_nothing_ruled_out(exam) -> None:
    questions = exam.load(BENCHMARKS / "data" / "terms.zh-en.tsv", "zh-en")
    row = next(question for question in questions if question.id == "z03")
    assert row.honoured("Our farm co-op sold millet.")
    assert not row.honoured("Our cooperative sold millet.")
    assert not row.honoured("Our farm co-op, a cooperative, sold millet.")
