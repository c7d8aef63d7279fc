"""The export command: where the files go, and what is refused before anything is translated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

ECHO = ("--model", "echo", "-q")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "articles" / "article.md"
    path.parent.mkdir()
    path.write_text("# 早市\n\n天还没有亮。\n", encoding="utf-8")
    return path


def test_pairs_of_one_file_go_into_the_file_that_is_named(
    duizhao: Command, article: Path, tmp_path: Path
) -> None:
    output = tmp_path / "pairs.jsonl"
    assert duizhao("export", article, "--as", "jsonl", "-o", output, *ECHO).code == 0
    pairs = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert [pair["target"] for pair in pairs if "target" in pair] == ["⟦早市⟧", "⟦天还没有亮。⟧"]


def test_pairs_of_a_folder_go_into_a_folder_though_it_holds_one_article(
    duizhao: Command, article: Path, tmp_path: Path
) -> None:
    output = tmp_path / "pairs"
    assert duizhao("export", article.parent, "--as", "jsonl", "-o", output, *ECHO).code == 0
    assert [path.name for path in output.iterdir()] == ["article.en.jsonl"]


def test_several_forms_of_one_file_go_into_a_folder(
    duizhao: Command, article: Path, tmp_path: Path
) -> None:
    output = tmp_path / "pairs"
    assert duizhao("export", article, "--as", "tmx, TSV", "-o", output, *ECHO).code == 0
    assert sorted(path.name for path in output.iterdir()) == ["article.en.tmx", "article.en.tsv"]


def test_without_a_place_they_stand_beside_the_article(duizhao: Command, article: Path) -> None:
    ended = duizhao("export", article, "--as", "tsv", "--model", "echo")
    assert ended.code == 0
    assert article.with_name("article.en.tsv").is_file()
    assert "article.en.tsv: 2 segments" in ended.err


def test_what_is_not_translated_yet_can_be_left_so(duizhao: Command, article: Path) -> None:
    ended = duizhao("export", article, "--as", "tsv", "--no-translate", *ECHO)
    assert ended.code != 0
    assert list(article.parent.iterdir()) == [article]
    assert duizhao("translate", article, *ECHO).code == 0
    assert duizhao("export", article, "--as", "tsv", "--no-translate", *ECHO).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as", "doc"), "Choose among: "),
        (("--as", " , "), "Choose among: "),
        (("--as", "tmx", "--ruby", "pinyin"), "html"),
    ],
)
def test_a_form_that_is_none_is_refused_first(
    duizhao: Command, article: Path, words: tuple[str, ...], said: str
) -> None:
    ended = duizhao("export", article, *words, *ECHO)
    assert ended.code == 2
    assert said in ended.err
    assert list(article.parent.iterdir()) == [article]


def test_documents_are_laid_out_as_asked_and_as_usual_where_nothing_is_said(
    duizhao: Command, article: Path, tmp_path: Path
) -> None:
    forms = ("export", article, "--as", "html,md.page,docx,epub,odt")
    assert duizhao(*forms, "-o", tmp_path / "usual", *ECHO).code == 0
    usual = {path.name: path.read_bytes() for path in (tmp_path / "usual").iterdir()}
    assert set(usual) == {
        "article.en.html", "article.en.page.md", "article.en.docx", "article.en.epub",
        "article.en.odt",
    }  # fmt: skip
    assert b'<body class="both">' in usual["article.en.html"]
    assert "天还没有亮。\n\n⟦天还没有亮。⟧\n".encode() in usual["article.en.page.md"]
    assert duizhao(*forms, "--layout", "target", "-o", tmp_path / "alone", *ECHO).code == 0
    alone = {path.name: path.read_bytes() for path in (tmp_path / "alone").iterdir()}
    assert b'<body class="target-only">' in alone["article.en.html"]
    assert all(alone[name] != usual[name] for name in usual)


def test_readings_are_refused_where_nothing_asked_for_has_them(
    duizhao: Command, article: Path
) -> None:
    done = duizhao("export", article, "--as", "md,tsv", "--ruby", "pinyin", *ECHO)
    assert done.code == 2
    assert "docx" in done.err


def test_pairs_are_chosen_and_what_stays_behind_is_said(duizhao: Command, tmp_path: Path) -> None:
    article = tmp_path / "雨.md"
    article.write_text("今天下雨。\n\n今天下雨。\n\n他没带伞。\n", encoding="utf-8")
    choice = ("--as", "tsv", "--once", "--by", "engine", "--model", "echo")
    said = duizhao("export", article, *choice)
    assert said.code == 0
    assert "2 segments" in said.text + said.err
    assert "1 left out: 1 there already" in said.text + said.err
    assert len((tmp_path / "雨.en.tsv").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--as", "html,tsv", "--once"), "html is a document and holds every sentence"),
        (("--as", "tsv", "--without", "number"), "--without does not know number"),
        (("--as", "tsv", "--by", ","), "--by does not know ,"),
        (("--as", "tsv", "--length-ratio", "3"), "is no LEAST:MOST"),
        (("--as", "tsv", "--length-ratio", "3:2"), "is no LEAST:MOST"),
        (("--as", "tsv", "--length-ratio=-1:2"), "is no LEAST:MOST"),
        (("--as", "tsv", "--length-ratio", "a:b"), "is no LEAST:MOST"),
        (("--as", "tsv", "--length-ratio", ":nan"), "is no LEAST:MOST"),
        (("--as", "tsv", "--length-ratio", ""), "is no LEAST:MOST"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_before_anything_is_translated(
    duizhao: Command, article: Path, options: tuple[str, ...], words: str
) -> None:
    said = duizhao("export", article, *options, "--model", "no-such-model")
    assert said.code == 2
    assert words in said.err
