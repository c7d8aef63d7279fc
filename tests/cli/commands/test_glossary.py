"""The glossary command, and a glossary at work in the other commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.standins import ScriptedEngine, install
from translator.engines.base import Request
from translator.glossary import Glossary, Term, read

ARTICLE = "社区食堂今天开门了。\n\n街上很热闹。\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def copying(request: Request) -> str:
    """Copy Latin letters, as a model does, and translate all else by one sentence."""
    latin = " ".join(word for word in request.text.split() if word.isascii())
    return f"Here is the {latin} today." if latin else "The street was lively and full."


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    return install(monkeypatch, ScriptedEngine(copying))


def test_terms_are_added_shown_changed_and_removed(duizhao) -> None:
    assert duizhao("glossary", "add", "合作社", "farm co-op", "--not", "cooperative").code == 0
    assert duizhao("glossary", "add", "board", "理事会", "--in", "novel").code == 0
    duizhao("glossary", "add", "合作社", "co-op", "--also", "farm co-op", "--note", "ours")
    done = duizhao("glossary", "list")
    assert done.out.decode() == "合作社 ↔ co-op | farm co-op  # ours\n"
    assert "novel (1)" in done.err
    (row,) = json.loads(duizhao("glossary", "list", "--in", "novel", "--json").out)
    assert (row["source"], row["targets"], row["target_language"]) == ("board", ["理事会"], "zh")
    assert duizhao("glossary", "remove", "合作社").code == 0
    assert duizhao("glossary", "remove", "合作社").code == 3


@pytest.mark.parametrize(("source", "target"), [("合作社", "农社"), ("farm", "co-op")])
def test_a_term_needs_one_chinese_side(duizhao, source: str, target: str) -> None:
    assert duizhao("glossary", "add", source, target).code == 2


def test_a_file_is_imported_checked_and_exported(duizhao, tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("合作社\tfarm co-op\n胡同\thutong\n胡同\tlane\n", encoding="utf-8")
    done = duizhao("glossary", "check", path)
    assert (done.code, done.out.decode().count("contradiction")) == (1, 1)
    done = duizhao("glossary", "import", path)
    assert "2 added, 0 changed, 0 as they were" in done.out.decode()
    assert "contradiction" in done.out.decode()
    assert json.loads(duizhao("glossary", "import", path, "--json").out)["same"] == 2
    for suffix in ("tbx", "csv"):
        assert duizhao("glossary", "export", tmp_path / f"out.{suffix}").code == 0
        assert len(read(tmp_path / f"out.{suffix}").terms) == 3
    assert duizhao("glossary", "export", "-", "--as", "tsv").out.decode().count("\n") == 4


def test_a_broken_file_is_refused_with_its_line(duizhao, tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("source\ttarget\n合作社\t\n", encoding="utf-8")
    done = duizhao("glossary", "import", path)
    assert done.code == 3
    assert "line 2" in done.err


def test_what_of_a_file_is_left_out_is_said_wherever_it_is_used(
    duizhao, tmp_path: Path, article: Path
) -> None:
    terms = tmp_path / "google.csv"
    terms.write_text("zh-CN,en,de\n早市,morning market,Markt\n,lake,See\n", "utf-8")
    for words in (
        ("glossary", "import", terms),
        ("glossary", "check", terms),
        ("translate", article, "--model", "echo", "-o", "-", "--glossary", terms),
    ):
        ended = duizhao(*words)
        assert ended.code == 0
        assert "Rows left out, for they lack a term in Chinese or in English: 1." in ended.err
        assert "Columns that were not read: de." in ended.err


def test_a_term_added_later_changes_only_the_sentences_that_have_it(
    duizhao, article: Path, engine: ScriptedEngine
) -> None:
    duizhao("translate", article, "--model", "scripted")
    asked = len(engine.requests)
    duizhao("glossary", "add", "社区食堂", "neighbourhood canteen")
    done = duizhao("translate", article, "--model", "scripted", "--report", article.with_name("r"))
    assert engine.texts[asked:] == ["neighbourhood canteen 今天开门了。"]
    assert "1 from memory" in done.err
    (entry,) = json.loads(article.with_name("r").read_text("utf-8"))
    assert entry["terms"] == {"in_source": 1, "honoured": 1, "corrected": 0, "missed": 0}
    written = article.with_name("article.en.md").read_text("utf-8")
    assert "neighbourhood canteen" in written


def test_a_file_named_with_the_command_beats_the_librarys_own(
    duizhao, article: Path, engine: ScriptedEngine, tmp_path: Path
) -> None:
    duizhao("glossary", "add", "社区食堂", "community kitchen")
    terms = tmp_path / "terms.csv"
    terms.write_text("社区食堂,neighbourhood canteen\n", encoding="utf-8")
    done = duizhao(
        "export", article, "--model", "scripted", "--as", "tsv", "-o", "-", "--glossary", terms
    )
    assert b"neighbourhood canteen" in done.out


def test_a_glossary_that_is_not_there_is_said_so(duizhao, article: Path) -> None:
    done = duizhao("translate", article, "--model", "echo", "--glossary", "novel")
    assert done.code == 2
    assert "novel" in done.err


def test_what_the_engine_did_not_obey_is_put_right_and_told(
    duizhao, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, ScriptedEngine(lambda request: "The dining hall opened its doors today."))
    duizhao("glossary", "add", "社区食堂", "neighbourhood canteen", "--not", "dining hall")
    duizhao("translate", article, "--model", "scripted", "--report", article.with_name("r"))
    (entry,) = json.loads(article.with_name("r").read_text("utf-8"))
    assert entry["terms"]["corrected"] == 1
    assert entry["findings"]["terms"] == {"info": 1}
    assert "neighbourhood canteen opened" in article.with_name("article.en.md").read_text("utf-8")


def test_names_need_the_dictionary(duizhao, article: Path) -> None:
    done = duizhao("glossary", "names", article, "--model", "echo")
    assert done.code == 4
    assert "cc-cedict" in done.err


def test_the_public_api_takes_a_glossary(
    article: Path, engine: ScriptedEngine, tmp_path: Path
) -> None:
    import translator

    glossary = Glossary(terms=(Term(source="社区食堂", targets=("neighbourhood canteen",)),))
    document = translator.read(article)
    by_value = translator.translate(document, model="scripted", glossary=glossary)
    path = tmp_path / "terms.tsv"
    path.write_text("社区食堂\tneighbourhood canteen\n", encoding="utf-8")
    by_path = translator.translate(document, model="scripted", glossary=path)
    assert "neighbourhood canteen" in by_value.pairs[0].target
    assert [pair.target for pair in by_path.pairs] == [pair.target for pair in by_value.pairs]
    assert by_path.pairs[0].provenance.from_memory
