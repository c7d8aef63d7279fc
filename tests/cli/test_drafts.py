"""``--draft``: what is written is the better model's, and what is wrong with a draft is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.standins import ScriptedEngine, install
from translator.cli.display import Display
from translator.engines.base import Request
from translator.errors import EngineError
from translator.store import Library
from translator.translation.progress import Progress

ARTICLE = "# 早市\n\n天还没有亮，街上已经很热闹了。面馆已经开门。\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def failing(request: Request) -> str:
    if "面馆" in request.text:
        raise EngineError("engine.no-answer")
    return "The street is busy already."


def test_the_output_is_the_better_models_alone(duizhao, article: Path) -> None:
    plain = duizhao("translate", article, "--model", "echo", "-o", "-", "--fresh")
    drafted = duizhao(
        "translate", article, "--model", "echo", "--draft", "echo:identity", "-o", "-", "--fresh"
    )
    assert drafted.code == 0
    assert drafted.out == plain.out
    assert "draft" not in drafted.err


def test_a_draft_that_stays_is_counted_marked_and_left_out_of_what_engines_made(
    duizhao, article: Path, monkeypatch
) -> None:
    install(monkeypatch, ScriptedEngine(failing))
    report = article.with_name("report.json")
    words = (article, "--model", "scripted", "--draft", "echo:identity", "-o", "-")
    done = duizhao("translate", *words, "--report", report)
    assert ", 1 draft" in done.err
    (entry,) = json.loads(report.read_text(encoding="utf-8"))
    assert (entry["drafts"], entry["translated"]) == (1, 2)
    assert entry["findings"]["draft"] == {"warning": 1}
    lines = duizhao("export", *words, "--as", "jsonl").out.decode().splitlines()
    drafts = [one for one in map(json.loads, lines) if one["provenance"]["kind"] == "draft"]
    assert [one["source"] for one in drafts] == ["面馆已经开门。"]
    assert 'state="initial"' in duizhao("export", *words, "--as", "xliff").out.decode()
    assert "needs-translation" in duizhao("export", *words, "--as", "xliff1").out.decode()
    assert ' draft flagged"' in duizhao("export", *words, "--as", "html").out.decode()
    by_engines = duizhao("export", *words, "--as", "tsv", "--by", "engine").out.decode()
    assert "面馆" not in by_engines
    refused = duizhao("export", article, "--model", "scripted", "--as", "tmx", "--no-translate")
    assert refused.code != 0  # a draft is no translation


@pytest.mark.parametrize("form", ["tmx", "tsv", "jsonl"])
def test_a_draft_in_a_file_is_not_taken_into_the_memory(
    duizhao, article: Path, monkeypatch, own_home: Path, form: str
) -> None:
    install(monkeypatch, ScriptedEngine(failing))
    pairs = article.with_name(f"pairs.{form}")
    words = ("--model", "scripted", "--draft", "echo:identity", "--as", form, "-o", pairs)
    assert pairs.exists() or duizhao("export", article, *words).code == 0
    (own_home / "library.sqlite3").unlink()
    assert duizhao("memory", "import", pairs).code == 0
    with Library() as library:
        assert library.known_targets("面馆已经开门。", source_language="zh-Hans",
                                     target_language="en") == []  # fmt: skip
        assert sum(library.memory_sizes().values()) == 2


@pytest.mark.parametrize(
    ("draft", "says", "next_step"),
    [
        ("echo", "echo is the model that translates, too", "quicker model"),
        ("no-such", "draft model cannot be used", "duizhao models list"),
        ("openai:m@nowhere", "draft model cannot be used", "Leave the draft out"),
    ],
)
def test_a_draft_model_that_cannot_be_is_refused_before_anything_is_written(
    duizhao, article: Path, draft: str, says: str, next_step: str
) -> None:
    done = duizhao("translate", article, "--model", "echo", "--draft", draft)
    assert done.code == 4
    assert says in done.err
    assert next_step in done.err
    assert not article.with_name("article.en.md").exists()


def test_the_setting_drafts_unless_it_is_the_model_itself_or_left_out(
    duizhao, article: Path
) -> None:
    assert duizhao("config", "set", "drafts.zh-en", "no-such").code == 0
    words = ("translate", article, "--model", "echo", "-o", "-")
    refused = duizhao(*words)
    assert refused.code == 4
    assert "duizhao config unset drafts.zh-en" in refused.err
    assert duizhao(*words, "--no-config").code == 0
    assert duizhao(*words, "--draft", "echo:identity").code == 0
    assert duizhao("check", article, "--model", "echo").code in (0, 1)  # it drafts nothing
    assert duizhao("config", "set", "drafts.zh-en", "echo").code == 0
    assert duizhao(*words).code == 0


def test_progress_says_drafts_beside_what_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    display = Display(quiet=False)
    facts = {"document": "a.md", "total": 40, "characters_total": 400, "findings": 0}
    for done, drafting in ((0, True), (12, False)):
        display._said = -1e9  # a line is due
        display.report(
            Progress(done=done, characters_done=done * 10, drafts=28, drafting=drafting, **facts)  # type: ignore[arg-type]  # a table of facts
        )
    first, second = capsys.readouterr().err.splitlines()
    assert "0 of 40 segments" in first
    assert first.endswith("; 28 drafts so far")
    assert "12 of 40 segments" in second
    assert second.endswith("; 28 drafts there, the better translation follows")


def test_the_library_of_python_drafts_too(article: Path) -> None:
    import translator

    told: list[str] = []
    made = translator.translate(
        article, to="en", model="echo", draft="echo:identity",
        progress=lambda now: told.extend(pair.target for pair in now.latest_drafts),
    )  # fmt: skip
    assert told == [pair.source.strip() for pair in made.pairs]
    assert all(pair.target.startswith("⟦") for pair in made.pairs)
