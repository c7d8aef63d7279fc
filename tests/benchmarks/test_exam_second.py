"""The second exam loads, accepts correct translations and refuses wrong ones."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def exam(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("exam")


def table(direction: str, name: str = "facts-second") -> Path:
    return FOLDER / "data" / f"{name}.{direction}.tsv"


CORRECT = [
    ("zh-en", "yi-second-02", "In ten days the cartoon took RMB 420 million."),
    ("zh-en", "percent-second-03", "The central bank cuts the ratio by half a percentage point."),
    ("zh-en", "date-second-01", "Sports day opens at 8:30am on 23 September."),
    ("en-zh", "cheng-second-01", "十个通勤者中有七个说，车道更安全就会骑车。"),
    ("en-zh", "date-second-02", "音乐会改到5月18日星期四晚上六点半。"),
    ("en-zh", "name-second-06", "绿色和平组织在巴西设立了新的办事处。"),
]
WRONG = [
    ("zh-en", "yi-second-02", "In ten days the cartoon took RMB 42 million."),
    ("zh-en", "percent-second-03", "The central bank cuts the ratio by 1.5 percentage points."),
    ("zh-en", "date-second-01", "Sports day opens at 9:30am on 23 September."),
    ("en-zh", "cheng-second-01", "十七个通勤者说，车道更安全就会骑车。"),
    ("en-zh", "date-second-02", "音乐会改到5月8日星期四晚上六点半。"),
    ("en-zh", "name-second-06", "绿色和平组织在秘鲁设立了新的办事处。"),
]


@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_every_kind_is_examined(exam: ModuleType, direction: str) -> None:
    questions = exam.load(table(direction), direction)
    kinds = Counter(question.kind for question in questions)
    assert len(questions) == len({question.id for question in questions}) == 60
    assert set(kinds) == set(exam.KINDS)


@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_no_sentence_is_in_both_exams(exam: ModuleType, direction: str) -> None:
    first = {question.source for question in exam.load(table(direction, "facts"), direction)}
    second = {question.source for question in exam.load(table(direction), direction)}
    assert not first & second


@pytest.mark.parametrize(("direction", "row", "target"), CORRECT)
def test_correct_translation_passes(
    exam: ModuleType, direction: str, row: str, target: str
) -> None:
    questions = {question.id: question for question in exam.load(table(direction), direction)}
    assert questions[row].wrong(target) == []


@pytest.mark.parametrize(("direction", "row", "target"), WRONG)
def test_wrong_translation_fails(exam: ModuleType, direction: str, row: str, target: str) -> None:
    questions = {question.id: question for question in exam.load(table(direction), direction)}
    assert len(questions[row].wrong(target)) == 1
