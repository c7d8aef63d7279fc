"""Small documents share the engine's calls, and each still gets its own result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.standins import ScriptedEngine, install, word_by_word
from translator.errors import EngineError

TEXTS = {
    "a.md": "# 早市\n\n天还没有亮，街上已经很热闹了。他每天三点起床。\n",
    "b.md": "他每天三点起床。今天的天气很好。\n",
    "c.txt": "小店的门口放着一张旧桌子。\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def translate(duizhao, folder: Path, out: str, *words: str):
    return duizhao("translate", folder, "--model", "scripted", "-o", folder.parent / out, *words)


def results(folder: Path, out: str) -> dict[str, str]:
    return {p.name: p.read_text(encoding="utf-8") for p in (folder.parent / out).iterdir()}


def test_one_call_holds_the_sentences_of_all_and_each_sentence_once(
    folder: Path, duizhao, monkeypatch
) -> None:
    engine = install(monkeypatch, ScriptedEngine(batch=64))
    calls = []
    real = engine.translate
    engine.translate = lambda requests, **more: (
        calls.append(len(requests))
        or real(  # type: ignore[method-assign]  # to count
            requests, **more
        )
    )
    assert translate(duizhao, folder, "together").code == 0
    assert calls == [5]
    assert len(results(folder, "together")) == 3


def test_the_results_are_those_of_one_by_one(folder: Path, duizhao, monkeypatch, own_home) -> None:
    install(monkeypatch, ScriptedEngine(batch=64))
    assert translate(duizhao, folder, "together").code == 0
    (own_home / "library.sqlite3").unlink()
    install(monkeypatch, ScriptedEngine(batch=1))
    assert translate(duizhao, folder, "alone").code == 0
    assert results(folder, "together") == results(folder, "alone")


def test_the_report_counts_what_each_document_had_from_memory(
    folder: Path, duizhao, monkeypatch
) -> None:
    install(monkeypatch, ScriptedEngine(batch=64))
    report = folder.parent / "report.json"
    assert duizhao("translate", folder / "b.md", "--model", "scripted", "-q").code == 0
    (folder / "b.en.md").unlink()
    assert translate(duizhao, folder, "out", "--report", str(report)).code == 0
    entries = {Path(e["input"]).name: e for e in json.loads(report.read_text(encoding="utf-8"))}
    assert {name: entry["from_memory"] for name, entry in entries.items()} == {
        "a.md": 1, "b.md": 2, "c.txt": 0,
    }  # fmt: skip


def test_a_file_that_cannot_be_read_stops_no_other(folder: Path, duizhao, monkeypatch) -> None:
    install(monkeypatch, ScriptedEngine(batch=64))
    (folder / "b.md").write_bytes(b"\xff\xfe\x00\xd8")
    done = translate(duizhao, folder, "out")
    assert done.code == 3
    assert "b.md" in done.err
    assert set(results(folder, "out")) == {"a.en.md", "c.en.txt"}


def test_what_was_done_before_an_engine_failed_is_remembered(
    folder: Path, duizhao, monkeypatch
) -> None:
    def answer(request) -> str:
        if request.text == "早市":  # the shortest comes last
            raise EngineError("It broke.")
        return word_by_word(request.text)

    install(monkeypatch, ScriptedEngine(answer, batch=2))
    assert translate(duizhao, folder, "out").code == 4
    engine = install(monkeypatch, ScriptedEngine(batch=64))
    assert translate(duizhao, folder, "out").code == 0
    assert len(engine.texts) < 5


def test_a_dry_run_asks_nothing(folder: Path, duizhao, monkeypatch) -> None:
    engine = install(monkeypatch, ScriptedEngine(batch=64))
    assert translate(duizhao, folder, "out", "--dry-run").code == 0
    assert engine.requests == []


def test_directions_never_mix(folder: Path, duizhao, monkeypatch) -> None:
    mixed = "The sign says 早市六点开门 in large letters."
    (folder / "a.md").write_text(f"{TEXTS['a.md']}\n{mixed}\n", encoding="utf-8")
    (folder / "d.md").write_text(
        f"The market opens early in the morning.\n\n{mixed}\n", encoding="utf-8"
    )
    engine = install(monkeypatch, ScriptedEngine(batch=64))
    translate(duizhao, folder, "out")
    assert sorted(p.name for p in (folder.parent / "out").iterdir())[-1] == "d.zh-Hans.md"
    first = [one for one in engine.requests if one.text == mixed and not one.attempt]
    assert len(first) >= 2  # once for each direction, and what retries may ask besides
