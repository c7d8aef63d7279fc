"""The measure of what grounding writes: halves, what counts as there, what was read."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from translator.grounding import Grounded, Span, ground

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]  # a function
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module


def text_of(load, documents=()):  # type: ignore[no-untyped-def]
    sources = [f"第{number}句。" for number in range(9)]
    return load("parallel").Parallel(
        set="own", direction="zh-en", sources=sources, references=[sources], documents=documents
    )


def test_halves_share_no_line_and_hold_all(load) -> None:  # type: ignore[no-untyped-def]
    text = text_of(load)
    tune, blind = set(text.half("tune").lines), set(text.half("blind").lines)
    assert tune.isdisjoint(blind)
    assert tune | blind == set(text.half("all").lines) == set(range(9))


def test_a_document_is_not_divided(load) -> None:  # type: ignore[no-untyped-def]
    text = text_of(load, documents=["a", "a", "b", "b", "b", "c", "d", "?", "?"])
    for half in ("tune", "blind"):
        lines = set(text.half(half).lines)
        for document in "abcd":
            mine = {line for line in range(9) if text.documents[line] == document}
            assert mine <= lines or mine.isdisjoint(lines)


def test_table_may_name_documents(load, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "pairs.tsv"
    file.write_text("下雨了。\tIt rains.\tweather\n晴。\tSunny.\tweather\n", encoding="utf-8")
    text = load("parallel").table(file, "zh-en")
    assert text.sources == ["下雨了。", "晴。"]
    assert text.references == [["It rains.", "Sunny."]]
    assert text.documents == ["weather", "weather"]


@pytest.mark.parametrize(
    ("target", "there"), [("600,000 jobs are planned.", True), ("60,000 jobs are planned.", False)]
)
def test_number_counts_by_its_value(load, target: str, there: bool) -> None:  # type: ignore[no-untyped-def]
    grounded = ground("计划新增岗位60万个。", source="zh", target="en")
    assert load("certainty").shown_in(grounded, target) == [there]


def test_what_was_written_counts_not_what_the_source_was_taken_for(load) -> None:  # type: ignore[no-untyped-def]
    span = Span(
        start=0, end=3, source="5万元", replacement="500,000 yuan", kind="number",
        certainty=1.0, accepted=("500,000 yuan",),
    )  # fmt: skip
    grounded = Grounded(text="", spans=(span,), source_language="zh", target_language="en")
    assert load("certainty").shown_in(grounded, "It costs 50,000 yuan.") == [False]


def test_readings_name_lines_and_say_what_they_are() -> None:
    lines = (FOLDER / "data" / "certainty-read.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == [
        "set", "direction", "line", "source", "written", "verdict", "note",
    ]  # fmt: skip
    for line in lines[1:]:
        set_, direction, number, source, written, verdict, _ = line.split("\t")
        assert direction in ("zh-en", "en-zh"), line
        assert set_, line
        assert re.fullmatch(r"[1-9]\d*", number), line
        assert source, line
        assert written, line
        assert verdict in ("wording", "wrong"), line
