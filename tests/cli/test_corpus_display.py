"""How far a corpus is, and what became of it, in words."""

from __future__ import annotations

import io
import sys
from collections import Counter
from pathlib import Path

import pytest

from translator.application import CorpusMade, CorpusProgress, Filtered, Options
from translator.cli import corpus_display
from translator.cli.corpus_display import (
    CorpusDisplay,
    FilterDisplay,
    fallen_table,
    summary,
)
from translator.corpus.pair_quality import WHY
from translator.corpus.unit_record import UnitRecord


class Screen(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass when a test says so."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(corpus_display, "time", made)
    return made


def progress(done: int, *, begins: bool = False, total: int = 4, given: int = 0) -> CorpusProgress:
    return CorpusProgress(
        done=done, total=total, bytes_done=given, bytes_total=400,
        latest=None if begins else UnitRecord(), so_far=UnitRecord(sentences=1, doubtful=2),
        workers=1,
    )  # fmt: skip


def test_elsewhere_than_on_a_terminal_a_line_is_said_every_half_minute(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = CorpusDisplay(quiet=False)
    clock.now += 500.0
    shown.report_corpus(progress(0, begins=True))
    assert capsys.readouterr().err == "1 worker, 4 parts\n"
    shown._told = clock.now
    clock.now += 29.9
    shown.report_corpus(progress(1, given=100))
    assert capsys.readouterr().err == ""
    clock.now += 0.1
    shown.report_corpus(progress(1, given=100))
    said = "1 of 4 parts, 1 sentence, 2 to look at, 1 min 30 s left\n"
    assert capsys.readouterr().err == said
    clock.now += 29.9
    shown.report_corpus(progress(2, given=200))
    shown.close()
    assert capsys.readouterr().err == ""


def test_before_anything_is_done_the_time_is_that_of_everything(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = CorpusDisplay(quiet=False)
    clock.now += 30.0
    shown.report_corpus(progress(0, total=1))
    assert capsys.readouterr().err == ("0 of 1 part, 1 sentence, 2 to look at, 3 h 20 min left\n")


def test_on_a_terminal_a_line_is_written_over_and_taken_away(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    shown = CorpusDisplay(quiet=False)
    clock.now += 100.0
    shown.report_corpus(progress(1, given=1))
    clock.now = 1000.0
    shown.report_corpus(progress(2, given=400))
    _, long, short = screen.getvalue().split("\r")
    assert long.startswith("1 of 4 parts") and short.startswith("2 of 4 parts")
    assert short.endswith("0 s left" + " " * (len(long) - len(short.rstrip())))
    shown.close()
    shown.close()
    assert screen.getvalue().split("\r")[3:] == [" " * len(short.rstrip()), ""]


def test_who_wants_quiet_is_told_nothing(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    shown = CorpusDisplay(quiet=True)
    shown.begin_corpus("settings", Options(model="echo"), None)
    shown.report_corpus(progress(0, begins=True))
    clock.now += 100.0
    shown.report_corpus(progress(1))
    assert capsys.readouterr().err == ""


def test_where_texts_go_is_said_before_they_do(capsys: pytest.CaptureFixture[str]) -> None:
    shown = CorpusDisplay(quiet=False)
    shown.begin_corpus("", Options(model="echo"), None)
    assert capsys.readouterr().err == "Starting Ray …\n"
    far = {"zh-en": "openai:m@http://far.example/v1", "en-zh": "openai:n@http://far.example/v1"}
    shown.begin_corpus("a = 1", Options(models=far), "ray://b\x1b.example")
    said = capsys.readouterr().err
    assert said.startswith("a = 1\nThe texts are sent to the Ray cluster at ray://b")
    assert "\x1b" not in said and said.count("far.example") == 1


def test_pairs_that_are_judged_are_told_every_half_minute(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = FilterDisplay(quiet=False)
    clock.now += 29.9
    shown.judged(9, 8)
    clock.now += 0.1
    shown.judged(10, 8)
    clock.now += 29.9
    shown.judged(11, 8)
    assert capsys.readouterr().err == "10 pairs looked at, 8 stay\n"


def filtered(**more: object) -> Filtered:
    said: dict[str, object] = {
        "pairs": 8, "kept": 5, "fallen": {"empty": 1, "near": 2}, "checks": {}, "broken": 0,
        "wrong": (), "examples": {},
    }  # fmt: skip
    return Filtered(**(said | more))  # type: ignore[arg-type]


def test_a_table_says_what_fell_and_why() -> None:
    long = "茶" * 36
    examples = {"near": [("a:1", long, f"{long}x"), ("a:2", "b", "c")]}
    assert list(fallen_table(filtered(examples=examples, checks={"loop": 1, "numbers": 2}))) == [
        "8 pairs: 5 stay, 3 fall",
        "  empty               1   12.5%  a side without words",
        "  near                2   25.0%  nearly there already",
        f"{'':<31}{long} | {'茶' * 35}…",
        "  checks: loop 1, numbers 2",
    ]
    assert list(fallen_table(filtered(pairs=1, kept=1, fallen={}))) == ["1 pair: 1 stay, 0 fall"]


@pytest.mark.parametrize(("number", "last"), [(10, "a:9"), (11, "and 1 more"), (12, "and 2 more")])
def test_so_many_broken_parts_are_named_and_the_others_counted(number: int, last: str) -> None:
    wrong = tuple((f"a:{at}", "why") for at in range(number))
    lines = list(fallen_table(filtered(broken=number, wrong=wrong)))
    assert last in lines[-1]
    assert sum("left out: a:" in line for line in lines) == 10
    counts = UnitRecord(broken=list(wrong))
    made = CorpusMade(counts=counts, units=1, broken=number, removed=0, report=Path("r.json"))
    assert last in list(summary(made, Path("out")))[-2]


def test_every_reason_has_its_words() -> None:
    assert set(corpus_display._REASONS) == set(WHY)


def test_a_summary_says_what_there_is_and_nothing_else() -> None:
    bare = CorpusMade(counts=UnitRecord(), units=0, broken=0, removed=0, report=Path("o/r.json"))
    assert list(summary(bare, Path("o"))) == [
        "o: 0 pairs of 0 sentences in 0 documents", "  all counts: o/r.json",
    ]  # fmt: skip
    counts = UnitRecord(
        documents=1, sentences=9, written=1, people=2, left_out=Counter(score=3),
        findings={"numbers": Counter(warning=1, error=2), "loop": Counter(error=1)},
    )  # fmt: skip
    full = CorpusMade(counts=counts, units=1, broken=0, removed=1, report=Path("o/r.json"))
    assert list(summary(full, Path("o")))[:-1] == [
        "o: 1 pair of 9 sentences in 1 document",
        "  2 with a person's word from the memory",
        "  3 left out: 3 of a low score",
        "  findings: loop 1, numbers 3",
        "  1 file of pairs taken away: the input has changed since they were made",
    ]
