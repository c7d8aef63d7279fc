"""The align command, as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
CHINESE = "2019年7月，有1200人上了Zugspitze。路有3.7公里，要走55分钟。\n"
ENGLISH = "In July 2019, 1,200 people went up the Zugspitze. The path is 3.7 km, or 55 minutes.\n"
MORE = "\nOnly the English text says that 640 of them came down again by the 5 p.m. train.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("zh.md", CHINESE), ("en.md", ENGLISH), ("long.md", ENGLISH + MORE),
        ("zh/berg.md", CHINESE), ("zh/nur.md", CHINESE), ("en/berg.txt", ENGLISH),
        ("en/old/berg.md", ENGLISH),
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_two_files_become_a_memory_for_other_programs(duizhao: Command, folder: Path) -> None:
    done = duizhao("align", "zh.md", "en.md", "-o", "pairs.tmx")
    assert done.code == 0
    assert "zh.md + en.md → pairs.tmx: 2 pairs, 0 sentences without a partner" in done.err
    assert (folder / "pairs.tmx").read_text("utf-8").count("<tu ") == 2
    duizhao("align", "zh.md", "en.md")
    assert (folder / "zh.en.tmx").is_file()


def test_what_has_no_partner_is_named(duizhao: Command, folder: Path) -> None:
    done = duizhao("align", "long.md", "zh.md", "-o", "pairs.tsv")
    assert "1 sentence without a partner" in done.err
    assert "only in long.md: Only the English text says" in done.err
    assert "Only the English text says" in (folder / "pairs.tsv").read_text("utf-8")
    assert duizhao("align", "long.md", "zh.md", "-o", "again.tsv", "-q").err == ""


def test_programs_get_everything(duizhao: Command, folder: Path) -> None:
    done = duizhao("align", "zh.md", "long.md", "--json", "--quiet")
    (told,) = json.loads(done.text)
    assert (told["pairs"], told["source_language"]) == (2, "zh-Hans")
    assert [bead["kind"] for bead in told["beads"]] == ["1-1", "1-1", "0-1"]
    assert told["beads"][1]["source"] == ["路有3.7公里，要走55分钟。"]
    assert not list(folder.glob("*.tmx"))


def test_folders_are_taken_together_by_name(duizhao: Command, folder: Path) -> None:
    done = duizhao("align", "zh", "en", "--as", "tsv,jsonl", "-o", "out")
    assert done.code == 0
    assert {path.name for path in (folder / "out").iterdir()} == {"berg.en.tsv", "berg.en.jsonl"}
    assert "Without a document of the same name: zh/nur.md, en/old/berg.md" in done.err


def test_pairs_that_are_not_sure_are_left_out_and_counted(duizhao: Command, folder: Path) -> None:
    done = duizhao("align", "zh.md", "en.md", "-o", "pairs.tsv", "--min-score", "1")
    assert "left out by --min-score" in done.err
    (head,) = (folder / "pairs.tsv").read_text("utf-8").splitlines()
    assert head.startswith("source\ttarget")


def test_the_memory_is_asked_for_by_an_option(duizhao: Command, folder: Path) -> None:
    done = duizhao("align", "zh.md", "en.md", "--into-memory")
    assert "2 new in the memory" in done.err
    assert json.loads(duizhao("memory", "stats", "--json").text) == {"aligned:zh.md + en.md": 2}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("zh.md", "zh.md"), 2, "both in Chinese"),
        (("zh", "en.md"), 2, "One of the two is a folder"),
        (("zh.md", "en.md", "-o", "pairs.exe"), 2, "There is no format '.exe'"),
        (("zh.md", "en.md", "--as", "tmx,nonsense"), 2, "There is no format 'nonsense'"),
        (("zh.md", "en.md", "--as", ","), 2, "--as names no format"),
        (("zh", "en/old"), 0, "berg"),
        (("zh.md", "none.md"), 3, "none.md"),
    ],
    ids=["one-language", "folder-and-file", "suffix", "format", "nothing", "inside", "missing"],
)  # fmt: skip
def test_what_does_not_fit_is_said(
    words: tuple[str, ...], code: int, said: str, duizhao: Command, folder: Path
) -> None:
    done = duizhao("align", *words)
    assert done.code == code
    assert said in done.err


def test_strangers_are_refused_unless_asked_for(duizhao: Command, folder: Path) -> None:
    (folder / "violin.md").write_text("Turn the peg slowly. The string must not break.\n", "utf-8")
    done = duizhao("align", "zh.md", "violin.md", "-o", "pairs.tsv")
    assert done.code == 3
    assert "zh.md and violin.md do not look like translations of each other: score 0" in done.err
    assert not (folder / "pairs.tsv").exists()
    assert duizhao("align", "zh.md", "violin.md", "-o", "pairs.tsv", "--anyway").code == 0


def test_a_folder_goes_on_after_strangers(duizhao: Command, folder: Path) -> None:
    (folder / "en/nur.md").write_text("Turn the peg slowly. It must not break.\n", "utf-8")
    done = duizhao("align", "zh", "en", "-o", "out/")
    assert done.code == 3
    assert "nur.md and nur.md do not look like" in done.err
    assert [path.name for path in (folder / "out").iterdir()] == ["berg.en.tmx"]


def test_no_document_of_the_same_name_is_said(duizhao: Command, folder: Path) -> None:
    (folder / "others").mkdir()
    (folder / "others/tal.md").write_text(ENGLISH, "utf-8")
    done = duizhao("align", "zh", "others")
    assert done.code == 3
    assert "No document in zh is called like one in others." in done.err
