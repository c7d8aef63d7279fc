"""The exam judges right: every correct rendering passes, near misses fail."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def renderings(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("renderings")


@pytest.fixture
def exam(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("exam")


ACCEPTED = [
    ("en", "{number 600000}", "some 600,000 people"),
    ("en", "{number 600000}", "six hundred thousand people"),
    ("en", "{number 600000}", "0.6 million"),
    ("en", "{number 1200000000000}", "RMB1.2 trillion"),
    ("en", "{number 1200000000000}", "1,200 billion yuan"),
    ("en", "{number 12000000}", "12m units"),
    ("en", "{number 175000}", "175, 000 homes"),
    ("en", "{number 1000000}", "a million books"),
    ("en", "{number 1800}", "one thousand eight hundred yuan"),
    ("en", "{number 1800}", "¥1,800."),
    ("en", "{number 7}", "seven hours"),
    ("en", "{percent 5.3}", "rose 5.3%."),
    ("en", "{percent 34}", "thirty-four percent"),
    ("en", "{date 10-28}", "on the 28th of October"),
    ("en", "{date 10-28}", "Oct. 28, 2024"),
    ("en", "{ordinal 23}", "the 23rd fair"),
    ("en", "{ordinal 50}", "their fiftieth"),
    ("en", "{person Jiao|wei|xin}", "Professor Jiao Weixin"),
    ("en", "{person Jiao|wei|xin}", "Wei-xin Jiao"),
    ("en", r"dollars?|\$", "it lost $340 million"),
    ("en", "{yuan}", "¥80 each"),
    ("zh", "{yuan}", "1.2万亿元"),
    ("zh", "美元|美金", "34万亿美元"),
    ("zh", "{number 600000}", "60万人"),
    ("zh", "{number 600000}", "约六十万人"),
    ("zh", "{number 600000}", "600,000人"),
    ("zh", "{number 2}", "两家银行"),
    ("zh", "{number 150000000}", "1.5亿公里"),
    ("zh", "{number 150000000}", "1亿5000万公里"),
    ("zh", "{number 380000000000}", "3800亿元"),
    ("zh", "{number 17500}", "一万七千五百只"),
    ("zh", "{number 17500}", "1万7500只"),
    ("zh", "{percent 71}", "百分之七十一"),
    ("zh", "{percent 4.8}", "4.8％"),
    ("zh", "{date 2-29}", "2月29日"),
    ("zh", "{date 11-20}", "十一月二十日"),
    ("zh", "{ordinal 12}", "第十二条"),
]
REFUSED = [
    ("en", "{number 600000}", "60,000 people"),
    ("en", "{number 600000}", "1,600,000 people"),
    ("en", "{number 600000}", "600,000.5"),
    ("en", "{number 600}", "600 million"),
    ("en", "{number 5}", "twenty-five"),
    ("en", "{number 8}", "the weight of it"),
    ("en", "{number 30}", "30 percent"),
    ("en", "{percent 5}", "15%"),
    ("en", "{date 10-28}", "October 2"),
    ("en", "{ordinal 3}", "the thirty-third"),
    ("en", "{ordinal 3}", "3 times"),
    ("en", "{person Jiao|wei|xin}", "Jiaofeng Xin"),
    ("zh", "{number 600000}", "60万亿元"),
    ("zh", "{number 600000}", "六万人"),
    ("zh", "{number 600000}", "一百六十万人"),
    ("zh", "{number 5}", "十五个"),
    ("zh", "{percent 5}", "百分之五十"),
    ("zh", "{date 10-28}", "10月2日"),
    ("zh", "{ordinal 2}", "第二十"),
]


@pytest.mark.parametrize(("language", "expect", "target"), ACCEPTED)
def test_correct_renderings_pass(
    renderings: ModuleType, language: str, expect: str, target: str
) -> None:
    assert renderings.compile_fact(expect, language).search(target)


@pytest.mark.parametrize(("language", "expect", "target"), REFUSED)
def test_near_misses_fail(renderings: ModuleType, language: str, expect: str, target: str) -> None:
    assert not renderings.compile_fact(expect, language).search(target)


def test_unknown_placeholders_are_refused(renderings: ModuleType) -> None:
    with pytest.raises(ValueError, match="there is no placeholder"):
        renderings.compile_fact("{weight 3}", "en")


@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_exam_is_large_and_varied_enough(exam: ModuleType, direction: str) -> None:
    questions = exam.load(FOLDER / "data" / f"facts.{direction}.tsv", direction)
    assert len(questions) >= 130
    assert {question.kind for question in questions} == set(exam.KINDS)
    assert sum(question.kind == "name" for question in questions) >= 30
    assert len({question.source for question in questions}) == len(questions)


@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_untranslated_text_fails(exam: ModuleType, direction: str) -> None:
    """Only rows whose digits stay as they are may pass."""
    questions = exam.load(FOLDER / "data" / f"facts.{direction}.tsv", direction)
    passed = [question.id for question in questions if not question.wrong(question.source)]
    assert len(passed) <= 0.2 * len(questions)
