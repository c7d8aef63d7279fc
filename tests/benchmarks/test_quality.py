"""The benchmark's own machinery: cache, short cut, sample, comparisons."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from translator.engines.base import Output, Request
from translator.engines.llama import grammar

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]  # a function
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module


class Counting:
    """An engine that counts its calls."""

    name, passthrough, notation, remote_host, batch, concurrency = "counting", False, True, "", 1, 1

    def __init__(self, answers: Sequence[str], signature: str) -> None:
        self.answers, self.calls, self._signature = list(answers), 0, signature

    def signature(self) -> str:
        return self._signature

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        self.calls += 1
        return [Output(text=self.answers.pop(0), tokens=3) for _ in requests]


def test_answer_is_asked_for_once(load, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    answers: ModuleType = load("answers")
    engine = Counting(["Rain."], "a")
    for _ in range(2):
        cache = answers.Answers(tmp_path / "answers.sqlite3")
        assert cache.ask(engine, "zh-en", Request(text="雨。")).text == "Rain."
        cache.close()
    assert engine.calls == 1


def test_context_and_signature_are_part_of_the_question(load, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    answers: ModuleType = load("answers")
    cache = answers.Answers(tmp_path / "answers.sqlite3")
    engine = Counting(["1", "2"], "a")
    cache.ask(engine, "zh-en", Request(text="雨。"))
    cache.ask(engine, "zh-en", Request(text="雨。", context=(("风。", "Wind."),)))
    assert engine.calls == 2
    assert cache.find("b", "zh-en", Request(text="雨。")) is None
    assert cache.find("a", "en-zh", Request(text="雨。")) is None


def test_budget_ends_a_run_and_keeps_what_was_answered(load, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    answers: ModuleType = load("answers")
    cache = answers.Answers(tmp_path / "answers.sqlite3", limit=1)
    engine = Counting(["1", "2"], "a")
    cache.ask(engine, "zh-en", Request(text="雨。"))
    with pytest.raises(answers.BudgetSpentError):
        cache.ask(engine, "zh-en", Request(text="风。"))
    assert cache.ask(engine, "zh-en", Request(text="雨。")).text == "1"


@pytest.mark.parametrize(
    ("target", "source", "answer", "expected"),
    [
        ("en", "他考察了工厂。", "He inspected the factory.", True),
        ("en", "他考察了工厂。", "He 考察 the factory.", False),
        ("en", "他考察了工厂。", "He inspected it，twice.", False),
        ("en", "他考察了工厂。", "One line.\nAnother.", False),
        ("zh", "The GDP grew.", "GDP增长了。", True),
        ("zh", "The economy grew.", "economy增长了。", False),
        ("zh", "The economy grew.", "经济增长了。", True),
    ],
)
def test_short_cut_knows_what_the_grammar_accepts(  # type: ignore[no-untyped-def]
    load, target: str, source: str, answer: str, expected: bool
) -> None:
    variants: ModuleType = load("variants")
    rule = grammar.forbid(target, source_text=source, end="</text>")
    assert variants.accepted(rule, answer) is expected


def test_grammar_is_asked_only_where_the_plain_answer_breaks_it(load, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    answers, variants = load("answers"), load("variants")
    free = Counting(["It rains.", "It 下雨 again."], "free")
    bound = Counting(["It rains again."], "bound")
    asker = variants.Asker(
        answers.Answers(tmp_path / "answers.sqlite3"),
        engines=(free, bound),
        direction="zh-en",
        dictionary=None,
    )
    plain, bare = variants.VARIANTS["plain"], variants.VARIANTS["grammar"]
    for text in ("下雨了。", "又下雨了。"):
        asker.ask(plain, text)
    assert asker.ask(bare, "下雨了。").output.text == "It rains."
    assert asker.ask(bare, "又下雨了。").output.text == "It rains again."
    assert bound.calls == 1


def test_larger_sample_begins_with_the_smaller_one(load, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    sample: ModuleType = load("sample")
    stem = tmp_path / "generaltest2022.zh-en"
    lines = [f"这是用来测试抽样的第{number}个句子。" for number in range(90)]
    for end in ("src.zh", "ref.A.en", "hyp.One.en"):
        Path(f"{stem}.{end}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    documents = "".join(f"document-{number // 9}\n" for number in range(90))
    (tmp_path / "zh-en.docids.derived.txt").write_text(documents, encoding="utf-8")
    small = sample.draw(tmp_path, "zh-en", size=8)
    large = sample.draw(tmp_path, "zh-en", size=16)
    assert large[:8] == small
    for place, segment in enumerate(large):
        earlier = [large[before].line for before in segment.previous]
        assert earlier == [segment.line - len(earlier) + step for step in range(len(earlier))]
        assert len(earlier) == place % 4
        assert all(line // 9 == segment.line // 9 for line in earlier)


def test_clear_difference_is_significant_and_none_is_not(load) -> None:  # type: ignore[no-untyped-def]
    scores: ModuleType = load("scores")
    references = [(f"the boat number {n} came home before the storm",) for n in range(40)]
    good = [reference[0] for reference in references]
    poor = ["a boat arrived" for _ in references]
    metric = scores.metrics("en")["chrF"]
    ours, theirs = (scores.statistics_of(metric, lines, references) for lines in (good, poor))
    clear = scores.compare(metric, ours, theirs)
    assert clear.difference > 50
    assert clear.low > 0
    assert clear.p < 0.01
    none = scores.compare(metric, ours, ours)
    assert none.difference == 0
    assert none.p == 1
