"""A worker makes of a corpus what the command makes of its documents, pair for pair."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command, duizhao
from tests.standins import ScriptedEngine, install, snapshot
from translator.application.corpus_worker import CorpusWork, CorpusWorker
from translator.application.run_options import Options
from translator.corpus.corpus_folder import CorpusFolder
from translator.corpus.corpus_spans import corpus_files, spans
from translator.corpus.unit_record import UnitRecord
from translator.engines.base import Request
from translator.errors import EngineError, ModelError
from translator.exports.selection import Selection
from translator.glossary import Glossary
from translator.store import Library

__all__ = ["duizhao"]

ARTICLES = {
    "早市.md": "# 早市\n\n天没亮，`x` 街上**很热闹**。卖豆腐的师傅来得最早。\n\n- 30斤豆腐\n",
    "茶馆.txt": "茶馆八点开门。卖豆腐的师傅来得最早。\n\n王建国每天都来。\n",
    "page.html": "<p>小店在<a href='x'>河边</a>。她喝茶。</p>",
    "empty.md": "```\nx = 1\n```\n",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def make(given: Path, output: Path, **more: Any) -> list[UnitRecord]:
    folder = CorpusFolder(output)
    if folder.begin({}):
        folder.settle({})
    options = more.pop("options", Options(model="scripted"))
    work = CorpusWork(
        folder=folder, options=options, glossary=Glossary(), settings="", **more
    )  # fmt: skip
    documents = sorted(given.iterdir()) if given.is_dir() else []
    with CorpusWorker(work) as worker:
        files = corpus_files(given, documents, besides=output)
        return [worker.make(span) for span in spans(files, size=100)]


def rows(folder: Path) -> list[dict[str, Any]]:
    lines = [
        json.loads(line)
        for path in sorted(folder.rglob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    for one in lines:
        one["provenance"].pop("created")
        one.pop("path", None)
        one.pop("record", None)
    return sorted(lines, key=lambda one: (one["document"], one["block"], one["segment"]))


@pytest.mark.parametrize("model", ["echo", "scripted"])
def test_pairs_are_those_of_the_command(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, duizhao: Command, model: str
) -> None:
    install(monkeypatch, ScriptedEngine(batch=4))
    made = make(articles, tmp_path / "corpus", options=Options(model=model))
    out = tmp_path / "single"
    assert duizhao("translate", articles, "--as", "jsonl", "-o", out, "--model", model).code in (
        0,
        1,
    )
    assert rows(tmp_path / "corpus" / "pairs") == rows(out)
    assert sum(one.written for one in made) == len(rows(out)) > 8


def test_a_person_s_word_of_the_memory_counts(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, duizhao: Command
) -> None:
    install(monkeypatch, ScriptedEngine(batch=4))
    back = tmp_path / "mine.tmx"
    back.write_text(
        '<tmx version="1.4"><header srclang="zh-Hans"/><body><tu>'
        '<tuv xml:lang="zh-Hans"><seg>卖豆腐的师傅来得最早。</seg></tuv>'
        '<tuv xml:lang="en"><seg>The tofu man comes first.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert duizhao("memory", "import", back).code == 0
    folder = CorpusFolder(tmp_path / "corpus")
    folder.begin({})
    with Library() as library, Library(folder.memory) as kept:
        kept.put_memory(library.people_rows())
    made = make(articles, folder.path)
    said = [one["target"] for one in rows(folder.path / "pairs")]
    assert said.count("The tofu man comes first.") == 2 == sum(one.people for one in made)


def test_a_second_worker_finds_what_the_first_made(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = install(monkeypatch, ScriptedEngine())
    first = make(articles, tmp_path / "corpus")
    before, asked = snapshot(tmp_path / "corpus" / "pairs"), len(engine.requests)
    assert make(articles, tmp_path / "corpus") == first
    assert (snapshot(tmp_path / "corpus" / "pairs"), len(engine.requests)) == (before, asked)


def test_what_cannot_be_translated_is_named_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, ScriptedEngine())
    path = tmp_path / "a.jsonl"
    texts = ["她喝茶。", "これは日本語の文章です。とても長い。", "It rains today, so we stay here."]
    path.write_text("".join(json.dumps({"text": one}) + "\n" for one in texts), encoding="utf-8")
    made = make(path, tmp_path / "corpus", options=Options(model="scripted", to="en"))
    assert [name for one in made for name, _ in one.broken] == ["a.jsonl:2", "a.jsonl:3"]
    assert [one["source"] for one in rows(tmp_path / "corpus" / "pairs")] == ["她喝茶。"]


def test_pairs_that_are_not_wanted_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, ScriptedEngine(lambda request: request.text))  # copies: an error
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "她每天早上喝一杯茶，然后去上班。"}\n', encoding="utf-8")
    (kept,) = make(path, tmp_path / "all")
    selection = Selection(without=frozenset({"error"}))
    (left,) = make(path, tmp_path / "good", selection=selection)
    assert (kept.written, kept.wrong, left.written, left.wrong) == (1, 1, 0, 0)
    assert left.left_out == {"finding": 1}
    assert rows(tmp_path / "good" / "pairs") == []


def test_a_failing_model_ends_it_and_what_is_done_stays(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(request: Request) -> str:
        if "茶馆" in request.text:
            raise EngineError("the server is gone")
        return "Fine."

    install(monkeypatch, ScriptedEngine(answer))
    with pytest.raises(ModelError):
        make(articles, tmp_path / "corpus")
    assert len(list((tmp_path / "corpus" / "units").iterdir())) >= 1
